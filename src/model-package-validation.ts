import { IResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { dependOnBucketPolicies } from './grants/bucket-policies';
import { makeSageMakerRole, waitForRole } from './grants/sagemaker-role';
import { grantValidation, ValidationNeeds } from './grants/validation-grants';
import { ModelPackageProps } from './model-package-props';

/** The role of the validation, if there is one: the user's, or a new one that SageMaker alone can assume. */
export function validationRoleOf(scope: Construct, { validationSpecification }: ModelPackageProps): iam.IRole | undefined {
  if (!validationSpecification) { return undefined; }
  const { role, confusedDeputyProtection } = validationSpecification._props;
  return role ?? makeSageMakerRole(scope, 'ValidationRole', 'Validates a SageMaker model package', confusedDeputyProtection);
}

/** Gives the role what the validation needs, and lets the package wait for it. */
export function prepareValidation(modelPackage: IResource, resource: CfnModelPackage, role: iam.IRole, needs: ValidationNeeds): void {
  const granting = grantValidation(role, modelPackage, needs);
  dependOnBucketPolicies(resource, needs.artifacts, needs.output.bucket);
  waitForRole(modelPackage, resource, role, granting, {
    construct: 'ModelPackage', property: 'validationSpecification', immutable: 'immutableValidationRole',
  });
}
