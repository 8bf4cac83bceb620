import { CfnResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { leastPolicySize } from './policy-size';
import { stateOf } from '../cdk/state';
import { textOf } from '../diagnostics/codes';

/** Where the policy of a type of resource is, and how many characters it may have. */
interface Kind {
  readonly max: number;
  policyOf(resource: any, owner: any): unknown;
}

/**
 * The maximum number of characters in the resource policy of a bucket, a key and a repository, and where it is.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
 * @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html
 */
const POLICIES: { readonly [type: string]: Kind | undefined } = {
  'AWS::S3::Bucket': { max: 20_480, policyOf: (_, bucket) => bucket.policy?.document },
  'AWS::KMS::Key': { max: 32_768, policyOf: ({ keyPolicy }) => keyPolicy },
  'AWS::ECR::Repository': { max: 10_240, policyOf: ({ repositoryPolicyText }) => repositoryPolicyText },
};

/** Fails the synthesis if the policy of a resource, to which this library adds statements, exceeds its maximum size. */
export function watchResourcePolicy(holder: iam.IResourceWithPolicyV2): void {
  if (!Construct.isConstruct(holder)) { return; }
  const resource = holder.node.defaultChild;
  const kind = CfnResource.isCfnResource(resource) ? POLICIES[resource.cfnResourceType] : undefined;
  if (!kind) { return; }
  stateOf(holder, 'WatchedPolicy', () => {
    holder.node.addValidation({
      validate: () => {
        const size = leastPolicySize(Stack.of(holder).resolve(kind.policyOf(resource, holder)));
        return size > kind.max ? [textOf('Grants.resourcePolicySize', { size, max: kind.max })] : [];
      },
    });
    return true;
  });
}
