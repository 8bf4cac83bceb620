import { InferenceContainer } from './inference-container';
import { InstanceType } from '../catalogue/instance-type';

/** Properties of an InferenceSpecification. */
export interface InferenceSpecificationProps {
  /**
   * The containers of the model: one, or 2 to 15 containers that form an inference pipeline in this order. All
   * containers must be different from each other.
   */
  readonly containers: InferenceContainer[];

  /** The MIME types of the input. Each is a single line of at most 256 characters. */
  readonly supportedContentTypes: string[];

  /** The MIME types of the output. Each is a `type/subtype` of at most 1,024 characters. */
  readonly supportedResponseMimeTypes: string[];

  /**
   * The instance types that an endpoint can use to serve the model. Required for an unversioned package.
   *
   * @default - not restricted
   */
  readonly supportedRealtimeInferenceInstanceTypes?: InstanceType[];

  /**
   * The instance types that a transform job can use to run the model. At least one. Required for an unversioned
   * package.
   *
   * @default - not restricted
   */
  readonly supportedTransformInstanceTypes?: InstanceType[];
}
