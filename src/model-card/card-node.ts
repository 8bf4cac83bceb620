import { ListLimit, TextLimit } from '../diagnostics/limits';

/** How the fields of a card are called: as in the struct `ModelCardContent`, or as in SageMaker's JSON. */
export type Naming = 'content' | 'json';

/** What may stand at one place of a card. */
export type CardNode = TextLimit | ChoiceNode | NumberNode | ScalarNode | ListNode | MapNode | ObjectNode | VariantsNode;

/** One of a few texts. */
export interface ChoiceNode {
  readonly kind: 'choice';
  readonly values: readonly string[];
}

/** Any number. */
export interface NumberNode {
  readonly kind: 'number';
}

/** A number, a boolean, or a text within a limit. */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly text: TextLimit;
}

export interface ListNode {
  readonly kind: 'list';
  readonly limit: ListLimit;
  readonly each: CardNode;
}

/** Texts by keys of the user's own. */
export interface MapNode {
  readonly kind: 'map';
  readonly value: TextLimit;
}

/** Named fields, and no others. */
export interface ObjectNode {
  readonly kind: 'object';
  readonly fields: { readonly [naming in Naming]: ReadonlyMap<string, Field> };
  /** Fields of cards that stand by themselves, which the card of a package does not have. */
  readonly fullCardOnly: { readonly [naming in Naming]: ReadonlySet<string> };
}

export interface Field {
  readonly jsonName: string;
  readonly node: CardNode;
  readonly required: boolean;
}

/** Objects of several kinds, told apart by their field `type`. */
export interface VariantsNode {
  readonly kind: 'variants';
  readonly type: ChoiceNode;
  readonly variants: ReadonlyMap<unknown, ObjectNode>;
}

/** Each kind of node in words, and the JavaScript values that are of it. */
const KINDS: { readonly [kind in CardNode['kind']]: { readonly name: string; readonly holds: (value: unknown) => boolean } } = {
  text: { name: 'a text', holds: isText },
  choice: { name: 'a text', holds: isText },
  number: { name: 'a number', holds: (value) => typeof value === 'number' },
  scalar: { name: 'a number, a text or a boolean', holds: (value) => ['number', 'string', 'boolean'].includes(typeof value) },
  list: { name: 'a list', holds: Array.isArray },
  map: { name: 'an object', holds: isObject },
  object: { name: 'an object', holds: isObject },
  variants: { name: 'an object', holds: isObject },
};

export function kindOf(node: CardNode): string {
  return KINDS[node.kind].name;
}

export function isOfKind(node: CardNode, value: unknown): boolean {
  return KINDS[node.kind].holds(value);
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** What may be said of an object besides its fields. */
interface ObjectOptions {
  readonly required?: readonly string[];
  readonly fullCardOnly?: readonly string[];
}

/** An object by its fields in camel case; SageMaker's names follow from them. */
export function objectNode(nodes: { readonly [name: string]: CardNode }, { required = [], fullCardOnly = [] }: ObjectOptions = {}): ObjectNode {
  const fields = Object.entries(nodes).map(([name, node]) => ({ name, jsonName: snakeCase(name), node, required: required.includes(name) }));
  return {
    kind: 'object',
    fields: {
      content: new Map(fields.map((field) => [field.name, field])),
      json: new Map(fields.map((field) => [field.jsonName, field])),
    },
    fullCardOnly: { content: new Set(fullCardOnly), json: new Set(fullCardOnly.map(snakeCase)) },
  };
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
