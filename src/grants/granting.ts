import { Token, TokenComparison } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** What is granted. */
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

/**
 * Grants several permissions to one grantee: by the identity's policy, and by the policy of the resource too where the
 * grantee is of another account or has no policy of its own.
 *
 * CDK's `Grant.addToPrincipalOrResource` chooses likewise, but when it turns to the resource it forgets the policy of
 * the identity, and with it the dependency on it.
 */
export class Granting {
  /** Resources that should let the grantee in, but whose policy this app does not own. */
  public readonly unreached: string[] = [];
  /** Buckets whose objects the grantee cannot decrypt whatever any policy says. */
  public readonly undecryptable: string[] = [];
  private readonly granted = new Set<string>();
  private soFar?: iam.Grant;

  constructor(public readonly grantee: iam.IGrantable) {}

  /** All actions that were granted, sorted. */
  public get actions(): string[] {
    return [...this.granted].sort();
  }

  /** Whether the grantee needs more than a policy of its own: it has none, or is (or may be) of another account. */
  public isOutside(account: string): boolean {
    return !this.soFar?.principalStatement || this.isForeign(account);
  }

  public allow(permission: Permission, holder?: PolicyHolder): this {
    const toIdentity = iam.Grant.addToPrincipal({ grantee: this.grantee, ...permission });
    this.add(toIdentity);
    permission.actions.forEach((action) => this.granted.add(action));
    if (holder && (!toIdentity.success || this.isForeign(holder.resource.env.account))) {
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
    const result = resource.addToResourcePolicy(statement);
    if (result.statementAdded) {
      this.add(iam.Grant.addStatementToResourcePolicy({
        grantee: this.grantee, ...permission, statement, resource: { env: resource.env, addToResourcePolicy: () => result },
      }));
    } else if (name !== undefined && !this.unreached.includes(name)) {
      this.unreached.push(name);
    }
  }

  /** An account that cannot be told at all, as that of a service, makes nobody foreign. */
  private isForeign(account: string): boolean {
    const { principalAccount } = this.grantee.grantPrincipal;
    const comparison = principalAccount === undefined ? TokenComparison.SAME : Token.compareStrings(account, principalAccount);
    return comparison === TokenComparison.DIFFERENT || comparison === TokenComparison.ONE_UNRESOLVED;
  }

  private add(grant: iam.Grant): void {
    this.soFar = this.soFar ? this.soFar.combine(grant) : grant;
  }
}
