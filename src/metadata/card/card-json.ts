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

/** Strings stay as they are, and so do numbers, which would not all survive being parsed and written again. */
export function withoutWhiteSpace(json: string): string {
  return json.replace(/("(?:\\.|[^"\\])*")|\s+/g, '$1');
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
