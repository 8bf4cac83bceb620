import { Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';

/** Whether a bucket without a key of its own is encrypted with the one that AWS manages, which no policy can share. */
export function hasManagedKey(bucket: s3.IBucket): boolean {
  const resource = bucket.node.defaultChild;
  if (!s3.CfnBucket.isCfnBucket(resource)) { return false; }
  const encryption: s3.CfnBucket.BucketEncryptionProperty | undefined = Stack.of(bucket).resolve(resource.bucketEncryption);
  const rules = (encryption?.serverSideEncryptionConfiguration ?? []) as s3.CfnBucket.ServerSideEncryptionRuleProperty[];
  return rules.some(({ serverSideEncryptionByDefault }) =>
    (serverSideEncryptionByDefault as s3.CfnBucket.ServerSideEncryptionByDefaultProperty | undefined)?.sseAlgorithm.startsWith('aws:kms'));
}
