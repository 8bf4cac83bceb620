import type { IConstruct } from 'constructs';
import { isNearly } from './closest-match';
import { Issues } from './issues';
import { Holder, Kind, SEEN, StructKind } from './shape-kinds';
import { shapeOf, StructName } from './shapes';

/*
 * TypeScript lets a struct have properties that it does not know, if it is not written in place. So only those are told
 * of that are called nearly as one that the struct knows and does not have. jsii lets none through.
 */

/** Warns of misspelled properties of a struct, and of the structs and specifications in it. */
export function warnOfUnknownProperties(issues: Issues, struct: StructName, value: object): void {
  if (!SEEN.unknownProperty) { return; }
  const kind = shapeOf(struct);
  // Only a second walk makes anything.
  if (!knowsAll(kind, value as Holder)) { knowsAll(kind, value as Holder, issues); }
}

/** The same of options that are given to a construct that exists. */
export function warnOfUnknownOptions(construct: IConstruct, struct: StructName, options: object): void {
  if (!SEEN.unknownProperty) { return; }
  const issues = new Issues();
  warnOfUnknownProperties(issues, struct, options);
  issues.annotate(construct);
}

/** Whether a struct knows all of its properties. Given issues, it adds those that are misspelled. */
function knowsAll(kind: StructKind, struct: Holder, issues?: Issues): boolean {
  let all = true;
  for (const name in struct) {
    const property = kind.properties.get(name);
    if (property === undefined) {
      all = false;
      if (issues) { warnIfMisspelled(issues.at(name), kind, struct, name); }
    } else if (property.leads && struct[name] !== undefined) {
      all = knowsAllOf(property.kind, struct[name], issues?.at(name)) && all;
    }
  }
  return all;
}

function knowsAllOf(kind: Kind, value: unknown, issues?: Issues): boolean {
  switch (kind.is) {
    case 'struct': return knowsAll(kind, value as Holder, issues);
    case 'list': return knowsAllElements(kind.each, value as readonly unknown[], issues);
    // A specification keeps what it was made of. Nothing else leads to properties.
    default: return kind.is !== 'class'
      || knowsAll(shapeOf(`${kind.name}Props`), (value as { readonly _props: Holder })._props, issues);
  }
}

function knowsAllElements(each: Kind, list: readonly unknown[], issues?: Issues): boolean {
  let all = true;
  for (let index = 0; index < list.length; index++) {
    all = knowsAllOf(each, list[index], issues?.at(index)) && all;
  }
  return all;
}

function warnIfMisspelled(issues: Issues, kind: StructKind, struct: Holder, property: string): void {
  const meant = [...kind.properties.keys()].find((name) => struct[name] === undefined && isNearly(property, name));
  if (meant !== undefined) {
    issues.warn('Shape.unknownProperty', { name: kind.name, closest: meant });
  }
}
