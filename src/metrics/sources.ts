import { S3File } from '../artifacts/s3-file';

/**
 * A report about a model: a file, not the values themselves.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MetricsSource.html
 */
export interface MetricsSource {
  /** The report. Its URI has at most 1,024 characters. */
  readonly file: S3File;

  /**
   * What the report is: one line, at most 256 characters.
   *
   * @default 'application/json'
   */
  readonly contentType?: string;

  /**
   * The SHA-256 digest of the report: `sha256:` and 64 hexadecimal digits.
   *
   * @default - none
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
   * What the file is: one line, at most 256 characters.
   *
   * @default - none
   */
  readonly contentType?: string;

  /**
   * The SHA-256 digest of the file: `sha256:` and 64 hexadecimal digits.
   *
   * @default - none
   */
  readonly contentDigest?: string;
}
