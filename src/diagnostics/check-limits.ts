import { Token } from 'aws-cdk-lib';
import { Issues } from './issues';
import { Limit, Limits, ListLimit, MapLimit, NumberLimit, TextLimit } from './limits';

/** Holds the properties of a struct against the rows of its table. Absent properties break no limit. */
export function checkLimits(issues: Issues, limits: Limits, struct: object): void {
  const values = struct as Record<string, unknown>;
  for (const property in limits) {
    if (values[property] !== undefined) {
      checkLimit(issues, limits[property], values[property], property);
    }
  }
}

/** Holds one value against one limit. `property` is where it is, if that is one step deeper. */
export function checkLimit(issues: Issues, limit: Limit, value: unknown, property?: string | number): void {
  switch (limit.kind) {
    case 'text': return checkText(issues, limit, value as string, property);
    case 'list': return checkList(at(issues, property), limit, value as unknown[]);
    case 'map': return checkMap(at(issues, property), limit, value as Record<string, string>);
    case 'number': return checkNumber(at(issues, property), limit, value as number);
  }
}

/** A place costs an object, which only what is wrong should cost. */
function at(issues: Issues, property?: string | number): Issues {
  return property === undefined ? issues : issues.at(property);
}

function checkText(issues: Issues, limit: TextLimit, value: string, property?: string | number): void {
  // A token that is none of a text.
  if (typeof value !== 'string') { return; }
  const { form } = limit;
  if (hasLength(limit, value)) {
    if (form && !form.pattern.test(value)) {
      at(issues, property).invalidValue(form.code, value, { as: '' });
    }
  } else {
    at(issues, property).invalidValue('Text.length', value, { as: '', ...lengthOf(value), range: range(limit) });
  }
}

/** Characters are what a reader sees as such, not UTF-16 units; counting them costs, so only where it may matter. */
function hasLength({ min = 0, max = Infinity }: TextLimit, value: string): boolean {
  const length = value.length > max ? charactersOf(value) : value.length;
  return length >= min && length <= max;
}

function charactersOf(value: string): number {
  return [...value].length;
}

function lengthOf(value: string): { readonly count: string } {
  return { count: count(charactersOf(value), 'character') };
}

function checkList(issues: Issues, limit: ListLimit, value: unknown[]): void {
  const { min = 0, max = Infinity, each } = limit;
  // A list that is one token has a single element, of which no rule speaks.
  if (Token.isUnresolved(value)) { return; }
  if (value.length < min || value.length > max) {
    // Structs are not shown: they may hold what no message may show. Nor are tokens, which tell nothing.
    const shown = value.some((element) => typeof element === 'object' || Token.isUnresolved(element)) ? undefined : value;
    issues.invalidUse('List.length', { count: count(value.length, 'element'), range: range(limit) }, shown);
  }
  if (each) {
    value.forEach((element, index) => checkText(issues, each, element as string, index));
  }
}

function checkMap(issues: Issues, limit: MapLimit, value: Record<string, string>): void {
  if (Token.isUnresolved(value)) { return; }
  const keys = Object.keys(value);
  if (keys.length > limit.max) {
    issues.invalidUse('Map.size', { count: count(keys.length, 'entry', 'entries'), max: limit.max });
  }
  for (const key of keys) {
    if (!hasLength(limit.key, key)) {
      issues.invalidValue('Text.length', key, { as: 'as a key ', ...lengthOf(key), range: range(limit.key) });
    } else if (limit.key.form && !limit.key.form.pattern.test(key)) {
      issues.invalidValue(limit.key.form.code, key, { as: 'as a key ' });
    }
    if (limit.secret) {
      checkSecret(issues, limit.value, key, value[key]);
    } else if (!hasLength(limit.value, value[key]) || limit.value.form?.pattern.test(value[key]) === false) {
      checkText(issues.atKey(key), limit.value, value[key]);
    }
  }
}

/** Of a secret nothing is shown but its length. */
function checkSecret(issues: Issues, limit: TextLimit, key: string, value: string): void {
  if (typeof value === 'string' && !hasLength(limit, value)) {
    issues.atKey(key).invalidSecret('Text.length', value, { as: 'the value ', ...lengthOf(value), range: range(limit) });
  }
}

function checkNumber(issues: Issues, limit: NumberLimit, value: number): void {
  const { min, max = Infinity, unit } = limit;
  if (!Number.isInteger(value) || value < min || value > max) {
    issues.invalidValue('Number.range', value, { unit: unit ? ` of ${unit}` : '', range: range(limit) });
  }
}

function range({ min = 0, max = Infinity }: { readonly min?: number; readonly max?: number }): string {
  if (max === Infinity) { return `at least ${min}`; }
  if (min === max) { return `exactly ${min}`; }
  return min === 0 ? `at most ${max}` : `${min} to ${max}`;
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
