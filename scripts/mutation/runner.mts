import { readFileSync, writeFileSync } from 'fs';
import { basename, dirname } from 'path';
import type { InstrumenterContext, MutantCoverage, MutantResult } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { Reporter } from '@stryker-mutator/api/report';
import {
  determineHitLimitReached, DryRunResult, DryRunStatus, MutantRunOptions, MutantRunResult, MutantRunStatus, TestResult,
  TestRunner, TestStatus,
} from '@stryker-mutator/api/test-runner';
import { loadLibrary, Outcome, runFile } from './suite.js';
import { testFiles } from './test-files.js';

/** What the instrumented library reads and writes. */
const context: InstrumenterContext = ((globalThis as any).__stryker__ ??= {});

/**
 * How long tests look for one mutant. Those that have noticed others of its file come first, and what they have not
 * noticed by then, hardly anyone does.
 */
const SECONDS = Number(process.env.MUTANT_SECONDS ?? 40);

/** What the process that has run all tests knows, for the others: they have the same directory. */
const KNOWN = 'known.json';

interface Known {
  /** The changes of what files do as they are loaded. */
  readonly atLoading: string[];
  /** How many tests each file has. */
  readonly tests: { readonly [file: string]: number };
}

/**
 * Runs the tests of mutants in the process that it is in: a second for most mutants instead of the minute that jest
 * takes for any.
 */
class Runner implements TestRunner {
  private files: string[] = [];
  /** Whether the library that is loaded is as it is, without a change of what it does as it is loaded. */
  private isLoaded = false;
  private known?: Known;
  /** How many mutants of a source each file of tests has noticed. */
  private readonly noticed = new Map<string, Map<string, number>>();

  public capabilities() {
    // Nothing but CDK stays loaded from one run to the next.
    return { reloadEnvironment: true };
  }

  public async init(): Promise<void> {
    this.files = testFiles(process.cwd());
  }

  public async dryRun(): Promise<DryRunResult> {
    const coverage: MutantCoverage = context.mutantCoverage = { static: {}, perTest: {} };
    const tests: TestResult[] = [];
    const atLoading = new Set<string>();
    for (const file of this.files) {
      const shared: [string, readonly string[]][] = [];
      const outcomes = await runFile(file, {
        during: (id, sharing) => {
          if (sharing === undefined) {
            context.currentTestId = id;
          } else {
            shared.push([id!, sharing]);
          }
        },
      });
      Object.keys(coverage.perTest[file] ?? {}).forEach((mutant) => atLoading.add(mutant));
      for (const [id, sharing] of shared) { share(coverage, id, sharing); }
      tests.push(...outcomes.map((outcome) => result(outcome, file)));
    }
    const known: Known = { atLoading: [...atLoading], tests: countByFile(tests.map(({ fileName }) => fileName!)) };
    writeFileSync(KNOWN, JSON.stringify(known));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: coverage };
  }

  public async mutantRun(
    { activeMutant, testFilter, disableBail, hitLimit }: MutantRunOptions,
  ): Promise<MutantRunResult> {
    this.known ??= JSON.parse(readFileSync(KNOWN, 'utf-8')) as Known;
    const keepLibrary = !this.known.atLoading.includes(activeMutant.id);
    if (keepLibrary && !this.isLoaded) { loadLibrary(); }
    this.isLoaded = keepLibrary;
    context.activeMutant = activeMutant.id;
    context.hitCount = hitLimit === undefined ? undefined : 0;
    context.hitLimit = hitLimit;
    const only = testFilter && new Set(testFilter);
    let nrOfTests = 0;
    const source = activeMutant.fileName;
    const end = Date.now() + 1000 * SECONDS;
    try {
      for (const file of this.inOrder(source, testFilter)) {
        if (Date.now() > end) { break; }
        const outcomes = await runFile(file, { only, bail: !disableBail, keepLibrary });
        const timeout = determineHitLimitReached(context.hitCount, context.hitLimit);
        if (timeout) { return { status: MutantRunStatus.Timeout, reason: timeout.reason }; }
        nrOfTests += outcomes.length;
        const failed = outcomes.find(({ failure }) => failure !== undefined);
        if (failed !== undefined) {
          this.count(source, file);
          return { status: MutantRunStatus.Killed, killedBy: [failed.id], failureMessage: failed.failure!, nrOfTests };
        }
      }
      return { status: MutantRunStatus.Survived, nrOfTests };
    } finally {
      context.activeMutant = undefined;
    }
  }

  /**
   * The files whose tests run what is changed. What has noticed mutants of a source will notice the next, and before
   * that, the tests that are called as it is, those of which most run it, and those of its folder before others.
   */
  private inOrder(source: string, testFilter?: readonly string[]): string[] {
    if (!testFilter) { return this.files; }
    const noticed = this.noticed.get(source);
    const covering = countByFile(testFilter.map((id) => id.slice(0, id.indexOf(' '))));
    const isNamesake = (file: string) => file.endsWith(`/${basename(source, '.ts')}.test.ts`);
    const folder = `test/${basename(dirname(source))}/`;
    const weight = (file: string) => isNamesake(file) ? 0.9 : file.startsWith(folder) ? 0.4 : 0.2;
    const rank = (file: string) => noticed?.get(file) ?? weight(file) * covering[file] / (this.known!.tests[file] + 1);
    return Object.keys(covering).sort((one, other) => rank(other) - rank(one));
  }

  private count(source: string, file: string) {
    const noticed = this.noticed.get(source) ?? new Map<string, number>();
    this.noticed.set(source, noticed.set(file, (noticed.get(file) ?? 0) + 1));
  }
}

function countByFile(files: string[]): { readonly [file: string]: number } {
  const counts: { [file: string]: number } = {};
  for (const file of files) { counts[file] = (counts[file] ?? 0) + 1; }
  return counts;
}

/** Adds what was covered under one name to all tests that it was done for. */
function share({ perTest }: MutantCoverage, id: string, tests: readonly string[]) {
  for (const test of tests) {
    perTest[test] ??= {};
    for (const [mutant, hits] of Object.entries(perTest[id] ?? {})) {
      perTest[test][mutant] = (perTest[test][mutant] ?? 0) + hits;
    }
  }
  delete perTest[id];
}

function result({ id, name, milliseconds, failure }: Outcome, fileName: string): TestResult {
  const test = { id, name, fileName, timeSpentMs: milliseconds };
  return failure === undefined
    ? { ...test, status: TestStatus.Success }
    : { ...test, status: TestStatus.Failed, failureMessage: failure };
}

/** Shows at once what no test has noticed: all of it is there hours later. */
class Unnoticed implements Reporter {
  public onMutantTested({ fileName, location: { start }, status, replacement }: MutantResult): void {
    if (status !== 'Killed' && status !== 'Timeout') { console.log(`${fileName}:${start.line}:${start.column} ${status}: ${replacement}`); }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', Runner), declareClassPlugin(PluginKind.Reporter, 'unnoticed', Unnoticed)];
