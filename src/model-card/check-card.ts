import { Token } from 'aws-cdk-lib';
import {
  CardNode, CardText, ChoiceNode, isOfKind, kindOf, ListNode, Naming, NumberNode, ObjectNode, ScalarNode, VariantsNode,
} from './card-node';
import { MetricHolder } from './metric-content';
import { checkLimit } from '../diagnostics/check-limits';
import { closestMatch } from '../diagnostics/closest-match';
import { ONE_LINE } from '../diagnostics/forms';
import { Issues, shown } from '../diagnostics/issues';
import { ANY_TEXT } from '../diagnostics/limits';

/** A key that can stand in a path as it is. */
const PLAIN_KEY = /^\w{1,60}$/;

/** Holds a card, or a part of it, against its schema. What is not known before the deployment breaks no rule. */
export function checkCard(issues: Issues, node: CardNode, value: unknown, naming: Naming): void {
  if (Token.isUnresolved(value)) { return; }
  if (!isOfKind(node, value)) { return refuseKind(issues, node, value); }
  switch (node.kind) {
    case 'text': return checkText(issues, node, value as string);
    case 'choice': return checkChoice(issues, node, value as string);
    case 'number': return checkNumber(issues, node, value as number);
    case 'scalar': return checkScalar(issues, node, value);
    case 'list': return checkList(issues, node, value as unknown[], naming);
    case 'map': return entriesOf(value).forEach(([key, element]) => {
      checkLimit(issues, ANY_TEXT, key);
      checkCard(issues.atKey(key), node.value, element, naming);
    });
    case 'object': return checkObject(issues, node, value as object, naming);
    case 'any': return;
    case 'variants': return naming === 'json'
      ? checkVariant(issues, node, value as object)
      : checkMetric(issues, value as MetricHolder);
  }
}

/** Lists and objects are not shown: they may hold a lot, in JavaScript even themselves. */
function refuseKind(issues: Issues, node: CardNode, value: unknown): void {
  const kind = kindOf(node);
  if (typeof value === 'object' && value !== null) {
    issues.invalidUse('ModelCard.kind', { given: Array.isArray(value) ? 'a list, ' : 'an object, ', kind });
  } else {
    issues.invalidValue('ModelCard.kind', value, { given: '', kind });
  }
}

function checkChoice(issues: Issues, { values }: ChoiceNode, value: string): void {
  if (!values.includes(value)) {
    issues.invalidValue('ModelCard.choice', value, { choices: oneOf(values) });
  }
}

function oneOf(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values[values.length - 1]}`;
}

function checkText(issues: Issues, node: CardText, value: string): void {
  checkLimit(issues, node, value);
  const { usualMax } = node;
  if (usualMax !== undefined && !isUsual(value, usualMax)) {
    issues.warn('ModelCard.unusualName', { name: shown(value), max: usualMax });
  }
}

/** Characters, not UTF-16 units. */
function isUsual(value: string, max: number): boolean {
  return [...value].length <= max && ONE_LINE.pattern.test(value);
}

function checkList(
  issues: Issues, { limit, each, usualMax = Infinity }: ListNode, value: unknown[], naming: Naming,
): void {
  checkLimit(issues, limit, value);
  value.forEach((element, index) => checkCard(issues.at(index), each, element, naming));
  if (value.length > usualMax) {
    issues.warn('ModelCard.manyElements', { count: value.length, max: usualMax });
  }
}

const NUMBER: NumberNode = { kind: 'number' };

function checkNumber(issues: Issues, { min = -Infinity }: NumberNode, value: number): void {
  if (!Number.isFinite(value)) {
    issues.invalidValue('ModelCard.notFinite', value);
  } else if (value < min) {
    issues.invalidValue('ModelCard.tooSmall', value, { min });
  }
}

function checkScalar(issues: Issues, { text }: ScalarNode, value: unknown): void {
  if (typeof value === 'string') { checkLimit(issues, text, value); }
  if (typeof value === 'number') { checkNumber(issues, NUMBER, value); }
}

/** In typed content a metric is an object of its own, which has been checked when it was made. */
function checkMetric(issues: Issues, { _warnings }: MetricHolder): void {
  issues.include(_warnings);
}

function checkVariant(issues: Issues, { type, variants }: VariantsNode, value: object): void {
  const given = (value as { type?: unknown }).type;
  const variant = variants.get(given);
  if (variant) {
    checkObject(issues, variant, value, 'json');
  } else if (given === undefined) {
    issues.at('type').invalidUse('ModelCard.typeMissing', { choices: oneOf(type.values) });
  } else {
    checkCard(issues.at('type'), type, given, 'json');
  }
}

function checkObject(issues: Issues, node: ObjectNode, value: object, naming: Naming): void {
  const fields = node.fields[naming];
  const given = new Set<string>();
  for (const [name, element] of entriesOf(value)) {
    const field = fields.get(name);
    given.add(name);
    if (field) {
      checkCard(issues.at(name), field.node, element, naming);
      if (field.fullCardOnly) { issues.at(name).warn('ModelCard.fullCardField'); }
    } else if (!Token.isUnresolved(name)) {
      refuseField(PLAIN_KEY.test(name) ? issues.at(name) : issues.atKey(name), node, name, naming);
    }
  }
  for (const [name, { required }] of fields) {
    if (required && !given.has(name)) {
      issues.at(name).invalidUse('ModelCard.fieldMissing');
    }
  }
}

function refuseField(issues: Issues, node: ObjectNode, name: string, naming: Naming): void {
  issues.invalidUse('ModelCard.unknownField', { closest: closestMatch(name, [...node.fields[naming].keys()]) });
}

/** A property that is undefined is not there. */
function entriesOf(value: unknown): [string, unknown][] {
  return Object.entries(value as object).filter(([, element]) => element !== undefined);
}
