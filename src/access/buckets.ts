import { IResolvable, Token } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Dependable, IConstruct, IDependable } from 'constructs';
import { GrantBuilder, Permission, PolicyHolder, withoutPolicy } from './grant-builder';
import { allowOnKey, KeyOrArn, viaService } from './keys';
import { keyNamed } from './named-keys';
import { dependablesOf, policyOf } from './referenced-policy';
import { memo } from '../cdk/once';
import { resourceBehind } from '../cdk/resource-behind';

/** The condition that the key of a bucket is used only through Amazon S3, in the region of the bucket. */
export function throughS3({ env: { region } }: s3.IBucketRef): Permission['conditions'] {
  return viaService('s3', region);
}

/** The policy of a bucket, which may have to allow a grantee. */
export function bucketPolicy(bucket: s3.IBucketRef): PolicyHolder {
  const name = `bucket ${bucket.node.path}`;
  const resource = policyOf(bucket, resourceOf(bucket));
  return resource ? { resource, name } : withoutPolicy(bucket.env, name);
}

/** The policy of a bucket as what others depend on, which may be created later: one for all of them. */
export const bucketPolicyDependable = memo((bucket: s3.IBucketRef): IDependable => {
  const policy: IDependable = {};
  Dependable.implement(policy, {
    get dependencyRoots(): IConstruct[] { return dependablesOf(bucket, resourceOf(bucket)); },
  });
  return policy;
});

/** The key of a bucket: that of an L2 construct, or the one that an L1 names. */
function bucketKey(bucket: s3.IBucketRef): KeyOrArn | undefined {
  const { encryptionKey } = bucket as Partial<s3.IBucket>;
  const resource = resourceOf(bucket);
  if (encryptionKey || !resource) { return encryptionKey; }
  const names = encryptionOf(resource).flatMap(({ kmsMasterKeyId = [] }) => kmsMasterKeyId as string | IResolvable);
  const own = names.map((name) => Token.asString(name)).find((name) => !name.endsWith(MANAGED_KEY));
  return own === undefined ? undefined : keyNamed(resource, own);
}

/**
 * Allows the grantee to use the key of a bucket, or notes that it never can, as the key is of another account and AWS
 * manages it. Requires a previous grant on the bucket.
 */
export function allowBucketKey(builder: GrantBuilder, bucket: s3.IBucketRef, actions: string[]): void {
  const key = bucketKey(bucket);
  if (key) {
    allowOnKey(builder, key, { actions, conditions: throughS3(bucket) });
  } else if (builder.isOutside(bucket.env.account) && hasManagedKey(bucket)) {
    builder.undecryptable.add(`bucket ${bucket.node.path}`);
  }
}

/** Whether a bucket is encrypted with the key that AWS manages, to which other accounts cannot be granted access. */
function hasManagedKey(bucket: s3.IBucketRef): boolean {
  const resource = resourceOf(bucket);
  return resource !== undefined
    && encryptionOf(resource).some(({ sseAlgorithm }) => String(sseAlgorithm).startsWith('aws:kms'));
}

/** The alias of the key that AWS manages. */
const MANAGED_KEY = 'alias/aws/s3';

function resourceOf(bucket: s3.IBucketRef): s3.CfnBucket | undefined {
  return resourceBehind(bucket, bucket.bucketRef.bucketName, s3.CfnBucket.isCfnBucket);
}

/** How a bucket encrypts by default, as far as that is known at synthesis. */
function encryptionOf(resource: s3.CfnBucket): Partial<s3.CfnBucket.ServerSideEncryptionByDefaultProperty>[] {
  const known = <T>(value: T | IResolvable) => (Token.isUnresolved(value) ? resource.stack.resolve(value) : value) as T;
  const rules = known(known(resource.bucketEncryption)?.serverSideEncryptionConfiguration);
  return [rules].flat().map((rule) => known(known(rule)?.serverSideEncryptionByDefault))
    .filter((encryption) => encryption !== undefined);
}
