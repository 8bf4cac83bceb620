import { Token } from 'aws-cdk-lib';
import { CardNode, isOfKind, MapNode, ObjectNode, VariantsNode } from './card-node';
import { isMetricHolder } from './metric-content';

/** Typed content with SageMaker's names. What is not of the right kind, which `checkCard` refuses, is left out. */
export function renderCard(node: CardNode, value: unknown): unknown {
  if (Token.isUnresolved(value)) { return value; }
  if (!isOfKind(node, value)) { return undefined; }
  switch (node.kind) {
    case 'list': return (value as unknown[]).map((element) => renderCard(node.each, element));
    case 'map': return renderMap(node, value as object);
    case 'object': return renderObject(node, value as object);
    case 'variants': return renderMetric(node, value);
    default: return value;
  }
}

function renderMetric({ variants }: VariantsNode, value: unknown): unknown {
  return isMetricHolder(value) ? renderObject(variants.get(value._content.type)!, value._content) : undefined;
}

/** In the order of the schema, so that the text of a card is the same in all languages. Names that are not known yet come last. */
function renderObject({ fields }: ObjectNode, value: object): object {
  const given = new Map<string, unknown>(Object.entries(value));
  const known = [...fields.content].map(([name, { jsonName, node }]) => [jsonName, renderCard(node, given.get(name))]);
  return Object.fromEntries([...known, ...[...given].filter(([name]) => Token.isUnresolved(name))]);
}

/** In the order of the keys, as maps of other languages have none of their own. Keys that are not known yet come last. */
function renderMap(node: MapNode, value: object): object {
  const given = Object.entries(value).map(([key, element]) => [key, renderCard(node.value, element)] as const);
  const known = given.filter(([key]) => !Token.isUnresolved(key)).sort(([one], [other]) => one < other ? -1 : 1);
  return Object.fromEntries([...known, ...given]);
}
