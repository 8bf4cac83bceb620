import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnParameter, DockerImage, Errors, Fn, Lazy, PhysicalName, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ARCHIVE, newVersion, renderedContainers, serving } from './version';
import { ModelData } from '../../src';
import { ENV, issuesOf, newStack } from '../support';

function bucketOf(stack: Stack): s3.IBucket {
  return s3.Bucket.fromBucketName(stack, 'Models', 'acme-models');
}

/** What the template says of model data: its part of the container. */
function renderedData(stack: Stack, modelData: ModelData): any {
  const { Image, ...rest } = renderedContainers(stack, { modelData })[0];
  return rest;
}

/** The S3DataSource of model data that is none archive. */
function renderedSource(stack: Stack, modelData: ModelData): any {
  return renderedData(stack, modelData).ModelDataSource.S3DataSource;
}

describe('archive in a bucket', () => {
  test('is a URL', () => {
    const stack = newStack();
    expect(renderedData(stack, ModelData.fromBucket(bucketOf(stack), 'churn/model.tar.gz'))).toEqual({
      ModelDataUrl: 's3://acme-models/churn/model.tar.gz',
    });
  });

  test('of the stack is a URL with its name', () => {
    const stack = newStack();
    const bucket = new s3.Bucket(stack, 'Models');
    expect(renderedData(stack, ModelData.fromBucket(bucket, 'churn/model.tar.gz'))).toEqual({
      ModelDataUrl: { 'Fn::Join': ['', ['s3://', stack.resolve(bucket.bucketName), '/churn/model.tar.gz']] },
    });
  });

  test('whose name is imported', () => {
    const stack = newStack();
    const bucket = s3.Bucket.fromBucketName(stack, 'Models', Fn.importValue('ModelsBucket'));
    expect(renderedData(stack, ModelData.fromBucket(bucket, 'model.tar.gz'))).toEqual({
      ModelDataUrl: { 'Fn::Join': ['', ['s3://', { 'Fn::ImportValue': 'ModelsBucket' }, '/model.tar.gz']] },
    });
  });

  test('whose key is a parameter', () => {
    const stack = newStack();
    const key = new CfnParameter(stack, 'Key').valueAsString;
    expect(renderedData(stack, ModelData.fromBucket(bucketOf(stack), key))).toEqual({
      ModelDataUrl: { 'Fn::Join': ['', ['s3://acme-models/', { Ref: 'Key' }]] },
    });
  });

  test('whose key is known late', () => {
    const stack = newStack();
    expect(renderedData(stack, ModelData.fromBucket(bucketOf(stack), Lazy.string({ produce: () => 'late/model.tar.gz' })))).toEqual({
      ModelDataUrl: 's3://acme-models/late/model.tar.gz',
    });
  });

  test('of another account', () => {
    const stack = newStack(ENV);
    const bucket = s3.Bucket.fromBucketAttributes(stack, 'Models', { bucketArn: 'arn:aws:s3:::acme-models', account: '444455556666' });
    expect(renderedData(stack, ModelData.fromBucket(bucket, 'model.tar.gz'))).toEqual({ ModelDataUrl: 's3://acme-models/model.tar.gz' });
  });

  test("of another account's stack", () => {
    const app = new App();
    const owner = new Stack(app, 'Owner', { env: { account: '444455556666', region: 'eu-west-1' } });
    const bucket = new s3.Bucket(owner, 'Models', { bucketName: PhysicalName.GENERATE_IF_NEEDED });
    const stack = new Stack(app, 'Stack', { env: ENV });
    expect(renderedData(stack, ModelData.fromBucket(bucket, 'model.tar.gz'))).toEqual({
      ModelDataUrl: expect.stringMatching(/^s3:\/\/ownerownermodels[0-9a-z]+\/model\.tar\.gz$/),
    });
  });

  test('of another region is refused', () => {
    const stack = newStack(ENV);
    const bucket = s3.Bucket.fromBucketAttributes(stack, 'Models', { bucketName: 'acme-models', region: 'us-east-1' });
    const modelData = ModelData.fromBucket(bucket, 'model.tar.gz');
    expect(issuesOf(() => newVersion(stack, { inferenceSpecification: serving({ modelData }) }))).toEqual([
      'inferenceSpecification.containers[0].modelData: ModelData.otherRegion',
    ]);
  });

  test('of a region that is not known is not', () => {
    const stack = newStack();
    const bucket = s3.Bucket.fromBucketAttributes(stack, 'Models', { bucketName: 'acme-models', region: 'us-east-1' });
    expect(renderedData(stack, ModelData.fromBucket(bucket, 'model.tar.gz'))).toEqual({ ModelDataUrl: 's3://acme-models/model.tar.gz' });
  });

  test('with an empty key is refused', () => {
    expect(issuesOf(() => ModelData.fromBucket(bucketOf(newStack()), ''))).toEqual([
      'objectKey: S3Location.notAnObject',
    ]);
  });

  test('with a key that ends in a slash is refused', () => {
    expect(issuesOf(() => ModelData.fromBucket(bucketOf(newStack()), 'churn/'))).toEqual([
      'objectKey: S3Location.notAnObject',
    ]);
  });

  test('with a URI of 1,025 characters is refused', () => {
    const key = `${'k'.repeat(1001)}.tar.gz`; // behind the 17 characters of s3://acme-models/
    expect(issuesOf(() => ModelData.fromBucket(bucketOf(newStack()), key))).toEqual(['objectKey: Text.length']);
  });

  test('with a URI of 1,024 characters is not', () => {
    const stack = newStack();
    const key = `${'k'.repeat(1000)}.tar.gz`;
    expect(renderedData(stack, ModelData.fromBucket(bucketOf(stack), key))).toEqual({ ModelDataUrl: `s3://acme-models/${key}` });
  });

  test('is refused by an error of CDK', () => {
    expect.assertions(1);
    try {
      ModelData.fromBucket(bucketOf(newStack()), '');
    } catch (error) {
      expect(Errors.isValidationError(error)).toBe(true);
    }
  });
});

