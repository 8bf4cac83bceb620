import { readdirSync } from 'fs';
import { join } from 'path';

/*
 * Properties and comparisons with other implementations take long, and what they check others do by example. Some
 * need what only jest has: its clock and its snapshots.
 */
const LEFT_OUT = [
  'test/properties/', 'test/model-card/equivalence', 'test/scripts/', 'test/schema/', 'test/access/nag', 'test/access/actions',
  'test/examples/', 'test/docs/', 'test/shapes/table', 'test/corpus/deliberate-changes', 'test/model-package/look-up-cli',
  // Without CloudFormation Validate, there is nothing to test there.
  'test/support/',
];

/** They read the sources, which look different with all mutants in them. */
export const TESTS_LEFT_OUT = [
  'no other module keeps what belongs to a construct in a variable',
  'no template changed without a record of what that does to deployed stacks',
  // It needs the checks of CloudFormation Validate.
  'of an app, after synthesis',
];

/** The files that mutants are tested with. Those come first that are the quickest to notice. */
export function testFiles(root: string): string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf-8' })
    .map((file) => `test/${file}`)
    .filter((file) => file.endsWith('.test.ts') && !LEFT_OUT.some((path) => file.startsWith(path)))
    .sort((one, other) => Number(/\/(diagnostics|specification|model-package)\//.test(other)) - Number(/\/(diagnostics|specification|model-package)\//.test(one)));
}
