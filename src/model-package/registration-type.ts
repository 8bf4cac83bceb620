/**
 * How a version entered the model registry.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateModelPackage.html
 */
export enum ModelPackageRegistrationType {
  /** The version is only logged, for example by an experiment. */
  LOGGED = 'Logged',
  /** The version is registered for the use of its model. */
  REGISTERED = 'Registered',
}
