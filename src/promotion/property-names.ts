import { Token } from 'aws-cdk-lib';

/** Most properties have the name of the member, with a lower-case letter. */
export function propertyOf(member: string): string {
  return `${member[0].toLowerCase()}${member.slice(1)}`;
}

/** What is read of a structure as properties. Of an unknown structure, nothing is known. */
export function propertiesOf<T, U>(
  members: { readonly [name: string]: T | undefined }, make: (value: T, name: string) => U,
): { [property: string]: U } {
  if (Token.isUnresolved(members)) { return {}; }
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [propertyOf(name), make(value!, name)]));
}
