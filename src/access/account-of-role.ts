import { CfnResource, Reference, Stack, Tokenization } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { bothConditions } from './grantee-conditions';

/** The types of the resources of identities, which CDK may have to create yet. */
const IDENTITIES = ['AWS::IAM::Role', 'AWS::IAM::User'];

/**
 * The principal that a resource policy names for a grantee. AWS rejects policies that refer to an identity that does
 * not exist yet, such as one of another stack. Therefore the policies allow the account of an identity that another
 * stack of this app creates, with a condition on its ARN.
 */
export function principalFor(principal: iam.IPrincipal, resource: iam.IResourceWithPolicyV2): iam.IPrincipal {
  const { principalJson, conditions } = principal.policyFragment;
  const [arn, ...others] = [principalJson.AWS ?? []].flat();
  const identity = arn !== undefined && others.length === 0 && Object.keys(principalJson).length === 1
    ? identityOf(arn) : undefined;
  if (!identity || (Construct.isConstruct(resource) && Stack.of(resource) === identity.stack)) { return principal; }
  const account = new iam.AccountPrincipal(identity.stack.account);
  return account.withConditions(bothConditions({ ArnEquals: { 'aws:PrincipalArn': arn } }, conditions)!);
}

/** The resource of an identity that this app creates. */
function identityOf(arn: string): CfnResource | undefined {
  const { firstToken, length } = Tokenization.reverseString(arn);
  return length === 1 && Reference.isReference(firstToken) && CfnResource.isCfnResource(firstToken.target)
    && IDENTITIES.includes(firstToken.target.cfnResourceType) ? firstToken.target : undefined;
}
