import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackage, IModelPackageGroupRef, IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import type { PackageAccess } from './access';
import type { ModelApprovalStatus } from './approval-status';
import { GrantBuilder, Permission } from '../access/grant-builder';
import { watchIdentity } from '../access/identity-size';
import { KeyOrArn } from '../access/keys';
import { literal } from '../access/literal';
import { isKeyUnknown, keyOfL1 } from '../access/named-keys';
import { Artifacts } from '../access/read-artifacts';

/** The properties that only packages of this library have, in addition to the reference that all packages have. */
export interface PackageInternals extends IModelPackageRef {
  readonly encryptionKey?: kms.IKeyRef;
  readonly validationRole?: iam.IRole;
  readonly modelPackageGroup?: IModelPackageGroupRef;
  readonly _access?: PackageAccess;
  /** What is said of the artifacts of an imported package. */
  readonly _artifacts?: Artifacts;
  readonly _approvalStatus?: ModelApprovalStatus;
}

/** The key of a package: an L1 construct, an L2 construct or an imported one. */
export function keyOf(modelPackage: PackageInternals): KeyOrArn | undefined {
  return CfnModelPackage.isCfnModelPackage(modelPackage) ? keyOfL1(modelPackage) : modelPackage.encryptionKey;
}

/** Whether the package is an L1 construct of which only CloudFormation knows whether it has a key. */
export function hasUnknownKey(modelPackage: IModelPackageRef): boolean {
  return CfnModelPackage.isCfnModelPackage(modelPackage) && isKeyUnknown(modelPackage);
}

/** Allows actions on the package. */
export function allowOnPackage(
  builder: GrantBuilder, modelPackage: PackageInternals, actions: string[], conditions?: Permission['conditions'],
): void {
  builder.allow({ actions, resourceArns: [literal(modelPackage.modelPackageRef.modelPackageArn)], conditions });
  watchIdentity(builder.grantee.grantPrincipal)?.packages.add(modelPackage);
}
