import * as recommended from 'aws-cdk-lib/recommended-feature-flags.json';

/** Flags under which tests that compare policies, references and findings word by word cannot hold. */
const REWORDING = new Set([
  // Merges statements, and sorts what is in them: test/grants/every-policy.test.ts compares what they allow, with this
  // flag, too.
  '@aws-cdk/aws-iam:minimizePolicies',
  // Writes `aws` in place of ${AWS::Partition} where the region is known: likewise.
  '@aws-cdk/core:enablePartitionLiterals',
  // Refers from stack to stack in another way: test/grants/every-policy.test.ts has it on, and so has the example.
  '@aws-cdk/core:defaultCrossStackReferences',
  // Findings of cdk-nag, which its test reads one by one, end the synthesis.
  '@aws-cdk/core:annotationsInValidationReport',
]);

/** All flags that CDK recommends, as it recommends them. */
export function flagsOn(): { [name: string]: unknown } {
  return Object.fromEntries(Object.entries<unknown>(recommended).filter(([name]) => name.startsWith('@')));
}

/** The same off, as far as a flag is a matter of on and off. */
export function flagsOff(): { [name: string]: unknown } {
  return Object.fromEntries(Object.entries(flagsOn()).filter(([, value]) => typeof value === 'boolean').map(([name]) => [name, false]));
}

/**
 * The flags of a run of the tests: none is set, or, by the environment variable FLAGS, all but those above are `on` or
 * `off`.
 */
export function flagsOfRun(): { [name: string]: unknown } {
  const flags: { [run: string]: () => { [name: string]: unknown } } = { none: () => ({}), on: flagsOn, off: flagsOff };
  return Object.fromEntries(Object.entries(flags[process.env.FLAGS ?? 'none']()).filter(([name]) => !REWORDING.has(name)));
}
