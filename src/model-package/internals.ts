import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackage, IModelPackageGroupRef, IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import type { PackageAccess } from './access';
import type { ModelApprovalStatus } from './approval-status';
import { GrantBuilder, Permission } from '../access/grant-builder';
import { KeyOrArn, keyArnOf } from '../access/keys';
import { validateInlinePolicySize } from '../access/policy-size';
import { PolicyPrincipal } from '../access/principals';

/** The properties that only packages of this library have, in addition to the reference that all packages have. */
export interface PackageInternals extends IModelPackageRef {
  readonly encryptionKey?: kms.IKey;
  readonly validationRole?: iam.IRole;
  readonly modelPackageGroup?: IModelPackageGroupRef;
  readonly _access?: PackageAccess;
  readonly _approvalStatus?: ModelApprovalStatus;
}

/** The key of a package: an L1 construct, an L2 construct or an imported one. */
export function keyOf(modelPackage: PackageInternals): KeyOrArn | undefined {
  return CfnModelPackage.isCfnModelPackage(modelPackage) ? keyArnOf(modelPackage) : modelPackage.encryptionKey;
}

/**
 * Creates the builder of a grant on a package. The package depends on the policy of its validation role, which
 * therefore must not refer to the package: the grants of that role on the package are added to a separate policy.
 *
 * @param identity the identity of the grantee, if the grantee is only one of its policies
 */
export function grantingOn(modelPackage: PackageInternals, grantee: iam.IGrantable, identity: iam.IGrantable = grantee): GrantBuilder {
  const { validationRole, node } = modelPackage;
  if (!validationRole || identity.grantPrincipal !== validationRole.grantPrincipal) { return new GrantBuilder(grantee); }
  const existing = node.tryFindChild('ValidationRoleGrants') as iam.Policy | undefined;
  const policy = existing ?? new iam.Policy(modelPackage as unknown as Construct, 'ValidationRoleGrants');
  validationRole.attachInlinePolicy(policy);
  return new GrantBuilder(new PolicyPrincipal(validationRole, policy));
}

/** Allows actions on the package. */
export function allowOnPackage(builder: GrantBuilder, modelPackage: PackageInternals, actions: string[], conditions?: Permission['conditions']): void {
  builder.allow({ actions, resourceArns: [modelPackage.modelPackageRef.modelPackageArn], conditions });
  validateInlinePolicySize(builder.grantee, modelPackage);
}
