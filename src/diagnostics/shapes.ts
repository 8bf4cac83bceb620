import { RemovalPolicy } from 'aws-cdk-lib';
import {
  cdkKind, classKind, enumKind, Kind, listKind, mapKind, Members, Place, Properties, Property, scalarKind, ScalarKind,
  StructKind, structKind,
} from './shape-kinds';
import * as shapes from './shapes.json';

export type StructName = keyof typeof shapes.structs;
export type CallName = keyof typeof shapes.calls;

interface Fields { readonly [nameOrOptional: string]: string }
interface Table<T> { readonly [name: string]: T }
interface OfCdk { readonly from: string; readonly members: string; readonly such?: string }

const STRUCTS: Table<Fields> = { ...shapes.structs, ...shapes.cdkStructs };
const CALLS: Table<Fields> = shapes.calls;
const CLASSES: Table<string> = shapes.classes;
const CDK: Table<OfCdk> = shapes.cdk;
const ENUMS: Table<Members> = { ...shapes.enums, RemovalPolicy };

/** What `typeof` says. */
const TYPES: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

/** The table is read as it is needed, as most apps use only a part of it. */
const READ_STRUCTS: { [name: string]: StructKind } = {};
const READ_CALLS: { [name: string]: readonly Property[] } = {};

/** What a struct has to be. */
export function shapeOf(name: string): StructKind {
  return READ_STRUCTS[name] ??= readStruct(name);
}

/** What a call takes. */
export function parametersOf(call: CallName): readonly Property[] {
  return READ_CALLS[call] ??= [...readFields(CALLS[call], placeIn(call)).values()];
}

/** Model cards render tokens wherever they stand. Arguments, attributes and options of CDK are used at synthesis. */
function placeIn(owner: string): Place {
  if (owner.startsWith('ModelCard')) { return { tokens: 'anywhere', isEntry: false }; }
  const isPassedOn = owner in shapes.structs && !owner.endsWith('Attributes');
  return { tokens: isPassedOn ? 'passedOn' : 'nowhere', isEntry: false };
}

function readStruct(name: string): StructKind {
  const place = placeIn(name);
  const properties = readFields(STRUCTS[name], place);
  const kinds = [...properties.values()].map(({ kind }) => kind);
  const ofFiles = STRUCTS[name].file === 'S3File' || kinds.every((kind) => kind.is === 'struct' && kind.ofFiles);
  // What is nothing but texts is passed on as it is.
  const takesTokens = place.tokens === 'anywhere'
    || place.tokens === 'passedOn' && kinds.every(({ is }) => is === 'string');
  return structKind(name, properties, ofFiles, takesTokens, place);
}

function readFields(fields: Fields, place: Place): Properties {
  return new Map(Object.entries(fields).map(([field, type]) => {
    const optional = field.endsWith('?');
    const name = optional ? field.slice(0, -1) : field;
    const kind = readKind(type, place);
    return [name, { name, optional, kind, type: TYPES.has(kind.is) ? kind.is : undefined, leads: leadsOn(kind) }];
  }));
}

/** A class that is made of properties keeps them. */
function leadsOn(kind: Kind): boolean {
  switch (kind.is) {
    case 'struct': return true;
    case 'list': return leadsOn(kind.each);
    case 'class': return `${kind.name}Props` in STRUCTS;
    default: return false;
  }
}

/** A type as the table writes it: `string`, `InferenceContainer[]`, `{string}`. */
function readKind(type: string, place: Place): Kind {
  if (type.endsWith('[]')) { return listKind(readKind(type.slice(0, -2), place), place); }
  if (type.startsWith('{')) { return mapKind(readKind(type.slice(1, -1), { ...place, isEntry: true }), place); }
  if (type in STRUCTS) { return shapeOf(type); }
  // CDK acts on its own enumeration at synthesis.
  if (type in ENUMS) {
    return enumKind(type, ENUMS[type], type in shapes.enums ? place : { ...place, tokens: 'nowhere' });
  }
  if (type in CLASSES) { return classKind(type, CLASSES[type], place); }
  if (type in CDK) { return cdkKind(type, CDK[type].from, CDK[type].members.split(' '), CDK[type].such, place); }
  return scalarKind(type as ScalarKind['is'], place);
}
