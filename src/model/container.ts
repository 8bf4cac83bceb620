import { IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { checkImageContainer, checkPackageContainer } from './container-check';
import { ImageContainerOptions, ModelPackageContainerOptions } from './container-options';
import { ContainerImage } from '../artifacts/container-image';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue } from '../diagnostics/issues';

const SUBJECT = 'model container';

/**
 * A container of a model, created from a package of the model registry or from an image.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 * @example
 * const registered = ModelContainer.fromModelPackage(modelPackage, { environment: { WORKERS: '4' } });
 * const unregistered = ModelContainer.fromImage(ContainerImage.fromEcrRepository(repository, '3'), {
 *   modelData: ModelData.fromBucket(bucket, 'churn/3/model.tar.gz'),
 * });
 */
export class ModelContainer {
  static { markClass(this, 'ModelContainer'); }

  /**
   * Creates a container from a package of the model registry or of AWS Marketplace. The package specifies the images,
   * the model data and the environment.
   *
   * SageMaker creates models only from approved versions, and only from packages in the region of the model. A package
   * of AWS Marketplace requires `networkIsolation` of the model and a subscription, which is not checked, because the
   * ARN of a package does not show whether it is from AWS Marketplace.
   *
   * @param modelPackage the package: an L1 construct, an L2 construct or an imported one
   * @param options the options of the container
   * @throws ValidationError if the options are not valid. The error lists all violations
   */
  public static fromModelPackage(
    modelPackage: IModelPackageRef, options: ModelPackageContainerOptions = {},
  ): ModelContainer {
    checkCall(SUBJECT, 'ModelContainer.fromModelPackage', modelPackage, options);
    checkValue(SUBJECT, (issues) => checkPackageContainer(issues, options));
    return new ModelContainer({ kind: 'package', modelPackage }, options);
  }

  /**
   * Creates a container from an image.
   *
   * @param image the image that contains the inference code, in Amazon ECR unless `privateRegistry` is
   * specified
   * @param options the options of the container, such as its model data
   * @throws ValidationError if the options are not valid. The error lists all violations
   */
  public static fromImage(image: ContainerImage, options: ImageContainerOptions = {}): ModelContainer {
    checkCall(SUBJECT, 'ModelContainer.fromImage', image, options);
    checkValue(SUBJECT, (issues) => checkImageContainer(issues, image, options));
    return new ModelContainer({ kind: 'image', image }, options);
  }

  /**
   * For a container that is checked together with others.
   *
   * @internal
   */
  public static _unchecked(source: ContainerSource, options: ImageContainerOptions): ModelContainer {
    return new ModelContainer(source, options);
  }

  /** @internal */
  public readonly _source: ContainerSource;

  /** @internal */
  public readonly _options: ImageContainerOptions;

  private constructor(source: ContainerSource, options: ImageContainerOptions) {
    this._source = source;
    this._options = options;
  }
}

/** Where a container comes from. */
type ContainerSource =
  | { readonly kind: 'package'; readonly modelPackage: IModelPackageRef }
  | { readonly kind: 'image'; readonly image: ContainerImage };
