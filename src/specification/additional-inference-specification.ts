import { InferenceContainer } from './inference-container';
import { InstanceType } from '../catalogue/instance-type';

/**
 * An additional inference specification of a model package: another way to serve the same model, for example a version
 * that is compiled for one kind of instance.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AdditionalInferenceSpecificationDefinition.html
 */
export interface AdditionalInferenceSpecification {
  /**
   * The name of the specification, by which a model selects it: letters, digits and hyphens, at most 63 characters. The
   * name must be unique in the package.
   */
  readonly name: string;

  /**
   * The description of the specification: printable text of at most 1,024 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /** The containers of the model: one, or 2 to 15 containers that form an inference pipeline in this order. */
  readonly containers: InferenceContainer[];

  /**
   * The MIME types of the input. Each is a single line of at most 256 characters.
   *
   * @default - not specified
   */
  readonly supportedContentTypes?: string[];

  /**
   * The MIME types of the output. Each is a `type/subtype` of at most 1,024 characters.
   *
   * @default - not specified
   */
  readonly supportedResponseMimeTypes?: string[];

  /**
   * The instance types that an endpoint can use to serve the model.
   *
   * @default - not restricted
   */
  readonly supportedRealtimeInferenceInstanceTypes?: InstanceType[];

  /**
   * The instance types that a transform job can use to run the model. At least one.
   *
   * @default - not restricted
   */
  readonly supportedTransformInstanceTypes?: InstanceType[];
}
