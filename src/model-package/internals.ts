import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackage, IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { GrantBuilder, Permission } from '../access/grant-builder';
import { KeyOrArn, keyArnOf } from '../access/keys';
import { validateInlinePolicySize } from '../access/policy-size';
import { PolicyPrincipal } from '../access/principals';
import { Artifacts } from '../access/read-artifacts';

/** What a package of this library tells of itself, beyond its reference. Of any other, nothing is known. */
export interface PackageInternals extends IModelPackageRef {
  readonly encryptionKey?: kms.IKey;
  readonly validationRole?: iam.IRole;
  readonly _artifacts?: KnownArtifacts;
}

/** What is read of a package. */
export interface KnownArtifacts {
  /** What models made from it and its reviewers read. */
  readonly all: Artifacts;
  /** What a model made from it reads, served by an additional specification or by the package's own. */
  servedBy(specificationName?: string): Artifacts | undefined;
}

/** The key of a package, whichever way the package is given. */
export function keyOf(modelPackage: PackageInternals): KeyOrArn | undefined {
  return CfnModelPackage.isCfnModelPackage(modelPackage) ? keyArnOf(modelPackage) : modelPackage.encryptionKey;
}

/**
 * Starts a grant on a package. The package waits for the policy of its validation role, which must not name the
 * package in its turn: what that role is granted on the package goes to a policy of its own.
 *
 * @param identity who is granted, if the grantee is but one of its policies
 */
export function grantingOn(modelPackage: PackageInternals, grantee: iam.IGrantable, identity: iam.IGrantable = grantee): GrantBuilder {
  const { validationRole, node } = modelPackage;
  if (!validationRole || identity.grantPrincipal !== validationRole.grantPrincipal) { return new GrantBuilder(grantee); }
  const existing = node.tryFindChild('ValidationRoleGrants') as iam.Policy | undefined;
  const policy = existing ?? new iam.Policy(modelPackage as unknown as Construct, 'ValidationRoleGrants');
  validationRole.attachInlinePolicy(policy);
  return new GrantBuilder(new PolicyPrincipal(validationRole, policy));
}

/** Allows actions on the package itself. */
export function allowOnPackage(builder: GrantBuilder, modelPackage: PackageInternals, actions: string[], conditions?: Permission['conditions']): void {
  builder.allow({ actions, resourceArns: [modelPackage.modelPackageRef.modelPackageArn], conditions });
  validateInlinePolicySize(builder.grantee, modelPackage);
}
