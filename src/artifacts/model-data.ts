import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3_assets from 'aws-cdk-lib/aws-s3-assets';
import { checkArchive } from './check-archive';
import { BucketLocation, bucketObject, localFile, S3Location, uriLocation } from './s3-location';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue, Issues } from '../diagnostics/issues';

const SUBJECT = 'model data';

/** Options for access to model data. */
export interface ModelAccessOptions {
  /**
   * Whether you accept the end-user license agreement (EULA) of a gated model. SageMaker rejects a gated model whose
   * agreement is not accepted.
   *
   * @default - not specified, for models without such an agreement
   */
  readonly acceptEula?: boolean;
}

/** Options for model data that is a single object. */
export interface ModelObjectOptions extends ModelAccessOptions {
  /**
   * Whether the object is a gzip-compressed tar archive (`.tar.gz`), which SageMaker extracts. Otherwise, the object is
   * an uncompressed model.
   *
   * @default false
   */
  readonly compressed?: boolean;
}

/**
 * The artifacts of a trained model in Amazon S3.
 *
 * All features of SageMaker support a gzip-compressed tar archive (`fromBucket`, `fromAsset`, `fromUri`). Model data
 * that is specified as a prefix or as an object (`fromBucketPrefix`, `fromBucketObject`, `fromUriPrefix`,
 * `fromUriObject`) starts faster if it is not compressed, but is not supported by unversioned packages, batch
 * transform, serverless endpoints and AWS Marketplace.
 * A multi-model container requires a prefix.
 *
 * The model data must be in the region of the model package.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageContainerDefinition.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3ModelDataSource.html
 * @example
 * const archive = ModelData.fromBucket(bucket, 'churn/3/model.tar.gz');
 * const localArchive = ModelData.fromAsset('model.tar.gz');
 * const uncompressedFiles = ModelData.fromBucketPrefix(bucket, 'llama/', { acceptEula: true });
 */
export abstract class ModelData {
  static { markClass(this, 'ModelData'); }

  /**
   * References a gzip-compressed tar archive in a bucket.
   *
   * @param bucket the bucket that contains the archive, in the region of the model package
   * @param objectKey the key of the archive, which ends in `.tar.gz`, where the S3 URI has at most 1,024 characters
   * @throws ValidationError if the key is empty or ends in a slash, or the S3 URI is longer than 1,024 characters
   */
  public static fromBucket(bucket: s3.IBucketRef, objectKey: string): ModelData {
    checkCall(SUBJECT, 'ModelData.fromBucket', bucket, objectKey);
    return new LocatedModelData(bucketObject(SUBJECT, bucket, objectKey));
  }

  /**
   * References a local gzip-compressed tar archive, which is uploaded during deployment.
   *
   * The file is uploaded unchanged. Create the archive first, with `tar -czf model.tar.gz -C model .` for example.
   *
   * @param path the path of the archive, relative to the working directory of the app, which ends in `.tar.gz`
   * @param options the options for uploading the file, without `bundling`
   * @throws ValidationError if the file does not exist or is empty, or its name does not end in `.tar.gz`
   */
  public static fromAsset(path: string, options?: s3_assets.AssetOptions): ModelData {
    checkCall(SUBJECT, 'ModelData.fromAsset', path, options);
    return new LocatedModelData(localFile(SUBJECT, path, options,
      'Pack the model with "tar -czf model.tar.gz -C MODEL_DIRECTORY ." and give the path of that file'));
  }

  /**
   * References a gzip-compressed tar archive by its URI.
   *
   * If the URI contains the name of the bucket, grants allow roles to read the object. They change neither the policy
   * of the bucket nor that of its encryption key.
   *
   * @param uri `s3://bucket/key` or an `https://` URL of Amazon S3 that ends in `.tar.gz`, at most 1,024 characters
   * @throws ValidationError if the URI is not a valid URI of Amazon S3
   */
  public static fromUri(uri: string): ModelData {
    checkCall(SUBJECT, 'ModelData.fromUri', uri);
    return new LocatedModelData(uriLocation(SUBJECT, uri));
  }

  /**
   * References all objects with a prefix in a bucket, which are not compressed.
   *
   * Supported only by versioned packages and by models.
   *
   * @param bucket the bucket that contains the objects, in the region of the model package
   * @param prefix the prefix of the object keys, which ends in a slash, or is empty for the whole bucket, where the S3
   * URI has at most 1,024 characters
   * @param options the options for access to the model
   * @throws ValidationError if the prefix does not end in a slash, or the S3 URI is longer than 1,024 characters
   */
  public static fromBucketPrefix(bucket: s3.IBucketRef, prefix: string, options: ModelAccessOptions = {}): ModelData {
    checkCall(SUBJECT, 'ModelData.fromBucketPrefix', bucket, prefix, options);
    const location = new BucketLocation(bucket, prefix);
    checkValue(SUBJECT, (issues) => {
      const at = issues.at('prefix');
      if (location.check(at) && prefix !== '') { checkSlash(at, prefix); }
    });
    return new LocatedModelData(location, prefixLayout(options));
  }

