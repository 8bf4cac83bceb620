import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { S3Source } from '../artifacts/s3-source';
import { InstanceType } from '../catalogue/instance-type';

/** How many records go into one request. */
export enum BatchStrategy {
  /** As many records as fit the payload. */
  MULTI_RECORD = 'MultiRecord',
  /** One record. */
  SINGLE_RECORD = 'SingleRecord',
}

/** What separates the records of an input file. */
export enum SplitType {
  /** Nothing: each file is one request. */
  NONE = 'None',
  /** A line break. */
  LINE = 'Line',
  /** The RecordIO format. */
  RECORD_IO = 'RecordIO',
  /** The TFRecord format. */
  TF_RECORD = 'TFRecord',
}

/** How the input is compressed. */
export enum CompressionType {
  /** Not at all. */
  NONE = 'None',
  /** With gzip. */
  GZIP = 'Gzip',
}

/** What stands between the results of an input file in its output file. */
export enum AssembleWith {
  /** Nothing. */
  NONE = 'None',
  /** A line break. */
  LINE = 'Line',
}

/**
 * What a transform job reads.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformInput.html
 */
export interface TransformInput {
  /** The objects in S3. */
  readonly source: S3Source;

  /**
   * The MIME type of the input: one line of at most 256 characters.
   *
   * @default - none is sent with the requests
   */
  readonly contentType?: string;

  /**
   * How the input is compressed. SageMaker unpacks it.
   *
   * @default - not compressed
   */
  readonly compressionType?: CompressionType;

  /**
   * What separates the records of an input file.
   *
   * @default - nothing: each file is one request
   */
  readonly splitType?: SplitType;
}

/**
 * Where a transform job writes.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformOutput.html
 */
export interface TransformOutput {
  /** The bucket. */
  readonly bucket: s3.IBucket;

  /**
   * What the keys of the results start with. The whole URI has at most 1,024 characters.
   *
   * @default - the results lie at the top of the bucket
   */
  readonly prefix?: string;

  /**
   * The MIME type of the results: one line of at most 256 characters.
   *
   * @default - the container chooses
   */
  readonly accept?: string;

  /**
   * What stands between the results of an input file.
   *
   * @default - nothing
   */
  readonly assembleWith?: AssembleWith;

  /**
   * The key that encrypts the results.
   *
   * @default - the account's key for Amazon S3
   */
  readonly encryptionKey?: kms.IKey;
}

/**
 * On what a transform job runs.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformResources.html
 */
export interface TransformResources {
  /** The type of the instances. */
  readonly instanceType: InstanceType;

  /**
   * The number of instances, 1 to 100.
   *
   * @default 1
   */
  readonly instanceCount?: number;

  /**
   * The key that encrypts the volumes of the instances. SageMaker refuses it for instance types with local storage,
   * which their hardware encrypts.
   *
   * @default - the volumes are encrypted with a key of SageMaker
   */
  readonly volumeEncryptionKey?: kms.IKey;
}
