import { Token } from 'aws-cdk-lib';
import { markOf } from './class-mark';

/** What a value has to be. */
export type Kind = ScalarKind | ListKind | MapKind | StructKind | EnumKind | ClassKind | CdkKind;

/** Where a value stands. */
export interface Place {
  /**
   * Whether a token may stand here that is not encoded as a value of its kind, such as an `IResolvable` for a string.
   */
  readonly tokens: 'anywhere' | 'passedOn' | 'nowhere';
  /** What maps hold must not be shown: it may be secret. */
  readonly isEntry: boolean;
}

interface AnyKind extends Place {
  /**
   * Whether a value is of this kind, with all that it consists of. Every value of every app is held against its kind,
   * so that nothing is made here. Throws what getters throw.
   */
  holds(value: unknown): boolean;
}

export interface ScalarKind extends AnyKind {
  readonly is: 'string' | 'number' | 'boolean' | 'any';
}

export interface ListKind extends AnyKind {
  readonly is: 'list';
  readonly each: Kind;
}

export interface MapKind extends AnyKind {
  readonly is: 'map';
  readonly each: Kind;
}

export interface StructKind extends AnyKind {
  readonly is: 'struct';
  readonly name: string;
  readonly properties: Properties;
  /** Whether it leads to files in S3, and nowhere else. */
  readonly ofFiles: boolean;
}

export interface EnumKind extends AnyKind {
  readonly is: 'enum';
  readonly name: string;
  readonly members: Members;
}

/** A class of this library. */
export interface ClassKind extends AnyKind {
  readonly is: 'class';
  readonly name: string;
  /** How instances are made, in words. */
  readonly make: string;
}

/** A class or an interface of CDK or constructs. */
export interface CdkKind extends AnyKind {
  readonly is: 'cdk';
  readonly name: string;
  readonly from: string;
  readonly make?: string;
}

/** A property of a struct or a parameter of a call. */
export interface Property {
  readonly name: string;
  readonly optional: boolean;
  readonly kind: Kind;
  /** What `typeof` says of its values, if that is all there is to say: most properties are decided by it. */
  readonly type?: string;
  /** Whether it leads to another struct. */
  readonly leads: boolean;
}

export type Properties = ReadonlyMap<string, Property>;
export interface Members { readonly [name: string]: string }

/**
 * Whether any struct had a property that it does not know. In most apps none does, and nobody has to look for them: see
 * `unknown-properties.ts`.
 */
export const SEEN = { unknownProperty: false };

/** Anything with properties, elements or entries. */
export interface Holder { readonly [key: string | number]: unknown }

/** A boolean decides what is made, and CDK encodes none either. */
export function scalarKind(is: ScalarKind['is'], place: Place): ScalarKind {
  const takesTokens = place.tokens === 'anywhere' || place.tokens === 'passedOn' && is !== 'boolean';
  const holds = is === 'any' ? () => true : (value: unknown) => typeof value === is || takesTokens && isToken(value);
  return { is, ...place, holds };
}

export function enumKind(name: string, members: Members, place: Place): EnumKind {
  const values: ReadonlySet<unknown> = new Set(Object.values(members));
  const takesTokens = place.tokens !== 'nowhere';
  return { is: 'enum', name, members, ...place, holds: (value) => values.has(value) || takesTokens && isToken(value) };
}

export function classKind(name: string, make: string, place: Place): ClassKind {
  const takesTokens = place.tokens === 'anywhere';
  return {
    is: 'class',
    name,
    make,
    ...place,
    holds: (value) => isObject(value) && markOf(value) === name || takesTokens && isToken(value),
  };
}

/**
 * Recognized by any of its members: an instance may come from another copy or version of CDK, be an L1, or a mere
 * reference.
 */
export function cdkKind(
  name: string, from: string, members: readonly string[], make: string | undefined, place: Place,
): CdkKind {
  return { is: 'cdk', name, from, make, ...place, holds: (value) => isObject(value) && hasAny(members, value) };
}

