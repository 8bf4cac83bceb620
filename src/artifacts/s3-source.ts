import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3_assets from 'aws-cdk-lib/aws-s3-assets';
import { BucketLocation, bucketObject, localFile, S3Location, uriLocation } from './s3-location';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue } from '../diagnostics/issues';

const SUBJECT = 'S3 source';

/**
 * The objects in Amazon S3 that a transform job reads: all objects with a prefix, or the objects listed in a manifest.
 *
 * Augmented manifests are not supported, because SageMaker does not accept them for transform jobs.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformS3DataSource.html
 * @example
 * const allObjects = S3Source.fromBucketPrefix(bucket, 'validation/rows/');
 * const localFile = S3Source.fromAsset('rows.csv');
 */
export class S3Source {
  static { markClass(this, 'S3Source'); }

  /**
   * References all objects of a bucket whose keys start with a prefix.
   *
   * @param bucket the bucket that contains the objects
   * @param prefix the prefix of the object keys, by default that of the whole bucket
   * @throws ValidationError if the S3 URI is longer than 1,024 characters
   */
  public static fromBucketPrefix(bucket: s3.IBucketRef, prefix?: string): S3Source {
    checkCall(SUBJECT, 'S3Source.fromBucketPrefix', bucket, prefix);
    const location = new BucketLocation(bucket, prefix ?? '');
    checkValue(SUBJECT, (issues) => location.check(issues.at('prefix')));
    return new S3Source(location, 'S3Prefix');
  }

  /**
   * References the objects that a manifest lists.
   *
   * The manifest is a JSON array of a prefix, followed by keys relative to that prefix.
   *
   * @param bucket the bucket that contains the manifest
   * @param objectKey the key of the manifest
   * @throws ValidationError if the key is empty or ends in a slash, or the S3 URI is longer than 1,024 characters
   */
  public static fromManifest(bucket: s3.IBucketRef, objectKey: string): S3Source {
    checkCall(SUBJECT, 'S3Source.fromManifest', bucket, objectKey);
    return new S3Source(bucketObject(SUBJECT, bucket, objectKey), 'ManifestFile');
  }

  /**
   * References a local file, which is uploaded during deployment.
   *
   * @param path the path of the file, relative to the working directory of the app
   * @param options the options for uploading the file, without `bundling`
   * @throws ValidationError if the file does not exist
   */
  public static fromAsset(path: string, options?: s3_assets.AssetOptions): S3Source {
    checkCall(SUBJECT, 'S3Source.fromAsset', path, options);
    // The prefix is the whole key of the uploaded file, which is therefore the only object with this prefix.
    return new S3Source(localFile(SUBJECT, path, options), 'S3Prefix');
  }

  /**
   * References all objects whose URIs start with a URI.
   *
   * If the URI contains the name of the bucket, grants allow roles to read the objects. They change neither the policy
   * of the bucket nor that of its encryption key.
   *
   * @param uri `s3://bucket/prefix`, at most 1,024 characters
   * @throws ValidationError if the URI is not a valid URI of Amazon S3
   */
  public static fromUri(uri: string): S3Source {
    checkCall(SUBJECT, 'S3Source.fromUri', uri);
    return new S3Source(uriLocation(SUBJECT, uri), 'S3Prefix');
  }

  /**
   * The source of a template, which may be of any type.
   *
   * @internal
   */
  public static _at(uri: string, dataType?: string): S3Source {
    return new S3Source(uriLocation(SUBJECT, uri), dataType === 'ManifestFile' ? dataType : 'S3Prefix');
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
