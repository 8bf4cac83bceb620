import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { warningsOf } from './index';
import { Example } from '../../scripts/diagnostics/explanation';
import { prelude } from '../../scripts/diagnostics/prelude';
import { ModelRegistryRules } from '../../src';

/** An error or a warning as users see it, without the code and the link in its message. */
export interface Diagnostic {
  readonly code: string;
  readonly message: string;
}

/** What an example of docs/diagnostics.md gives: its errors, or the warnings of its whole app. */
export function diagnosticsOf(example: Example): Diagnostic[] {
  const shared = prelude();
  const validations = jest.spyOn(ModelRegistryRules.prototype, 'validate');
  try {
    validations.mockClear();
    example(shared);
    jest.spyOn(console, 'error').mockReturnValue();
    shared.app.synth();
  } catch (error) {
    const lines = (error as Error).message.split('\n').slice(1).filter((line) => CODE.test(line));
    // An error that is none of this library is one of the test.
    if (lines.length === 0) { throw error; }
    return lines.map((line) => diagnosticOf(line.replace(/^ *(?:- |\[[^\]]*\] )/, '')));
  }
  const reported = reportedBy(validations);
  return [...reported, ...saidBy(shared.app)];
}

/** What the rules for templates report that are registered. Of the rest, the stacks have the warnings. */
function reportedBy(validations: jest.SpyInstance): Diagnostic[] {
  return validations.mock.results.flatMap(({ value }) => value.violations)
    .map(({ ruleName: code, description, fix }) => ({ code, message: `${description}. ${fix.replace(/ \(https:.*$/, '')}` }));
}

function saidBy(app: App): Diagnostic[] {
  return app.node.findAll().filter(Stack.isStack)
    .flatMap((stack) => [...errorsOf(stack), ...warningsOf(stack).map(({ message }) => message)])
    .map(diagnosticOf);
}

/** The errors of constructs, with which a stack is synthesized but not deployed. */
function errorsOf(stack: Stack): string[] {
  return Annotations.fromStack(stack).findError('*', Match.anyValue()).map(({ entry }) => String(entry.data));
}

/** How a message ends: `(ModelPackage.nameOnVersion, https://…)`. What CDK appends to an error is ignored. */
const CODE = / \((\w+\.\w+), https:[^)]*\).*$/;

function diagnosticOf(text: string): Diagnostic {
  return { code: CODE.exec(text)?.[1] ?? 'none', message: text.replace(CODE, '') };
}
