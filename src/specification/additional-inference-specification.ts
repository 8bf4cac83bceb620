import { InferenceContainer } from './inference-container';
import { InstanceType } from '../catalogue/instance-type';

/**
 * Another way to serve the same model, such as a version compiled for one kind of instance.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AdditionalInferenceSpecificationDefinition.html
 */
export interface AdditionalInferenceSpecification {
  /** The name, by which a model chooses this way: letters, digits and hyphens, at most 63 characters, once in a package. */
  readonly name: string;

  /**
   * What is different about it: printable text of at most 1,024 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /** The containers: one, or 2 to 15 that form a pipeline in this order. */
  readonly containers: InferenceContainer[];

  /**
   * The MIME types of the input, each one line of at most 256 characters.
   *
   * @default - not stated
   */
  readonly supportedContentTypes?: string[];

  /**
   * The MIME types of the output, each `type/subtype` of at most 1,024 characters.
   *
   * @default - not stated
   */
  readonly supportedResponseMimeTypes?: string[];

  /**
   * The instance types on which an endpoint can serve the model.
   *
   * @default - not restricted
   */
  readonly supportedRealtimeInferenceInstanceTypes?: InstanceType[];

  /**
   * The instance types on which a transform job can run the model, at least one.
   *
   * @default - not restricted
   */
  readonly supportedTransformInstanceTypes?: InstanceType[];
}
