import * as iam from 'aws-cdk-lib/aws-iam';
import { IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { policiesIn, watchIdentity } from './identity-size';
import { RolePolicies } from './role-policies';

/**
 * Fails the synthesis if the inline policies of the role of a call exceed their maximum size. Calls may share a role,
 * which has an inline policy for each of them: CDK makes all calls of AWS APIs of a stack with one role.
 *
 * @param call the custom resource with its policy
 * @param modelPackage the package whose ARN is in the policy, if known
 */
export function watchCall(call: IConstruct, role: iam.IRole, modelPackage?: IModelPackageRef): void {
  // A role that cannot be changed has none of the policies.
  if (!RolePolicies.of(role).acceptsPolicies) { return; }
  const watched = watchIdentity(role)!;
  policiesIn(call).forEach((policy) => watched.policies.add(policy));
  if (modelPackage) { watched.packages.add(modelPackage); }
}
