import { Stack, Token } from 'aws-cdk-lib';
import { isObject } from './card-node';

/** A list of a single text, a text or a number: what a token may stand for in JSON. */
const VALUES = /\["(?:\\.|[^"\\])*"\]|"(?:\\.|[^"\\])*"|-?\d[\d.eE+-]*/g;

/** The object that a JSON text holds, if it does. */
export function parseObject(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * JSON without white space. Strings stay as they are, and so do numbers, which would not all survive being parsed and
 * written again.
 */
export function withoutWhiteSpace(json: string): string {
  return json.replace(/("(?:\\.|[^"\\])*")|\s+/g, '$1');
}

/** SageMaker takes a single line (`.*`), and knows line breaks that JSON does not have to escape. */
export function withoutLineBreaks(json: string): string {
  return json.replace(/[\u0085\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
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
