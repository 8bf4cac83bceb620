import { ResourceEnvironment, Token, TokenComparison } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Dependable, IDependable, IConstruct } from 'constructs';
import { once } from '../cdk/once';
import { stateOf } from '../cdk/state';
import { warn } from '../diagnostics/issues';

/** What is granted. The same object, where the same is granted to many. */
export interface Permission {
  readonly actions: string[];
  readonly resourceArns: string[];
  readonly conditions?: { [test: string]: { [key: string]: unknown } };
}

/** A resource whose own policy can let in other accounts. */
export interface PolicyHolder {
  readonly resource: iam.IResourceWithPolicyV2;
  /** How the resource names itself in its policy: AWS KMS wants `*`, Amazon ECR nothing, others the ARNs of the permission. */
  readonly selfArns?: string[];
  /** How users know the resource, to be told if its policy cannot be changed. @default - they are told otherwise */
  readonly name?: string;
}

/** What has no policy that this app could change. `name` is how users know it. */
export function withoutPolicy(env: ResourceEnvironment, name: string): PolicyHolder {
  return { resource: { env, addToResourcePolicy: () => ({ statementAdded: false }) }, name };
}

/** What was granted to a principal, which needs it once: models that share a role need mostly the same. */
function grantedTo(principal: iam.IPrincipal): WeakMap<Permission, iam.Grant> {
  return stateOf(principal, 'Granted', () => new WeakMap());
}

/**
 * Grants several permissions to one grantee: by the identity's policy, and by the policy of the resource too where the
 * grantee is of another account or has no policy of its own.
 *
 * CDK's `Grant.addToPrincipalOrResource` chooses likewise, but when it turns to the resource it forgets the policy of
 * the identity, and with it the dependency on it.
 */
export class GrantBuilder {
  /** Resources that should let the grantee in, but whose policy this app does not own. */
  public readonly unreached = new Set<string>();
  /** Buckets whose objects the grantee cannot decrypt whatever any policy says. */
  public readonly undecryptable = new Set<string>();
  /** Resources whose policy lets the grantee in. */
  private readonly reached = new Set<iam.IResourceWithPolicyV2>();
  private readonly granted = new Set<string>();
  private identityDependable = false;
  private soFar?: iam.Grant;

  constructor(public readonly grantee: iam.IGrantable) {}

  /** All actions that were granted, sorted. */
  public get actions(): string[] {
    return [...this.granted].sort();
  }

  /** Whether the grantee, who was granted something, needs more than a policy of its own: it has none, or is (or may be) of another account. */
  public isOutside(account: string): boolean {
    return !this.soFar!.principalStatement || this.isCrossAccount(account);
  }

  /** Whether the grantee is, or may be, of another account. One that cannot be told at all, as that of a service, is none. */
  public isCrossAccount(account: string): boolean {
    const { principalAccount } = this.grantee.grantPrincipal;
    const comparison = principalAccount === undefined ? TokenComparison.SAME : Token.compareStrings(account, principalAccount);
    return comparison === TokenComparison.DIFFERENT || comparison === TokenComparison.ONE_UNRESOLVED;
  }

  /** Whether there is a policy of the identity to wait for. CDK's immutable roles have none: they take permissions and drop them. */
  public get changesIdentity(): boolean {
    return this.identityDependable;
  }

  /** Whether the policy of the resource lets the grantee in now. */
  public hasReached(resource: iam.IResourceWithPolicyV2): boolean {
    return this.reached.has(resource);
  }

  public allow(permission: Permission, holder?: PolicyHolder): this {
    const { grantee } = this;
    const toIdentity = once(grantedTo(grantee.grantPrincipal), permission, () =>
      iam.Grant.addToPrincipal({ grantee, ...permission }));
    this.add(toIdentity);
    this.identityDependable ||= Dependable.of(toIdentity).dependencyRoots.length > 0;
    permission.actions.forEach((action) => this.granted.add(action));
    if (holder && (!toIdentity.success || this.isCrossAccount(holder.resource.env.account))) {
      this.allowByResource(permission, holder);
    }
    return this;
  }

  /** All that was granted, to depend on. */
  public result(): iam.Grant {
    return this.soFar ?? iam.Grant.drop(this.grantee, 'nothing to grant');
  }

  private allowByResource(permission: Permission, { resource, selfArns, name }: PolicyHolder): void {
    const statement = new iam.PolicyStatement({
      principals: [this.grantee.grantPrincipal],
      actions: permission.actions,
      resources: selfArns ?? permission.resourceArns,
      conditions: permission.conditions,
    });
    const { statementAdded, policyDependable } = resource.addToResourcePolicy(statement);
    if (statementAdded) {
      this.reached.add(resource);
      const result = { statementAdded, policyDependable: dependable(policyDependable) };
      this.add(iam.Grant.addStatementToResourcePolicy({
        grantee: this.grantee, ...permission, statement, resource: { env: resource.env, addToResourcePolicy: () => result },
      }));
    } else if (name !== undefined) {
      this.unreached.add(name);
    }
  }

  private add(grant: iam.Grant): void {
    this.soFar = this.soFar ? this.soFar.combine(grant) : grant;
  }
}

/**
 * Keys and repositories hold their policies themselves, and CDK gives the mere document to wait for, which nothing can.
 * Whoever uses the resource waits for it anyway.
 */
function dependable(policyDependable?: IDependable): IDependable {
  if (policyDependable && !(policyDependable instanceof iam.PolicyDocument)) { return policyDependable; }
  const nothing: IDependable = {};
  Dependable.implement(nothing, { dependencyRoots: [] });
  return nothing;
}

/** Says whose policies should have let the grantee in and could not be changed. */
export function warnOfUnreached(construct: IConstruct, constructName: string, { unreached, undecryptable }: GrantBuilder): void {
  if (unreached.size > 0) {
    warn(construct, constructName, {
      name: 'crossAccountPolicies',
      message: `the grantee is of another account, or has no policy of its own, and this app does not own the policy of ${[...unreached].join(', ')}: `
        + 'let the grantee in where that is made',
    });
  }
  if (undecryptable.size > 0) {
    warn(construct, constructName, {
      name: 'crossAccountManagedKey',
      message: `objects of ${[...undecryptable].join(', ')} are encrypted with a key that AWS manages, and no other account can use that: encrypt them with a key of your own`,
    });
  }
}

/** Says of which artifacts too little is known to grant anything. */
export function warnOfUnknown(construct: IConstruct, constructName: string, unknown: string[]): void {
  if (unknown.length > 0) {
    warn(construct, constructName, {
      name: 'unknownArtifacts',
      message: `too little is known of ${unknown.join(', ')} to grant the permission to read it: grant it where it lies`,
    });
  }
}
