import { TOKEN } from '../cdk/tokens';

/** Splits a text so that its tokens are parts of their own. */
const TOKENS = new RegExp(`(${TOKEN.source})`);

/** The characters that have a meaning in the resources and conditions of a policy: wildcards, and `$` of a variable. */
const SPECIAL = /[*?$]/g;

/**
 * A text of the user as it is written in the resource or the condition of a policy, where it means only itself. Tokens
 * are kept, as they have no value yet.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
export function literal(text: string): string {
  // Most texts have neither tokens nor special characters, and many are asked for.
  if (text.search(SPECIAL) < 0) { return text; }
  return text.split(TOKENS).map((part) => TOKEN.test(part) ? part : part.replace(SPECIAL, '${$&}')).join('');
}

/** The same for a text in which `*` stands for any characters. */
export function literalButForAsterisks(text: string): string {
  return text.split('*').map(literal).join('*');
}
