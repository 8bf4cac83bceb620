import * as limits from '../../src/diagnostics/limits';
import * as card from '../../src/model-card/card-schema';

/** All values of a property, at any depth. */
function valuesOf(name: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) { return []; }
  return [...value instanceof Map ? value : Object.entries(value)].flatMap(([key, each]) =>
    key === name ? [each] : valuesOf(name, each));
}

test('every limit says who sets it', () => {
  expect([...new Set(valuesOf('source', limits))].sort()).toEqual([
    'API',
    'API and CloudFormation',
    "API and CloudFormation; the maximum is in the API's text",
    'API of ECR (2015-09-21)',
    'API; CloudFormation sets none',
    'CloudFormation',
    'OCI image and distribution specifications',
    'Unicode',
    'bucket naming rules of Amazon S3',
    'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html',
    "the API's text",
  ]);
  expect([...new Set(valuesOf('source', card))].sort()).toEqual([
    'CloudFormation AWS::SageMaker::ModelCard; not in model card schema 0.1.0',
    'model card schema',
    'model card schema, as CloudFormation AWS::SageMaker::ModelCard reads it',
  ]);
});
