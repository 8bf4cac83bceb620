import { S3File } from '../artifacts/s3-file';

/**
 * A file that contains a report about a model.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MetricsSource.html
 */
export interface MetricsSource {
  /** The file that contains the report. Its URI has at most 1,024 characters. */
  readonly file: S3File;

  /**
   * The MIME type of the report: a single line of at most 256 characters.
   *
   * @default 'application/json'
   */
  readonly contentType?: string;

  /**
   * The SHA-256 digest of the report: `sha256:` followed by 64 hexadecimal digits.
   *
   * @default - no digest
   */
  readonly contentDigest?: string;
}

/**
 * A configuration file of a drift check.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_FileSource.html
 */
export interface FileSource {
  /** The file. Its URI has at most 1,024 characters. */
  readonly file: S3File;

  /**
   * The MIME type of the file: a single line of at most 256 characters.
   *
   * @default - no content type
   */
  readonly contentType?: string;

  /**
   * The SHA-256 digest of the file: `sha256:` followed by 64 hexadecimal digits.
   *
   * @default - no digest
   */
  readonly contentDigest?: string;
}
