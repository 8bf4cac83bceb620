import { Token } from 'aws-cdk-lib';
import { CardNode, ChoiceNode, isOfKind, kindOf, Naming, ObjectNode, ScalarNode, VariantsNode } from './card-node';
import { isMetricHolder } from './metric-content';
import { checkLimit } from '../diagnostics/check-limits';
import { closestMatch } from '../diagnostics/closest-match';
import { Violations } from '../diagnostics/issues';

/** A key that can stand in a path as it is. */
const PLAIN_KEY = /^\w{1,60}$/;

/** Holds a card, or a part of it, against its schema. What is not known before the deployment breaks no rule. */
export function checkCard(violations: Violations, node: CardNode, value: unknown, naming: Naming): void {
  if (Token.isUnresolved(value)) { return; }
  if (!isOfKind(node, value)) { return refuseKind(violations, node, value); }
  switch (node.kind) {
    case 'text': return checkLimit(violations, node, value);
    case 'choice': return checkChoice(violations, node, value as string);
    case 'number': return checkNumber(violations, value as number);
    case 'scalar': return checkScalar(violations, node, value);
    case 'list':
      checkLimit(violations, node.limit, value);
      return (value as unknown[]).forEach((element, index) => checkCard(violations.at(index), node.each, element, naming));
    case 'map': return entriesOf(value).forEach(([key, element]) => checkCard(violations.atKey(key), node.value, element, naming));
    case 'object': return checkObject(violations, node, value as object, naming);
    case 'variants': return naming === 'json' ? checkVariant(violations, node, value as object) : checkMetric(violations, value);
  }
}

/** Lists and objects are not shown: they may hold a lot, in JavaScript even themselves. */
function refuseKind(violations: Violations, node: CardNode, value: unknown): void {
  const kind = kindOf(node);
  if (typeof value === 'object' && value !== null) {
    violations.misplaced(`is ${Array.isArray(value) ? 'a list' : 'an object'}, not ${kind}`, `give ${kind}`);
  } else {
    violations.refuse(value, `is not ${kind}`, `give ${kind}`);
  }
}

function checkChoice(violations: Violations, { values }: ChoiceNode, value: string): void {
  if (!values.includes(value)) {
    violations.refuse(value, 'is not a value that SageMaker knows here', `use ${oneOf(values)}`);
  }
}

function oneOf(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values[values.length - 1]}`;
}

function checkNumber(violations: Violations, value: number): void {
  if (!Number.isFinite(value)) {
    violations.refuse(value, 'is not a finite number', 'give a number that JSON can hold');
  }
}

function checkScalar(violations: Violations, { text }: ScalarNode, value: unknown): void {
  if (typeof value === 'string') { checkLimit(violations, text, value); }
  if (typeof value === 'number') { checkNumber(violations, value); }
}

/** In typed content a metric is an object of its own, which has been checked when it was made. */
function checkMetric(violations: Violations, value: unknown): void {
  if (!isMetricHolder(value)) {
    violations.misplaced('is not a ModelCardMetric', 'make it with ModelCardMetric.number or one of its other methods');
  }
}

function checkVariant(violations: Violations, { type, variants }: VariantsNode, value: object): void {
  const given = (value as { type?: unknown }).type;
  const variant = variants.get(given);
  if (variant) {
    checkObject(violations, variant, value, 'json');
  } else if (given === undefined) {
    violations.at('type').misplaced('is missing', `use ${oneOf(type.values)}`);
  } else {
    checkCard(violations.at('type'), type, given, 'json');
  }
}

function checkObject(violations: Violations, node: ObjectNode, value: object, naming: Naming): void {
  const fields = node.fields[naming];
  const given = new Set<string>();
  for (const [name, element] of entriesOf(value)) {
    const field = fields.get(name);
    given.add(name);
    if (field) {
      checkCard(violations.at(name), field.node, element, naming);
    } else if (!Token.isUnresolved(name)) {
      refuseField(PLAIN_KEY.test(name) ? violations.at(name) : violations.atKey(name), node, name, naming);
    }
  }
  for (const [name, { required }] of fields) {
    if (required && !given.has(name)) {
      violations.at(name).misplaced('is missing', 'SageMaker wants it here');
    }
  }
}

function refuseField(violations: Violations, node: ObjectNode, name: string, naming: Naming): void {
  if (node.fullCardOnly[naming].has(name)) {
    violations.misplaced('is a field of full model cards, which the card of a package does not have', 'remove it');
  } else {
    const known = closestMatch(name, [...node.fields[naming].keys()]);
    violations.misplaced('is not a field of a model card', `use ${known}, which is the nearest, or remove it`);
  }
}

/** A property that is undefined is not there. */
function entriesOf(value: unknown): [string, unknown][] {
  return Object.entries(value as object).filter(([, element]) => element !== undefined);
}
