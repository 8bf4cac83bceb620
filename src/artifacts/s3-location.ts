import { resolve } from 'path';
import { AssetStaging, Names, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3_assets from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { checkLimit } from '../diagnostics/check-limits';
import { checkLocalFile } from '../diagnostics/common-checks';
import { checkValue, Violations } from '../diagnostics/issues';
import { S3_LOCATION } from '../diagnostics/limits';

const ARCHIVE = '.tar.gz';

/** An object or prefix in S3 once it has its place in a template. */
export interface BoundS3Location {
  readonly uri: string;
  /** Absent where only the URI is known. */
  readonly bucket?: s3.IBucket;
  /** Key of the object, or the prefix. Absent where only the URI is known. */
  readonly key?: string;
}

/** An object or prefix in S3, as far as it is known before it is used: what all artifacts are made of. */
export interface S3Location {
  /** The bucket, where it is known. */
  readonly bucket?: s3.IBucket;
  /** What the user wrote: the URI, key or path, for rules about the file's name and for messages. */
  readonly written: string;
  /** Equal for two locations that are the same place. */
  readonly identity: string;
  bind(scope: Construct, id: string): BoundS3Location;
}

/** An object, or a prefix, of a bucket. It has its place already: thousands of packages keep one object each. */
export class BucketLocation implements S3Location, BoundS3Location {
  public readonly uri: string;

  constructor(public readonly bucket: s3.IBucket, public readonly key: string) {
    this.uri = `s3://${bucket.bucketName}/${key}`;
  }

  public get written(): string {
    return this.key;
  }

  public get identity(): string {
    return this.uri;
  }

  public check(violations: Violations): void {
    checkLimit(violations, S3_LOCATION, this.uri);
  }

  public bind(): BoundS3Location {
    return this;
  }
}

/** A place of which only the URI is known. */
export class UriLocation implements S3Location {
  public readonly bucket = undefined;
  public readonly identity: string;

  constructor(public readonly written: string) {
    this.identity = written;
  }

  public check(violations: Violations): void {
    checkLimit(violations, S3_LOCATION, this.written);
  }

  public bind(): BoundS3Location {
    return { uri: this.written };
  }
}

/** A local file that the deployment uploads. */
export class AssetLocation implements S3Location {
  public readonly bucket = undefined;
  public readonly identity: string;

  constructor(public readonly written: string, private readonly options: s3_assets.AssetOptions = {}) {
    this.identity = `file ${JSON.stringify([resolve(written), options.assetHash])}`;
  }

  public bind(scope: Construct, id: string): BoundS3Location {
    const props = { ...this.options, path: this.written };
    const asset = this.written.endsWith(ARCHIVE) ? new ArchiveAsset(scope, id, props) : new s3_assets.Asset(scope, id, props);
    return { uri: asset.s3ObjectUrl, bucket: asset.bucket, key: asset.s3ObjectKey };
  }
}

/** A location by bucket and object key. */
export function bucketObject(subject: string, bucket: s3.IBucket, objectKey: string): BucketLocation {
  const location = new BucketLocation(bucket, objectKey);
  checkValue(subject, (violations) => {
    if (objectKey === '' || objectKey.endsWith('/')) {
      violations.at('objectKey').refuse(objectKey, 'is not the key of an object', 'give the whole key, with the name of the file');
    }
    location.check(violations.at('objectKey'));
  });
  return location;
}

/** A location by URI. */
export function uriLocation(subject: string, uri: string): UriLocation {
  const location = new UriLocation(uri);
  checkValue(subject, (violations) => location.check(violations.at('uri')));
  return location;
}

/** A location by local file. Where it has to be an archive, `howToPack` says how to make one. */
export function localFile(subject: string, path: string, options?: s3_assets.AssetOptions, howToPack?: string): AssetLocation {
  checkValue(subject, (violations) => {
    if (checkLocalFile(violations.at('path'), path, howToPack) && howToPack && !path.endsWith(ARCHIVE)) {
      violations.at('path').refuse(path, 'is not a gzip-compressed tar archive', howToPack);
    }
  });
  return new AssetLocation(path, options);
}

/** Refuses a location that is known to be no gzip-compressed tar archive, where the reader takes nothing else. */
export function checkArchive(violations: Violations, location: S3Location, alternative?: string): void {
  if (!location.written.endsWith(ARCHIVE)) {
    const remedy = `use a key that ends in ${ARCHIVE}`;
    violations.refuse(location.written, 'is not a gzip-compressed tar archive', alternative ? `${remedy}, or ${alternative}` : remedy);
  }
}

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
