import { App, CfnParameter, Errors, Fn, Lazy, PhysicalName, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { newVersion, renderedVersion } from './version';
import { S3File } from '../../src';
import { ENV, issuesOf, newStack } from '../support';

const PAYLOAD = 'examples/registry/model/payload.tar.gz';

/** The file as the sample payload of a version. */
function renderedFile(stack: Stack, samplePayload: S3File): any {
  return renderedVersion(stack, { samplePayload }).SamplePayloadUrl;
}

function bucketOf(stack: Stack): s3.IBucket {
  return s3.Bucket.fromBucketName(stack, 'Files', 'acme-files');
}

describe('file in a bucket', () => {
  test('is a URI', () => {
    const stack = newStack();
    expect(renderedFile(stack, S3File.fromBucket(bucketOf(stack), 'churn/payload.tar.gz'))).toBe('s3://acme-files/churn/payload.tar.gz');
  });

  test('of the stack is a URI with its name', () => {
    const stack = newStack();
    const bucket = new s3.Bucket(stack, 'Files');
    expect(renderedFile(stack, S3File.fromBucket(bucket, 'payload.tar.gz')))
      .toEqual({ 'Fn::Join': ['', ['s3://', stack.resolve(bucket.bucketName), '/payload.tar.gz']] });
  });

  test('whose key is a parameter', () => {
    const stack = newStack();
    const key = new CfnParameter(stack, 'Key').valueAsString;
    expect(renderedFile(stack, S3File.fromBucket(bucketOf(stack), key))).toEqual({ 'Fn::Join': ['', ['s3://acme-files/', { Ref: 'Key' }]] });
  });

  test('whose key is known late', () => {
    const stack = newStack();
    expect(renderedFile(stack, S3File.fromBucket(bucketOf(stack), Lazy.string({ produce: () => 'late.tar.gz' })))).toBe('s3://acme-files/late.tar.gz');
  });

  test('whose name is imported', () => {
    const stack = newStack();
    const bucket = s3.Bucket.fromBucketName(stack, 'Files', Fn.importValue('FilesBucket'));
    expect(renderedFile(stack, S3File.fromBucket(bucket, 'payload.tar.gz')))
      .toEqual({ 'Fn::Join': ['', ['s3://', { 'Fn::ImportValue': 'FilesBucket' }, '/payload.tar.gz']] });
  });

  test('of another region is taken', () => {
    const stack = newStack(ENV);
    const bucket = s3.Bucket.fromBucketAttributes(stack, 'Files', { bucketName: 'acme-files', region: 'us-east-1' });
    expect(renderedFile(stack, S3File.fromBucket(bucket, 'payload.tar.gz'))).toBe('s3://acme-files/payload.tar.gz');
  });

  test("of another region's stack", () => {
    const app = new App();
    const owner = new Stack(app, 'Owner', { env: { account: '111122223333', region: 'us-east-1' } });
    const bucket = new s3.Bucket(owner, 'Files', { bucketName: PhysicalName.GENERATE_IF_NEEDED });
    const stack = new Stack(app, 'Stack', { env: ENV });
    expect(renderedFile(stack, S3File.fromBucket(bucket, 'payload.tar.gz'))).toMatch(/^s3:\/\/ownerownerfiles[0-9a-z]+\/payload\.tar\.gz$/);
  });

  test('with an empty key is refused', () => {
    expect(issuesOf(() => S3File.fromBucket(bucketOf(newStack()), ''))).toEqual(['objectKey: S3Location.notAnObject']);
  });

  test('with a key that ends in a slash is refused', () => {
    expect(issuesOf(() => S3File.fromBucket(bucketOf(newStack()), 'churn/'))).toEqual([
      'objectKey: S3Location.notAnObject',
    ]);
  });

  test('is refused by an error of CDK', () => {
    expect.assertions(1);
    try {
      S3File.fromBucket(bucketOf(newStack()), '');
    } catch (error) {
      expect(Errors.isValidationError(error)).toBe(true);
    }
  });
});

describe('local file', () => {
  test('is the URI of where the deployment uploads it', () => {
    expect(renderedFile(newStack(ENV), S3File.fromAsset(PAYLOAD)))
      .toMatch(/^s3:\/\/cdk-hnb659fds-assets-111122223333-eu-west-1\/[0-9a-f]{64}\.tar\.gz$/);
  });

  test('may be any file', () => {
    const metrics = { modelQuality: { statistics: { file: S3File.fromAsset('examples/registry/model/evaluation.json') } } };
    expect(renderedVersion(newStack(ENV), { modelMetrics: metrics }).ModelMetrics.ModelQuality.Statistics.S3Uri)
      .toMatch(/^s3:\/\/cdk-hnb659fds-assets-111122223333-eu-west-1\/[0-9a-f]{64}\.json$/);
  });

  test('that does not exist is refused', () => {
    expect(issuesOf(() => S3File.fromAsset('no/such/payload.tar.gz'))).toEqual(['path: File.missing']);
  });

  test('may be empty: only SageMaker knows what it reads', () => {
    expect(() => S3File.fromAsset('test/fixtures/empty/model.tar.gz')).not.toThrow();
  });

  test('that is a directory is refused', () => {
    expect(issuesOf(() => S3File.fromAsset('examples'))).toEqual(['path: File.directory']);
  });
});

describe('file by URI', () => {
  test('of S3', () => {
    expect(renderedFile(newStack(), S3File.fromUri('s3://acme-files/payload.tar.gz'))).toBe('s3://acme-files/payload.tar.gz');
  });

  test('of HTTPS', () => {
    expect(renderedFile(newStack(), S3File.fromUri('https://acme-files.s3.eu-west-1.amazonaws.com/payload.tar.gz')))
      .toBe('https://acme-files.s3.eu-west-1.amazonaws.com/payload.tar.gz');
  });

  test('that is a parameter', () => {
    const stack = newStack();
    expect(renderedFile(stack, S3File.fromUri(new CfnParameter(stack, 'Payload').valueAsString))).toEqual({ Ref: 'Payload' });
  });

  test('of another kind is refused', () => {
    expect(issuesOf(() => S3File.fromUri('acme-files/payload.tar.gz'))).toEqual(['uri: Text.s3Location']);
  });

  test('of 1,025 characters is refused', () => {
    expect(issuesOf(() => S3File.fromUri(`s3://acme-files/${'k'.repeat(1009)}`))).toEqual(['uri: Text.length']);
  });
});

test('a sample payload that is no archive is refused', () => {
  expect(issuesOf(() => newVersion(newStack(), { samplePayload: S3File.fromUri('s3://acme-files/payload.json') }))).toEqual([
    'samplePayload: S3Location.notAnArchive',
  ]);
});
