import { Token } from 'aws-cdk-lib';
import { Violations } from './issues';
import { Limit, Limits, ListLimit, MapLimit, NumberLimit, TextLimit } from './limits';

/** Holds the properties of a struct against the rows of its table. Absent properties break no limit. */
export function checkLimits(violations: Violations, limits: Limits, struct: object): void {
  const values = struct as Record<string, unknown>;
  for (const property in limits) {
    if (values[property] !== undefined) {
      checkLimit(violations.at(property), limits[property], values[property]);
    }
  }
}

/** Holds one value against one limit. */
export function checkLimit(violations: Violations, limit: Limit, value: unknown): void {
  switch (limit.kind) {
    case 'text': return checkText(violations, limit, value as string);
    case 'list': return checkList(violations, limit, value as unknown[]);
    case 'map': return checkMap(violations, limit, value as Record<string, string>);
    case 'number': return checkNumber(violations, limit, value as number);
  }
}

function checkText(violations: Violations, limit: TextLimit, value: string): void {
  const broken = brokenText(limit, value);
  if (broken) {
    violations.refuse(value, broken.rule, broken.remedy);
  }
}

function checkList(violations: Violations, limit: ListLimit, value: unknown[]): void {
  const { min = 0, max = Infinity, each } = limit;
  // A list that is one token has a single element, of which no rule speaks.
  if (Token.isUnresolved(value)) { return; }
  if (value.length < min || value.length > max) {
    // Structs are not shown: they may hold what no message may show. Nor are tokens, which tell nothing.
    const shown = value.some((element) => typeof element === 'object' || Token.isUnresolved(element)) ? undefined : value;
    violations.misplaced(`has ${count(value.length, 'element')}`, `give ${range(min, max)}`, shown);
  }
  if (each) {
    value.forEach((element, index) => checkText(violations.at(index), each, element as string));
  }
}

function checkMap(violations: Violations, limit: MapLimit, value: Record<string, string>): void {
  if (Token.isUnresolved(value)) { return; }
  const keys = Object.keys(value);
  if (keys.length > limit.max) {
    violations.misplaced(`has ${count(keys.length, 'entry', 'entries')}`, `give at most ${limit.max}`);
  }
  for (const key of keys) {
    const brokenKey = brokenText(limit.key, key);
    if (brokenKey) {
      violations.refuse(key, `as a key ${brokenKey.rule}`, brokenKey.remedy);
    }
    const brokenValue = brokenText(limit.value, value[key]);
    if (brokenValue && limit.secret) {
      violations.atKey(key).refuseHidden(value[key], `the value ${brokenValue.rule}`, brokenValue.remedy);
    } else if (brokenValue) {
      violations.atKey(key).refuse(value[key], brokenValue.rule, brokenValue.remedy);
    }
  }
}

function checkNumber(violations: Violations, limit: NumberLimit, value: number): void {
  const { min, max = Infinity, unit } = limit;
  if (!Number.isInteger(value) || value < min || value > max) {
    violations.refuse(value, 'is out of range', `give a whole number${unit ? ` of ${unit}` : ''}, ${range(min, max)}`);
  }
}

function brokenText(limit: TextLimit, value: string): { rule: string; remedy: string } | undefined {
  const { min = 0, max = Infinity, form } = limit;
  // Characters are what a reader sees as such, not UTF-16 units; counting them costs, so only where it may matter.
  const length = value.length > max ? [...value].length : value.length;
  if (length < min || length > max) {
    return { rule: `has ${count(length, 'character')}`, remedy: `use ${range(min, max)}` };
  }
  return form && !form.pattern.test(value) ? { rule: `is not ${form.name}`, remedy: form.remedy } : undefined;
}

function range(min: number, max: number): string {
  if (max === Infinity) { return `at least ${min}`; }
  if (min === max) { return `exactly ${min}`; }
  return min === 0 ? `at most ${max}` : `${min} to ${max}`;
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
