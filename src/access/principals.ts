import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { isOfCdk } from '../cdk/class-of-cdk';
import { knownToDiffer } from '../cdk/names-and-arns';
import { markClass, markOf } from '../diagnostics/class-mark';

/** Whether the app defines the role, so that it can be changed. Its dependencies are known only at synthesis. */
export function isCdkRole(identity: iam.IIdentity): boolean {
  return iam.Role.isRole(identity) || isLazyRole(identity);
}

/** Whether a principal is a role, a user or a group: what policies can be attached to. */
export function isIdentity(principal: object): principal is iam.IIdentity {
  return Construct.isConstruct(principal) && 'attachInlinePolicy' in principal;
}

/** Whether it is unknown who the principal is, as of an imported model without its role. CDK warns of it. */
export function isUnknown(principal: object): boolean {
  return isOfCdk('aws-cdk-lib.aws_iam.UnknownPrincipal', principal);
}

/**
 * The principals of which a principal consists. CDK says neither the accounts nor the parts of a composite one, which
 * adds each of them to the policy of a role that trusts it.
 */
export function partsOf(principal: iam.IPrincipal): iam.IPrincipal[] {
  if (!isOfCdk('aws-cdk-lib.aws_iam.CompositePrincipal', principal)) { return [principal]; }
  const parts: iam.IPrincipal[] = [];
  const trust = new iam.PolicyDocument();
  trust.addStatements = (...statements) => { parts.push(...statements.flatMap((statement) => statement.principals)); };
  (principal as iam.CompositePrincipal).addToAssumeRolePolicy(trust);
  return parts.flatMap(partsOf);
}

/** Principals with conditions, which add their permissions to another one. */
const WRAPPERS = ['aws-cdk-lib.aws_iam.PrincipalWithConditions', 'aws-cdk-lib.aws_iam.SessionTagsPrincipal'];

/** The principal to which another one adds conditions, and its permissions. Undefined of a principal that does not. */
export function wrappedBy(principal: iam.IPrincipal): iam.IPrincipal | undefined {
  // It is protected, as the classes of users have it.
  return WRAPPERS.some((fqn) => isOfCdk(fqn, principal))
    ? (principal as unknown as { readonly wrapped: iam.IPrincipal }).wrapped : undefined;
}

/** A principal without the conditions that others add to it. The conditions of an identity may wrap the identity. */
export function innermost(principal: iam.IPrincipal): iam.IPrincipal {
  const wrapped = wrappedBy(principal);
  if (!wrapped || isIdentity(wrapped)) { return wrapped ?? principal; }
  return innermost(wrapped.grantPrincipal);
}

/** The accounts of a principal. That of a part may be unknown, as of an organization. */
export function accountsOf({ grantPrincipal }: iam.IGrantable): (string | undefined)[] {
  const { principalAccount } = grantPrincipal;
  if (principalAccount !== undefined) { return [principalAccount]; }
  return partsOf(grantPrincipal).map((part) => part.principalAccount);
}

/** The names of the roles of permission sets of AWS IAM Identity Center, which IAM lets nobody else change. */
const RESERVED = /^AWSReservedSSO_/;

/**
 * Whether no stack of this app can change an imported identity: a reserved role, or an identity of another account than
 * that of its stack, where the policy would be attached to whoever has the same name. CDK sees to that only for roles.
 */
export function isOutOfReach(identity: iam.IIdentity): boolean {
  if (isCdkRole(identity)) { return false; }
  const { account } = Stack.of(identity);
  return RESERVED.test((identity as Partial<iam.IRole>).roleName ?? '')
    || knownToDiffer(account, identity.grantPrincipal.principalAccount ?? account);
}

/** Whether a principal is a group of users, which policies of resources do not support as a principal. */
export function isUserGroup(principal: object): boolean {
  return isIdentity(principal) && 'groupName' in principal;
}

/** A role that is created when it is needed. */
export function isLazyRole(identity: iam.IIdentity): boolean {
  return isOfCdk('aws-cdk-lib.aws_iam.LazyRole', identity);
}

/**
 * An identity whose permissions resources wait for. Resources in other accounts must allow a role before it is created,
 * but AWS rejects policies that refer to a role that does not exist. Therefore they allow the account of a role of this
 * app, with a condition on the ARN of the role.
 */
export class AwaitedPrincipal implements iam.IPrincipal {
  public readonly grantPrincipal: iam.IPrincipal = this;
  public readonly assumeRoleAction: string;
  public readonly principalAccount?: string;

  constructor(public readonly identity: iam.IIdentity) {
    this.assumeRoleAction = identity.grantPrincipal.assumeRoleAction;
    this.principalAccount = identity.grantPrincipal.principalAccount;
  }

  public get policyFragment(): iam.PrincipalPolicyFragment {
    if (!isCdkRole(this.identity)) { return this.identity.grantPrincipal.policyFragment; }
    const { principalJson } = new iam.AccountPrincipal(this.principalAccount!).policyFragment;
    return new iam.PrincipalPolicyFragment(
      principalJson, { ArnEquals: { 'aws:PrincipalArn': (this.identity as iam.IRole).roleArn } },
    );
  }

  public addToPolicy(statement: iam.PolicyStatement): boolean {
    return this.addToPrincipalPolicy(statement).statementAdded;
  }

  public addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    return this.identity.addToPrincipalPolicy(statement);
  }
}

/**
 * An identity whose permissions are added to a specific policy instead of its default policy.
 *
 * The default policy of a role contains all permissions of the role. A resource that depends on it must not be one of
 * its resources, and must not be in a stack that the stack of the role depends on. A separate policy avoids both
 * problems.
 */
export class PolicyPrincipal extends AwaitedPrincipal {
  static { markClass(this, 'PolicyPrincipal'); }

  public static is(principal: object): principal is PolicyPrincipal {
    return markOf(principal) === 'PolicyPrincipal';
  }

  constructor(identity: iam.IIdentity, public readonly policy: iam.Policy) {
    super(identity);
  }

  public override addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    this.policy.addStatements(statement);
    return { statementAdded: true, policyDependable: this.policy };
  }
}
