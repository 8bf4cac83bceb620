import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3_assets from 'aws-cdk-lib/aws-s3-assets';
import { bucketObject, localFile, S3Location, uriLocation } from './s3-location';

const SUBJECT = 'S3 file';

/**
 * One object in S3, such as a metrics report or a sample payload.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MetricsSource.html
 */
export class S3File {
  /**
   * An object of a bucket.
   *
   * The bucket is remembered, so that permissions to read exactly this object can be derived.
   *
   * @param bucket the bucket, in the region of the model package
   * @param objectKey the key of the object, where the whole URI has at most 1,024 characters
   * @throws ValidationError if the key is empty or ends in a slash, or the URI is too long
   */
  public static fromBucket(bucket: s3.IBucket, objectKey: string): S3File {
    return new S3File(bucketObject(SUBJECT, bucket, objectKey));
  }

  /**
   * A local file, uploaded with the deployment.
   *
   * @param path the file, relative to the directory in which the app runs
   * @param options how the file is uploaded
   * @throws ValidationError if there is no file at the path
   */
  public static fromAsset(path: string, options?: s3_assets.AssetOptions): S3File {
    return new S3File(localFile(SUBJECT, path, options));
  }

  /**
   * An object of which only the URI is known. Where that names a bucket, roles may read the object; nothing is known of
   * the bucket's key and policy.
   *
   * @param uri `s3://bucket/key` or an `https://` URL of S3, at most 1,024 characters
   * @throws ValidationError if the URI is none of S3
   */
  public static fromUri(uri: string): S3File {
    return new S3File(uriLocation(SUBJECT, uri));
  }

  /** @internal */
  public readonly _location: S3Location;

  private constructor(location: S3Location) {
    this._location = location;
  }
}
