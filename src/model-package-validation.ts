import { IResource, Stack } from 'aws-cdk-lib';
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
  const { role, sharedRole, confusedDeputyProtection } = validationSpecification._props;
  return role ?? (sharedRole ? sharedRoleOf(Stack.of(scope), confusedDeputyProtection) : newRole(scope, 'ValidationRole', confusedDeputyProtection));
}

/** Gives the role what the validation needs, and lets the package wait for it. */
export function prepareValidation(modelPackage: IResource, resource: CfnModelPackage, role: iam.IRole, needs: ValidationNeeds): void {
  const granting = grantValidation(role, modelPackage, needs);
  dependOnBucketPolicies(resource, needs.artifacts, needs.output.bucket);
  waitForRole(modelPackage, resource, role, granting, {
    construct: 'ModelPackage', property: 'validationSpecification', immutable: 'immutableValidationRole',
  });
}

/** The one role of a stack, or two where only some packages ask for the protection. */
function sharedRoleOf(stack: Stack, confusedDeputyProtection = false): iam.IRole {
  const id = confusedDeputyProtection ? 'SharedValidationRoleOfAccount' : 'SharedValidationRole';
  return stack.node.tryFindChild(id) as iam.Role | undefined ?? newRole(stack, id, confusedDeputyProtection);
}

function newRole(scope: Construct, id: string, confusedDeputyProtection?: boolean): iam.Role {
  return makeSageMakerRole(scope, id, 'Validates a SageMaker model package', confusedDeputyProtection);
}
