import { checkInferenceSpecification } from './check';
import { InferenceContainer } from './inference-container';
import { InferenceSpecificationProps } from './inference-specification-props';
import { InstanceType } from '../catalogue/instance-type';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue } from '../diagnostics/issues';

/**
 * Specifies how a model is served: its containers, the MIME types of its input and output, and the instance types that
 * it supports.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceSpecification.html
 * @example
 * const specification = new InferenceSpecification({
 *   containers: [{
 *     image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'),
 *     modelData: ModelData.fromBucket(bucket, 'churn/3/model.tar.gz'),
 *   }],
 *   supportedContentTypes: ['text/csv'],
 *   supportedResponseMimeTypes: ['text/csv'],
 *   supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
 *   supportedTransformInstanceTypes: [InstanceType.M5_LARGE],
 * });
 */
export class InferenceSpecification {
  static { markClass(this, 'InferenceSpecification'); }

  /** Returns a builder that creates a specification step by step. */
  public static builder(): InferenceSpecificationBuilder {
    return new InferenceSpecificationBuilder();
  }

  /**
   * For properties that are checked together with others.
   *
   * @internal
   */
  public static _unchecked(props: InferenceSpecificationProps): InferenceSpecification {
    return Object.assign(Object.create(InferenceSpecification.prototype), { _props: props });
  }

  /** @internal */
  public readonly _props: InferenceSpecificationProps;

  /**
   * Creates an inference specification.
   *
   * @param props the properties of the specification
   * @throws ValidationError if the specification is not valid. The error lists all violations
   */
  public constructor(props: InferenceSpecificationProps) {
    checkCall('inference specification', 'new InferenceSpecification', props);
    checkValue(
      'inference specification', (issues) => checkInferenceSpecification(issues.at('inferenceSpecification'), props),
    );
    // A copy, so that the containers stay those that were checked.
    this._props = { ...props, containers: props.containers.slice() };
  }
}

/**
 * Builder for an InferenceSpecification. Each call adds to the lists of the specification.
 *
 * In languages other than TypeScript, each call of a method is a call to another process. To create many packages in a
 * loop, prefer the constructor of `InferenceSpecification`.
 *
 * @example
 * const specification = InferenceSpecification.builder()
 *   .addContainer({ image: ContainerImage.fromEcrRepository(repository, '3') })
 *   .supportedContentTypes('text/csv', 'text/libsvm')
 *   .supportedResponseMimeTypes('text/csv')
 *   .supportedRealtimeInferenceInstanceTypes(InstanceType.M5_LARGE)
 *   .toSpecification();
 */
export class InferenceSpecificationBuilder {
  private readonly containers: InferenceContainer[] = [];
  private readonly contentTypes: string[] = [];
  private readonly responseMimeTypes: string[] = [];
  private realtimeInstanceTypes?: InstanceType[];
  private transformInstanceTypes?: InstanceType[];

  /** Creates a builder. Use `InferenceSpecification.builder()` instead. */
  public constructor() {}

  /**
   * Adds a container. The first container receives the request.
   *
   * @param container the container to add
   */
  public addContainer(container: InferenceContainer): InferenceSpecificationBuilder {
    this.containers.push(container);
    return this;
  }

  /**
   * Adds MIME types of the input.
   *
   * @param contentTypes the MIME types to add, each a single line of at most 256 characters
   */
  public supportedContentTypes(...contentTypes: string[]): InferenceSpecificationBuilder {
    this.contentTypes.push(...contentTypes);
    return this;
  }

  /**
   * Adds MIME types of the output.
   *
   * @param mimeTypes the MIME types to add, each a `type/subtype` of at most 1,024 characters
   */
  public supportedResponseMimeTypes(...mimeTypes: string[]): InferenceSpecificationBuilder {
    this.responseMimeTypes.push(...mimeTypes);
    return this;
  }

  /**
   * Adds instance types that an endpoint can use to serve the model.
   *
   * @param instanceTypes the instance types to add
   */
  public supportedRealtimeInferenceInstanceTypes(...instanceTypes: InstanceType[]): InferenceSpecificationBuilder {
    (this.realtimeInstanceTypes ??= []).push(...instanceTypes);
    return this;
  }

  /**
   * Adds instance types that a transform job can use to run the model.
   *
   * @param instanceTypes the instance types to add
   */
  public supportedTransformInstanceTypes(...instanceTypes: InstanceType[]): InferenceSpecificationBuilder {
    (this.transformInstanceTypes ??= []).push(...instanceTypes);
    return this;
  }

  /**
   * Creates the specification from the current state of the builder. The builder can be used further to create others.
   *
   * @returns the inference specification
   * @throws ValidationError if the specification is not valid. The error lists all violations
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
