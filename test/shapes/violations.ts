import { UnscopedValidationError, ValidationError } from 'aws-cdk-lib/core/lib/errors';

export interface Violation {
  readonly place: string;
  readonly code: string;
  readonly text: string;
}

/** What an action is refused for, by the error of CDK that it has to be. */
export function violationsOf(action: () => unknown): Violation[] {
  try {
    action();
  } catch (error) {
    if (!(error instanceof ValidationError || error instanceof UnscopedValidationError)) { throw error; }
    return error.message.split('\n  - ').slice(1).map((text) => {
      const [, place, code] = /^(.*?): .*\((\w+\.\w+), https:/s.exec(text) ?? [];
      return { place, code, text };
    });
  }
  return [];
}
