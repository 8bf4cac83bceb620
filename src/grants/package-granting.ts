import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { Granting, Permission } from './granting';
import { watchSize } from './identity-size';
import { KnownPackage } from './known-package';
import { PolicyPrincipal } from './policy-principal';

/**
 * Starts a grant on a package. The package waits for the policy of its validation role, which must not name the
 * package in its turn: what that role is granted on the package goes to a policy of its own.
 *
 * @param identity who is granted, if the grantee is but one of its policies
 */
export function grantingOn(modelPackage: KnownPackage, grantee: iam.IGrantable, identity: iam.IGrantable = grantee): Granting {
  const { validationRole, node } = modelPackage;
  if (!validationRole || identity.grantPrincipal !== validationRole.grantPrincipal) { return new Granting(grantee); }
  const existing = node.tryFindChild('ValidationRoleGrants') as iam.Policy | undefined;
  const policy = existing ?? new iam.Policy(modelPackage as unknown as Construct, 'ValidationRoleGrants');
  validationRole.attachInlinePolicy(policy);
  return new Granting(new PolicyPrincipal(validationRole, policy));
}

/** Allows actions on the package itself. */
export function allowOnPackage(granting: Granting, modelPackage: KnownPackage, actions: string[], conditions?: Permission['conditions']): void {
  granting.allow({ actions, resourceArns: [modelPackage.modelPackageRef.modelPackageArn], conditions });
  watchSize(granting.grantee, modelPackage);
}