describe('local archive', () => {
  test('is a URL of where the deployment uploads it', () => {
    expect(renderedData(newStack(ENV), ModelData.fromAsset(ARCHIVE))).toEqual({
      ModelDataUrl: expect.stringMatching(/^s3:\/\/cdk-hnb659fds-assets-111122223333-eu-west-1\/[0-9a-f]{64}\.tar\.gz$/),
    });
  });

  test('is a URL of where the deployment uploads it, in any region', () => {
    expect(renderedData(newStack(), ModelData.fromAsset(ARCHIVE))).toEqual({
      ModelDataUrl: {
        'Fn::Sub': expect.stringMatching(/^s3:\/\/cdk-hnb659fds-assets-\$\{AWS::AccountId\}-\$\{AWS::Region\}\/[0-9a-f]{64}\.tar\.gz$/),
      },
    });
  });

  test('is uploaded as the file that it is', () => {
    const app = new App();
    newVersion(new Stack(app, 'Stack', { env: ENV }), { inferenceSpecification: serving({ modelData: ModelData.fromAsset(ARCHIVE) }) });
    const directory = app.synth().directory;
    const manifest = JSON.parse(readFileSync(join(directory, 'Stack.assets.json'), 'utf-8'));
    const [uploaded, ...others] = Object.values<any>(manifest.files).filter(({ source }) => source.path.endsWith('.tar.gz'));
    expect(others).toEqual([]);
    expect(uploaded.source.packaging).toBe('file');
    expect(readFileSync(join(directory, uploaded.source.path)).equals(readFileSync(ARCHIVE))).toBe(true);
  });

  test('is uploaded as the options say', () => {
    const app = new App();
    const modelData = ModelData.fromAsset(ARCHIVE, { displayName: 'churn model' });
    newVersion(new Stack(app, 'Stack', { env: ENV }), { inferenceSpecification: serving({ modelData }) });
    const manifest = JSON.parse(readFileSync(join(app.synth().directory, 'Stack.assets.json'), 'utf-8'));
    expect(Object.values<any>(manifest.files).map(({ displayName }) => displayName)).toContain('churn model');
  });

  test('that does not exist is refused', () => {
    expect(issuesOf(() => ModelData.fromAsset('no/such/model.tar.gz'))).toEqual(['path: File.missing']);
  });

  test('that is a directory is refused, with how to pack it', () => {
    expect(issuesOf(() => ModelData.fromAsset('examples/registry/model'))).toEqual(['path: File.directory']);
  });

  test('may not be a pointer that Git LFS left', () => {
    expect(issuesOf(() => ModelData.fromAsset('test/fixtures/git-lfs/model.tar.gz'))).toEqual(['path: File.gitLfsPointer']);
  });

  test('may not be empty', () => {
    expect(issuesOf(() => ModelData.fromAsset('test/fixtures/empty/model.tar.gz'))).toEqual(['path: File.empty']);
  });

  test('may not be a link to nothing', () => {
    const directory = mkdtempSync(join(tmpdir(), 'dangling-'));
    try {
      const path = join(directory, 'model.tar.gz');
      symlinkSync('/nowhere/model.tar.gz', path);
      expect(issuesOf(() => ModelData.fromAsset(path))).toEqual(['path: File.danglingLink']);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test('cannot be bundled', () => {
    const bundling = { image: DockerImage.fromRegistry('alpine') };
    expect(issuesOf(() => ModelData.fromAsset('examples/registry/model/model.tar.gz', { bundling }))).toEqual(['options.bundling: File.bundling']);
  });

  test('that is another file is refused, with how to pack it', () => {
    expect(issuesOf(() => ModelData.fromAsset('examples/registry/model/evaluation.json'))).toEqual([
      'path: S3Location.notAnArchive',
    ]);
  });

  // statSync throws ENOTDIR here, as throwIfNoEntry is about ENOENT alone.
  test('below something that is a file is refused', () => {
    expect(issuesOf(() => ModelData.fromAsset('package.json/model.tar.gz'))).toEqual(['path: File.missing']);
  });
});

describe('archive by URI', () => {
  test('of S3 is a URL', () => {
    expect(renderedData(newStack(), ModelData.fromUri('s3://acme-models/churn/model.tar.gz'))).toEqual({
      ModelDataUrl: 's3://acme-models/churn/model.tar.gz',
    });
  });

  test('of HTTPS is a URL', () => {
    expect(renderedData(newStack(), ModelData.fromUri('https://acme-models.s3.eu-west-1.amazonaws.com/model.tar.gz'))).toEqual({
      ModelDataUrl: 'https://acme-models.s3.eu-west-1.amazonaws.com/model.tar.gz',
    });
  });

  test('that is imported', () => {
    expect(renderedData(newStack(), ModelData.fromUri(Fn.importValue('ModelUri')))).toEqual({ ModelDataUrl: { 'Fn::ImportValue': 'ModelUri' } });
  });

  test('of another kind is refused', () => {
    expect(issuesOf(() => ModelData.fromUri('ftp://acme/model.tar.gz'))).toEqual(['uri: Text.s3Location']);
  });
});

describe('all below a prefix', () => {
  test('is a source without compression', () => {
    const stack = newStack();
    expect(renderedData(stack, ModelData.fromBucketPrefix(bucketOf(stack), 'churn/1/'))).toEqual({
      ModelDataSource: {
        S3DataSource: { S3Uri: 's3://acme-models/churn/1/', S3DataType: 'S3Prefix', CompressionType: 'None' },
      },
    });
  });

  test('with the license accepted', () => {
    const stack = newStack();
    expect(renderedSource(stack, ModelData.fromBucketPrefix(bucketOf(stack), 'llm/', { acceptEula: true })).ModelAccessConfig)
      .toEqual({ AcceptEula: true });
  });

  test('with the license refused', () => {
    const stack = newStack();
    expect(renderedSource(stack, ModelData.fromBucketPrefix(bucketOf(stack), 'llm/', { acceptEula: false })).ModelAccessConfig)
      .toEqual({ AcceptEula: false });
  });

  test('that is a parameter', () => {
    const stack = newStack();
    const prefix = new CfnParameter(stack, 'Prefix').valueAsString;
    expect(renderedSource(stack, ModelData.fromBucketPrefix(bucketOf(stack), prefix)).S3Uri)
      .toEqual({ 'Fn::Join': ['', ['s3://acme-models/', { Ref: 'Prefix' }]] });
  });

  test('that does not end in a slash is refused', () => {
    expect(issuesOf(() => ModelData.fromBucketPrefix(bucketOf(newStack()), 'churn'))).toEqual([
      'prefix: ModelData.prefixWithoutSlash',
    ]);
  });

  test('that is too long as well is refused for both', () => {
    expect(issuesOf(() => ModelData.fromBucketPrefix(bucketOf(newStack()), 'p'.repeat(1100)))).toEqual([
      'prefix: Text.length', 'prefix: ModelData.prefixWithoutSlash',
    ]);
  });

  test('of another region is refused', () => {
    const stack = newStack(ENV);
    const bucket = s3.Bucket.fromBucketAttributes(stack, 'Models', { bucketName: 'acme-models', region: 'us-east-1' });
    const modelData = ModelData.fromBucketPrefix(bucket, 'churn/');
    expect(issuesOf(() => newVersion(stack, { inferenceSpecification: serving({ modelData }) }))).toEqual([
      'inferenceSpecification.containers[0].modelData: ModelData.otherRegion',
    ]);
  });
});

describe('one object', () => {
  test('is a source without compression, unless told otherwise', () => {
    const stack = newStack();
    expect(renderedData(stack, ModelData.fromBucketObject(bucketOf(stack), 'churn/model.bin'))).toEqual({
      ModelDataSource: {
        S3DataSource: { S3Uri: 's3://acme-models/churn/model.bin', S3DataType: 'S3Object', CompressionType: 'None' },
      },
    });
  });

  test('that is an archive is a source with compression', () => {
    const stack = newStack();
    expect(renderedSource(stack, ModelData.fromBucketObject(bucketOf(stack), 'model.tar.gz', { compressed: true }))).toEqual({
      S3Uri: 's3://acme-models/model.tar.gz', S3DataType: 'S3Object', CompressionType: 'Gzip',
    });
  });

  test('that is said to be no archive is a source without compression', () => {
    const stack = newStack();
    expect(renderedSource(stack, ModelData.fromBucketObject(bucketOf(stack), 'model.tar.gz', { compressed: false })).CompressionType).toBe('None');
  });

  test('with the license accepted', () => {
    const stack = newStack();
    expect(renderedSource(stack, ModelData.fromBucketObject(bucketOf(stack), 'llm.bin', { acceptEula: true })).ModelAccessConfig)
      .toEqual({ AcceptEula: true });
  });

  test('with the license refused', () => {
    const stack = newStack();
    expect(renderedSource(stack, ModelData.fromBucketObject(bucketOf(stack), 'llm.bin', { acceptEula: false })).ModelAccessConfig)
      .toEqual({ AcceptEula: false });
  });

  test('whose key is a parameter may be an archive', () => {
    const stack = newStack();
    const key = new CfnParameter(stack, 'Key').valueAsString;
    expect(renderedSource(stack, ModelData.fromBucketObject(bucketOf(stack), key, { compressed: true })).CompressionType).toBe('Gzip');
  });

  test('that is an archive of another name is refused', () => {
    expect(issuesOf(() => ModelData.fromBucketObject(bucketOf(newStack()), 'model.zip', { compressed: true }))).toEqual([
      'objectKey: S3Location.notAnArchive',
    ]);
  });

  test('with a key that ends in a slash is refused', () => {
    expect(issuesOf(() => ModelData.fromBucketObject(bucketOf(newStack()), 'churn/'))).toEqual([
      'objectKey: S3Location.notAnObject',
    ]);
  });
});

describe('in a package', () => {
  test('an archive by another name is refused, with another way', () => {
    const modelData = ModelData.fromUri('s3://acme-models/model.bin');
    expect(issuesOf(() => newVersion(newStack(), { inferenceSpecification: serving({ modelData }) }))).toEqual([
      'inferenceSpecification.containers[0].modelData: S3Location.notAnArchive',
    ]);
  });
});
