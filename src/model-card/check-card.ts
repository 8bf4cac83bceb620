import { Token } from 'aws-cdk-lib';
import { CardNode, ChoiceNode, isOfKind, kindOf, Naming, ObjectNode, ScalarNode, VariantsNode } from './card-node';
import { checkLimit } from '../diagnostics/check-limits';
import { closestMatch } from '../diagnostics/closest-match';
import { Issues } from '../diagnostics/issues';

/** A key that can stand in a path as it is. */
const PLAIN_KEY = /^\w{1,60}$/;

/** Holds a card, or a part of it, against its schema. What is not known before the deployment breaks no rule. */
export function checkCard(issues: Issues, node: CardNode, value: unknown, naming: Naming): void {
  if (Token.isUnresolved(value)) { return; }
  if (!isOfKind(node, value)) { return refuseKind(issues, node, value); }
  switch (node.kind) {
    case 'text': return checkLimit(issues, node, value);
    case 'choice': return checkChoice(issues, node, value as string);
    case 'number': return checkNumber(issues, value as number);
    case 'scalar': return checkScalar(issues, node, value);
    case 'list':
      checkLimit(issues, node.limit, value);
      return (value as unknown[]).forEach((element, index) => checkCard(issues.at(index), node.each, element, naming));
    case 'map': return entriesOf(value).forEach(([key, element]) => checkCard(issues.atKey(key), node.value, element, naming));
    case 'object': return checkObject(issues, node, value as object, naming);
    // In typed content a metric is an object of its own, which has been checked when it was made.
    case 'variants': return naming === 'json' ? checkVariant(issues, node, value as object) : undefined;
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

function checkNumber(issues: Issues, value: number): void {
  if (!Number.isFinite(value)) {
    issues.invalidValue('ModelCard.notFinite', value);
  }
}

function checkScalar(issues: Issues, { text }: ScalarNode, value: unknown): void {
  if (typeof value === 'string') { checkLimit(issues, text, value); }
  if (typeof value === 'number') { checkNumber(issues, value); }
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
  if (node.fullCardOnly[naming].has(name)) {
    issues.invalidUse('ModelCard.fullCardField');
  } else {
    issues.invalidUse('ModelCard.unknownField', { closest: closestMatch(name, [...node.fields[naming].keys()]) });
  }
}

/** A property that is undefined is not there. */
function entriesOf(value: unknown): [string, unknown][] {
  return Object.entries(value as object).filter(([, element]) => element !== undefined);
}
