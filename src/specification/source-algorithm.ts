import { ModelData } from '../artifacts/model-data';

/**
 * The algorithm that made a model, which also knows how to serve it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SourceAlgorithm.html
 */
export interface SourceAlgorithm {
  /** The name or ARN of the algorithm, of your account or of AWS Marketplace: at most 170 characters. */
  readonly algorithmName: string;

  /**
   * The artifacts of the trained model: a gzip-compressed tar archive, in the region of the algorithm.
   *
   * @default - none
   */
  readonly modelData?: ModelData;
}
