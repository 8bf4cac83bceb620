import * as limits from '../../src/private/limits';

/** All values of a property, at any depth. */
function valuesOf(name: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) { return []; }
  return Object.entries(value).flatMap(([key, each]) => key === name ? [each] : valuesOf(name, each));
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
    "the API's text",
  ]);
});
