import { CfnResource, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { createdIdentity, singleArn } from './account-of-role';
import { groupName } from './group-identity';
import { GroupLedger } from './group-ledger';
import { isLazyRole, isUnknown, partsOf } from './principals';
import { ownerOf } from '../cdk/resource-behind';
import { stateOf } from '../cdk/state';
import { warn } from '../diagnostics/issues';

/** What a principal can do with the versions of a group: register them, or approve them. */
export type Duty = 'register' | 'approve';

/** The duties of identities: by their ARN, which several constructs and principals have. */
type Duties = Map<object | string, Set<Duty>>;

/** The ARN of an identity, not that of an account. */
const IDENTITY_ARN = /^arn:[^:]*:(?:iam|sts)::[^:]*:(?:role|user|assumed-role|federated-user)\//;

/**
 * Notes that a principal has a duty, and warns if it has both, in any order: it could approve its own versions.
 *
 * Only identities are considered, whatever conditions they are granted it under. An account or an organization consists
 * of several identities, to which its administrators give permissions.
 */
export function noteDuty(group: IModelPackageGroupRef, { grantPrincipal }: iam.IGrantable, duty: Duty): void {
  partsOf(grantPrincipal).forEach((part) => notePart(group, part, duty));
}

function notePart(group: IModelPackageGroupRef, principal: iam.IPrincipal, duty: Duty): void {
  if (isUnknown(principal)) { return; }
  const { identity = principal } = principal as { readonly identity?: iam.IPrincipal };
  // The principal of a role that CDK creates on demand must not be asked for, as that would create the role.
  const arn = isLazyRole(identity as iam.IIdentity) ? undefined : singleArn(identity.policyFragment);
  const name = Construct.isConstruct(identity) ? identity.node.path : nameOf(arn);
  if (name === undefined) { return; }
  const duties = dutiesOn(group);
  const key = physicalName(arn) ?? arn ?? identity;
  const own = duties.get(key) ?? new Set();
  duties.set(key, own.add(duty));
  if (own.size > 1) {
    warn(group, 'ModelPackageGroup.selfApproval', { principal: name });
  }
}

/**
 * A group that the app creates is the one that it imports, in whichever stage, where account, region and name are
 * known.
 */
function dutiesOn(group: IModelPackageGroupRef): Duties {
  const { env: { account, region }, node } = group;
  const identity = [account, region, groupName(group)].join('/');
  return Token.isUnresolved(identity)
    ? stateOf<Duties>(GroupLedger.of(group), 'Duties', () => new Map())
    : stateOf<Duties>(node.root, `Duties ${identity}`, () => new Map());
}

/** An ARN with the account and the name, which is unique among the roles or users of the account, whatever the path. */
const ACCOUNT_AND_NAME = /^arn:[^:]*:iam::([^:]*):(role|user)\/(?:.*\/)?([^/]+)$/;

function kindAndName({ userName, roleName }: { userName?: string; roleName?: string }): (string | undefined)[] {
  return userName === undefined ? ['role', roleName] : ['user', userName];
}

/** The kind, account and name of an identity that the app may create and import. Undefined if the name is not known. */
function physicalName(arn: string | undefined): string | undefined {
  const resource = createdIdentity(arn) as CfnResource & { roleName?: string; userName?: string } | undefined;
  const [, account, kind, name] = resource
    ? ['', resource.stack.account, ...kindAndName(resource)]
    : ACCOUNT_AND_NAME.exec(String(arn)) ?? [];
  return name === undefined ? undefined : [kind, account, name].join(' ');
}

/** The name of an identity that is known only by its ARN. */
function nameOf(arn: string | undefined): string | undefined {
  const resource = createdIdentity(arn);
  if (resource) { return (ownerOf(resource) ?? resource).node.path; }
  return arn !== undefined && IDENTITY_ARN.test(arn) ? arn : undefined;
}
