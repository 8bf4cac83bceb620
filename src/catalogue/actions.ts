import * as catalogue from './actions.json';
import { isNearly } from '../diagnostics/closest-match';

/** What the actions of a grant are on: packages only, or a group and its versions. */
export type ActionTarget = 'package' | 'group';

/**
 * The documented policy of a group allows other accounts to create models from its versions, which the authorization
 * reference does not mention.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy.html
 */
const ON_VERSIONS_OF_OTHERS = 'CreateModel';

const ON_PACKAGES = [...catalogue.modelPackage, ON_VERSIONS_OF_OTHERS];
const ON: { readonly [target in ActionTarget]: readonly string[] } = {
  package: ON_PACKAGES,
  group: [...ON_PACKAGES, ...catalogue.modelPackageGroup],
};
const ALL = [...ON.group, ...catalogue.others];

/** Whether SageMaker has an action of this name, of which IAM ignores the case. */
export function isKnownAction(name: string): boolean {
  return matches(name, ALL);
}

/**
 * The action of which a name is probably a misspelling. A name that has more behind it may be that of a newer action.
 */
export function misspelledAction(name: string): string | undefined {
  const isLonger = (known: string) => name.length > known.length + 2 && name.toLowerCase().startsWith(
    known.toLowerCase(),
  );
  return ALL.find((known) => isNearly(name, known) && !isLonger(known));
}

/**
 * Whether an action, in which `*` and `?` are wildcards, includes one that is on a package, or a group and its
 * versions.
 */
export function isActionOn(target: ActionTarget, name: string): boolean {
  return matches(name, ON[target]);
}

/** Whether an action with its prefix, in which `*` and `?` are wildcards, includes another one. */
export function includesAction(pattern: string, action: string): boolean {
  return matches(pattern, [action]);
}

function matches(pattern: string, names: readonly string[]): boolean {
  return names.some((name) => isLike(pattern.toLowerCase(), name.toLowerCase()));
}

/** Whether a text matches a pattern. An expression would try all combinations of what its wildcards stand for. */
function isLike(pattern: string, text: string): boolean {
  let ends = [0];
  for (const character of pattern) {
    ends = character === '*'
      ? [...text, ''].map((_, end) => end).filter((end) => end >= ends[0])
      : ends.filter((end) => end < text.length && (character === '?' || character === text[end])).map((end) => end + 1);
  }
  return ends.includes(text.length);
}
