import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ModelData } from '../artifacts/model-data';

/** Options for all containers of a model. */
export interface ModelContainerOptions {
  /**
   * The environment variables of the container: at most 100, with keys and values of at most 1,024 characters, and at
   * most 32 KiB in all containers of the model.
   *
   * They are added to the environment variables of a package. Do not put secrets here, because all principals that are
   * allowed to describe the model can read them.
   *
   * @default - no environment variables
   */
  readonly environment?: { [key: string]: string };

  /**
   * The host name of the container: letters, digits and hyphens, at most 63 characters.
   *
   * It identifies the container of a pipeline in logs and metrics, and in requests in direct mode. Specify it for all
   * containers of a pipeline or for none of them. It is ignored for a model with a single container.
   *
   * @default - SageMaker names the container by its position in the pipeline
   */
  readonly containerHostname?: string;

  /**
   * The name of the additional inference specification of the package with which the model is served: letters, digits
   * and hyphens, at most 63 characters.
   *
   * @default - the inference specification of the package
   */
  readonly inferenceSpecificationName?: string;
}

/** Options for a container that is created from a model package. */
export interface ModelPackageContainerOptions extends ModelContainerOptions {}

/** Options for a container that is created from an image. */
export interface ImageContainerOptions extends ModelContainerOptions {
  /**
   * The artifacts of the trained model, in the region of the model.
   *
   * @default - no model data; the image contains the model
   */
  readonly modelData?: ModelData;

  /**
   * Creates a multi-model container, which loads each model under a prefix when a request specifies it.
   *
   * Requires `modelData` with this prefix. The container is also allowed to list the models.
   *
   * @default - the container serves a single model
   */
  readonly multiModel?: MultiModelOptions;

  /**
   * Pulls the image from a private Docker registry that is accessible from the VPC of the model.
   *
   * Requires `vpc` of the model. Supported only for real-time inference.
   *
   * @default - the image is pulled from Amazon ECR
   */
  readonly privateRegistry?: PrivateRegistryOptions;

  /**
   * The ARN of the content of a private hub that provides access to the model data: a single line of at most 255
   * characters.
   *
   * Requires model data that is specified as a prefix or as an object (`fromBucketPrefix`, `fromBucketObject`).
   *
   * @default - the model data is not in a hub
   */
  readonly hubContentArn?: string;
}

/**
 * Options for a multi-model container.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/multi-model-endpoints.html
 */
export interface MultiModelOptions {
  /**
   * Whether loaded models are cached in memory. Disable the cache if many models are invoked rarely.
   *
   * @default true
   */
  readonly cache?: boolean;
}

/**
 * Options for access to a private Docker registry.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-containers-inference-private.html
 */
export interface PrivateRegistryOptions {
  /**
   * The function that returns the credentials of the registry to SageMaker. The role of the model is granted permission
   * to invoke it (`lambda:InvokeFunction`).
   *
   * @default - the registry does not require credentials
   */
  readonly credentialsProvider?: lambda.IFunctionRef;
}
