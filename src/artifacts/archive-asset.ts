import { resolve } from 'path';
import { AssetStaging, Names, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3_assets from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';

/**
 * A local `.tar.gz`, uploaded under a key that ends so too. CDK's `Asset` keeps the last extension alone (`.gz`), and
 * SageMaker tells an archive by its whole suffix.
 */
export class ArchiveAsset extends Construct {
  public readonly s3ObjectUrl: string;
  public readonly s3ObjectKey: string;
  public readonly bucket: s3.IBucket;

  constructor(scope: Construct, id: string, { path, readers = [], followSymlinks, ...options }: s3_assets.AssetProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const staging = new AssetStaging(this, 'Stage', { ...options, follow: followSymlinks, sourcePath: resolve(path) });
    const location = stack.synthesizer.addFileAsset({
      packaging: staging.packaging,
      // The synthesizer appends the last extension of the file.
      sourceHash: `${staging.assetHash}.tar`,
      fileName: staging.relativeStagedPath(stack),
      deployTime: options.deployTime,
      displayName: options.displayName ?? Names.stackRelativeConstructPath(this),
    });
    this.s3ObjectUrl = location.s3ObjectUrl;
    this.s3ObjectKey = location.objectKey;
    this.bucket = s3.Bucket.fromBucketAttributes(this, 'AssetBucket', {
      bucketName: location.bucketName,
      encryptionKey: location.kmsKeyArn === undefined ? undefined : kms.Key.fromKeyArn(this, 'Key', location.kmsKeyArn),
    });
    readers.forEach((reader) => this.bucket.grantRead(reader));
  }
}
