import { Size } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3_deployment from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { BoundS3Location, BucketLocation, S3Location } from '../artifacts/s3-location';
import { ObjectUri } from '../artifacts/s3-uri';
import { isOfCdk } from '../cdk/class-of-cdk';
import { sharedChild } from '../cdk/shared-child';
import { Issues } from '../diagnostics/issues';

/** How objects are copied. */
export interface Copying {
  readonly bucket: s3.IBucket;
  readonly prefix: string;
  readonly sourceBuckets: readonly s3.IBucket[];
  /** MiB. */
  readonly memoryLimit: number;
  readonly ephemeralStorageSize: Size;
}

/** An object of another bucket, which is copied when the package is deployed: as it is, and under its key. */
export class CopiedLocation implements S3Location {
  public readonly bucket: s3.IBucket;
  public readonly written: string;
  public readonly identity: string;
  private readonly copy: BucketLocation;

  constructor(public readonly source: ObjectUri, private readonly copying: Copying) {
    this.bucket = copying.bucket;
    this.copy = new BucketLocation(copying.bucket, `${copying.prefix}${source.key}`);
    this.written = this.copy.written;
    this.identity = this.copy.identity;
  }

  public warn(issues: Issues): void {
    this.copy.warn(issues);
  }

  public bind(scope: Construct, id: string): BoundS3Location {
    const { bucket, memoryLimit, ephemeralStorageSize } = this.copying;
    const { key } = this.copy;
    new s3_deployment.BucketDeployment(scope, `${id}Copy`, {
      sources: [s3_deployment.Source.bucket(this.sourceBucket(scope), this.source.key)],
      destinationBucket: bucket,
      // CDK's own deployment keeps the name of the object, and puts it below the prefix.
      destinationKeyPrefix: key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : undefined,
      extract: false,
      // What else lies there stays, and the copy stays for the models that run it.
      prune: false,
      retainOnDelete: true,
      memoryLimit,
      ephemeralStorageSize,
    });
    return this.copy;
  }

  private sourceBucket(scope: Construct): s3.IBucket {
    const { bucket: name } = this.source;
    return this.copying.sourceBuckets.find(({ bucketName }) => bucketName === name)
      ?? sharedChild(scope, `Source-${name}`, (id) => s3.Bucket.fromBucketName(scope, id, name));
  }
}

/** Makes what is bound to a construct wait for the objects that are copied for it. */
export function dependOnCopies(scope: Construct, dependent: Construct): void {
  for (const child of scope.node.children) {
    if (isOfCdk('aws-cdk-lib.aws_s3_deployment.BucketDeployment', child)) { dependent.node.addDependency(child); }
  }
}
