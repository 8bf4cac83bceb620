import * as iam from 'aws-cdk-lib/aws-iam';
import { IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { AwsCustomResource } from 'aws-cdk-lib/custom-resources';
import { policiesIn, watchIdentity } from './identity-size';
import { RolePolicies } from './role-policies';

/**
 * Fails the synthesis if the inline policies of the role of a call exceed their maximum size. All calls of a stack are
 * made with one role, to which CDK attaches an inline policy for each of them.
 *
 * @param modelPackage the package whose ARN is in the policy, if known
 */
export function watchCall(call: AwsCustomResource, modelPackage?: IModelPackageRef): void {
  const role = call.grantPrincipal as iam.IRole;
  const watched = watchIdentity(role);
  // A role that is created lazily is not watched, and one that cannot be changed has none of the policies.
  if (!watched || !RolePolicies.of(role).acceptsPolicies) { return; }
  policiesIn(call).forEach((policy) => watched.policies.add(policy));
  if (modelPackage) { watched.packages.add(modelPackage); }
}
