import { Intrinsic, IResolvable, IResolveContext, Lazy, Reference, Token, Tokenization } from 'aws-cdk-lib';
import { TOKEN } from '../cdk/tokens';
import { isObject } from '../diagnostics/json';

/** Splits a text so that its tokens are parts of their own. */
const TOKENS = new RegExp(`(${TOKEN.source})`);

/** The characters that have a meaning in the resources and conditions of a policy: wildcards, and `$` of a variable. */
const SPECIAL = /[*?$]/g;

/** The same without the asterisk. */
const SPECIAL_BUT_ASTERISK = /[?$]/g;

/**
 * A text of the user as it is written in the resource or the condition of a policy, where it means only itself. Tokens
 * whose value is known only at deployment are kept. Those that CDK replaces by a text mean only this text.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
export function literal(text: string): string {
  return escaped(text, SPECIAL);
}

/** The same for a text in which `*` stands for any characters. */
export function literalButForAsterisks(text: string): string {
  return escaped(text, SPECIAL_BUT_ASTERISK);
}

function escaped(text: string, special: RegExp): string {
  // Most texts have neither tokens nor special characters, and many are asked for.
  if (text.search(special) < 0) { return text; }
  return text.split(TOKENS)
    .map((part) => Token.isUnresolved(part) ? escapedToken(part, special) : part.replace(special, '${$&}')).join('');
}

/** References and functions of CloudFormation are kept. */
function escapedToken(text: string, special: RegExp): string {
  const token = Tokenization.reverseString(text).firstToken!;
  return Reference.isReference(token) || token instanceof Intrinsic
    ? text
    : Lazy.uncachedString({ produce: (context) => escapedValue(token, context, special) ?? text });
}

/** What a token turns out to be at synthesis, such as a text or texts that are joined. Anything else is kept. */
function escapedValue(token: IResolvable, context: IResolveContext, special: RegExp): string | undefined {
  const value: unknown = token.resolve(context);
  if (typeof value === 'string') { return escaped(value, special); }
  const [delimiter, parts] = isObject(value) && Array.isArray(value['Fn::Join']) ? value['Fn::Join'] : [];
  return Array.isArray(parts) ? Token.asString({
    'Fn::Join': [delimiter, parts.map((part) => typeof part === 'string' ? escaped(part, special) : part)],
  }) : undefined;
}
