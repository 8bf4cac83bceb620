import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3_assets from 'aws-cdk-lib/aws-s3-assets';
import { BucketLocation, bucketObject, checkArchive, localFile, S3Location, uriLocation } from './s3-location';
import { checkValue } from '../diagnostics/issues';

const SUBJECT = 'model data';

/** Whether the license of a model is accepted. */
export interface ModelAccessOptions {
  /**
   * Whether you accept the end-user license agreement of a gated model. SageMaker refuses such a model without it.
   *
   * @default - no answer is given: right for models without such an agreement
   */
  readonly acceptEula?: boolean;
}

/** What one object of model data is. */
export interface ModelObjectOptions extends ModelAccessOptions {
  /**
   * Whether the object is a gzip-compressed tar archive (`.tar.gz`), which SageMaker unpacks. Otherwise the object
   * is the model itself.
   *
   * @default false
   */
  readonly compressed?: boolean;
}

/**
 * The artifacts of a trained model in S3.
 *
 * An archive (`fromBucket`, `fromAsset`, `fromUri`) works everywhere. Data that is not one archive
 * (`fromBucketPrefix`, `fromBucketObject`) starts faster, but SageMaker does not take it for packages without a group,
 * batch transform, serverless endpoints, multi-model endpoints and AWS Marketplace.
 *
 * The data must lie in the region of the model package.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageContainerDefinition.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3ModelDataSource.html
 */
export abstract class ModelData {
  /**
   * A gzip-compressed tar archive in a bucket.
   *
   * @param bucket the bucket, in the region of the model package
   * @param objectKey the key of the archive: it ends in `.tar.gz`, and the whole URI has at most 1,024 characters
   * @throws ValidationError if the key is empty or ends in a slash, or the URI is too long
   */
  public static fromBucket(bucket: s3.IBucket, objectKey: string): ModelData {
    return new LocatedModelData(bucketObject(SUBJECT, bucket, objectKey));
  }

  /**
   * A local gzip-compressed tar archive, uploaded with the deployment. It is uploaded as it is: pack the model first
   * (`tar -czf model.tar.gz -C model .`).
   *
   * @param path the archive, relative to the directory in which the app runs: it ends in `.tar.gz`
   * @param options how the file is uploaded
   * @throws ValidationError if there is no such file, or it is no `.tar.gz`
   */
  public static fromAsset(path: string, options?: s3_assets.AssetOptions): ModelData {
    return new LocatedModelData(localFile(SUBJECT, path, options,
      'pack the model with "tar -czf model.tar.gz -C MODEL_DIRECTORY ." and give the path of that file'));
  }

  /**
   * A gzip-compressed tar archive of which only the URI is known. Where that names a bucket, roles may read the object;
   * nothing is known of the bucket's key and policy.
   *
   * @param uri `s3://bucket/key` or an `https://` URL of S3 that ends in `.tar.gz`, at most 1,024 characters
   * @throws ValidationError if the URI is none of S3
   */
  public static fromUri(uri: string): ModelData {
    return new LocatedModelData(uriLocation(SUBJECT, uri));
  }

  /**
   * All objects of a bucket below a prefix, not compressed. Only for packages in a group.
   *
   * @param bucket the bucket, in the region of the model package
   * @param prefix the prefix: it ends in a slash, or is empty for the whole bucket, and the whole URI has at most 1,024 characters
   * @param options the license of the model
   * @throws ValidationError if the prefix does not end in a slash, or the URI is too long
   */
  public static fromBucketPrefix(bucket: s3.IBucket, prefix: string, options: ModelAccessOptions = {}): ModelData {
    const location = new BucketLocation(bucket, prefix);
    checkValue(SUBJECT, (violations) => {
      if (prefix !== '' && !prefix.endsWith('/')) {
        violations.at('prefix').refuse(prefix, 'does not end in a slash', 'SageMaker reads everything below the prefix: end it in /');
      }
      location.check(violations.at('prefix'));
    });
    return new LocatedModelData(location, { dataType: 'S3Prefix', compressionType: 'None', acceptEula: options.acceptEula });
  }

  /**
   * One object of a bucket: an uncompressed model, or an archive of a gated model. Only for packages in a group.
   *
   * @param bucket the bucket, in the region of the model package
   * @param objectKey the key of the object, where the whole URI has at most 1,024 characters
   * @param options what the object is, and the license of the model
   * @throws ValidationError if the key is empty or ends in a slash, is no `.tar.gz` though said to be compressed, or the URI is too long
   */
  public static fromBucketObject(bucket: s3.IBucket, objectKey: string, options: ModelObjectOptions = {}): ModelData {
    const location = bucketObject(SUBJECT, bucket, objectKey);
    if (options.compressed) {
      checkValue(SUBJECT, (violations) => checkArchive(violations.at('objectKey'), location, 'leave out compressed'));
    }
    return new LocatedModelData(location, {
      dataType: 'S3Object',
      compressionType: options.compressed ? 'Gzip' : 'None',
      acceptEula: options.acceptEula,
    });
  }

  /** @internal */
  public abstract readonly _location: S3Location;

  /**
   * How data other than one archive is laid out.
   *
   * @internal
   */
  public abstract readonly _source?: ModelDataLayout;
}

/** How model data that is given as a ModelDataSource is laid out. Of the four pairs, S3Prefix with Gzip has no meaning. */
interface ModelDataLayout {
  readonly dataType: 'S3Prefix' | 'S3Object';
  readonly compressionType: 'None' | 'Gzip';
  readonly acceptEula?: boolean;
}

class LocatedModelData extends ModelData {
  constructor(public readonly _location: S3Location, public readonly _source?: ModelDataLayout) {
    super();
  }
}
