import { checkInferenceSpecification } from './check';
import { InferenceContainer } from './inference-container';
import { InferenceSpecificationProps } from './inference-specification-props';
import { InstanceType } from '../catalogue/instance-type';
import { checkValue } from '../diagnostics/issues';

/**
 * How a model is served: its containers, what they take and give, and on which instances they run.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceSpecification.html
 */
export class InferenceSpecification {
  /** Starts a specification that is put together step by step. */
  public static builder(): InferenceSpecificationBuilder {
    return new InferenceSpecificationBuilder();
  }

  /** @internal */
  public readonly _props: InferenceSpecificationProps;

  /**
   * A specification as a whole.
   *
   * @param props what the specification consists of
   * @throws ValidationError with all that can never deploy
   */
  public constructor(props: InferenceSpecificationProps) {
    checkValue('inference specification', (violations) => checkInferenceSpecification(violations.at('inferenceSpecification'), props));
    // What was checked, whatever becomes of the list.
    this._props = { ...props, containers: props.containers.slice() };
  }
}

/**
 * Puts an inference specification together step by step. Lists grow with every call.
 *
 * In other languages than TypeScript every step is a call to another process: in loops over many packages, prefer
 * the constructor of `InferenceSpecification`.
 */
export class InferenceSpecificationBuilder {
  private readonly containers: InferenceContainer[] = [];
  private readonly contentTypes: string[] = [];
  private readonly responseMimeTypes: string[] = [];
  private realtimeInstanceTypes?: InstanceType[];
  private transformInstanceTypes?: InstanceType[];

  /** Use `InferenceSpecification.builder()` to start one. */
  public constructor() {}

  /**
   * Adds a container. The first is the one that takes the request.
   *
   * @param container the container
   */
  public addContainer(container: InferenceContainer): InferenceSpecificationBuilder {
    this.containers.push(container);
    return this;
  }

  /**
   * Adds MIME types of the input.
   *
   * @param contentTypes MIME types, each one line of at most 256 characters
   */
  public supportedContentTypes(...contentTypes: string[]): InferenceSpecificationBuilder {
    this.contentTypes.push(...contentTypes);
    return this;
  }

  /**
   * Adds MIME types of the output.
   *
   * @param mimeTypes MIME types, each of at most 1,024 characters
   */
  public supportedResponseMimeTypes(...mimeTypes: string[]): InferenceSpecificationBuilder {
    this.responseMimeTypes.push(...mimeTypes);
    return this;
  }

  /**
   * Adds instance types on which an endpoint can serve the model.
   *
   * @param instanceTypes instance types
   */
  public supportedRealtimeInferenceInstanceTypes(...instanceTypes: InstanceType[]): InferenceSpecificationBuilder {
    (this.realtimeInstanceTypes ??= []).push(...instanceTypes);
    return this;
  }

  /**
   * Adds instance types on which a transform job can run the model.
   *
   * @param instanceTypes instance types
   */
  public supportedTransformInstanceTypes(...instanceTypes: InstanceType[]): InferenceSpecificationBuilder {
    (this.transformInstanceTypes ??= []).push(...instanceTypes);
    return this;
  }

  /**
   * The specification as put together so far. The builder can go on and make another.
   *
   * @throws ValidationError with all that can never deploy
   */
  public toSpecification(): InferenceSpecification {
    return new InferenceSpecification({
      containers: [...this.containers],
      supportedContentTypes: [...this.contentTypes],
      supportedResponseMimeTypes: [...this.responseMimeTypes],
      supportedRealtimeInferenceInstanceTypes: this.realtimeInstanceTypes && [...this.realtimeInstanceTypes],
      supportedTransformInstanceTypes: this.transformInstanceTypes && [...this.transformInstanceTypes],
    });
  }
}
