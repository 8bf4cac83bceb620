import type { InstrumenterContext, MutantCoverage } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached, DryRunResult, DryRunStatus, MutantRunOptions, MutantRunResult, MutantRunStatus, TestResult, TestRunner, TestStatus,
} from '@stryker-mutator/api/test-runner';
import { Outcome, runFile } from './suite.js';
import { testFiles } from './test-files.js';

/** What the instrumented library reads and writes. */
const context: InstrumenterContext = ((globalThis as any).__stryker__ ??= {});

/** Runs the tests of mutants in the process that it is in: a second for most mutants instead of the minute that jest takes for any. */
class Runner implements TestRunner {
  private files: string[] = [];

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
      for (const [id, sharing] of shared) { share(coverage, id, sharing); }
      tests.push(...outcomes.map((outcome) => result(outcome, file)));
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: coverage };
  }

  public async mutantRun({ activeMutant, testFilter, disableBail, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    context.activeMutant = activeMutant.id;
    context.hitCount = hitLimit === undefined ? undefined : 0;
    context.hitLimit = hitLimit;
    const only = testFilter && new Set(testFilter);
    let nrOfTests = 0;
    try {
      for (const file of this.files) {
        if (testFilter?.some((id) => id.startsWith(`${file} `)) === false) { continue; }
        const outcomes = await runFile(file, { only, bail: !disableBail });
        const timeout = determineHitLimitReached(context.hitCount, context.hitLimit);
        if (timeout) { return { status: MutantRunStatus.Timeout, reason: timeout.reason }; }
        nrOfTests += outcomes.length;
        const failed = outcomes.find(({ failure }) => failure !== undefined);
        if (failed !== undefined) {
          this.first(file);
          return { status: MutantRunStatus.Killed, killedBy: [failed.id], failureMessage: failed.failure!, nrOfTests };
        }
      }
      return { status: MutantRunStatus.Survived, nrOfTests };
    } finally {
      context.activeMutant = undefined;
    }
  }

  /** What has killed one mutant will kill the next, as they come in the order of the sources. */
  private first(file: string) {
    this.files.splice(this.files.indexOf(file), 1);
    this.files.unshift(file);
  }
}

/** Adds what was covered under one name to all tests that it was done for. */
function share({ perTest }: MutantCoverage, id: string, tests: readonly string[]) {
  for (const test of tests) {
    perTest[test] ??= {};
    for (const [mutant, hits] of Object.entries(perTest[id] ?? {})) { perTest[test][mutant] = (perTest[test][mutant] ?? 0) + hits; }
  }
  delete perTest[id];
}

function result({ id, name, milliseconds, failure }: Outcome, fileName: string): TestResult {
  const test = { id, name, fileName, timeSpentMs: milliseconds };
  return failure === undefined ? { ...test, status: TestStatus.Success } : { ...test, status: TestStatus.Failed, failureMessage: failure };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', Runner)];
