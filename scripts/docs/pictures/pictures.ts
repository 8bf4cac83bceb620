import { exampleStacks } from './example-stacks';
import { lifeOfAVersion } from './life-of-a-version';
import { threeAccounts } from './three-accounts';

/** Where the pictures are, from the root of the project. */
export const FOLDER = 'docs/pictures';

/** The pictures, by their names. */
export const PICTURES: Readonly<Record<string, () => string>> = {
  'life-of-a-version.svg': lifeOfAVersion,
  'three-accounts.svg': threeAccounts,
  'example-stacks.svg': exampleStacks,
};
