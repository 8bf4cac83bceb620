import { Token } from 'aws-cdk-lib';
import { CardNode, isOfKind, ObjectNode, VariantsNode } from './card-node';
import { isMetricHolder } from './metric-content';

/** Typed content with SageMaker's names. What is not of the right kind, which `checkCard` refuses, is left out. */
export function renderCard(node: CardNode, value: unknown): unknown {
  if (Token.isUnresolved(value)) { return value; }
  if (!isOfKind(node, value)) { return undefined; }
  switch (node.kind) {
    case 'list': return (value as unknown[]).map((element) => renderCard(node.each, element));
    case 'map': return renderEntries(value as object, (key, element) => [key, renderCard(node.value, element)]);
    case 'object': return renderObject(node, value as object);
    case 'variants': return renderMetric(node, value);
    default: return value;
  }
}

function renderMetric({ variants }: VariantsNode, value: unknown): unknown {
  return isMetricHolder(value) ? renderObject(variants.get(value._content.type)!, value._content) : undefined;
}

function renderObject(node: ObjectNode, value: object): object {
  return renderEntries(value, (name, element) => {
    const field = node.fields.content.get(name);
    return field ? [field.jsonName, renderCard(field.node, element)] : [name, Token.isUnresolved(name) ? element : undefined];
  });
}

function renderEntries(value: object, render: (key: string, element: unknown) => [string, unknown]): object {
  return Object.fromEntries(Object.entries(value).map(([key, element]) => render(key, element)));
}
