import { Lazy, Stack, Token } from 'aws-cdk-lib';
import { isObject } from './card-node';

/**
 * A list of a single string, or a string: the encodings of tokens in JSON, except for numbers, which CDK resolves by
 * itself.
 */
const VALUES = /\["(?:\\.|[^"\\])*"\]|"(?:\\.|[^"\\])*"/g;

/** Strings and numbers. */
const LITERALS = /"((?:\\.|[^"\\])*)"|(-?\d[\d.eE+-]*)/g;

/** Strings and numbers that are encoded as strings with a prefix. */
const ENCODED_LITERALS = /"t((?:\\.|[^"\\])*)"|"n([^"]*)"/g;

/** The intrinsic functions that compose strings. */
const COMPOSING = ['Fn::Join', 'Fn::Sub'];

/** Parses JSON. Undefined if it is not a JSON object. */
export function parseObject(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Removes the byte order mark that some editors add. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

/**
 * Parses and prints JSON, which removes white space and duplicate keys. Numbers are not reformatted, as parsing would
 * change some of them: they are encoded as strings, which a prefix distinguishes from other strings.
 */
export function reprint(json: string): string {
  const encoded = json.replace(LITERALS, (_literal, text, number) => number === undefined ? `"t${text}"` : `"n${number}"`);
  return JSON.stringify(JSON.parse(encoded)).replace(ENCODED_LITERALS, (_literal, text, number) => number ?? `"${text}"`);
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
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, COMPOSING.includes(key) ? inOneLine(element) : element]));
}

/** Renders the values that contain tokens by CDK, and leaves all other values unchanged. */
export function renderTokens(stack: Stack, json: string): string {
  return json.replace(VALUES, (text) => {
    const value: unknown = JSON.parse(text);
    return holdsTokens(value) ? stack.toJsonString(value) : text;
  });
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
