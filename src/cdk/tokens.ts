import { Token } from 'aws-cdk-lib';

/** What stands in a text for a token, or for all elements of a list that is a token. */
export const TOKEN = /[$#]\{Token\[[a-zA-Z0-9:._-]+\]\}/;

/**
 * Whether a value is not known before the deployment. The one element of a list that is a token as a whole is not,
 * either.
 */
export function isUnresolved(value: unknown): boolean {
  return Token.isUnresolved(value) || isOfListToken(value);
}

/** Whether a text is what stands for all elements of a list that is a token. */
export function isOfListToken(value: unknown): boolean {
  return typeof value === 'string' && Token.isUnresolved([value]);
}
