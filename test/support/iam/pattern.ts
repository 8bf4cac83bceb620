import { Context, valuesOf } from './context';

/** A part of a text in a policy: literal characters, `*` or `?`. */
type Part = { readonly literal: string } | { readonly wildcard: '*' | '?' };

/** A text of a policy, in which variables are replaced. */
export type Text = readonly Part[];

const PART = /\$\{([^}]*)\}|[*?]|[^$*?]+|[^]/g;
const WITH_DEFAULT = /^\s*([^\s,]+)\s*,\s*'([^']*)'\s*$/;

/**
 * Replaces the variables of a text. `${*}`, `${?}` and `${$}` are these characters, and wildcards in the value of a
 * variable are not wildcards.
 *
 * @returns undefined if a variable has no value and no default, so that the text matches nothing
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function textOf(text: string, context: Context): Text | undefined {
  const parts: Part[] = [];
  for (const [part, variable] of text.matchAll(PART)) {
    if (variable !== undefined) {
      const literal = valueOf(variable, context);
      if (literal === undefined) { return undefined; }
      parts.push({ literal });
    } else {
      parts.push(part === '*' || part === '?' ? { wildcard: part } : { literal: part });
    }
  }
  return parts;
}

function valueOf(variable: string, context: Context): string | undefined {
  if (['*', '?', '$'].includes(variable)) { return variable; }
  const [, key, byDefault] = WITH_DEFAULT.exec(variable) ?? [undefined, variable.trim(), undefined];
  const values = valuesOf(context, key);
  if (values !== undefined && values.length > 1) { throw new Error(`\${${variable}} has several values, which AWS does not allow in variables`); }
  return values?.[0] ?? byDefault;
}

/** Whether a text is this value, where wildcards have no meaning. */
export function isEqual(text: Text, value: string): boolean {
  return text.map((part) => 'literal' in part ? part.literal : part.wildcard).join('') === value;
}

/** Whether a text matches this value, where wildcards have a meaning. */
export function isLike(text: Text, value: string, flags = ''): boolean {
  const pattern = text.map((part) => {
    if ('wildcard' in part) { return part.wildcard === '*' ? '[^]*' : '[^]'; }
    return part.literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  }).join('');
  return new RegExp(`^${pattern}$`, flags).test(value);
}

/**
 * Whether the pattern of an ARN matches an ARN. Each of the six parts is compared by itself: a wildcard does not reach
 * beyond its part, but the last part has all that follows, slashes and colons included.
 */
export function isArnLike(pattern: string, arn: string, context: Context): boolean {
  const patterns = partsOf(pattern);
  const parts = partsOf(arn);
  return patterns.length === 6 && parts.length === 6 && patterns.every((part, index) => {
    const text = textOf(part, context);
    return text !== undefined && isLike(text, parts[index]);
  });
}

/** The six parts of an ARN, which colons separate, but not those in variables such as `${aws:username}`. */
function partsOf(arn: string): string[] {
  const parts = [''];
  for (const [piece] of arn.matchAll(/\$\{[^}]*\}|[^$:]+|[^]/g)) {
    if (piece === ':' && parts.length < 6) { parts.push(''); } else { parts[parts.length - 1] += piece; }
  }
  return parts;
}
