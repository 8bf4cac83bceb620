import { ResourceEnvironment, Token, TokenComparison } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Dependable, IDependable, IConstruct } from 'constructs';
import { principalFor } from './account-of-role';
import { bothConditions, checkGrantee, checkGranteeLater, ignoredConditions } from './grantee-conditions';
import { watchIdentity } from './identity-size';
import { accountsOf, innermost, isUserGroup } from './principals';
import { watchResourcePolicy } from './resource-size';
import { isPolicyDocument } from '../cdk/class-of-cdk';
import { knownToDiffer } from '../cdk/names-and-arns';
import { once } from '../cdk/once';
import { stateOf } from '../cdk/state';
import { ArtifactSubject, Subject } from '../diagnostics/codes/access';
import { checkValue, warn } from '../diagnostics/issues';

/** Actions on resources. If the same is granted several times, the same object should be used. */
export interface Permission {
  readonly actions: string[];
  readonly resourceArns: string[];
  readonly conditions?: { [test: string]: { [key: string]: unknown } };
}

/** A resource with a policy, which can grant access to other accounts. */
export interface PolicyHolder {
  readonly resource: iam.IResourceWithPolicyV2;
  /**
   * The resources of the statement: `*` for AWS KMS, none for Amazon ECR.
   *
   * @default - the resources of the permission
   */
  readonly selfArns?: string[];
  /** Whether the policy must allow grantees of the same account as well. @default false */
  readonly isRequired?: boolean;
  /** How the policy names the grantee. @default - the grantee itself */
  readonly principal?: iam.IPrincipal;
  /** The name for the warning that the policy cannot be changed. @default - the resource causes a warning itself */
  readonly name?: string;
}

/** A resource whose policy cannot be changed by this app. `name` is used in the warning. */
export function withoutPolicy(env: ResourceEnvironment, name: string): PolicyHolder {
  return { resource: { env, addToResourcePolicy: () => ({ statementAdded: false }) }, name };
}

/**
 * The permissions of a principal, to grant each only once: models that share a role often need the same permissions.
 */
function grantedTo(principal: iam.IPrincipal): WeakMap<Permission, iam.Grant> {
  return stateOf(principal, 'Granted', () => new WeakMap());
}

/**
 * Grants several permissions to a grantee. They are added to the policy of the identity, and also to the policy of the
 * resource if the grantee is in another account or has no policy.
 *
 * `Grant.addToPrincipalOrResource` of CDK is similar, but if it uses the policy of the resource, its result does not
 * include the policy of the identity as a dependency.
 */
export class GrantBuilder {
  /** Resources that should allow the grantee, but whose policy this app does not own. */
  public readonly unreached = new Set<string>();
  /** The statements that they lack. */
  public readonly missing: iam.PolicyStatement[] = [];
  /** Buckets whose objects the grantee can never decrypt, regardless of policies. */
  public readonly undecryptable = new Set<string>();
  /** Resources whose policy allows the grantee. */
  private readonly reached = new Set<iam.IResourceWithPolicyV2>();
  /** All that is granted. */
  public readonly permissions = new Set<Permission>();
  private identityDependable = false;
  private readonly grants: iam.Grant[] = [];

  /** @param identity the principal to whose policy the permissions are added, if the grantee is another one */
  constructor(public readonly grantee: iam.IGrantable, private readonly identity: iam.IGrantable = grantee) {
    checkGrantee(grantee.grantPrincipal);
  }

  /** All granted actions, sorted. */
  public get actions(): string[] {
    return [...new Set([...this.permissions].flatMap(({ actions }) => actions))].sort();
  }

  /** The statements of all that is granted, as they are for the identity. */
  public get statements(): iam.PolicyStatement[] {
    const theirs = ignoredConditions(this.grantee.grantPrincipal);
    return [...this.permissions].map(({ actions, resourceArns, conditions }) =>
      new iam.PolicyStatement({ actions, resources: resourceArns, conditions: bothConditions(conditions, theirs) }));
  }

  /**
   * Whether the grantee needs more than its own policy, because it has no policy, or is or may be in another account.
   * Requires a previous grant.
   */
  public isOutside(account: string): boolean {
    return !this.grants.some(({ principalStatement }) => principalStatement) || this.isCrossAccount(account);
  }

  /**
   * Whether the grantee, or a part of it, is or may be in another account. A grantee without any account, such as a
   * service, is not.
   */
  public isCrossAccount(account: string): boolean {
    return accountsOf(this.grantee).some((other) => other !== undefined
      && [TokenComparison.DIFFERENT, TokenComparison.ONE_UNRESOLVED].includes(Token.compareStrings(account, other)));
  }

  /** Whether the identity has a policy to depend on. Immutable roles of CDK ignore permissions and have no policy. */
  public get changesIdentity(): boolean {
    return this.identityDependable;
  }

