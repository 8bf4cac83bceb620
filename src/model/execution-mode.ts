/**
 * How the containers of a model are called.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceExecutionConfig.html
 */
export enum InferenceExecutionMode {
  /** One after the other: each takes what the one before it gives. */
  SERIAL = 'Serial',
  /** Each by itself: the request names the container by its host name. */
  DIRECT = 'Direct',
}
