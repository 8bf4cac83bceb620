import { IResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { ModelPackageProps } from './props';
import { awaited } from '../access/awaited-permissions';
import { warnOfUnknown, GrantBuilder } from '../access/grant-builder';
import { allowKeyGrant } from '../access/keys';
import { allowLogsAndMetrics } from '../access/logs';
import { dependOnBucketPolicies, allowReading, allowWriting, Artifacts } from '../access/read-artifacts';
import { roleOf } from '../access/referenced-role';
import { RolePolicies } from '../access/role-policies';
import { makeSageMakerRole, waitForRole } from '../access/service-role';
import { BucketLocation } from '../artifacts/s3-location';
import { sharedChild } from '../cdk/shared-child';
import { ValidationSpecificationProps } from '../specification/validation-specification-props';

/** The validation of a package with its role: the specified one, or a new one that only SageMaker can assume. */
export interface Validation {
  readonly specification: ValidationSpecificationProps;
  readonly role: iam.IRole;
  readonly roleArn: string;
}

export function validationOf(scope: Construct, { validationSpecification }: ModelPackageProps): Validation | undefined {
  if (!validationSpecification) { return undefined; }
  const specification = validationSpecification._props;
  const role = specification.role ? roleOf(specification.role) : (specification.sharedRole
    ? sharedRoleOf(Stack.of(scope), specification.confusedDeputyProtection)
    : newRole(scope, 'ValidationRole', specification.confusedDeputyProtection));
  return { specification, role, roleArn: role.roleArn };
}

/** Grants the permissions that the validation needs to its role, and makes the package depend on them. */
export function prepareValidation(
  modelPackage: IResource, resource: CfnModelPackage, role: iam.IRole, needs: ValidationNeeds,
): void {
  const builder = grantValidation(role, modelPackage, needs);
  dependOnBucketPolicies(resource, needs.artifacts, needs.output.bucket);
  RolePolicies.of(role).isAwaitedByPackages = true;
  waitForRole(modelPackage, resource, role, {
    subject: 'ModelPackage', immutable: 'ModelPackage.immutableValidationRole',
  }, builder);
}

/** The shared role of a stack. There are two if only some packages require the confused deputy protection. */
function sharedRoleOf(stack: Stack, confusedDeputyProtection = false): iam.Role {
  const id = confusedDeputyProtection ? 'SharedValidationRoleOfAccount' : 'SharedValidationRole';
  return sharedChild(stack, id, (freeId) => newRole(stack, freeId, confusedDeputyProtection));
}

function newRole(scope: Construct, id: string, confusedDeputyProtection?: boolean): iam.Role {
  return makeSageMakerRole(scope, id, 'Validates a SageMaker model package', confusedDeputyProtection);
}

/** The resources that a validation reads, writes and encrypts. */
export interface ValidationNeeds {
  /** The artifacts of the model and the input of the transform job. */
  readonly artifacts: Artifacts;
  readonly output: BucketLocation;
  readonly outputKey?: kms.IKeyRef;
  readonly volumeKey?: kms.IKeyRef;
}

/** Grants only the permissions that the transform job needs to the role of a validation. */
export function grantValidation(role: iam.IRole, modelPackage: IResource, needs: ValidationNeeds): GrantBuilder {
  const { region } = modelPackage.env;
  const builder = new GrantBuilder(awaited(role, modelPackage));
  warnOfUnknown(modelPackage, 'ModelPackage', [
    ...allowReading(builder, needs.artifacts, modelPackage.env),
    ...allowWriting(builder, needs.output, needs.outputKey),
  ]);
  if (needs.volumeKey) {
    allowKeyGrant(builder, needs.volumeKey, region);
  }
  allowLogsAndMetrics(builder, modelPackage);
  return builder;
}
