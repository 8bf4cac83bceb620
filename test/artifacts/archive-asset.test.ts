import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { App, DefaultStackSynthesizer, FileAssetLocation, FileAssetSource, NestedStack, Stack, SymlinkFollowMode } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AssetProps } from 'aws-cdk-lib/aws-s3-assets';
import { ARCHIVE } from './version';
import { ArchiveAsset } from '../../src/artifacts/s3-location';
import { ENV, newStack, propertiesOf } from '../support';

const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0';

/** Remembers what it is asked to upload. */
class RecordingSynthesizer extends DefaultStackSynthesizer {
  public readonly uploads: FileAssetSource[] = [];

  public addFileAsset(asset: FileAssetSource): FileAssetLocation {
    this.uploads.push(asset);
    return super.addFileAsset(asset);
  }
}

/** Uploads to a bucket with a key of its own. */
class EncryptedSynthesizer extends DefaultStackSynthesizer {
  public addFileAsset(asset: FileAssetSource): FileAssetLocation {
    return { ...super.addFileAsset(asset), kmsKeyArn: KEY_ARN };
  }
}

/** What the synthesizer is asked to upload for an archive. */
function uploadOf(props: Partial<AssetProps>): FileAssetSource {
  const synthesizer = new RecordingSynthesizer();
  new ArchiveAsset(new Stack(new App(), 'Stack', { env: ENV, synthesizer }), 'Asset', { path: ARCHIVE, ...props });
  expect(synthesizer.uploads).toHaveLength(1);
  return synthesizer.uploads[0];
}

test('the key ends as the file does', () => {
  expect(new ArchiveAsset(newStack(ENV), 'Asset', { path: ARCHIVE }).s3ObjectKey).toMatch(/^[0-9a-f]{64}\.tar\.gz$/);
});

test('the URL has the bucket and the key', () => {
  const { s3ObjectUrl, s3ObjectKey } = new ArchiveAsset(newStack(ENV), 'Asset', { path: ARCHIVE });
  expect(s3ObjectUrl).toBe(`s3://cdk-hnb659fds-assets-111122223333-eu-west-1/${s3ObjectKey}`);
});

test('the upload goes to the place that the URL names', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: ENV });
  const { s3ObjectKey } = new ArchiveAsset(stack, 'Asset', { path: ARCHIVE });
  new s3.Bucket(stack, 'Bucket'); // a template has resources
  const { files } = JSON.parse(readFileSync(join(app.synth().directory, 'Stack.assets.json'), 'utf-8'));
  const [upload] = Object.values<any>(files).filter(({ displayName }) => displayName === 'Asset');
  expect(upload.source).toEqual({ path: expect.stringMatching(/^asset\.[0-9a-f]{64}\.tar\.gz$/), packaging: 'file' });
  expect(Object.values(upload.destinations)).toEqual([
    expect.objectContaining({ bucketName: 'cdk-hnb659fds-assets-111122223333-eu-west-1', objectKey: s3ObjectKey }),
  ]);
});

test('the same file has the same key, however often it is used', () => {
  const stack = newStack(ENV);
  const one = new ArchiveAsset(stack, 'One', { path: ARCHIVE });
  const other = new ArchiveAsset(stack, 'Other', { path: ARCHIVE });
  expect(one.s3ObjectKey).toBe(other.s3ObjectKey);
});

test('a nested stack has the bucket of its parent', () => {
  const { s3ObjectUrl } = new ArchiveAsset(new NestedStack(newStack(ENV), 'Nested'), 'Asset', { path: ARCHIVE });
  expect(s3ObjectUrl).toMatch(/^s3:\/\/cdk-hnb659fds-assets-111122223333-eu-west-1\/[0-9a-f]{64}\.tar\.gz$/);
});

test('an upload is a file, named by the path of the construct', () => {
  expect(uploadOf({})).toMatchObject({ packaging: 'file', displayName: 'Asset' });
});

test('an upload has the name that it is given', () => {
  expect(uploadOf({ displayName: 'churn model' }).displayName).toBe('churn model');
});

test('an upload may be for the deployment alone', () => {
  expect(uploadOf({ deployTime: true }).deployTime).toBe(true);
});

test('a link to an archive is uploaded as the archive', () => {
  const directory = mkdtempSync(join(tmpdir(), 'archive-asset-'));
  try {
    const link = join(directory, 'linked.tar.gz');
    symlinkSync(resolve(ARCHIVE), link);
    const followSymlinks = SymlinkFollowMode.ALWAYS;
    expect(uploadOf({ path: link, followSymlinks }).sourceHash).toBe(uploadOf({ followSymlinks }).sourceHash);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('readers may read it', () => {
  const stack = newStack(ENV);
  const reader = new iam.Role(stack, 'Reader', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  new ArchiveAsset(stack, 'Asset', { path: ARCHIVE, readers: [reader] });
  expect(propertiesOf(stack, 'AWS::IAM::Policy').PolicyDocument.Statement).toEqual([{
    Action: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'],
    Effect: 'Allow',
    Resource: [
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::cdk-hnb659fds-assets-111122223333-eu-west-1']] },
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::cdk-hnb659fds-assets-111122223333-eu-west-1/*']] },
    ],
  }]);
});

describe('the bucket', () => {
  test('has no key, unless the synthesizer knows one', () => {
    expect(new ArchiveAsset(newStack(ENV), 'Asset', { path: ARCHIVE }).bucket.encryptionKey).toBeUndefined();
  });

  test('has the key that the synthesizer knows', () => {
    const stack = new Stack(new App(), 'Stack', { env: ENV, synthesizer: new EncryptedSynthesizer() });
    expect(new ArchiveAsset(stack, 'Asset', { path: ARCHIVE }).bucket.encryptionKey?.keyArn).toBe(KEY_ARN);
  });
});
