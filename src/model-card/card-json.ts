import { Lazy, Token } from 'aws-cdk-lib';
import { TOKEN } from '../cdk/tokens';
import { isObject, parseObject } from '../diagnostics/json';

/** A string of JSON, in which white space is significant, or white space. */
const STRING_OR_SPACE = /"(?:\\.|[^"\\])*"|\s+/g;

/** The intrinsic functions that compose strings. */
const COMPOSING = ['Fn::Join', 'Fn::Sub'];

/** Removes insignificant white space. Everything else is unchanged: parsing and printing would change some numbers. */
export function compact(json: string): string {
  return json.replace(STRING_OR_SPACE, (match) => match.startsWith('"') ? match : '');
}

/**
 * Removes line breaks, because SageMaker requires a single line (`.*`). The Unicode line breaks, which JSON allows
 * unescaped in strings, are escaped; the others occur only between values.
 */
export function withoutLineBreaks(json: string): string {
  return json.replace(/[\r\n]+/g, ' ')
    .replace(/[\u0085\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Like `withoutLineBreaks`, for JSON with tokens, which is rendered at synthesis. */
export function withoutLateLineBreaks(json: string): string {
  return Token.asString(Lazy.uncachedAny({ produce: (context) => inOneLine(context.resolve(json)) }));
}

/** Removes line breaks from composed strings, but not from the arguments of look-ups. */
function inOneLine(value: unknown): unknown {
  if (typeof value === 'string') { return withoutLineBreaks(value); }
  if (Array.isArray(value)) { return value.map(inOneLine); }
  if (!isObject(value)) { return value; }
  return Object.fromEntries(Object.entries(value)
    .map(([key, element]) => [key, COMPOSING.includes(key) ? inOneLine(element) : element]));
}

/** Tokens within strings, keys included. */
const TOKENS = new RegExp(TOKEN, 'g');

/** The fewest characters that a card can have once its tokens are known, as JSON. */
export function leastJson(card: object): string {
  return JSON.stringify(card, leastOf).replace(TOKENS, '');
}

/**
 * A number has one digit at least, a list its brackets. `JSON` passes what a token makes of itself, which is not
 * rendered.
 */
function leastOf(this: { readonly [key: string]: unknown }, key: string, asJson: unknown): unknown {
  const value = this[key];
  if (typeof value === 'string' || !Token.isUnresolved(value)) { return asJson; }
  return Array.isArray(value) ? [] : 0;
}

/** Whether a value contains a token. */
export function holdsTokens(value: unknown): boolean {
  if (Token.isUnresolved(value)) { return true; }
  return typeof value === 'object' && value !== null && Object.entries(value).some((entry) => entry.some(holdsTokens));
}

/** A card in a response of DescribeModelPackage: its content as a string, and its status. */
export interface ExportedCard<Status> {
  readonly ModelCardContent: string;
  readonly ModelCardStatus?: Status;
}

/** Parses the `ModelCard` in a response of DescribeModelPackage, or returns undefined. The status is not checked. */
export function exportedCard<Status>(json: string): ExportedCard<Status> | undefined {
  const exported = parseObject(json) as Partial<ExportedCard<Status>> | undefined;
  return typeof exported?.ModelCardContent === 'string' ? exported as ExportedCard<Status> : undefined;
}
