import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3_assets from 'aws-cdk-lib/aws-s3-assets';
import { BucketLocation, bucketObject, localFile, S3Location, uriLocation } from './s3-location';
import { checkValue } from '../diagnostics/issues';

const SUBJECT = 'S3 source';

/**
 * The objects in S3 that a transform job reads: all below a prefix, or those that a manifest lists.
 *
 * Augmented manifests are not offered: SageMaker does not accept them for transform jobs.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformS3DataSource.html
 */
export class S3Source {
  /**
   * All objects of a bucket whose keys start with a prefix.
   *
   * @param bucket the bucket
   * @param prefix what the keys start with: without it, the whole bucket is read
   * @throws ValidationError if the URI has more than 1,024 characters
   */
  public static fromBucketPrefix(bucket: s3.IBucket, prefix?: string): S3Source {
    const location = new BucketLocation(bucket, prefix ?? '');
    checkValue(SUBJECT, (violations) => location.check(violations.at('prefix')));
    return new S3Source(location, 'S3Prefix');
  }

  /**
   * The objects that a manifest lists: a JSON array with a prefix, then keys relative to it.
   *
   * @param bucket the bucket of the manifest
   * @param objectKey the key of the manifest
   * @throws ValidationError if the key is empty or ends in a slash, or the URI has more than 1,024 characters
   */
  public static fromManifest(bucket: s3.IBucket, objectKey: string): S3Source {
    return new S3Source(bucketObject(SUBJECT, bucket, objectKey), 'ManifestFile');
  }

  /**
   * A local file, uploaded with the deployment.
   *
   * @param path the file, relative to the directory in which the app runs
   * @param options how the file is uploaded
   * @throws ValidationError if there is no file at the path
   */
  public static fromAsset(path: string, options?: s3_assets.AssetOptions): S3Source {
    // The prefix is the whole key of the upload, so that it is the one object below it.
    return new S3Source(localFile(SUBJECT, path, options), 'S3Prefix');
  }

  /**
   * All objects whose URIs start with this one. Where that names a bucket, roles may read them; nothing is known of the
   * bucket's key and policy.
   *
   * @param uri `s3://bucket/prefix`, at most 1,024 characters
   * @throws ValidationError if the URI is none of S3
   */
  public static fromUri(uri: string): S3Source {
    return new S3Source(uriLocation(SUBJECT, uri), 'S3Prefix');
  }

  /** @internal */
  public readonly _location: S3Location;

  /** @internal */
  public readonly _dataType: 'S3Prefix' | 'ManifestFile';

  private constructor(location: S3Location, dataType: 'S3Prefix' | 'ManifestFile') {
    this._location = location;
    this._dataType = dataType;
  }
}
