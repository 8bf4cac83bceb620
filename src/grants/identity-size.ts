import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { leastPolicySize } from '../private/policy-size';
import { remember } from '../private/remember';

/**
 * Characters of all inline policies of an identity. CDK splits the policies of the roles that it makes, but not those of
 * users and imported roles.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const LIMIT = { user: 2_048, role: 10_240 };

/** The shortest ARN that a version can have. */
const LEAST_ARN = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/g/1';

const GRANTED = new WeakMap<iam.IPrincipal, Set<IModelPackageRef>>();

/** Fails the synthesis where packages that are granted one by one outgrow what the policies of the grantee can hold. */
export function watchSize({ grantPrincipal: principal }: iam.IGrantable, modelPackage: IModelPackageRef): void {
  if (!Construct.isConstruct(principal) || iam.Role.isRole(principal)) { return; }
  remember(GRANTED, principal, () => {
    const packages = new Set<IModelPackageRef>();
    principal.node.addValidation({ validate: () => tooLarge(principal, packages) });
    return packages;
  }).add(modelPackage);
}

function tooLarge(identity: Construct, packages: ReadonlySet<IModelPackageRef>): string[] {
  const stack = Stack.of(identity);
  const arns = [...packages].map(({ modelPackageRef }) => stack.resolve(modelPackageRef.modelPackageArn));
  const texts = Object.fromEntries(arns.map(({ Ref }) => [Ref, LEAST_ARN]));
  const policies = identity.node.children.filter((child): child is iam.Policy => child instanceof iam.Policy);
  const size = policies.reduce((sum, { document }) => sum + leastPolicySize(stack.resolve(document), texts), 0);
  const limit = identity instanceof iam.User ? LIMIT.user : LIMIT.role;
  return size > limit && packages.size > 1
    ? [`${packages.size} model packages are granted one by one, which needs a policy of at least ${size} characters, and IAM allows ${limit}: grant the group instead`]
    : [];
}
