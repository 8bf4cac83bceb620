import { CfnParameter } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ModelData, SourceAlgorithm } from '../../src';
import { ARCHIVE, newVersion, renderedVersion } from '../artifacts/version';
import { ENV, issuesOf, newStack } from '../support';

function rendered(sourceAlgorithm: SourceAlgorithm, stack = newStack(ENV)): any {
  return renderedVersion(stack, { sourceAlgorithm }).SourceAlgorithmSpecification;
}

test('an algorithm by name', () => {
  expect(rendered({ algorithmName: 'churn' })).toEqual({ SourceAlgorithms: [{ AlgorithmName: 'churn' }] });
});

test('an algorithm by ARN, with model data', () => {
  expect(rendered({
    algorithmName: 'arn:aws:sagemaker:eu-west-1:111122223333:algorithm/churn',
    modelData: ModelData.fromUri('s3://acme-models/churn/model.tar.gz'),
  })).toEqual({
    SourceAlgorithms: [{
      AlgorithmName: 'arn:aws:sagemaker:eu-west-1:111122223333:algorithm/churn',
      ModelDataUrl: 's3://acme-models/churn/model.tar.gz',
    }],
  });
});

test('an algorithm with a local archive', () => {
  expect(rendered({ algorithmName: 'churn', modelData: ModelData.fromAsset(ARCHIVE) }).SourceAlgorithms[0].ModelDataUrl)
    .toMatch(/^s3:\/\/cdk-hnb659fds-assets-111122223333-eu-west-1\/[0-9a-f]{64}\.tar\.gz$/);
});

test('an algorithm whose name is a parameter', () => {
  const stack = newStack();
  expect(rendered({ algorithmName: new CfnParameter(stack, 'Algorithm').valueAsString }, stack).SourceAlgorithms[0].AlgorithmName)
    .toEqual({ Ref: 'Algorithm' });
});

test('model data that is no archive is refused', () => {
  const stack = newStack();
  const modelData = ModelData.fromBucketPrefix(s3.Bucket.fromBucketName(stack, 'Models', 'acme-models'), 'churn/');
  expect(issuesOf(() => newVersion(stack, { sourceAlgorithm: { algorithmName: 'churn', modelData } }))).toEqual([
    'sourceAlgorithm.modelData: ModelPackage.algorithmData',
  ]);
});