  /** Whether the grantee was added to the policy of the resource. */
  public hasReached(resource: iam.IResourceWithPolicyV2): boolean {
    return this.reached.has(resource);
  }

  public allow(permission: Permission, holder?: PolicyHolder): this {
    const grantee = this.identity;
    const toIdentity = once(grantedTo(grantee.grantPrincipal), permission, () => grantToIdentity(grantee, permission));
    this.grants.push(toIdentity);
    this.identityDependable ||= Dependable.of(toIdentity).dependencyRoots.length > 0;
    this.permissions.add(permission);
    if (holder && (!toIdentity.success || holder.isRequired || this.isCrossAccount(holder.resource.env.account))) {
      this.allowByResource(permission, holder);
    }
    return this;
  }

  /** The grant of all permissions, to depend on. It is combined only here, as CDK copies all of it for each. */
  public result(): iam.Grant {
    const [first, ...others] = this.grants;
    if (first === undefined) { return iam.Grant.drop(this.grantee, 'nothing to grant'); }
    return others.reduce((all, grant) => all.combine(grant), first);
  }

  /** What is to be deployed before the permissions are in force. */
  public get dependencyRoots(): IConstruct[] {
    return [...new Set(this.grants)].flatMap((grant) => Dependable.of(grant).dependencyRoots);
  }

  /** Neither the policy of the resource nor a policy of this app can allow it. */
  private refuseForeignGroup(account: string): void {
    const principal = innermost(this.grantee.grantPrincipal);
    checkValue('grant', (issues) => {
      if (isUserGroup(principal) && knownToDiffer(principal.principalAccount!, account)) {
        issues.at('grantee')
          .invalidUse('Grants.unsupportedPrincipal', { principal: 'a group of users of another account' });
      }
    });
  }

  private allowByResource(permission: Permission, { resource, selfArns, principal, name }: PolicyHolder): void {
    this.refuseForeignGroup(resource.env.account);
    const named = principal ?? principalFor(this.grantee.grantPrincipal, resource);
    const statement = new iam.PolicyStatement({
      principals: [named],
      actions: permission.actions,
      resources: selfArns ?? permission.resourceArns,
      conditions: bothConditions(
        permission.conditions, (principal ? this.grantee.grantPrincipal : named).policyFragment.conditions,
      ),
    });
    const { statementAdded, policyDependable } = resource.addToResourcePolicy(statement);
    if (statementAdded) {
      this.reached.add(resource);
      watchResourcePolicy(resource);
      checkGranteeLater(resource, statement);
      const result = { statementAdded, policyDependable: dependable(policyDependable) };
      this.grants.push(iam.Grant.addStatementToResourcePolicy({
        grantee: this.grantee,
        ...permission,
        statement,
        resource: { env: resource.env, addToResourcePolicy: () => result },
      }));
    } else if (name !== undefined) {
      this.unreached.add(name);
      this.missing.push(statement);
    }
  }
}

function grantToIdentity(grantee: iam.IGrantable, { actions, resourceArns, conditions }: Permission): iam.Grant {
  const grant = iam.Grant.addToPrincipal({
    grantee, actions, resourceArns, conditions: bothConditions(conditions, ignoredConditions(grantee.grantPrincipal)),
  });
  if (grant.success) { watchIdentity(grantee.grantPrincipal); }
  return grant;
}

/**
 * The policies of keys and repositories are properties of the resource. For these, CDK returns the policy document as
 * the dependable, which cannot be depended on. Users of the resource depend on the resource anyway.
 */
function dependable(policyDependable?: IDependable): IDependable {
  if (policyDependable && !isPolicyDocument(policyDependable)) { return policyDependable; }
  const nothing: IDependable = {};
  Dependable.implement(nothing, { dependencyRoots: [] });
  return nothing;
}

/** Warns of resources whose policies should allow the grantee but cannot be changed. */
export function warnOfUnreached(construct: IConstruct, subject: Subject, { unreached }: GrantBuilder): void {
  if (unreached.size > 0) {
    warn(construct, `${subject}.crossAccountPolicies`, { holders: [...unreached].join(', ') });
  }
}

/** Warns of artifacts that the grantee cannot decrypt, whatever the policies allow. */
export function warnOfUndecryptable(
  construct: IConstruct, subject: ArtifactSubject, { undecryptable }: GrantBuilder,
): void {
  if (undecryptable.size > 0) {
    warn(construct, `${subject}.crossAccountManagedKey`, { holders: [...undecryptable].join(', ') });
  }
}

/** Warns of artifacts on which nothing can be granted, because too little is known about them. */
export function warnOfUnknown(construct: IConstruct, subject: ArtifactSubject, unknown: string[]): void {
  if (unknown.length > 0) {
    warn(construct, `${subject}.unknownArtifacts`, { artifacts: unknown.join(', ') });
  }
}
