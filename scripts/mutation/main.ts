import { spawnSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { join } from 'path';

/*
 * Changes the library in every way that Stryker knows, one at a time, and looks whether a test notices. What none
 * notices has to be in equivalent.json, with the reason why nobody could.
 */

const ROOT = join(__dirname, '../..');
const LEAST = 90;

/** Each has a report of its own, so that one can be made anew without the others. */
const PARTS: { readonly [part: string]: string[] } = {
  private: ['src/private/**/*.ts'],
  specification: ['src/specification/**/*.ts'],
  grants: ['src/grants/**/*.ts'],
  constructs: ['src/*.ts', '!src/index.ts'],
};

interface Mutant {
  readonly mutatorName: string;
  readonly status: string;
  readonly replacement: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

interface Report {
  readonly files: { readonly [file: string]: { readonly source: string; readonly mutants: Mutant[] } };
}

/** A change that makes no difference. Where it stands is said by the text of its line, as lines move. */
interface Equivalent {
  readonly file: string;
  readonly line: string;
  readonly replacement: string;
  readonly because: string;
}

function mutate(part: string): void {
  const { status } = spawnSync('node', ['--import', 'tsx', join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', 'scripts/mutation/stryker.config.mjs'], {
    cwd: ROOT, stdio: 'inherit', env: { ...process.env, MUTATE: PARTS[part].join(), REPORT: part },
  });
  if (status !== 0) { throw new Error('Stryker failed'); }
}

function reportOf(part: string): string {
  return join(ROOT, `reports/mutation/${part}.json`);
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf-8'));
}

/** Says what was not noticed, and fails if it was too much, or is not known to make no difference. */
function judge(parts: string[]): void {
  const listed = read<Equivalent[]>(join(__dirname, 'equivalent.json'));
  const found = new Set<Equivalent>();
  const files = parts.flatMap((part) => Object.entries(read<Report>(reportOf(part)).files));
  const mutants = files.flatMap(([file, { source, mutants: all }]) => all.filter(({ status }) => status !== 'Ignored')
    .map((mutant) => ({ file, line: source.split('\n')[mutant.location.start.line - 1].trim(), ...mutant })));
  const unnoticed = mutants.filter(({ status }) => status !== 'Killed' && status !== 'Timeout');
  const unexplained = unnoticed.filter(({ file, line, replacement }) => {
    const known = listed.find((each) => each.file === file && each.line === line && each.replacement === replacement);
    if (known) { found.add(known); }
    return known === undefined;
  });
  for (const { file, line, replacement, status, mutatorName, location: { start } } of unexplained) {
    console.log(`${file}:${start.line}:${start.column} ${status} ${mutatorName}\n  ${line}\n  ${replacement}`);
  }
  const judged = new Set(files.map(([file]) => file));
  for (const each of listed.filter((one) => judged.has(one.file) && !found.has(one))) {
    console.log(`no longer there, or noticed: ${each.file}: ${each.line} -> ${each.replacement}`);
  }
  const score = 100 * (mutants.length - unnoticed.length) / mutants.length;
  console.log(`${mutants.length - unnoticed.length} of ${mutants.length} changes are noticed, ${score.toFixed(2)} %; `
    + `${found.size} make no difference, ${unexplained.length} are unexplained (${parts.join(', ')})`);
  if (score < LEAST || unexplained.length > 0) { process.exitCode = 1; }
}

const asked = process.argv.slice(2).filter((argument) => argument !== '--report');
const parts = asked.length > 0 ? asked : Object.keys(PARTS);
if (process.argv.includes('--report')) {
  judge(parts.filter((part) => existsSync(reportOf(part))));
} else {
  parts.forEach(mutate);
  judge(parts);
}
