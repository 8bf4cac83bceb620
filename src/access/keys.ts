import { Aws, Resource, ResourceEnvironment, Arn, Token } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { KEY_GRANT, KEY_READ, KEY_WRITE } from './actions';
import { GrantBuilder, Permission } from './grant-builder';

/** What a grantee does with the key of a package: look at the package, or have SageMaker write something of it. */
export type KeyUse = 'read' | 'write';

/** A key, or no more than its ARN. */
export type KeyOrArn = kms.IKey | string;

/** Lets the grantee use the key of a package, through SageMaker in the region of the package alone. */
export function allowPackageKey(builder: GrantBuilder, key: KeyOrArn, use: KeyUse, region: string): void {
  allowOnKey(builder, key, { actions: use === 'read' ? KEY_READ : KEY_WRITE, conditions: viaService('sagemaker', region) });
  if (use === 'write') {
    allowKeyGrant(builder, key, region);
  }
}

/** Lets SageMaker hand the key on to the AWS resources that it makes for the grantee. */
export function allowKeyGrant(builder: GrantBuilder, key: KeyOrArn, region: string): void {
  allowOnKey(builder, key, {
    actions: KEY_GRANT,
    conditions: { ...viaService('sagemaker', region), Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  });
}

/** Key policies name their own key `*`. */
export function allowOnKey(builder: GrantBuilder, key: KeyOrArn, permission: Omit<Permission, 'resourceArns'>): void {
  if (typeof key === 'string') {
    builder.allow({ ...permission, resourceArns: [key] });
    return;
  }
  const target = targetOf(key);
  if (!target) {
    const { aliasName } = key as kms.IAlias;
    builder.allow({
      ...permission,
      resourceArns: [anyKeyOf(key.env)],
      conditions: { ...permission.conditions, 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': [aliasName] } },
    });
    return;
  }
  const resourceArns = [builder.isCrossAccount(target.env.account) && Resource.isOwnedResource(target) ? anyKeyOf(target.env) : target.keyArn];
  builder.allow({ ...permission, resourceArns }, { resource: target, selfArns: ['*'], name: `key ${key.node.path}` });
}

/** The condition that a service uses the key for the grantee. */
export function viaService(service: string, region: string): Permission['conditions'] {
  return { StringEquals: { 'kms:ViaService': `${service}.${region}.${Aws.URL_SUFFIX}` } };
}

/** IAM takes the ARN of a key for a key, and not that of an alias. Of an alias by name, CDK does not know the key. */
function targetOf(key: kms.IKey): kms.IKey | undefined {
  try {
    return (key as Partial<kms.IAlias>).aliasTargetKey ?? key;
  } catch {
    return undefined;
  }
}

/**
 * A new key has an ARN that nobody knows before it is made, and its policy wants the grantee to exist before: neither
 * account could go first. So the other account names no key, and the policy of the key decides.
 */
function anyKeyOf({ account, region }: ResourceEnvironment): string {
  return `arn:${Aws.PARTITION}:kms:${region}:${account}:key/*`;
}

/** The ARN of the key of an L1 package, which may name its key by ARN or by id. IAM takes no alias for a key. */
export function keyArnOf(modelPackage: CfnModelPackage): string | undefined {
  const { kmsKeyId } = (modelPackage.securityConfig ?? {}) as Partial<CfnModelPackage.SecurityConfigProperty>;
  if (kmsKeyId === undefined || (!Token.isUnresolved(kmsKeyId) && kmsKeyId.includes('alias/'))) { return undefined; }
  return isArn(modelPackage, kmsKeyId) ? kmsKeyId : Arn.format({
    partition: Aws.PARTITION, service: 'kms', ...modelPackage.env, resource: 'key', resourceName: kmsKeyId,
  });
}

/** The `Ref` of a key is its id; whatever else is known at deployment alone is taken for an ARN. */
function isArn(modelPackage: CfnModelPackage, kmsKeyId: string): boolean {
  return Token.isUnresolved(kmsKeyId) ? modelPackage.stack.resolve(kmsKeyId).Ref === undefined : kmsKeyId.startsWith('arn:');
}
