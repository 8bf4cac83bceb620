import { Token } from 'aws-cdk-lib';
import { CardNode, MapNode, ObjectNode, VariantsNode } from './card-node';
import { MetricHolder } from './metric-content';

/** Renders typed content with the names of SageMaker. */
export function renderCard(node: CardNode, value: unknown): unknown {
  if (value === undefined || Token.isUnresolved(value)) { return value; }
  switch (node.kind) {
    case 'list': return (value as unknown[]).map((element) => renderCard(node.each, element));
    case 'map': return renderMap(node, value as object);
    case 'object': return renderObject(node, value as object);
    case 'variants': return renderMetric(node, value as MetricHolder);
    default: return value;
  }
}

function renderMetric({ variants }: VariantsNode, { _content }: MetricHolder): unknown {
  return renderObject(variants.get(_content.type)!, _content);
}

/**
 * Renders fields in the order of the schema, so that a card is the same in all languages. Tokens as names come last.
 */
function renderObject({ fields }: ObjectNode, value: object): object {
  const given = new Map<string, unknown>(Object.entries(value));
  const known = [...fields.content].map(([name, { jsonName, node }]) => [jsonName, renderCard(node, given.get(name))]);
  return Object.fromEntries([...known, ...[...given].filter(([name]) => Token.isUnresolved(name))]);
}

/** Renders entries sorted by key, as maps of other languages are not ordered. Tokens as keys come last. */
function renderMap(node: MapNode, value: object): object {
  const given = Object.entries(value).map(([key, element]) => [key, renderCard(node.value, element)] as const);
  const known = given.filter(([key]) => !Token.isUnresolved(key)).sort(([one], [other]) => one < other ? -1 : 1);
  return Object.fromEntries([...known, ...given]);
}
