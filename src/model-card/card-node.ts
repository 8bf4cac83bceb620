import { isObject } from '../diagnostics/json';
import { ListLimit, TextLimit } from '../diagnostics/limits';

/** The names of the fields of a card: those of the struct `ModelCardContent`, or those of the JSON of SageMaker. */
export type Naming = 'content' | 'json';

/** The schema of a value in a card. */
export type CardNode =
  CardText | ChoiceNode | NumberNode | ScalarNode | ListNode | MapNode | ObjectNode | VariantsNode | AnyNode;

/** A string. */
export interface CardText extends TextLimit {
  /** Characters in one line, if only some sources say so, or in words: more cause a warning. */
  readonly usualMax?: number;
}

/** One of a list of strings. */
export interface ChoiceNode {
  readonly kind: 'choice';
  readonly values: readonly string[];
}

/** Any number. */
export interface NumberNode {
  readonly kind: 'number';
  /** @default - any number */
  readonly min?: number;
}

/** A number, a boolean, or a string within a limit. */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly text: TextLimit;
}

export interface ListNode {
  readonly kind: 'list';
  readonly limit: ListLimit;
  readonly each: CardNode;
  /** Elements, if only some sources say so: more than that is a warning. */
  readonly usualMax?: number;
}

/** Strings by keys that the user chooses. */
export interface MapNode {
  readonly kind: 'map';
  readonly value: TextLimit;
}

/** An object with these fields only. */
export interface ObjectNode {
  readonly kind: 'object';
  readonly fields: { readonly [naming in Naming]: ReadonlyMap<string, Field> };
}

/** An object of which nothing is checked. */
export interface AnyNode {
  readonly kind: 'any';
}

export interface Field {
  readonly jsonName: string;
  readonly node: CardNode;
  readonly required: boolean;
  /**
   * Whether the documentation has the field only for standalone model cards. Cards of packages are registered with it
   * all the same.
   */
  readonly fullCardOnly: boolean;
}

/** Objects of several kinds, which the field `type` distinguishes. */
export interface VariantsNode {
  readonly kind: 'variants';
  readonly type: ChoiceNode;
  readonly variants: ReadonlyMap<unknown, ObjectNode>;
}

/** The name of each kind for messages, and the test for its JavaScript values. */
const KINDS: {
  readonly [kind in CardNode['kind']]: { readonly name: string; readonly holds: (value: unknown) => boolean }
} = {
  text: { name: 'a string', holds: isText },
  choice: { name: 'a string', holds: isText },
  number: { name: 'a number', holds: (value) => typeof value === 'number' },
  scalar: {
    name: 'a number, a string or a boolean',
    holds: (value) => ['number', 'string', 'boolean'].includes(typeof value),
  },
  list: { name: 'a list', holds: Array.isArray },
  map: { name: 'an object', holds: isObject },
  object: { name: 'an object', holds: isObject },
  variants: { name: 'an object', holds: isObject },
  any: { name: 'an object', holds: isObject },
};

export function kindOf(node: CardNode): string {
  return KINDS[node.kind].name;
}

export function isOfKind(node: CardNode, value: unknown): boolean {
  return KINDS[node.kind].holds(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** Options of an object node. */
interface ObjectOptions {
  readonly required?: readonly string[];
  readonly fullCardOnly?: readonly string[];
}

/** Creates an object node from its fields in camel case. The names of SageMaker are derived from them. */
export function objectNode(
  nodes: { readonly [name: string]: CardNode }, { required = [], fullCardOnly = [] }: ObjectOptions = {},
): ObjectNode {
  const fields = Object.entries(nodes).map(([name, node]) => ({
    name, jsonName: snakeCase(name), node, required: required.includes(name), fullCardOnly: fullCardOnly.includes(name),
  }));
  return {
    kind: 'object',
    fields: {
      content: new Map(fields.map((field) => [field.name, field])),
      json: new Map(fields.map((field) => [field.jsonName, field])),
    },
  };
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