function hasAny(members: readonly string[], value: object): boolean {
  for (let index = 0; index < members.length; index++) {
    if (members[index] in value) { return true; }
  }
  return false;
}

export function listKind(each: Kind, place: Place): ListKind {
  const takesTokens = place.tokens === 'anywhere';
  return {
    is: 'list',
    each,
    ...place,
    holds: (value) => Array.isArray(value) ? holdsElements(each, value) : takesTokens && isToken(value),
  };
}

function holdsElements(each: Kind, list: readonly unknown[]): boolean {
  for (let index = 0; index < list.length; index++) {
    if (!each.holds(list[index])) { return false; }
  }
  return true;
}

export function mapKind(each: Kind, place: Place): MapKind {
  const takesTokens = place.tokens === 'anywhere' || place.tokens === 'passedOn' && each.is === 'string';
  return {
    is: 'map',
    each,
    ...place,
    holds: (value) => (
      isLiteral(value) || isPlain(value)
    ) && holdsEntries(each, value as Holder) || takesTokens && isToken(value),
  };
}

function holdsEntries(each: Kind, map: Holder): boolean {
  for (const key in map) {
    if (!each.holds(map[key]) && isOwn(map, key)) { return false; }
  }
  return true;
}

/** In maps, only what they have themselves counts. */
function isOwn(map: object, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(map, key);
}

export function structKind(
  name: string, properties: Properties, ofFiles: boolean, takesTokens: boolean, place: Place,
): StructKind {
  const all = [...properties.values()];
  const required = all.filter(({ optional }) => !optional).length;

  /**
   * Most structs are literals, which have few of the properties: these are looked at, and not those that they could
   * have.
   */
  function holdsLiteral(literal: Holder): boolean {
    let given = 0;
    let unknown = false;
    for (const key in literal) {
      const property = properties.get(key);
      if (property === undefined) {
        unknown = true;
        continue;
      }
      const value = literal[key];
      if (typeof value !== property.type) {
        if (value === undefined) { continue; }
        if (!property.kind.holds(value)) { return false; }
      }
      if (!property.optional) { given++; }
    }
    return unknown ? holdsUnknown(literal, given) : given === required;
  }

  function holdsUnknown(literal: Holder, given: number): boolean {
    if (isToken(literal)) { return takesTokens; }
    SEEN.unknownProperty = true;
    return given === required && !(ofFiles && isForeign(properties, literal));
  }

  /** An instance of a user's class may inherit getters, of which no loop tells. */
  function holdsInstance(struct: Holder): boolean {
    SEEN.unknownProperty = true;
    return all.every(({ name: key, optional, kind }) => {
      const value = struct[key];
      return value === undefined ? optional : kind.holds(value);
    }) && !(ofFiles && isForeign(properties, struct));
  }

  return {
    is: 'struct',
    name,
    properties,
    ofFiles,
    ...place,
    holds: (value) => isLiteral(value) ? holdsLiteral(value as Holder)
      : isPlain(value) ? holdsInstance(value as Holder) : takesTokens && isToken(value),
  };
}

/** Whether a struct has properties, and none that it could have: TypeScript refuses that, too. */
export function isForeign(properties: Properties, struct: object): boolean {
  const names = Object.keys(struct);
  return names.length > 0 && ![...properties.keys()].some((name) => name in struct);
}

/** Not a list, even if it is a token: lists are of other kinds. */
export function isToken(value: unknown): boolean {
  return !Array.isArray(value) && Token.isUnresolved(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isLiteral(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** `import * as values` makes a module. */
const PLAIN: ReadonlySet<string> = new Set(['[object Object]', '[object Module]']);

/**
 * An object whose own properties are what it is about: not a list, a token, an instance of a class of this library, or
 * one that has its content elsewhere, as `Map` does.
 */
export function isPlain(value: unknown): value is object {
  return isObject(value) && !Token.isUnresolved(value)
    && (isLiteral(value) || PLAIN.has(Object.prototype.toString.call(value)) && markOf(value) === undefined);
}
