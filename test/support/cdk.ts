import { Annotations, Validations } from 'aws-cdk-lib';
import { version as installed } from 'aws-cdk-lib/package.json';
import { IConstruct } from 'constructs';
import { flagsOfRun } from './flags';

export function hasCdk(version: string): boolean {
  return installed.localeCompare(version, 'en', { numeric: true }) >= 0;
}

/** Tests of what CDK has since a version only. With an older one a skipped test says why they are not there. */
export function sinceCdk(version: string, because: string, tests: () => void): void {
  if (hasCdk(version)) {
    tests();
  } else {
    test.skip(`since aws-cdk-lib ${version}: ${because}`, () => {});
  }
}

/** Tests that a flag of CDK makes void. In a run that has it on a skipped test says why they are not there. */
export function withoutFlag(flag: string, because: string, tests: () => void): void {
  if (flagsOfRun()[flag] === true) {
    test.skip(`without ${flag}: ${because}`, () => {});
  } else {
    tests();
  }
}

/**
 * Acknowledges a warning as users do: since 2.252.0 with `Validations`, which knows the findings of its plugins, too.
 */
export function acknowledge(scope: IConstruct, id: string, reason: string): void {
  if (hasCdk('2.252.0')) {
    Validations.of(scope).acknowledge({ id, reason });
  } else {
    Annotations.of(scope).acknowledgeWarning(id, reason);
  }
}
