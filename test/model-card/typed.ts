import { ModelCardContent, ModelCardMetric } from '../../src';

/** Maps, whose keys are the user's own. */
const MAPS = ['metadata', 'custom_details', 'model_package_details'];

/** JSON of a card as the content that makes it. What SageMaker has no name for keeps its own. */
export function typedContent(card: unknown): ModelCardContent {
  return typed(card) as ModelCardContent;
}

/** Typed metrics have a value of their type. In JSON, SageMaker accepts a string for a number, and the like. */
export function hasTypedForm(card: any): boolean {
  const groups: any[] = (card.evaluation_details ?? []).flatMap((evaluation: any) => evaluation.metric_groups ?? []);
  return groups.flatMap((group) => group.metric_data)
    .every(({ type, value }) => !['number', 'string', 'boolean'].includes(type) || typeof value === type);
}

function typed(value: unknown): unknown {
  if (Array.isArray(value)) { return value.map(typed); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [otherCase(name), typedField(name, inner)]));
}

function typedField(name: string, value: unknown): unknown {
  if (MAPS.includes(name)) { return value; }
  return name === 'metric_data' && Array.isArray(value) ? value.map(typedMetric) : typed(value);
}

function typedMetric(metric: any): unknown {
  const { name, type, value, ...others } = metric ?? {};
  const options = typed(others) as any;
  switch (type) {
    case 'number': return ModelCardMetric.number(name, value, options);
    case 'string': return ModelCardMetric.text(name, value, options);
    case 'boolean': return ModelCardMetric.flag(name, value, options);
    case 'linear_graph': return ModelCardMetric.linearGraph(name, value, options);
    case 'bar_chart': return ModelCardMetric.barChart(name, value, options);
    case 'matrix': return ModelCardMetric.matrix(name, value, options);
    default: return metric;
  }
}

/**
 * A name in the other case. That of a field of typed content, which JSON does not know, becomes one that typed content
 * does not know.
 */
function otherCase(name: string): string {
  return /[A-Z]/.test(name) ? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name.replace(/_(.)/g, (_match, letter) => letter.toUpperCase());
}
