import { CfnParameter, Lazy, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { renderedVersion } from './version';
import { InstanceType, S3Source, ValidationSpecification } from '../../src';
import { ENV, issuesOf, newStack } from '../support';

/** The source as the input of a validation. */
function renderedSource(stack: Stack, source: S3Source): any {
  const validationSpecification = new ValidationSpecification({
    profileName: 'csv',
    transformInput: { source },
    transformOutput: { bucket: s3.Bucket.fromBucketName(stack, 'Results', 'acme-results') },
    transformResources: { instanceType: InstanceType.M5_LARGE },
  });
  const { ValidationProfiles: [profile] } = renderedVersion(stack, { validationSpecification }).ValidationSpecification;
  return profile.TransformJobDefinition.TransformInput.DataSource.S3DataSource;
}

function bucketOf(stack: Stack): s3.IBucket {
  return s3.Bucket.fromBucketName(stack, 'Data', 'acme-data');
}

test('all below a prefix', () => {
  const stack = newStack();
  expect(renderedSource(stack, S3Source.fromBucketPrefix(bucketOf(stack), 'batch/'))).toEqual({ S3DataType: 'S3Prefix', S3Uri: 's3://acme-data/batch/' });
});

test('a prefix need not end in a slash', () => {
  const stack = newStack();
  expect(renderedSource(stack, S3Source.fromBucketPrefix(bucketOf(stack), 'batch/2026-')).S3Uri).toBe('s3://acme-data/batch/2026-');
});

test('a whole bucket', () => {
  const stack = newStack();
  expect(renderedSource(stack, S3Source.fromBucketPrefix(bucketOf(stack)))).toEqual({ S3DataType: 'S3Prefix', S3Uri: 's3://acme-data/' });
});

test('a prefix that is a parameter', () => {
  const stack = newStack();
  const prefix = new CfnParameter(stack, 'Prefix').valueAsString;
  expect(renderedSource(stack, S3Source.fromBucketPrefix(bucketOf(stack), prefix)).S3Uri)
    .toEqual({ 'Fn::Join': ['', ['s3://acme-data/', { Ref: 'Prefix' }]] });
});

test('a bucket of another region', () => {
  const stack = newStack(ENV);
  const bucket = s3.Bucket.fromBucketAttributes(stack, 'Data', { bucketName: 'acme-data', region: 'us-east-1' });
  expect(renderedSource(stack, S3Source.fromBucketPrefix(bucket, 'batch/')).S3Uri).toBe('s3://acme-data/batch/');
});

test('a prefix that is too long is refused', () => {
  expect(issuesOf(() => S3Source.fromBucketPrefix(bucketOf(newStack()), 'p'.repeat(1010)))).toEqual([
    'prefix: Text.length',
  ]);
});

test('a manifest', () => {
  const stack = newStack();
  expect(renderedSource(stack, S3Source.fromManifest(bucketOf(stack), 'batch/manifest.json'))).toEqual({
    S3DataType: 'ManifestFile', S3Uri: 's3://acme-data/batch/manifest.json',
  });
});

test('a manifest whose key is known late', () => {
  const stack = newStack();
  const key = Lazy.string({ produce: () => 'late.json' });
  expect(renderedSource(stack, S3Source.fromManifest(bucketOf(stack), key)).S3Uri).toBe('s3://acme-data/late.json');
});

test('a manifest without a key is refused', () => {
  expect(issuesOf(() => S3Source.fromManifest(bucketOf(newStack()), 'batch/'))).toEqual([
    'objectKey: S3Location.notAnObject',
  ]);
});

test('all whose URIs start alike', () => {
  expect(renderedSource(newStack(), S3Source.fromUri('s3://acme-data/batch/'))).toEqual({ S3DataType: 'S3Prefix', S3Uri: 's3://acme-data/batch/' });
});

test('a URI that is a parameter', () => {
  const stack = newStack();
  expect(renderedSource(stack, S3Source.fromUri(new CfnParameter(stack, 'Data').valueAsString)).S3Uri).toEqual({ Ref: 'Data' });
});

test('a URI that is none of S3 is refused', () => {
  expect(issuesOf(() => S3Source.fromUri('batch/'))).toEqual(['uri: Text.s3Location']);
});

test('a local file', () => {
  expect(renderedSource(newStack(ENV), S3Source.fromAsset('examples/registry/model/batch-transform.csv'))).toEqual({
    S3DataType: 'S3Prefix',
    S3Uri: expect.stringMatching(/^s3:\/\/cdk-hnb659fds-assets-111122223333-eu-west-1\/[0-9a-f]{64}\.csv$/),
  });
});

test('a local file that does not exist is refused', () => {
  expect(issuesOf(() => S3Source.fromAsset('no/such/batch.csv'))).toEqual(['path: File.missing']);
});
