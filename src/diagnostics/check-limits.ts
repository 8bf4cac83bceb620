import { Token } from 'aws-cdk-lib';
import { firstOutside } from './characters';
import { Form } from './forms';
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
  const found = faultOf(limit, value);
  if (found) {
    at(issues, property).invalidValue(found.code, value, { as: '', ...found.facts });
  }
}

/** What is wrong with a text: a code, and what its words need to know. */
interface Fault {
  readonly code: 'Text.length' | 'Text.surrogate' | Form['code'];
  readonly facts: { readonly count: string; readonly range: string; readonly character: string };
}

/** Half of a surrogate pair, as is left where a text is cut within a character. */
const SURROGATE = /\p{Surrogate}/u;

function faultOf(limit: TextLimit, value: string): Fault | undefined {
  // A token that is none of a text.
  if (typeof value !== 'string') { return; }
  if (SURROGATE.test(value)) { return fault('Text.surrogate'); }
  if (!hasLength(limit, value)) {
    return fault('Text.length', { count: count(charactersOf(value), 'character'), range: range(limit) });
  }
  const { form } = limit;
  return form && !form.pattern.test(value) ? fault(form.code, { character: firstOutside(form, value) }) : undefined;
}

function fault(code: Fault['code'], facts: Partial<Fault['facts']> = {}): Fault {
  return { code, facts: { count: '', range: '', character: '', ...facts } };
}

/** Characters are what a reader sees as such, not UTF-16 units; counting them costs, so only where it may matter. */
function hasLength({ min = 0, max = Infinity }: TextLimit, value: string): boolean {
  const length = value.length > max ? charactersOf(value) : value.length;
  return length >= min && length <= max;
}

function charactersOf(value: string): number {
  return [...value].length;
}

function checkList(issues: Issues, limit: ListLimit, value: unknown[]): void {
  const { min = 0, max = Infinity, each } = limit;
  // A list that is one token has a single element, of which no rule speaks.
  if (Token.isUnresolved(value)) { return; }
  if (value.length < min || value.length > max) {
    // Structs are not shown: they may hold what no message may show. Nor are tokens, which tell nothing.
    const isShown = !value.some((element) => typeof element === 'object' || Token.isUnresolved(element));
    const shown = isShown ? value : undefined;
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
    const wrongKey = faultOf(limit.key, key);
    if (wrongKey) {
      // Whoever writes NAME=VALUE as the name has put the secret there.
      issues.invalidValue(wrongKey.code, limit.secret ? key.replace(/=[^]+/, '=***') : key, { as: 'as a key ', ...wrongKey.facts });
    }
    const wrongValue = faultOf(limit.value, value[key]);
    if (wrongValue && limit.secret) {
      issues.atKey(key).invalidSecret(wrongValue.code, value[key], { as: 'the value ', ...wrongValue.facts });
    } else if (wrongValue) {
      issues.atKey(key).invalidValue(wrongValue.code, value[key], { as: '', ...wrongValue.facts });
    }
  }
}

function checkNumber(issues: Issues, limit: NumberLimit, value: number): void {
  const { min, max = Infinity, unit } = limit;
  if (!Number.isInteger(value) || value < min || value > max) {
    issues.invalidValue(Number.isInteger(value) ? 'Number.range' : 'Number.whole', value, {
      unit: unit ? ` of ${unit}` : '', range: range(limit),
    });
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
