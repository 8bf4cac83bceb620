import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct, IConstruct } from 'constructs';
import { leastPolicySize } from './policy-size';
import { isOfCdk } from '../cdk/class-of-cdk';
import { stateOf } from '../cdk/state';
import { textOf } from '../diagnostics/codes';

/**
 * The maximum number of characters in all inline policies of an identity. CDK splits the default policies of the roles
 * that it creates, and warns of too many managed ones, but not their policies in other stacks, nor those of users,
 * groups and imported roles.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const MAX_INLINE_POLICIES = { user: 2_048, group: 5_120, role: 10_240 };

/** The shortest possible ARN of a version. */
const LEAST_ARN = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/g/1';

/** What this library adds to the policies of an identity. */
interface Watched {
  /** Its policies in other places than its own scope. */
  readonly policies: Set<iam.Policy>;
  /** The packages whose ARNs are in its policies. */
  readonly packages: Set<IModelPackageRef>;
}

/** Fails the synthesis if the inline policies of an identity exceed their maximum size. */
export function watchIdentity(principal: iam.IPrincipal): Watched | undefined {
  const identity = Construct.isConstruct(principal) ? principal
    : (principal as { readonly identity?: IConstruct }).identity;
  return identity && stateOf(identity, 'WatchedIdentity', () => {
    const watched: Watched = { policies: new Set(), packages: new Set() };
    identity.node.addValidation({ validate: () => tooLarge(identity, watched) });
    return watched;
  });
}

/** The policies that a construct has in its scope. */
export function policiesIn({ node }: IConstruct): iam.Policy[] {
  return node.children.filter((child): child is iam.Policy => isOfCdk('aws-cdk-lib.aws_iam.Policy', child));
}

function tooLarge(identity: IConstruct, { policies, packages }: Watched): string[] {
  const { policies: inline } = (identity.node.defaultChild ?? {}) as Partial<iam.CfnRole>;
  const all = [...new Set([...policiesIn(identity), ...policies])];
  const size = all.reduce((sum, policy) => sum + sizeOf(policy, packages), 0)
    // A list may be an intrinsic function instead, of which nothing is known.
    + [Stack.of(identity).resolve(inline)].flat().reduce(
      (sum, policy) => sum + leastPolicySize(policy?.policyDocument), 0,
    );
  const { user, group, role } = MAX_INLINE_POLICIES;
  const max = 'userName' in identity ? user : 'groupName' in identity ? group : role;
  return size > max ? [textOf('Grants.identityPolicySize', { size, max })] : [];
}

function sizeOf(policy: iam.Policy, packages: ReadonlySet<IModelPackageRef>): number {
  const stack = Stack.of(policy);
  const references = [...packages].map(({ modelPackageRef }) => stack.resolve(modelPackageRef.modelPackageArn));
  return leastPolicySize(
    stack.resolve(policy.document), Object.fromEntries(references.map(({ Ref }) => [Ref, LEAST_ARN])),
  );
}
