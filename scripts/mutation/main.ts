import { spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ARGUMENTS } from '../arguments';

/*
 * Changes the library in every way that Stryker knows, one at a time, and looks whether a test notices. What none
 * notices has to be in equivalent.json, with the reason why nobody could. scores.json keeps what came of each file: all
 * of them take hours, and one takes minutes.
 */

const ROOT = join(__dirname, '../..');
const LEAST = 90;

/** The folders of src. All, some, or files by their paths, are tried in one run, which has one report. */
const PARTS = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

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

function mutate(parts: string[]): void {
  // Tests leave an assembly each behind, and a directory with hundreds of thousands of them is slow.
  const temporary = mkdtempSync(join(tmpdir(), 'mutation-'));
  const { status } = spawnSync('node', [join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', 'scripts/mutation/stryker.config.mjs'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      // All processes of Stryker load the runner, which is TypeScript.
      NODE_OPTIONS: '--import tsx',
      MUTATE: parts.map((part) => PARTS.includes(part) ? `src/${part}/**/*.ts` : part).join(','),
      REPORT: nameOf(parts),
      TMPDIR: temporary,
    },
  });
  rmSync(temporary, { recursive: true, force: true });
  if (status !== 0) { throw new Error('Stryker failed'); }
}

function nameOf(parts: string[]): string {
  return parts === PARTS ? 'all' : parts.join('-').replace(/\W+/g, '-');
}

function reportOf(parts: string[]): string {
  return join(ROOT, `reports/mutation/${nameOf(parts)}.json`);
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf-8'));
}

/** How many changes of a file were noticed. */
interface Score {
  readonly noticed: number;
  readonly of: number;
}

const SCORES = join(__dirname, 'scores.json');

/** Keeps the scores of some files beside those of all others that are still there. */
function keep(scores: { readonly [file: string]: Score }): Score[] {
  const all = { ...existsSync(SCORES) ? read<typeof scores>(SCORES) : {}, ...scores };
  const kept = Object.entries(all).filter(([file]) => existsSync(join(ROOT, file))).sort(([one], [other]) => one.localeCompare(other, 'en'));
  writeFileSync(SCORES, `{\n${kept.map(([file, score]) => `  ${JSON.stringify(file)}: ${JSON.stringify(score)}`).join(',\n')}\n}\n`);
  return kept.map(([, score]) => score);
}

function wasNoticed({ status }: Mutant): boolean {
  return status === 'Killed' || status === 'Timeout';
}

/** Says what was not noticed, and fails if it was too much, or is not known to make no difference. */
function judge(parts: string[]): void {
  const listed = read<Equivalent[]>(join(__dirname, 'equivalent.json'));
  const found = new Set<Equivalent>();
  const files = Object.entries(read<Report>(reportOf(parts)).files)
    .map(([file, { source, mutants }]) => ({ file, source, mutants: mutants.filter(({ status }) => status !== 'Ignored') }));
  const unnoticed = files.flatMap(({ file, source, mutants }) => mutants.filter((mutant) => !wasNoticed(mutant))
    .map((mutant) => ({ file, line: source.split('\n')[mutant.location.start.line - 1].trim(), ...mutant })));
  const unexplained = unnoticed.filter(({ file, line, replacement }) => {
    const known = listed.find((each) => each.file === file && each.line === line && each.replacement === replacement);
    if (known) { found.add(known); }
    return known === undefined;
  });
  for (const { file, line, replacement, status, mutatorName, location: { start } } of unexplained) {
    console.log(`${file}:${start.line}:${start.column} ${status} ${mutatorName}\n  ${line}\n  ${replacement}`);
  }
  const judged = new Set(files.map(({ file }) => file));
  for (const each of listed.filter((one) => judged.has(one.file) && !found.has(one))) {
    console.log(`no longer there, or noticed: ${each.file}: ${each.line} -> ${each.replacement}`);
  }
  const scores = keep(Object.fromEntries(files.map(({ file, mutants }) =>
    [file, { noticed: mutants.filter(wasNoticed).length, of: mutants.length }])));
  const sum = (count: (score: Score) => number) => scores.reduce((total, score) => total + count(score), 0);
  const [noticed, all] = [sum((score) => score.noticed), sum((score) => score.of)];
  console.log(`${nameOf(parts)}: ${unnoticed.length} changes are not noticed: ${found.size} make no difference, ${unexplained.length} are unexplained`);
  console.log(`${noticed} of ${all} changes of ${scores.length} files are noticed, ${(100 * noticed / all).toFixed(2)} %`);
  if (100 * noticed < LEAST * all || unexplained.length > 0) { process.exitCode = 1; }
}

const asked = ARGUMENTS.filter((argument) => argument !== '--report');
const parts = asked.length > 0 ? asked : PARTS;
if (!ARGUMENTS.includes('--report')) { mutate(parts); }
judge(parts);
