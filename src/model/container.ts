import { IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { checkImageContainer, checkPackageContainer } from './container-check';
import { ImageContainerOptions, ModelPackageContainerOptions } from './container-options';
import { ContainerImage } from '../artifacts/container-image';
import { checkValue } from '../diagnostics/issues';

const SUBJECT = 'model container';

/**
 * One container of a deployed model: a package of the model registry, or an image with its data.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 */
export class ModelContainer {
  /**
   * A package of the model registry, or of AWS Marketplace. It brings its images, data and environment along.
   *
   * SageMaker makes models of approved versions only, and of packages in the region of the model only. A package of AWS
   * Marketplace needs `networkIsolation` of the model, and a subscription: its ARN does not tell, so this is not
   * checked.
   *
   * @param modelPackage the package: an L1, an L2 or an import
   * @param options how the model uses it
   * @throws ValidationError with all that can never deploy
   */
  public static fromModelPackage(modelPackage: IModelPackageRef, options: ModelPackageContainerOptions = {}): ModelContainer {
    checkValue(SUBJECT, (violations) => checkPackageContainer(violations, options));
    return new ModelContainer(options, modelPackage);
  }

  /**
   * An image with its data.
   *
   * @param image the image with the inference code, in Amazon ECR unless `privateRegistry` says otherwise
   * @param options its data, and how it runs
   * @throws ValidationError with all that can never deploy
   */
  public static fromImage(image: ContainerImage, options: ImageContainerOptions = {}): ModelContainer {
    checkValue(SUBJECT, (violations) => checkImageContainer(violations, image, options));
    return new ModelContainer(options, undefined, image);
  }

  /**
   * Either this or an image.
   *
   * @internal
   */
  public readonly _modelPackage?: IModelPackageRef;

  /** @internal */
  public readonly _image?: ContainerImage;

  /** @internal */
  public readonly _options: ImageContainerOptions;

  private constructor(options: ImageContainerOptions, modelPackage?: IModelPackageRef, image?: ContainerImage) {
    this._options = options;
    this._modelPackage = modelPackage;
    this._image = image;
  }
}
