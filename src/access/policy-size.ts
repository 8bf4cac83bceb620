import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { isOfCdk } from '../cdk/class-of-cdk';
import { stateOf } from '../cdk/state';
import { textOf } from '../diagnostics/codes';

/**
 * The maximum number of characters in all inline policies of an identity. CDK splits the policies of the roles that it
 * creates, but not those of users and imported roles.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const LIMIT = { user: 2_048, role: 10_240 };

/** The shortest possible ARN of a version. */
const LEAST_ARN = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/g/1';

/** Fails the synthesis if the grants on individual packages exceed the maximum size of the policies of the grantee. */
export function validateInlinePolicySize(
  { grantPrincipal: principal }: iam.IGrantable, modelPackage: IModelPackageRef,
): void {
  if (!Construct.isConstruct(principal) || iam.Role.isRole(principal)) { return; }
  stateOf(principal, 'GrantedPackages', () => {
    const packages = new Set<IModelPackageRef>();
    principal.node.addValidation({ validate: () => tooLarge(principal, packages) });
    return packages;
  }).add(modelPackage);
}

function tooLarge(identity: Construct, packages: ReadonlySet<IModelPackageRef>): string[] {
  const stack = Stack.of(identity);
  const arns = [...packages].map(({ modelPackageRef }) => stack.resolve(modelPackageRef.modelPackageArn));
  const texts = Object.fromEntries(arns.map(({ Ref }) => [Ref, LEAST_ARN]));
  const policies = identity.node.children.filter((child): child is iam.Policy => isOfCdk('aws-cdk-lib.aws_iam.Policy', child));
  const size = policies.reduce((sum, { document }) => sum + leastPolicySize(stack.resolve(document), texts), 0);
  const limit = isOfCdk('aws-cdk-lib.aws_iam.User', identity) ? LIMIT.user : LIMIT.role;
  return size > limit && packages.size > 1
    ? [textOf('Grants.identityPolicySize', { count: packages.size, size, max: limit })]
    : [];
}

/** The shortest string that the `Ref` of a logical ID can be at deployment, by logical ID. */
export type ShortestTexts = { readonly [name: string]: string };

const PSEUDO_PARAMETERS: ShortestTexts = {
  'AWS::AccountId': '111122223333',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
};

/**
 * The minimum number of characters that a resolved policy can have at deployment, so that a policy that may fit is
 * never rejected. An empty policy has none.
 *
 * @param texts the shortest strings of the resources in the policy
 */
export function leastPolicySize(policy: unknown, texts: ShortestTexts = {}): number {
  const known = { ...PSEUDO_PARAMETERS, ...texts };
  return policy === undefined ? 0 : JSON.stringify(policy, (_key, value) => shortest(value, known)).length;
}

/** Replaces an intrinsic function by the shortest string that it can be at deployment. */
function shortest(value: unknown, known: ShortestTexts): unknown {
  const entries = Object.entries(value ?? {});
  if (entries.length !== 1) { return value; }
  const [[name, argument]] = entries;
  if (name === 'Ref') { return known[argument as string] ?? ''; }
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown];
    // The joined list itself may be known only at deployment.
    return Array.isArray(parts) ? parts.map((part) => shortest(part, known)).join(separator) : '';
  }
  return name.startsWith('Fn::') ? '' : value;
}
