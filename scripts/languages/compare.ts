/**
 * Installs the packed library in every language, synthesizes the example and the first stack in each, and
 * fails with the difference if they do not make the same templates and assets. Runs the tests of each example as well,
 * and holds that stack's C# against jsii-rosetta's.
 *
 * Arguments are the languages to compare with TypeScript, instead of all. A language that the machine cannot run is
 * left out in one line, unless the variable `REQUIRE_LANGUAGES` is `all`.
 */
import { spawnSync } from 'child_process';
import { readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { translated } from './csharp';
import { Language, LANGUAGES, WORK } from './languages';
import { firstStacks } from './readme';
import { RunOptions, timed } from './run';
import { cdkOf, templatesOf } from './templates';
import { ARGUMENTS } from '../arguments';

type Name = keyof typeof LANGUAGES;
const known = Object.keys(LANGUAGES) as Name[];
const asked = ARGUMENTS;
const unknown = asked.filter((name) => !known.includes(name as Name));
if (unknown.length > 0) { throw new Error(`${unknown.join(', ')}: choose among ${known.join(', ')}`); }
const names = known.filter((name) => isCompared(name) && canRun(name));
const readme = firstStacks(readFileSync('README.md', 'utf8'), readFileSync('docs/first-stack.md', 'utf8'));
const differences: string[] = [];

for (const name of names) {
  const language: Language = LANGUAGES[name];
  timed(`${name}: install`, () => language.install());
  timed(`${name}: example`, () => synthesized('example', name, (options) => language.synthesize(options)));
  timed(`${name}: first stack`, () => synthesized('readme', name, (options) => language.synthesizeProgram(readme[name], options)));
  if (language.test) { timed(`${name}: tests`, () => language.test!()); }
}
for (const app of ['example', 'readme']) {
  const cdks = new Set(names.map((name) => cdkOf(join(WORK, `${app}-${name}`))));
  if (cdks.size > 1) { differences.push(`the apps use different versions of the CDK, ${[...cdks].join(', ')}: name the same in requirements.txt, pom.xml, go.mod and the .csproj files`); }
  for (const name of names.slice(1)) {
    const diff = spawnSync('git', ['diff', '--no-index', '--no-color', `${app}-${names[0]}.json`, `${app}-${name}.json`], { cwd: WORK, encoding: 'utf8' });
    if (diff.status !== 0) { differences.push(`${app}: ${name} does not make what ${names[0]} makes\n${diff.stdout}${diff.stderr}`); }
  }
}

if (isCompared('csharp')) { void checkCSharp(); } else { report(); }

/** The languages that were asked for, and TypeScript, which the others are compared with. */
function isCompared(name: Name): boolean {
  return asked.length === 0 || name === 'typescript' || asked.includes(name);
}

function canRun(name: Name): boolean {
  const missing = (LANGUAGES[name] as Language).missing?.();
  if (missing === undefined) { return true; }
  if (process.env.REQUIRE_LANGUAGES === 'all') { throw new Error(`${name}: ${missing}`); }
  console.log(`${name}: was not run, ${missing}`);
  return false;
}

async function checkCSharp(): Promise<void> {
  const csharp = await translated(readme.typescript);
  if (csharp !== readme.csharp) { differences.push(`docs/first-stack.md: the first stack in C# is not\n${csharp}`); }
  report();
}

function report(): void {
  if (differences.length === 0) {
    console.log(`the same templates and assets: ${names.join(', ')}`);
  } else {
    console.error(differences.join('\n'));
    process.exitCode = 1;
  }
}

function synthesized(app: string, name: Name, synthesize: (options: RunOptions) => void): void {
  const outdir = join(WORK, `${app}-${name}`);
  rmSync(outdir, { recursive: true, force: true });
  synthesize({ outdir });
  writeFileSync(`${outdir}.json`, templatesOf(outdir));
}
