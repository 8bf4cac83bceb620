import { Aws, Resource, ResourceEnvironment } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Granting, Permission } from './granting';
import { KEY_GRANT, KEY_READ, KEY_WRITE } from './perms';

/** What a grantee does with the key of a package: look at the package, or have SageMaker write something of it. */
export type KeyUse = 'read' | 'write';

/** A key, or no more than its ARN. */
export type KeyOrArn = kms.IKey | string;

/** Lets the grantee use the key of a package, through SageMaker in the region of the package alone. */
export function allowPackageKey(granting: Granting, key: KeyOrArn, use: KeyUse, region: string): void {
  allowOnKey(granting, key, { actions: use === 'read' ? KEY_READ : KEY_WRITE, conditions: through('sagemaker', region) });
  if (use === 'write') {
    allowKeyGrant(granting, key, region);
  }
}

/** Lets SageMaker hand the key on to the AWS resources that it makes for the grantee. */
export function allowKeyGrant(granting: Granting, key: KeyOrArn, region: string): void {
  allowOnKey(granting, key, {
    actions: KEY_GRANT,
    conditions: { ...through('sagemaker', region), Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  });
}

/** Key policies name their own key `*`. */
export function allowOnKey(granting: Granting, key: KeyOrArn, permission: Omit<Permission, 'resourceArns'>): void {
  if (typeof key === 'string') {
    granting.allow({ ...permission, resourceArns: [key] });
    return;
  }
  const target = targetOf(key);
  if (!target) {
    const { aliasName } = key as kms.IAlias;
    granting.allow({
      ...permission,
      resourceArns: [anyKeyOf(key.env)],
      conditions: { ...permission.conditions, 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': [aliasName] } },
    });
    return;
  }
  const resourceArns = [granting.isForeign(target.env.account) && Resource.isOwnedResource(target) ? anyKeyOf(target.env) : target.keyArn];
  granting.allow({ ...permission, resourceArns }, { resource: target, selfArns: ['*'], name: `key ${key.node.path}` });
}

/** The condition that a service uses the key for the grantee. */
export function through(service: string, region: string): Permission['conditions'] {
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
