import { InferenceContainer } from './inference-container';
import { InstanceType } from '../catalogue/instance-type';

/** What an inference specification consists of. */
export interface InferenceSpecificationProps {
  /** The containers: one, or 2 to 15 that form a pipeline in this order. No two may be equal. */
  readonly containers: InferenceContainer[];

  /** The MIME types of the input, each one line of at most 256 characters. */
  readonly supportedContentTypes: string[];

  /** The MIME types of the output, each `type/subtype` of at most 1,024 characters. */
  readonly supportedResponseMimeTypes: string[];

  /**
   * The instance types on which an endpoint can serve the model.
   *
   * @default - not restricted; required for a package without a group
   */
  readonly supportedRealtimeInferenceInstanceTypes?: InstanceType[];

  /**
   * The instance types on which a transform job can run the model, at least one.
   *
   * @default - not restricted; required for a package without a group
   */
  readonly supportedTransformInstanceTypes?: InstanceType[];
}
