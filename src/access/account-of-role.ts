import { CfnResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { bothConditions } from './grantee-conditions';
import { referencedResource } from '../cdk/resource-behind';

/** The types of the resources of identities, which CDK may have to create yet. */
const IDENTITIES = ['AWS::IAM::Role', 'AWS::IAM::User'];

/**
 * The principal that a resource policy names for a grantee. AWS rejects policies that refer to an identity that does
 * not exist yet, such as one of another stack. Therefore the policies allow the account of an identity that another
 * stack of this app creates, with a condition on its ARN.
 */
export function principalFor(principal: iam.IPrincipal, resource: iam.IResourceWithPolicyV2): iam.IPrincipal {
  const { policyFragment } = principal;
  const arn = singleArn(policyFragment);
  const identity = createdIdentity(arn);
  if (!identity || (Construct.isConstruct(resource) && Stack.of(resource) === identity.stack)) { return principal; }
  const account = new iam.AccountPrincipal(identity.stack.account);
  return account.withConditions(bothConditions({ ArnEquals: { 'aws:PrincipalArn': arn } }, policyFragment.conditions));
}

/** The stack to which a policy that names the principal would refer: that of an identity that this app creates. */
export function stackOf(principal: iam.IPrincipal): Stack | undefined {
  const { identity = principal } = principal as { readonly identity?: iam.IPrincipal };
  return createdIdentity(singleArn(identity.policyFragment))?.stack;
}

/** The ARN of a principal, or whatever else names it, if it is a single one. */
export function singleArn({ principalJson }: iam.PrincipalPolicyFragment): string | undefined {
  const [arn, ...others] = [principalJson.AWS].flat();
  return others.length === 0 ? arn : undefined;
}

/** The resource of an identity that this app creates. */
export function createdIdentity(arn: string | undefined): CfnResource | undefined {
  return arn === undefined ? undefined : referencedResource(arn, isIdentityResource);
}

function isIdentityResource(x: any): x is CfnResource {
  return IDENTITIES.includes(x.cfnResourceType);
}
