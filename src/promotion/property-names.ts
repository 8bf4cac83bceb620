import { Token } from 'aws-cdk-lib';

/** Most properties have the name of the member, with a lower-case letter. */
export function propertyOf(member: string): string {
  return `${member[0].toLowerCase()}${member.slice(1)}`;
}

/** The members of a structure as properties, without those that are missing. Of an unknown structure, none is known. */
export function propertiesOf<T, U>(
  members: { readonly [name: string]: T | undefined }, make: (value: T, name: string) => U,
): { [property: string]: U } {
  if (Token.isUnresolved(members)) { return {}; }
  return Object.fromEntries(Object.entries(members)
    .flatMap(([name, value]) => value === undefined ? [] : [[propertyOf(name), make(value, name)]]));
}
