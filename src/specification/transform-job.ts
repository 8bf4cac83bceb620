import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { S3Source } from '../artifacts/s3-source';
import { InstanceType } from '../catalogue/instance-type';

/** The number of records in a request of a transform job. */
export enum BatchStrategy {
  /** As many records as fit into the maximum payload. */
  MULTI_RECORD = 'MultiRecord',
  /** A single record. */
  SINGLE_RECORD = 'SingleRecord',
}

/** The separator of the records in the input of a transform job. */
export enum SplitType {
  /** No separator. Each file is a single request. */
  NONE = 'None',
  /** A line break. */
  LINE = 'Line',
  /** The RecordIO format. */
  RECORD_IO = 'RecordIO',
  /** The TFRecord format. */
  TF_RECORD = 'TFRecord',
}

/** The compression of the input of a transform job. */
export enum CompressionType {
  /** Not compressed. */
  NONE = 'None',
  /** Compressed with gzip. */
  GZIP = 'Gzip',
}

/** The separator of the results in the output of a transform job. */
export enum AssembleWith {
  /** No separator. */
  NONE = 'None',
  /** A line break. */
  LINE = 'Line',
}

/**
 * The input of a transform job.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformInput.html
 */
export interface TransformInput {
  /** The objects in Amazon S3 that the job reads. */
  readonly source: S3Source;

  /**
   * The MIME type of the input: a single line of at most 256 characters.
   *
   * @default - the requests to the container have no content type
   */
  readonly contentType?: string;

  /**
   * The compression of the input. SageMaker decompresses it.
   *
   * @default CompressionType.NONE
   */
  readonly compressionType?: CompressionType;

  /**
   * The separator of the records in an input file.
   *
   * @default SplitType.NONE
   */
  readonly splitType?: SplitType;
}

/**
 * The output of a transform job.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformOutput.html
 */
export interface TransformOutput {
  /** The bucket to which the job writes its results. */
  readonly bucket: s3.IBucketRef;

  /**
   * The prefix of the object keys of the results. The S3 URI has at most 1,024 characters.
   *
   * @default - no prefix; the results are written to the root of the bucket
   */
  readonly prefix?: string;

  /**
   * The MIME type of the results: a single line of at most 256 characters.
   *
   * @default - the container determines the MIME type
   */
  readonly accept?: string;

  /**
   * The separator of the results of an input file.
   *
   * @default AssembleWith.NONE
   */
  readonly assembleWith?: AssembleWith;

  /**
   * The KMS key that encrypts the results.
   *
   * @default - the default KMS key for Amazon S3 in the account of the role
   */
  readonly encryptionKey?: kms.IKeyRef;
}

/**
 * The instances of a transform job.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformResources.html
 */
export interface TransformResources {
  /** The instance type. */
  readonly instanceType: InstanceType;

  /**
   * The number of instances, 1 to 100.
   *
   * @default 1
   */
  readonly instanceCount?: number;

  /**
   * The KMS key that encrypts the storage volumes of the instances.
   *
   * SageMaker rejects it for instance types with local storage, which the hardware encrypts.
   *
   * @default - the volumes are encrypted with a key that SageMaker manages
   */
  readonly volumeEncryptionKey?: kms.IKeyRef;
}
