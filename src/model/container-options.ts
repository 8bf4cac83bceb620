import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ModelData } from '../artifacts/model-data';

/** What any container of a model may have. */
export interface ModelContainerOptions {
  /**
   * The environment variables of the container: at most 100, with keys and values of at most 1,024 characters, and at
   * most 32 KiB in all containers together. They come on top of those that a package has. Do not put secrets here:
   * whoever may describe the model can read them.
   *
   * @default - none
   */
  readonly environment?: { [key: string]: string };

  /**
   * The host name of the container: letters, digits and hyphens, at most 63 characters. In a pipeline, logs and
   * metrics name the container by it, and requests do so in direct mode: give one to every container or to none. It
   * is ignored for a model with one container.
   *
   * @default - SageMaker names the container by its place
   */
  readonly containerHostname?: string;

  /**
   * The name of the additional inference specification of a package by which the container is served: letters, digits
   * and hyphens, at most 63 characters.
   *
   * @default - the package's own inference specification
   */
  readonly inferenceSpecificationName?: string;
}

/** How a model uses a package. */
export interface ModelPackageContainerOptions extends ModelContainerOptions {}

/** What a container has beside its image. */
export interface ImageContainerOptions extends ModelContainerOptions {
  /**
   * The artifacts of the trained model, in the region of the model.
   *
   * @default - none: the image contains what it needs
   */
  readonly modelData?: ModelData;

  /**
   * Makes a multi-model container, which loads the models below a prefix as requests name them. `modelData` is that
   * prefix. The container may also list the models.
   *
   * @default - one model
   */
  readonly multiModel?: MultiModelOptions;

  /**
   * Pulls the image from a private Docker registry in the VPC of the model, and not from Amazon ECR. Needs `vpc` of the
   * model. For real-time inference only.
   *
   * @default - the image is in Amazon ECR
   */
  readonly privateRegistry?: PrivateRegistryOptions;

  /**
   * The ARN of the content of a private hub through which the model data may be deployed: one line of at most 255
   * characters. Needs model data that is not given as one archive (`fromBucketPrefix`, `fromBucketObject`).
   *
   * @default - the data is in no hub
   */
  readonly hubContentArn?: string;
}

/**
 * How a multi-model container works.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/multi-model-endpoints.html
 */
export interface MultiModelOptions {
  /**
   * Whether models stay in memory once they are loaded. Turn it off where many models are called seldom.
   *
   * @default true
   */
  readonly cache?: boolean;
}

/**
 * How a private registry is reached.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-containers-inference-private.html
 */
export interface PrivateRegistryOptions {
  /**
   * The function that gives SageMaker the credentials of the registry. The role of the model may invoke it.
   *
   * @default - the registry wants no credentials
   */
  readonly credentialsProvider?: lambda.IFunction;
}
