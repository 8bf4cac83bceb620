import { Aws, Resource, ResourceEnvironment, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Node } from 'constructs';
import { stackOf } from './account-of-role';
import { KEY_GRANT, KEY_READ, KEY_WRITE } from './actions';
import { GrantBuilder, Permission, PolicyHolder, withoutPolicy } from './grant-builder';
import { literal } from './literal';
import { innermost, isUnknown, isUserGroup } from './principals';
import { policyOf } from './referenced-policy';
import { resourceBehind } from '../cdk/resource-behind';

/** The use of the key of a package: to read the package, or to create or update it. */
export type KeyUse = 'read' | 'write';

/** Whichever key has an alias when it is used, of which the app knows nothing else. */
export interface KeyByAlias {
  readonly aliasName: string;
  readonly env: ResourceEnvironment;
  /** The construct that names it, for warnings. */
  readonly node: Node;
  readonly keyRef?: undefined;
}

/** A key, the ARN of a key, or an alias. */
export type KeyOrArn = kms.IKeyRef | KeyByAlias | string;

/** The same for all references to one key: an L2, its L1, references to the ARN of either, and its alias. */
export function keyIdentity(key: KeyOrArn): unknown {
  if (typeof key === 'string') { return key; }
  const target = targetOf(key);
  if (!target) { return [key.env.account, key.env.region, (key as KeyByAlias).aliasName].join('/'); }
  const { keyArn } = target.keyRef;
  return resourceBehind(target, keyArn, kms.CfnKey.isCfnKey) ?? keyArn;
}

/** Allows the grantee to use the key of a package, only through SageMaker in the region of the package. */
export function allowPackageKey(builder: GrantBuilder, key: KeyOrArn, use: KeyUse, region: string): void {
  const actions = use === 'read' ? KEY_READ : KEY_WRITE;
  allowOnKey(builder, key, { actions, conditions: viaService('sagemaker', region) });
  if (use === 'write') {
    allowKeyGrant(builder, key, region);
  }
}

/** Allows the grantee to create grants of the key, only for AWS resources that SageMaker creates. */
export function allowKeyGrant(builder: GrantBuilder, key: KeyOrArn, region: string): void {
  allowOnKey(builder, key, {
    actions: KEY_GRANT,
    conditions: { ...viaService('sagemaker', region), Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  });
}

/** Allows the grantee to use a key. In the policy of a key, the resource is `*`. */
export function allowOnKey(builder: GrantBuilder, key: KeyOrArn, permission: Omit<Permission, 'resourceArns'>): void {
  if (typeof key === 'string') {
    builder.allow({ ...permission, resourceArns: [literal(key)] }, holderNamed(key));
    return;
  }
  const target = targetOf(key);
  if (!target) {
    const { aliasName } = key as KeyByAlias;
    builder.allow({
      ...permission,
      resourceArns: [anyKeyOf(key.env)],
      conditions: {
        ...permission.conditions, 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': [literal(aliasName)] },
      },
    }, withoutPolicy(key.env, `key ${key.node.path}`));
    return;
  }
  const { keyArn } = target.keyRef;
  const isOwned = Resource.isOwnedResource(target) || kms.CfnKey.isCfnKey(target);
  const resourceArns = [builder.isCrossAccount(target.env.account) && isOwned ? anyKeyOf(target.env) : literal(keyArn)];
  const policy = keyPolicyOf(target, keyArn);
  const name = `key ${key.node.path}`;
  builder.allow({ ...permission, resourceArns }, policy
    ? { resource: policy, selfArns: ['*'], name, ...sameAccount(builder, target, policy) }
    : withoutPolicy(target.env, name));
}

/** The policy of a key of which only the ARN is known. Nothing is known of one that is a reference. */
function holderNamed(keyArn: string): PolicyHolder | undefined {
  const [, region, account] = /^arn:[^:]*:kms:([^:]*):([^:]*):/.exec(keyArn) ?? [];
  return account === undefined ? undefined : withoutPolicy({ account, region }, `key ${keyArn}`);
}

/**
 * The policy of a key. The default policy of an L1 key leaves its users to the policies of the account. It cannot be
 * extended, as the first statement would replace it.
 */
function keyPolicyOf(key: kms.IKeyRef, keyArn: string): iam.IResourceWithPolicyV2 | undefined {
  const resource = resourceBehind(key, keyArn, kms.CfnKey.isCfnKey);
  return resource && resource.keyPolicy === undefined ? undefined : policyOf(key, resource);
}

/**
 * How the policy of a key allows grantees of its account. Usually it leaves them to their own policies. A key that CDK
 * does not know to do so, such as an L1 key or that of `Key.fromCfnKey`, has to allow them, too: by their account if
 * another stack defines them, which depends on the stack of the key.
 */
function sameAccount(
  builder: GrantBuilder, key: kms.IKeyRef, policy: iam.IResourceWithPolicyV2,
): Pick<PolicyHolder, 'isRequired' | 'principal'> {
  const { trustAccountIdentities = isL2(policy) } = policy as unknown as { readonly trustAccountIdentities?: boolean };
  const { grantPrincipal } = builder.grantee;
  if (trustAccountIdentities || isUnknown(grantPrincipal) || builder.isCrossAccount(key.env.account)) { return {}; }
  const stack = stackOf(grantPrincipal);
  const isElsewhere = stack !== undefined && stack !== Stack.of(key);
  const isNameable = !isElsewhere && !isUserGroup(innermost(grantPrincipal));
  return { isRequired: true, principal: isNameable ? undefined : new iam.AccountPrincipal(key.env.account) };
}

/**
 * The condition that a key is used only through a service. The pages of AWS write the names of services with
 * `amazonaws.com` everywhere, while the endpoints in China end in `amazonaws.com.cn`. Both are allowed there.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
export function viaService(service: string, region: string): Permission['conditions'] {
  const endpoint = `${service}.${region}.${Aws.URL_SUFFIX}`;
  const mayBeInChina = Token.isUnresolved(region) || region.startsWith('cn-');
  return {
    StringEquals: {
      'kms:ViaService': mayBeInChina ? [endpoint, `${service}.${region}.amazonaws.com`] : endpoint,
    },
  };
}

/** Whether a policy is that of a key of CDK. The policy of an L1 key is a trait. */
function isL2(policy: object): boolean {
  return 'grantDecrypt' in policy;
}

/**
 * The key of an alias, as IAM does not support the ARN of an alias. Undefined for an alias that is imported by name.
 */
function targetOf(key: kms.IKeyRef | KeyByAlias): kms.IKeyRef | undefined {
  if (!key.keyRef) { return undefined; }
  try {
    return (key as Partial<kms.IAlias>).aliasTargetKey ?? key;
  } catch {
    return undefined;
  }
}

/**
 * All keys of an environment, for the policy of a grantee in another account. The ARN of a new key is known only after
 * its creation, and the policy of the key requires that the grantee exists, so that neither could be created first. The
 * policy of the key determines which key can be used.
 */
function anyKeyOf({ account, region }: ResourceEnvironment): string {
  return `arn:${Aws.PARTITION}:kms:${region}:${account}:key/*`;
}
