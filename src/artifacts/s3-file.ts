import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3_assets from 'aws-cdk-lib/aws-s3-assets';
import { bucketObject, localFile, S3Location, uriLocation } from './s3-location';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';

const SUBJECT = 'S3 file';

/**
 * A single object in Amazon S3, such as a metrics report or a sample payload.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MetricsSource.html
 * @example
 * const report = S3File.fromBucket(bucket, 'churn/3/evaluation.json');
 * const localReport = S3File.fromAsset('evaluation.json');
 */
export class S3File {
  static { markClass(this, 'S3File'); }

  /**
   * References an object in a bucket.
   *
   * Grants allow roles to read only this object of the bucket.
   *
   * @param bucket the bucket that contains the object, in the region of the model package
   * @param objectKey the key of the object, where the S3 URI has at most 1,024 characters
   * @throws ValidationError if the key is empty or ends in a slash, or the S3 URI is longer than 1,024 characters
   */
  public static fromBucket(bucket: s3.IBucketRef, objectKey: string): S3File {
    checkCall(SUBJECT, 'S3File.fromBucket', bucket, objectKey);
    return new S3File(bucketObject(SUBJECT, bucket, objectKey));
  }

  /**
   * References a local file, which is uploaded during deployment.
   *
   * @param path the path of the file, relative to the working directory of the app
   * @param options the options for uploading the file, without `bundling`
   * @throws ValidationError if the file does not exist
   */
  public static fromAsset(path: string, options?: s3_assets.AssetOptions): S3File {
    checkCall(SUBJECT, 'S3File.fromAsset', path, options);
    return new S3File(localFile(SUBJECT, path, options));
  }

  /**
   * References an object by its URI.
   *
   * If the URI contains the name of the bucket, grants allow roles to read the object. They change neither the policy
   * of the bucket nor that of its encryption key.
   *
   * @param uri `s3://bucket/key` or an `https://` URL of Amazon S3, at most 1,024 characters
   * @throws ValidationError if the URI is not a valid URI of Amazon S3
   */
  public static fromUri(uri: string): S3File {
    checkCall(SUBJECT, 'S3File.fromUri', uri);
    return new S3File(uriLocation(SUBJECT, uri));
  }

  /** @internal */
  public static _at(location: S3Location): S3File {
    return new S3File(location);
  }

  /** @internal */
  public readonly _location: S3Location;

  private constructor(location: S3Location) {
    this._location = location;
  }
}
