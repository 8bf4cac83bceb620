import { resolve } from 'path';
import { AssetStaging, Names, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3_assets from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { isArchiveName } from './check-archive';
import { checkKey, checkUri, warnOfKey, warnOfUri } from './check-location';
import { checkLocalFile } from '../diagnostics/check-local-file';
import { checkValue, Issues } from '../diagnostics/issues';

/** The suffix of an archive, which CDK uploads in lower case. */
const ARCHIVE = '.tar.gz';

/** An object or prefix in Amazon S3 that is bound to a construct. */
export interface BoundS3Location {
  readonly uri: string;
  /** The bucket. Undefined if only the URI is known. */
  readonly bucket?: s3.IBucketRef;
  /** The key of the object, or the prefix. Undefined if only the URI is known. */
  readonly key?: string;
}

/** An object or prefix in Amazon S3 that is not yet bound to a construct. All artifacts in S3 have one. */
export interface S3Location {
  /** The bucket, if known. */
  readonly bucket?: s3.IBucketRef;
  /** The URI, key or path that the user specified, for rules about the name of the file and for messages. */
  readonly written: string;
  /** How the key ends, if that is not how `written` does. */
  readonly suffix?: string;
  /** Equal for two values that reference the same location. */
  readonly identity: string;
  /** What is legal about it and may be a slip. */
  warn(issues: Issues): void;
  bind(scope: Construct, id: string): BoundS3Location;
}

/** An object or prefix of a bucket. It is its own bound location, which saves memory in apps with many packages. */
export class BucketLocation implements S3Location, BoundS3Location {
  public readonly uri: string;

  constructor(public readonly bucket: s3.IBucketRef, public readonly key: string) {
    this.uri = `s3://${bucket.bucketRef.bucketName}/${key}`;
  }

  public get written(): string {
    return this.key;
  }

  public get identity(): string {
    return this.uri;
  }

  /** Says whether it is no slip: of one, nothing more is said. */
  public check(issues: Issues): boolean {
    return checkKey(issues, this.bucket.bucketRef.bucketName, this.key);
  }

  public warn(issues: Issues): void {
    warnOfKey(issues, this.bucket.bucketRef.bucketName, this.key);
  }

  public bind(): BoundS3Location {
    return this;
  }
}

/** A location of which only the URI is known. */
export class UriLocation implements S3Location {
  public readonly bucket = undefined;
  public readonly identity: string;

  constructor(public readonly written: string) {
    this.identity = written;
  }

  public check(issues: Issues): void {
    checkUri(issues, this.written);
  }

  public warn(issues: Issues): void {
    warnOfUri(issues, this.written);
  }

  public bind(): BoundS3Location {
    return { uri: this.written };
  }
}

/** A local file that is uploaded during deployment. */
export class AssetLocation implements S3Location {
  public readonly bucket = undefined;
  public readonly suffix?: string;
  public readonly identity: string;

  constructor(public readonly written: string, private readonly options: s3_assets.AssetOptions = {}) {
    this.suffix = written.toLowerCase().endsWith(ARCHIVE) ? ARCHIVE : undefined;
    this.identity = `file ${JSON.stringify([resolve(written), options.assetHash])}`;
  }

  public warn(): void {}

  public bind(scope: Construct, id: string): BoundS3Location {
    const props = { ...this.options, path: this.written };
    const asset = this.suffix ? new ArchiveAsset(scope, id, props) : new s3_assets.Asset(scope, id, props);
    return { uri: asset.s3ObjectUrl, bucket: asset.bucket, key: asset.s3ObjectKey };
  }
}

/** Creates the location of an object in a bucket. */
export function bucketObject(subject: string, bucket: s3.IBucketRef, objectKey: string): BucketLocation {
  const location = new BucketLocation(bucket, objectKey);
  checkValue(subject, (issues) => {
    const at = issues.at('objectKey');
    if (location.check(at) && (objectKey === '' || objectKey.endsWith('/'))) {
      at.invalidValue('S3Location.notAnObject', objectKey);
    }
  });
  return location;
}

/** Creates a location from a URI. */
export function uriLocation(subject: string, uri: string): UriLocation {
  const location = new UriLocation(uri);
  checkValue(subject, (issues) => location.check(issues.at('uri')));
  return location;
}

/** Creates the location of a local file. If it must be an archive, `howToPack` is the remedy. */
export function localFile(
  subject: string, path: string, options?: s3_assets.AssetOptions, howToPack?: string,
): AssetLocation {
  checkValue(subject, (issues) => {
    if (checkLocalFile(issues.at('path'), path, howToPack) && howToPack && !isArchiveName(path)) {
      issues.at('path').invalidValue('S3Location.notAnArchive', path, { remedy: howToPack });
    }
    if (options?.bundling) { issues.at('options', 'bundling').invalidUse('File.bundling'); }
  });
  return new AssetLocation(path, options);
}

/**
 * A local `.tar.gz` file whose object key also ends in `.tar.gz`. The `Asset` of CDK keeps only the last extension
 * (`.gz`), but SageMaker recognizes an archive by the whole suffix.
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
