import { Aws } from 'aws-cdk-lib';
import { issuesIn, Issues } from '../diagnostics/issues';

/** Makes a value. What is wrong with what it is made of is reported at the place of the value. */
export function attempt<T>(issues: Issues, make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    issues.include(issuesIn(error).map((issue) => ({ ...issue, place: '' })));
    return undefined;
  }
}

/** The same for a value that something else needs: it is made of an unknown text instead. */
export function attemptOrUnknown<T>(issues: Issues, text: string, make: (text: string) => T): T {
  return attempt(issues, () => make(text)) ?? make(UNKNOWN_TEXT);
}

/** A text of which nothing is known, so that it breaks no rule. */
export const UNKNOWN_TEXT = Aws.NO_VALUE;
