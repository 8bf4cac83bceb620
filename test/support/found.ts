import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { issuesOf, warningsOf } from '.';
import { Code } from '../../src/diagnostics/codes';

/** An error or a warning: its code, and the place in the user's input. */
export type Found = readonly [code: Code, place: string];

/** The errors that something throws, or none. */
export function errorsOf(make: () => unknown): Found[] {
  let thrown: unknown;
  try {
    make();
  } catch (error) {
    thrown = error;
  }
  return thrown === undefined ? [] : issuesOf(() => { throw thrown; }).map((issue) => {
    const [, place, code] = /^(?:(.*): )?(\S+)$/s.exec(issue)!;
    return [code as Code, place];
  });
}

/** The warnings of a construct and of all in it, once the whole app has been synthesized and validated. */
export function warningsIn(construct: Construct): Found[] {
  const { path } = construct.node;
  return warningsOf(Stack.of(construct))
    .filter((warning) => `${warning.path}/`.startsWith(`${path}/`) && /^\w+\.\w+$/.test(warning.code))
    .flatMap(({ code, places }) => places.map((place): Found => [code as Code, place]));
}
