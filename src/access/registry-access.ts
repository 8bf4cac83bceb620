import { ResourceEnvironment, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { BUCKET_ACL, INSPECT_IMAGE, KEY_ENCRYPT, OBJECT_OF_VERSION } from './actions';
import { allowBucketKey, bucketPolicy } from './buckets';
import { GrantBuilder, PolicyHolder, warnOfUndecryptable, withoutPolicy } from './grant-builder';
import { allowPackageKey } from './keys';
import { literal } from './literal';
import { policyText } from './policy-text';
import { Artifacts, repositoryPolicy } from './read-artifacts';
import { targetOf } from './s3-target';
import { warn } from '../diagnostics/issues';

/**
 * Allows the account of a group to read the artifacts of a version that another account registers, where this app owns
 * their policies, and warns where it does not. SageMaker reads them for the account of the group, which also encrypts
 * what it stores with the key.
 *
 * @param account the account of the group
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-version.html
 */
export function letRegistryIn(
  modelPackage: IModelPackageRef, account: string, { images, readings }: Artifacts, encryptionKey?: kms.IKeyRef,
): void {
  const { env } = modelPackage;
  const home = Stack.of(modelPackage);
  const builder = new GrantBuilder(new iam.AccountPrincipal(account));
  const isOwn = (holder: { readonly env: ResourceEnvironment }) => holder.env.account === account;
  for (const { location, isPrefix } of readings) {
    const target = targetOf(location);
    if (!target || (target.bucket && isOwn(target.bucket))) { continue; }
    const { bucket, bucketArn, key } = target;
    const holder = bucket ? bucketPolicy(bucket) : withoutPolicy(home, location.uri);
    builder.allow({ actions: BUCKET_ACL, resourceArns: [bucketArn] }, holder);
    builder.allow({ actions: OBJECT_OF_VERSION, resourceArns: [`${bucketArn}/${key}${isPrefix ? '*' : ''}`] }, holder);
    if (bucket) { allowBucketKey(builder, bucket, KEY_ENCRYPT); }
  }
  for (const { uri, repository, repositoryArn, isOwnedByAws } of images) {
    if (repositoryArn === undefined || isOwnedByAws) { continue; }
    if (repository ? isOwn(repository) : repositoryArn.split(':')[4] === account) { continue; }
    const holder: PolicyHolder = repository ? repositoryPolicy(repository) : withoutPolicy(home, uri);
    builder.allow({ actions: INSPECT_IMAGE, resourceArns: [literal(repositoryArn)] }, holder);
  }
  if (encryptionKey && !isOwn(encryptionKey)) {
    allowPackageKey(builder, encryptionKey, 'write', env.region);
  }
  warnOfUndecryptable(modelPackage, 'ModelPackage', builder);
  if (builder.missing.length > 0) {
    warn(modelPackage, 'ModelPackage.registryAccess', { account, policy: policyText(home, builder.missing) });
  }
}
