import { readdirSync } from 'fs';
import Module, { createRequire } from 'module';
import { dirname, join, sep } from 'path';
import type { Circus } from '@jest/types';
import { CloudFormationValidatePlugin } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { expect } from 'expect';
import * as circus from 'jest-circus';
import { ModuleMocker } from 'jest-mock';
import { TESTS_LEFT_OUT } from './test-files';

/*
 * Files of tests, run in this process and as often as one wants. What jest itself does for every file anew, to load
 * aws-cdk-lib, is most of the time of a test and of no use here: only the library and its tests are loaded anew.
 */

export interface Outcome {
  readonly id: string;
  readonly name: string;
  readonly milliseconds: number;
  readonly failure?: string;
}

export interface Run {
  /** The tests to run, by their identifiers. All others are left out. */
  readonly only?: ReadonlySet<string>;
  /** Whether the first test that fails is the last. */
  readonly bail?: boolean;
  /** Whether the library stays as it is loaded: a change of what it does later needs no other one. */
  readonly keepLibrary?: boolean;
  /**
   * Is told for which test something is done. What is done for several has a name of its own, with that of each test
   * afterwards.
   */
  readonly during?: (id: string | undefined, tests?: readonly string[]) => void;
}

const SLOW = 120_000;
const load = createRequire(__filename);
// Flags of CDK come in this way, and some tests add to them.
const environment = { ...process.env, CDK_CONTEXT_JSON: '{}' };
/** Of the file of tests that is run. */
let directory: string;
const mocker = new ModuleMocker(globalThis as never);

// What it finds is a warning here, and finding it takes half of the time.
CloudFormationValidatePlugin.prototype.validate = () => ({ success: true, violations: [] });

/** The examples import the library by its name. */
const modules = Module as unknown as { _resolveFilename(name: string, ...others: unknown[]): string };
const resolve = modules._resolveFilename;
modules._resolveFilename = (name, ...others) => resolve(name === 'cdk-sagemaker-model-package' ? join(process.cwd(), 'src') : name, ...others);

Object.assign(globalThis, {
  ...circus,
  expect,
  jest: {
    fn: mocker.fn.bind(mocker),
    spyOn: mocker.spyOn.bind(mocker),
    replaceProperty: mocker.replaceProperty.bind(mocker),
    setTimeout: () => {},
    mocked: (each: unknown) => each,
    restoreAllMocks: () => mocker.restoreAllMocks(),
    requireActual: (name: string) => load(name.startsWith('.') ? join(directory, name) : name),
    useFakeTimers: ({ now }: { now: Date }) => mocker.spyOn(Date, 'now').mockReturnValue(now.getTime()),
    useRealTimers: () => mocker.restoreAllMocks(),
    isolateModules,
    // A copy of the library that shares modules with this one: CDK stays loaded anyway.
    doMock: () => {},
    dontMock: () => {},
  },
});

