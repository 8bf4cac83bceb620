import { IResource, Resource } from 'aws-cdk-lib';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { ModelPackageGrants } from './grants';

/**
 * A model package of the SageMaker model registry: a version in a model package group, or an unversioned package.
 */
export interface IModelPackage extends IResource, sagemaker.IModelPackageRef {
  /**
   * The ARN of the model package.
   *
   * @attribute
   */
  readonly modelPackageArn: string;

  /** Grants permissions on the model package. */
  readonly grants: ModelPackageGrants;
}

/**
 * What packages of the app and imported packages have in common.
 *
 * @internal
 */
export abstract class ModelPackageBase extends Resource implements IModelPackage {
  public abstract readonly modelPackageArn: string;
  public readonly grants = ModelPackageGrants.fromModelPackage(this);

  public get modelPackageRef(): sagemaker.ModelPackageReference {
    return { modelPackageArn: this.modelPackageArn };
  }
}
