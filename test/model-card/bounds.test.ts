import { alternatives, PACKAGE_CARD, resolved, Schema, schemaAccepts } from './oracle';
import { hasTypedForm, typedContent } from './typed';
import { ModelCard } from '../../src';
import { issuesOf } from '../support';

/*
 * Every bound of the schema at every place of a card, found by walking the schema: a card with a value at the bound is
 * taken, the same card with a value past it is not, typed and as JSON.
 */

interface Bound {
  readonly name: string;
  readonly keyword: string;
  readonly at: unknown[];
  readonly past: unknown[];
  /** Where the message of the JSON has to point. */
  readonly place: string;
}

/** The whole card around a value. */
type Around = (value: unknown) => unknown;

const BOUNDS = boundsOf(PACKAGE_CARD, '', (value) => value);

function boundsOf(schema: Schema, path: string, around: Around): Bound[] {
  const bound = (keyword: string, at: unknown[], past: unknown[]): Bound =>
    ({ name: `${path || 'card'}: ${keyword}`, keyword, at: at.map(around), past: past.map(around), place: placeOf(path, keyword) });
  const {
    type, properties, additionalProperties, required = [], items, minItems = 0, maxItems, maxLength, minimum, pattern,
  } = schema;
  const least = leastOf(schema);
  const wrongTypes = ['text', 1, true, null, [], {}].filter((value) => typeOf(value) !== type);
  return [
    ...type ? [bound('type', [least], wrongTypes)] : [],
    ...maxLength ? [bound('maxLength', texts(maxLength), texts(maxLength + 1))] : [],
    ...pattern ? [bound('pattern', ['x', 'a\nb', ...texts(longest(pattern) + 1)], ['', '\u2028', '\r\n'])] : [],
    ...minimum ? [bound('minimum', [minimum], [minimum - 1])] : [],
    ...schema.enum ? [bound('enum', schema.enum, ['', 'Another', ...schema.enum.flatMap((value) => [value.toUpperCase(), ` ${value}`])])] : [],
    ...minItems ? [bound('minItems', [elements(items!, minItems)], [elements(items!, minItems - 1)])] : [],
    ...maxItems ? [bound('maxItems', [elements(items!, maxItems)], [elements(items!, maxItems + 1)])] : [],
    ...required.map((name) => bound(`required ${name}`, [least], [without(least, name)])),
    ...additionalProperties === false
      ? [bound('additionalProperties', [least], ['another', 'constructor', ''].map((name) => ({ ...least as object, [name]: 'x' })))] : [],
    ...Object.entries(properties ?? {}).flatMap(([name, inner]) =>
      boundsBelow(inner, `${path}.${name}`, (value) => around({ ...least as object, [name]: value }))),
    ...items ? boundsBelow(items, `${path}[]`, (value) => around([value, ...elements(items, Math.max(minItems - 1, 0))])) : [],
    ...typeof additionalProperties === 'object' ? boundsBelow(additionalProperties, `${path}["key"]`, (value) => around({ key: value })) : [],
  ];
}

function boundsBelow(schema: Schema, path: string, around: Around): Bound[] {
  const all = alternatives(resolved(schema));
  return all.flatMap((one) => boundsOf(one, all.length > 1 ? `${path}<${one.properties?.type.enum ?? one.type}>` : path, around)
    // What one alternative refuses, another may take.
    .map((bound) => all.length === 1 ? bound : { ...bound, past: bound.past.filter((card) => !schemaAccepts(card)) }));
}

/** The least that a schema takes. */
function leastOf(schema: Schema): unknown {
  const [first] = alternatives(resolved(schema));
  switch (first.type) {
    case 'array': return elements(first.items!, first.minItems ?? 0);
    case 'number': return first.minimum ?? 0;
    case 'boolean': return false;
    case 'string': return first.enum?.[0] ?? (first.pattern ? 'x' : '');
    default: return Object.fromEntries((first.required ?? []).map((name) => [name, leastOf(first.properties![name])]));
  }
}

function elements(schema: Schema, count: number): unknown[] {
  return Array.from({ length: count }, () => leastOf(schema));
}

/** Texts of so many characters, of which some are two UTF-16 units. */
function texts(length: number): string[] {
  return ['x'.repeat(length), '\u{1f600}'.repeat(length)];
}

function longest(pattern: string): number {
  return Number(/^\.\{1,(\d+)\}$/.exec(pattern)![1]);
}

function typeOf(value: unknown): string {
  if (value === null) { return 'null'; }
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The place in a message: metrics are not told apart there, and the first element is the one that is tried. */
function placeOf(path: string, keyword: string): string {
  const place = path.replace(/<.*?>/g, '').replace(/\[\]/g, '[0]').slice(1);
  const [kind, required = ''] = keyword.split(' ');
  if (kind === 'additionalProperties') { return place; }
  return [place, required].filter((step) => step !== '').join('.') || 'json';
}

function without(value: unknown, name: string): unknown {
  const { [name]: _left, ...rest } = value as { [name: string]: unknown };
  return rest;
}

test('every bound of the schema is tried', () => {
  const counts: Record<string, number> = {};
  BOUNDS.forEach(({ keyword }) => counts[keyword.split(' ')[0]] = (counts[keyword.split(' ')[0]] ?? 0) + 1);
  expect(counts).toEqual({
    additionalProperties: 21,
    enum: 6,
    maxItems: 8,
    maxLength: 45,
    minimum: 1,
    minItems: 5,
    pattern: 12,
    required: 23,
    type: 115,
  });
});

describe.each(BOUNDS.map((bound) => [bound.name, bound] as const))('%s', (_name, { at, past, place }) => {
  test('the bound itself', () => {
    expect(at.length).toBeGreaterThan(0);
    for (const card of at) {
      expect(schemaAccepts(card)).toBe(true);
      expect(() => ModelCard.fromJson(JSON.stringify(card))).not.toThrow();
      if (hasTypedForm(card)) { expect(() => ModelCard.fromContent(typedContent(card))).not.toThrow(); }
    }
  });

  test('past the bound', () => {
    expect(past.length).toBeGreaterThan(0);
    for (const card of past) {
      expect(schemaAccepts(card)).toBe(false);
      const [first] = issuesOf(() => ModelCard.fromJson(JSON.stringify(card)));
      expect(first.startsWith(place)).toBe(true);
      expect(issuesOf(() => ModelCard.fromContent(typedContent(card)))).not.toEqual([]);
    }
  });
});
