/**
 * Runs cfn-lint and checkov, in the versions of `requirements.txt`, over the templates of the example and those of the
 * integration tests. Fails on each finding that is not in `accepted.ts`, and on each row there that is no longer found.
 */
import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { basename, join } from 'path';
import { ACCEPTED } from './accepted';
import { Finding, judge } from './judge';
import { run as runOrThrow, timed } from '../languages/run';

const ROOT = join(__dirname, '../..');
const WORK = join(ROOT, '.scan');
const BIN = join(WORK, 'venv/bin');
const REQUIREMENTS = join(__dirname, 'requirements.txt');

timed('installation', install);
const templates = timed('templates', () => [...templatesOfExample(), ...templatesOfIntegrationTests()]);
const findings = [...timed('cfn-lint', byCfnLint), ...timed('checkov', byCheckov)];
const { open, unused } = judge(findings, ACCEPTED);
open.forEach(({ rule, template, text }) => console.error(`${rule} in ${template}: ${text}`));
unused.forEach(({ rule, template }) => console.error(`${rule} in ${template}… is accepted, and no longer found: delete its row in accepted.ts`));
console.log(`${templates.length} templates, ${findings.length} findings, ${open.length} of which are not accepted`);
process.exitCode = open.length + unused.length > 0 ? 1 : 0;

/** Into an environment of its own, once for each set of versions. */
function install(): void {
  const stamp = join(WORK, 'installed.txt');
  const versions = readFileSync(REQUIREMENTS, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === versions) { return; }
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(WORK);
  runOrThrow('python3', ['-m', 'venv', join(WORK, 'venv')]);
  runOrThrow(join(BIN, 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS]);
  writeFileSync(stamp, versions);
}

function templatesOfExample(): string[] {
  const outdir = join(WORK, 'example');
  const example = join(ROOT, 'examples/registry');
  runOrThrow('npx', ['tsx', '--tsconfig', join(example, 'tsconfig.json'), join(example, 'app.ts')], { outdir });
  return templatesIn(outdir);
}

/** As they are committed, without the stacks of assertions, which are integ-runner's. */
function templatesOfIntegrationTests(): string[] {
  const folder = join(ROOT, 'test/integ');
  return readdirSync(folder).filter((name) => name.endsWith('.snapshot')).flatMap((name) => templatesIn(join(folder, name)))
    .filter((file) => basename(file).startsWith('integ-'));
}

function templatesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.template.json')).map((name) => join(folder, name));
}

function byCfnLint(): Finding[] {
  interface Match { readonly Rule: { readonly Id: string }; readonly Filename: string; readonly Message: string }
  const matches: Match[] = reportOf('cfn-lint', '--format', 'json', '--template', ...templates);
  return matches.map(({ Rule, Filename, Message }) => (
    { rule: Rule.Id, template: basename(Filename), text: Message.slice(0, 300) }
  ));
}

function byCheckov(): Finding[] {
  interface Check {
    readonly check_id: string;
    readonly file_path: string;
    readonly resource: string;
    readonly check_name: string;
  }
  // Without `--skip-download` it asks its maker for the texts of its guidelines.
  const { results } = reportOf('checkov', '--framework', 'cloudformation', '--output', 'json', '--compact', '--quiet',
    '--skip-download', '--file', ...templates);
  const failed: Check[] = results.failed_checks;
  return failed.map((check) => (
    { rule: check.check_id, template: basename(check.file_path), text: `${check.resource}: ${check.check_name}` }
  ));
}

/** The status of a scanner tells of findings as of failures; only its report tells them apart. */
function reportOf(scanner: string, ...args: string[]): any {
  const { stdout, stderr, error } = spawnSync(join(BIN, scanner), args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (error) { throw error; }
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${scanner} has made no report:\n${stdout}${stderr}`);
  }
}