/** Runs the tests of a file, with the file loaded anew, and the library. */
export async function runFile(file: string, run: Run = {}): Promise<Outcome[]> {
  const root = process.cwd();
  directory = join(root, dirname(file));
  unload(run.keepLibrary);
  process.env = { ...environment };
  if (!run.keepLibrary) { forgetTraits(); }
  circus.resetState();
  circus.setState({ ...circus.getState(), testTimeout: SLOW });

  run.during?.(file);
  try {
    load(join(root, file));
  } catch (error) {
    return [{ id: file, name: file, milliseconds: 0, failure: String(error) }];
  }
  const block = circus.getState().rootDescribeBlock;
  for (const test of testsIn(block)) {
    if (TESTS_LEFT_OUT.includes(test.name)) { test.mode = 'skip'; }
  }
  const ids = identifiers(file, block);
  run.during?.(undefined);
  run.during?.(file, [...ids.values()]);

  for (const [test, id] of ids) {
    if (run.only?.has(id) === false) { test.mode = 'skip'; }
  }
  const outcomes: Outcome[] = [];
  const watch = (event: Circus.Event) => {
    switch (event.name) {
      case 'hook_start':
        if (event.hook.type === 'beforeAll') { run.during?.(hookName(file, event.hook)); }
        break;
      case 'hook_success':
      case 'hook_failure':
        if (event.hook.type === 'beforeAll') {
          run.during?.(undefined);
          run.during?.(hookName(file, event.hook), testsIn(event.hook.parent).map((test) => ids.get(test)!));
        }
        break;
      case 'test_start':
        expect.setState({
          assertionCalls: 0,
          expectedAssertionsNumber: null,
          isExpectingAssertions: false,
          suppressedErrors: [],
        });
        run.during?.(ids.get(event.test));
        break;
      case 'test_fn_success':
        event.test.errors.push(
          ...expect.extractExpectedAssertionsErrors().map(({ error }) => error as Circus.TestError),
        );
        break;
      case 'test_done': {
        run.during?.(undefined);
        const [failure] = event.test.errors;
        outcomes.push({
          id: ids.get(event.test)!,
          name: nameOf(event.test),
          milliseconds: event.test.duration ?? 0,
          failure: failure === undefined ? undefined : text(failure),
        });
        if (failure !== undefined && run.bail) {
          for (const test of ids.keys()) { test.mode = 'skip'; }
        }
      }
    }
  };
  circus.addEventHandler(watch);
  try {
    await circus.run();
  } finally {
    circus.removeEventHandler(watch);
    mocker.restoreAllMocks();
  }
  return outcomes;
}

/** Loads the library as it is, for runs that keep it. */
export function loadLibrary() {
  unload();
  forgetTraits();
  const source = join(process.cwd(), 'src');
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf-8' })) {
    if (file.endsWith('.ts')) { load(join(source, file)); }
  }
}

/** Lets the tests be loaded anew, and the library, if it is not kept. */
function unload(keepLibrary = false) {
  const root = process.cwd() + sep;
  for (const loaded of Object.keys(load.cache)) {
    const isOurs = loaded.startsWith(root) && !loaded.includes(`${sep}node_modules${sep}`);
    if (isOurs && !(keepLibrary && loaded.startsWith(`${root}src${sep}`))) { delete load.cache[loaded]; }
  }
}

function isolateModules(action: () => void) {
  const before = { ...load.cache };
  unload();
  try {
    action();
  } finally {
    Object.assign(load.cache, before);
  }
}

/** What the library has told CDK, which stays loaded, the library that is loaded next has to tell it anew. */
function forgetTraits() {
  for (const { map } of [
    iam.DefaultPolicyFactories, iam.DefaultEncryptedResourceFactories,
  ] as unknown as { readonly map: Map<string, unknown> }[]) {
    for (const type of map.keys()) {
      if (type.startsWith('AWS::SageMaker::')) { map.delete(type); }
    }
  }
}

/** Names, with a number where several tests have the same. */
function identifiers(file: string, block: Circus.DescribeBlock): Map<Circus.TestEntry, string> {
  const seen = new Map<string, number>();
  return new Map(testsIn(block).map((test) => {
    const name = `${file} ${nameOf(test)}`;
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return [test, before === 0 ? name : `${name} #${before}`];
  }));
}

function nameOf(test: Circus.TestEntry): string {
  const names = [test.name];
  for (let block = test.parent; block.parent !== undefined; block = block.parent) { names.unshift(block.name); }
  return names.join(' ');
}

function testsIn(block: Circus.DescribeBlock): Circus.TestEntry[] {
  return block.children.flatMap((child) => child.type === 'test' ? [child] : testsIn(child)).filter(({ mode }) => mode !== 'skip');
}

function hookName(file: string, { parent }: Circus.Hook): string {
  return `${file} before ${parent.name} ${testsIn(parent).length}`;
}

function text(error: Circus.TestError): string {
  const [first] = Array.isArray(error) ? error : [error];
  return String(first?.message ?? first);
}
