import { execFileSync } from 'child_process';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { compare, Part } from './part';

/** The file that the library reads. */
export interface Catalogue {
  readonly source: string;
  readonly tables: readonly Table[];
}

/** All repositories with the same accounts. */
export interface Table {
  readonly repositories: readonly string[];
  readonly accounts: { readonly [region: string]: string };
}

/** What the SDK says of one repository, in all versions and files together. */
export interface Repository {
  readonly name: string;
  readonly accounts: ReadonlyMap<string, string>;
  /** What its images are for: `inference`, `inference_graviton`, `eia`, `training`, `processing`… */
  readonly scopes: ReadonlySet<string>;
}

/** Where the image URI tables lie in a checkout of aws/sagemaker-python-sdk. */
const TABLES_OF_SDK = 'sagemaker-core/src/sagemaker/core/image_uri_config';

const FILE = 'src/catalogue/prebuilt-accounts.json';

/** The accounts of AWS's own images, by repository and region. */
export const PREBUILT_ACCOUNTS: Part = {
  source: 'a checkout of aws/sagemaker-python-sdk',
  reads: (path) => existsSync(join(path, TABLES_OF_SDK)),
  refresh(path, project) {
    const git = ['-C', path, 'log', '-1', '--abbrev=9', '--format=%h of %cs'];
    const commit = execFileSync('git', git, { encoding: 'utf-8' }).trim();
    const source = `Image URI tables of the SageMaker Python SDK (${TABLES_OF_SDK}), commit ${commit}`;
    const repositories = readRepositories(join(path, TABLES_OF_SDK));
    const after = catalogueOf(source, repositories);
    return {
      files: { [FILE]: `${JSON.stringify(after, undefined, 2)}\n` },
      changes: differences(JSON.parse(project.read(FILE)), repositories),
    };
  },
};

/**
 * Reads the image URI tables of the SDK, a JSON file for each framework or algorithm. An image is any object with
 * `registries` (account by region) and `repository`; how deep below `versions` it lies differs. What it is for is said
 * by a list named `scope`, or else by the key under which `versions` lie.
 */
export function readRepositories(directory: string): Repository[] {
  const found = new Map<string, { name: string; accounts: Map<string, string>; scopes: Set<string> }>();

  function read(node: any, where: string, scopes: readonly string[]): void {
    if (node.registries) {
      readImage(node, where, scopes);
    } else {
      entriesOf(node).forEach(([key, inner]) => read(inner, `${where}.${key}`, scopes));
    }
  }

  function readImage({ repository: name, registries }: any, where: string, scopes: readonly string[]): void {
    if (typeof name !== 'string') {
      throw new Error(`${where}: has registries and no repository`);
    }
    const known = found.get(name) ?? { name, accounts: new Map(), scopes: new Set() };
    found.set(name, known);
    scopes.forEach((scope) => known.scopes.add(scope));
    for (const [region, account] of Object.entries<string>(registries)) {
      if (!/^\d{12}$/.test(account)) {
        throw new Error(`${where}: "${account}" in ${region} is no account`);
      }
      const other = known.accounts.get(region) ?? account;
      if (other !== account) {
        throw new Error(`${where}: ${name} has the account ${account} in ${region}, and elsewhere ${other}`);
      }
      known.accounts.set(region, account);
    }
  }

  for (const file of readdirSync(directory).filter((name) => name.endsWith('.json')).sort()) {
    const content = JSON.parse(readFileSync(join(directory, file), 'utf-8'));
    if (content.versions) {
      read(content.versions, file, content.scope ?? []);
    } else {
      entriesOf(content).forEach(([scope, inner]) => read(inner, `${file}.${scope}`, [scope]));
    }
  }
  return [...found.values()];
}

/** What lies below an object, without texts, numbers and lists. */
function entriesOf(node: object): [string, object][] {
  return Object.entries(node).filter(([, inner]) => typeof inner === 'object' && !Array.isArray(inner));
}

/** One table for all repositories with the same accounts. The order of the input does not matter. */
export function catalogueOf(source: string, repositories: readonly Repository[]): Catalogue {
  const tables = new Map<string, { repositories: string[]; accounts: Record<string, string> }>();
  for (const { name, accounts } of [...repositories].sort((one, other) => compare(one.name, other.name))) {
    const sorted = [...accounts].sort(([one], [other]) => compare(one, other));
    const same = JSON.stringify(sorted);
    const table = tables.get(same) ?? { repositories: [], accounts: Object.fromEntries(sorted) };
    table.repositories.push(name);
    tables.set(same, table);
  }
  return { source, tables: [...tables.values()] };
}

/** Whether the SDK serves models with images of the repository. Each that it does has a constant in the library. */
export function isForInference({ scopes }: Repository): boolean {
  return ['inference', 'inference_graviton', 'eia'].some((scope) => scopes.has(scope));
}

/** What a refresh changes, a line for each repository. */
export function differences(before: Catalogue, after: readonly Repository[]): string[] {
  const old = new Map(before.tables
    .flatMap(({ repositories, accounts }) => repositories.map((name) => [name, accounts] as const)));
  const now = new Map(after.map((repository) => [repository.name, repository] as const));
  return [...new Set([...old.keys(), ...now.keys()])].sort(compare)
    .flatMap((name) => difference(name, old.get(name), now.get(name)));
}

function difference(name: string, old?: Table['accounts'], now?: Repository): string[] {
  if (!now) { return [`- ${name}`]; }
  if (!old) { return [`+ ${name}${isForInference(now) ? ': serves models and needs a constant' : ''}`]; }
  const regions = [...new Set([...Object.keys(old), ...now.accounts.keys()])]
    .filter((region) => old[region] !== now.accounts.get(region));
  return regions.length > 0 ? [`~ ${name}: ${regions.sort(compare).join(', ')}`] : [];
}
