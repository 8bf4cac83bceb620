import { ModelData } from '../artifacts/model-data';

/**
 * The algorithm that created a model. It also specifies how the model is served.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SourceAlgorithm.html
 */
export interface SourceAlgorithm {
  /**
   * The name or ARN of an algorithm in your account, or of an AWS Marketplace algorithm that you are subscribed to: at
   * most 170 characters.
   */
  readonly algorithmName: string;

  /**
   * The artifacts of the trained model: a gzip-compressed tar archive, in the region of the algorithm.
   *
   * @default - no model data
   */
  readonly modelData?: ModelData;
}
