import { changesBetween } from '../../scripts/time/template-changes';

const version = (Properties: object, more = {}) => ({ Resources: { V: { Type: 'AWS::SageMaker::ModelPackage', Properties, ...more } } });
const LIVE = { ModelPackageGroupName: 'churn', ModelPackageDescription: 'one', CustomerMetadataProperties: { a: '1' } };

test.each<[string, object, object, object[]]>([
  ['a property that can only be set at the creation replaces', version(LIVE), version({ ...LIVE, ModelPackageDescription: 'two' }),
    [{ logicalId: 'V', type: 'AWS::SageMaker::ModelPackage', effect: 'replaced', properties: ['ModelPackageDescription'] }]],
  ['a property that may be updated, depending on its values, replaces perhaps', version(LIVE), version({ ...LIVE, SourceUri: 'arn' }),
    [{ logicalId: 'V', type: 'AWS::SageMaker::ModelPackage', effect: 'perhaps replaced', properties: ['SourceUri'] }]],
  ['any other property updates', version(LIVE), version({ ...LIVE, CustomerMetadataProperties: { a: '2' } }),
    [{ logicalId: 'V', type: 'AWS::SageMaker::ModelPackage', effect: 'updated', properties: ['CustomerMetadataProperties'] }]],
  ['a dependency changes metadata only', version(LIVE), version(LIVE, { DependsOn: ['W'] }),
    [{ logicalId: 'V', type: 'AWS::SageMaker::ModelPackage', effect: 'metadata only', properties: [] }]],
  ['what is new is created', {}, version(LIVE),
    [{ logicalId: 'V', type: 'AWS::SageMaker::ModelPackage', effect: 'created', properties: [] }]],
  ['what leaves is deleted', version(LIVE), {},
    [{ logicalId: 'V', type: 'AWS::SageMaker::ModelPackage', effect: 'deleted', properties: [] }]],
  ['what leaves and is retained stays', version(LIVE, { DeletionPolicy: 'RetainExceptOnCreate' }), {},
    [{ logicalId: 'V', type: 'AWS::SageMaker::ModelPackage', effect: 'retained', properties: [] }]],
  ['what is the same is not a change', version(LIVE), version(LIVE), []],
])('%s', (_what, before, after, expected) => {
  expect(changesBetween(before, after)).toEqual(expected);
});

test('a resource that is made of a replaced one is replaced, too', () => {
  const model = (description: string) => ({
    Resources: {
      ...version({ ...LIVE, ModelPackageDescription: description }).Resources,
      M: { Type: 'AWS::SageMaker::Model', Properties: { PrimaryContainer: { ModelPackageName: { Ref: 'V' } } } },
    },
  });
  expect(changesBetween(model('one'), model('two')).map(({ logicalId, effect }) => [logicalId, effect]))
    .toEqual([['M', 'replaced'], ['V', 'replaced']]);
});
