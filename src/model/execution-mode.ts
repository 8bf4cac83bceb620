/**
 * The execution mode of the containers of an inference pipeline.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceExecutionConfig.html
 */
export enum InferenceExecutionMode {
  /** The containers are called in sequence. The output of each container is the input of the next one. */
  SERIAL = 'Serial',
  /** The containers are called individually. Each request specifies the host name of a container. */
  DIRECT = 'Direct',
}
