import { ContainerImage } from '../artifacts/container-image';
import { ModelData } from '../artifacts/model-data';

/**
 * A container of an inference specification.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageContainerDefinition.html
 */
export interface InferenceContainer {
  /** The image that contains the inference code. It must be in Amazon ECR. */
  readonly image: ContainerImage;

  /**
   * The artifacts of the trained model, in the region of the package.
   *
   * @default - no model data; the image contains the model
   */
  readonly modelData?: ModelData;

  /**
   * The environment variables of the container: at most 16, with values of at most 1,024 characters.
   *
   * Supported only by versioned packages. Do not put secrets here, because all principals that are allowed to describe
   * the package can read them.
   *
   * @default - no environment variables
   */
  readonly environment?: { [key: string]: string };

  /**
   * The host name of the container: letters, digits and hyphens, at most 63 characters.
   *
   * It identifies the container of a pipeline in logs and metrics. Specify it for all containers of a pipeline or for
   * none of them.
   *
   * @default - no host name
   */
  readonly containerHostname?: string;

  /**
   * The SHA-256 digest of the image: `sha256:` followed by 64 hexadecimal digits. It identifies the image even if the
   * tag is moved to another image.
   *
   * @default - no digest
   */
  readonly imageDigest?: string;

  /**
   * The machine learning framework of the image, such as `XGBOOST`. Required by Amazon SageMaker Inference Recommender.
   *
   * @default - no framework
   */
  readonly framework?: string;

  /**
   * The version of the framework: 3 to 10 characters, with a single digit before the first dot, such as `1.7-1`.
   * Required by Amazon SageMaker Inference Recommender.
   *
   * @default - no framework version
   */
  readonly frameworkVersion?: string;

  /**
   * The name of the model, among those benchmarked by Amazon SageMaker Inference Recommender, that is most similar to
   * this one.
   *
   * @default - no model name
   */
  readonly nearestModelName?: string;

  /**
   * The names and shapes of the inputs of the model, in the format of the framework: JSON or a Python dictionary, such
   * as
   * `{"input":[1,3,224,224]}`, of 1 to 1,024 characters.
   *
   * @default - no input configuration
   */
  readonly dataInputConfig?: string;
}
