import { ContainerImage } from '../artifacts/container-image';
import { ModelData } from '../artifacts/model-data';

/**
 * One container of a model: the code that serves it, and its data.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageContainerDefinition.html
 */
export interface InferenceContainer {
  /** The image with the inference code, in Amazon ECR. */
  readonly image: ContainerImage;

  /**
   * The artifacts of the trained model, in the region of the package.
   *
   * @default - none: the image contains what it needs
   */
  readonly modelData?: ModelData;

  /**
   * The environment variables of the container: at most 16, with values of at most 1,024 characters. Only for
   * packages in a group. Do not put secrets here: whoever may describe the package can read them.
   *
   * @default - none
   */
  readonly environment?: { [key: string]: string };

  /**
   * The host name of the container: letters, digits and hyphens, at most 63 characters. In a pipeline, logs and
   * metrics name the container by it: give one to every container or to none.
   *
   * @default - none
   */
  readonly containerHostname?: string;

  /**
   * The SHA-256 digest of the image: `sha256:` and 64 hexadecimal digits. It tells which image was meant even if the
   * tag has moved.
   *
   * @default - none
   */
  readonly imageDigest?: string;

  /**
   * The machine learning framework of the image, such as `XGBOOST`. Inference Recommender needs it.
   *
   * @default - none
   */
  readonly framework?: string;

  /**
   * The version of the framework: 3 to 10 characters, with one digit before the first dot, such as `1.7-1`.
   * Inference Recommender needs it.
   *
   * @default - none
   */
  readonly frameworkVersion?: string;

  /**
   * The name of a model that Inference Recommender has benchmarked and that is close to this one.
   *
   * @default - none
   */
  readonly nearestModelName?: string;

  /**
   * The names and shapes of the model's input as JSON, at most 1,024 characters.
   *
   * @default - none
   */
  readonly dataInputConfig?: string;
}
