import { Lazy, Stack, Token } from 'aws-cdk-lib';
import { isObject } from './card-node';

/** A list of a single text, or a text: what CDK lets stand for a token in JSON, but for numbers, which it finds by itself. */
const VALUES = /\["(?:\\.|[^"\\])*"\]|"(?:\\.|[^"\\])*"/g;

/** Texts and numbers. */
const LITERALS = /"((?:\\.|[^"\\])*)"|(-?\d[\d.eE+-]*)/g;

/** The same, once a letter tells them apart. */
const TOLD_APART = /"t((?:\\.|[^"\\])*)"|"n([^"]*)"/g;

/** What puts texts together in a template. */
const COMPOSING = ['Fn::Join', 'Fn::Sub'];

/** The object that a JSON text holds, if it does. */
export function parseObject(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A text without the mark that some editors put before it. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

/**
 * JSON as it was parsed: without white space, and with the last of several values of a key. Numbers stay as they are
 * written, as not all of them would survive: meanwhile they are texts, and a letter tells the two apart.
 */
export function reprint(json: string): string {
  const toldApart = json.replace(LITERALS, (_literal, text, number) => number === undefined ? `"t${text}"` : `"n${number}"`);
  return JSON.stringify(JSON.parse(toldApart)).replace(TOLD_APART, (_literal, text, number) => number ?? `"${text}"`);
}

/** SageMaker takes a single line (`.*`), and knows line breaks that JSON does not have to escape. Others stand between its values. */
export function withoutLineBreaks(json: string): string {
  return json.replace(/[\r\n]+/g, ' ')
    .replace(/[\u0085\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** As `withoutLineBreaks`, for JSON with tokens, which CDK writes anew when the template is made. */
export function withoutLateLineBreaks(json: string): string {
  return Token.asString(Lazy.uncachedAny({ produce: (context) => inOneLine(context.resolve(json)) }));
}

/** The texts that are put together in a template, and nothing by which a value is looked up. */
function inOneLine(value: unknown): unknown {
  if (typeof value === 'string') { return withoutLineBreaks(value); }
  if (Array.isArray(value)) { return value.map(inOneLine); }
  if (!isObject(value)) { return value; }
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, COMPOSING.includes(key) ? inOneLine(element) : element]));
}

/** JSON without white space, with CDK's own rendering of the values that hold tokens, and with all others as they stand. */
export function renderTokens(stack: Stack, json: string): string {
  return json.replace(VALUES, (text) => {
    const value: unknown = JSON.parse(text);
    return holdsTokens(value) ? stack.toJsonString(value) : text;
  });
}

/** Whether any part of a value is known at the deployment alone. */
export function holdsTokens(value: unknown): boolean {
  if (Token.isUnresolved(value)) { return true; }
  return typeof value === 'object' && value !== null && Object.entries(value).some((entry) => entry.some(holdsTokens));
}

/** A card as SageMaker hands it out: as a text beside its status. */
export interface ExportedCard<Status> {
  readonly ModelCardContent: string;
  readonly ModelCardStatus?: Status;
}

/** What a text holds if it is not a card itself, but what DescribeModelPackage answers as `ModelCard`. The status is not checked. */
export function exportedCard<Status>(json: string): ExportedCard<Status> | undefined {
  const exported = parseObject(json) as Partial<ExportedCard<Status>> | undefined;
  return typeof exported?.ModelCardContent === 'string' ? exported as ExportedCard<Status> : undefined;
}