  /**
   * References a single object in a bucket: an uncompressed model, or the archive of a gated model.
   *
   * Supported only by versioned packages and by models.
   *
   * @param bucket the bucket that contains the object, in the region of the model package
   * @param objectKey the key of the object, where the S3 URI has at most 1,024 characters
   * @param options the options for the object and for access to the model
   * @throws ValidationError if the key is empty or ends in a slash, if `compressed` is true and the key does not end in
   * `.tar.gz`, or if the S3 URI is longer than 1,024 characters
   */
  public static fromBucketObject(
    bucket: s3.IBucketRef, objectKey: string, options: ModelObjectOptions = {},
  ): ModelData {
    checkCall(SUBJECT, 'ModelData.fromBucketObject', bucket, objectKey, options);
    const location = bucketObject(SUBJECT, bucket, objectKey);
    checkCompressed('objectKey', location, options);
    return new LocatedModelData(location, objectLayout(options));
  }

  /**
   * References all objects with a prefix by its URI. The objects are not compressed.
   *
   * Use it for a prefix that is a parameter of the template. Supported only by versioned packages and by models. Grants
   * work as for `fromUri`.
   *
   * @param uri `s3://bucket/prefix/`, which ends in a slash, at most 1,024 characters
   * @param options the options for access to the model
   * @throws ValidationError if the URI is not a valid URI of Amazon S3 or does not end in a slash
   */
  public static fromUriPrefix(uri: string, options: ModelAccessOptions = {}): ModelData {
    checkCall(SUBJECT, 'ModelData.fromUriPrefix', uri, options);
    const location = uriLocation(SUBJECT, uri);
    checkValue(SUBJECT, (issues) => checkSlash(issues.at('uri'), uri));
    return new LocatedModelData(location, prefixLayout(options));
  }

  /**
   * References a single object by its URI: an uncompressed model, or the archive of a gated model.
   *
   * Supported only by versioned packages and by models. Grants work as for `fromUri`.
   *
   * @param uri `s3://bucket/key`, at most 1,024 characters
   * @param options the options for the object and for access to the model
   * @throws ValidationError if the URI is not a valid URI of Amazon S3, if it has no key or ends in a slash, or if
   * `compressed` is true and it does not end in `.tar.gz`
   */
  public static fromUriObject(uri: string, options: ModelObjectOptions = {}): ModelData {
    checkCall(SUBJECT, 'ModelData.fromUriObject', uri, options);
    const location = uriLocation(SUBJECT, uri);
    checkValue(SUBJECT, (issues) => {
      if (!/^\w+:\/\/[^/]+\/[^]*[^/]$/.test(uri)) {
        issues.at('uri').invalidValue('S3Location.notAnObject', uri);
      }
    });
    checkCompressed('uri', location, options);
    return new LocatedModelData(location, objectLayout(options));
  }

  /** @internal */
  public static _at(location: S3Location, layout?: ModelDataLayout): ModelData {
    return new LocatedModelData(location, layout);
  }

  /** @internal */
  public abstract readonly _location: S3Location;

  /**
   * The layout of model data that is rendered as a ModelDataSource. Undefined for an archive.
   *
   * @internal
   */
  public abstract readonly _source?: ModelDataLayout;
}

/** The layout of model data that is rendered as a ModelDataSource. The pair of S3Prefix and Gzip has no meaning. */
interface ModelDataLayout {
  readonly dataType: 'S3Prefix' | 'S3Object';
  readonly compressionType: 'None' | 'Gzip';
  readonly acceptEula?: boolean;
}

function prefixLayout({ acceptEula }: ModelAccessOptions): ModelDataLayout {
  return { dataType: 'S3Prefix', compressionType: 'None', acceptEula };
}

function objectLayout({ compressed, acceptEula }: ModelObjectOptions): ModelDataLayout {
  return { dataType: 'S3Object', compressionType: compressed ? 'Gzip' : 'None', acceptEula };
}

function checkSlash(issues: Issues, prefix: string): void {
  if (!prefix.endsWith('/')) {
    issues.invalidValue('ModelData.prefixWithoutSlash', prefix);
  }
}

function checkCompressed(property: string, location: S3Location, { compressed }: ModelObjectOptions): void {
  if (compressed) {
    const instead = 'leave out compressed';
    checkValue(SUBJECT, (issues) => checkArchive(issues.at(property), location, { object: instead, prefix: instead }));
  }
}

class LocatedModelData extends ModelData {
  constructor(public readonly _location: S3Location, public readonly _source?: ModelDataLayout) {
    super();
  }
}
