import * as fc from 'fast-check';
import { alternatives, DESCRIBED_CARD, PACKAGE_CARD, resolved, Schema } from './oracle';
import * as texts from '../properties/texts';

/** Cards that the schema of packages accepts, without what JSON cannot tell apart, such as -0 and 0. */
export const CARDS: fc.Arbitrary<object> = fc.oneof(valuesOf(DESCRIBED_CARD), valuesOf(PACKAGE_CARD))
  .map((card) => JSON.parse(JSON.stringify(card)) as object);

/** Cards with one thing changed somewhere, for better or worse. */
export const CHANGED_CARDS: fc.Arbitrary<unknown> = fc.tuple(CARDS, fc.nat()).chain(([card, place]) => {
  const paths = pathsIn(card);
  return change(card, paths[place % paths.length]);
});

type Path = readonly (string | number)[];

/** Of all numbers, CDK takes one in 65,536 for a token: those from -1.88e+289 to -1.95e+289. */
function isNoToken(value: unknown): boolean {
  return !JSON.stringify(value).includes('e+289');
}

/** Arbitrary values that a schema accepts. */
function valuesOf(given: Schema): fc.Arbitrary<unknown> {
  const schemas = alternatives(resolved(given));
  if (schemas.length > 1) { return fc.oneof(...schemas.map(valuesOf)); }
  const [schema] = schemas;
  switch (schema.type) {
    case 'array': return texts.list(valuesOf(schema.items!), { min: schema.minItems, max: schema.maxItems ?? 3 });
    case 'number': return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
      .filter((value) => isNoToken(value) && value >= (schema.minimum ?? -Infinity));
    case 'boolean': return fc.boolean();
    case 'string': return textsOf(schema);
    default: return objectsOf(schema);
  }
}

function textsOf(schema: Schema): fc.Arbitrary<string> {
  if (schema.enum) { return fc.constantFrom(...schema.enum); }
  const longest = /\{1,(\d+)\}/.exec(schema.pattern ?? '')?.[1];
  return longest
    ? texts.text(texts.ONE_LINE, { min: 1, max: Number(longest) })
    : texts.text(texts.ANYTHING, { max: schema.maxLength! });
}

function objectsOf(schema: Schema): fc.Arbitrary<object> {
  if (schema.properties === undefined && schema.additionalProperties === undefined) { return fc.constantFrom({}, { model_package_arn: 'arn' }); }
  if (typeof schema.additionalProperties === 'object') {
    const keys = fc.oneof(texts.text(texts.ANYTHING, { max: 20 }), fc.constantFrom('constructor', 'toString', 'Name', 'aB', 'a_b'));
    return texts.map(keys, valuesOf(schema.additionalProperties) as fc.Arbitrary<string>, { max: 3 });
  }
  const fields = Object.fromEntries(Object.entries(schema.properties!).map(([name, inner]) => [name, valuesOf(inner)]));
  return fc.record(fields, { requiredKeys: schema.required as never[] ?? [] });
}

/** Every place in a value, itself included. */
function pathsIn(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) { return [[]]; }
  const inner = Array.isArray(value) ? value.map((element, index) => [index, element] as const) : Object.entries(value);
  return [[], ...inner.flatMap(([step, element]) => pathsIn(element).map((path) => [step, ...path]))];
}

const NAMES = ['name', 'value', 'type', 'notes', 'metric_data', 'model_name', 'model_package_details', 'function', 'riskRating', 'another', 'constructor', 'toString'];

/** Lengths around every limit. */
const LENGTHS = [0, 1, 63, 64, 255, 256, 257, 1024, 1025, 2048, 2049, 2096, 2097];

const JUNK: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }).filter(isNoToken),
  fc.constantFrom(...LENGTHS).chain((length) => texts.exactly([...texts.ALPHANUMERIC, '\u{1f600}'], length)),
  fc.constantFrom<unknown>(null, true, 0, 1e300, '', 'High', 'Maximize', 'number', 'string', 'matrix', 'bar_chart', 'linear_graph', [], {}, [[]], [0], [[0]], [[0, 1]], '\n', 'a\nb'),
  fc.array(fc.constantFrom<unknown>(0, 'x', [0, 0], [0]), { minLength: 9, maxLength: 22, size: 'max' }),
  fc.constantFrom(9, 10, 11, 15, 16, 20, 21, 50, 51, 100, 101).chain((length) =>
    fc.constantFrom<unknown>('x', 0, [0, 0], { name: 'x', value: 0 }, { name: 'x', value: 'y' }).map((element) => Array(length).fill(element))),
);

function change(card: unknown, path: Path): fc.Arbitrary<unknown> {
  return fc.oneof(
    JUNK.map((junk) => changedAt(card, path, () => junk)),
    fc.tuple(fc.constantFrom(...NAMES), JUNK).map(([name, junk]) =>
      changedAt(card, path, (value) => typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, [name]: junk } : junk)),
    fc.nat().map((which) => changedAt(card, path, (value) => without(value, which))),
  );
}

function without(value: unknown, which: number): unknown {
  if (typeof value !== 'object' || value === null) { return null; }
  const keys = Object.keys(value);
  if (Array.isArray(value)) { return value.slice(1); }
  return Object.fromEntries(Object.entries(value).filter((_entry, index) => index !== which % keys.length));
}

function changedAt(value: any, [step, ...rest]: Path, replace: (value: unknown) => unknown): unknown {
  if (step === undefined) { return replace(value); }
  if (Array.isArray(value)) {
    return value.map((element, index) => index === step ? changedAt(element, rest, replace) : element);
  }
  return { ...value, [step]: changedAt(value[step], rest, replace) };
}
