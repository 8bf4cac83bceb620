import { IResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { stateOf } from '../cdk/state';

/** How a role is granted what a resource needs that waits for it. It is one principal for all these resources. */
export function awaited(role: iam.IRole, owner: IResource): iam.IPrincipal {
  return isCdkRole(role) && Stack.of(role) === Stack.of(owner) ? stateOf(role, 'AwaitedRole', () => new AwaitedRole(role)) : role.grantPrincipal;
}

/** The same, free of cycles between the stacks of the two: one more policy. */
export function awaitedAcrossStacks(role: iam.IRole, owner: IResource): iam.IPrincipal {
  if (Stack.of(role) === Stack.of(owner)) { return awaited(role, owner); }
  const policy = new RoleGrants(owner as unknown as Construct, 'RoleGrants');
  role.attachInlinePolicy(policy);
  if (isCdkRole(role) || policy.isTaken) { return new PolicyPrincipal(role, policy); }
  policy.node.scope!.node.tryRemoveChild(policy.node.id);
  return role.grantPrincipal;
}

/** A role that the app makes can be changed; what there is to wait for is known at synthesis alone. */
export function isCdkRole(role: iam.IRole): boolean {
  return iam.Role.isRole(role) || role instanceof iam.LazyRole;
}

/**
 * The policy of a role of another stack, beside the resource that waits for it: its own policy would need what the stack
 * of the resource makes, such as a security group, while the resource waits for it.
 */
class RoleGrants extends iam.Policy {
  /** Whether the role takes it. One that must not be changed does not. */
  public isTaken = false;

  public override attachToRole(role: iam.IRole): void {
    super.attachToRole(role);
    this.isTaken = true;
  }
}

/**
 * A role of the stack whose resource waits for what the role may do. What lies in another account has to let it in
 * before, and AWS refuses policies that name a role which is yet to be made: they let in the account of the role, on
 * the condition that it comes as the role.
 */
class AwaitedRole implements iam.IPrincipal {
  public readonly grantPrincipal: iam.IPrincipal = this;
  public readonly assumeRoleAction: string;
  public readonly principalAccount?: string;

  constructor(private readonly role: iam.IRole) {
    this.assumeRoleAction = role.assumeRoleAction;
    this.principalAccount = role.principalAccount;
  }

  public get policyFragment(): iam.PrincipalPolicyFragment {
    const { principalJson } = new iam.AccountPrincipal(this.principalAccount!).policyFragment;
    return new iam.PrincipalPolicyFragment(principalJson, { ArnEquals: { 'aws:PrincipalArn': this.role.roleArn } });
  }

  public addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    return this.role.addToPrincipalPolicy(statement);
  }
}

/**
 * A role as a grantee whose permissions go to one policy instead of its default one.
 *
 * The default policy of a role holds whatever the role is granted anywhere. A resource that waits for it must not be
 * what it grants, nor lie in a stack that the stack of the role needs: a policy beside the resource is free of both.
 */
export class PolicyPrincipal implements iam.IPrincipal {
  public readonly grantPrincipal: iam.IPrincipal = this;
  public readonly assumeRoleAction: string;
  public readonly policyFragment: iam.PrincipalPolicyFragment;
  public readonly principalAccount?: string;

  constructor(role: iam.IRole, private readonly policy: iam.Policy) {
    this.assumeRoleAction = role.assumeRoleAction;
    this.policyFragment = role.policyFragment;
    this.principalAccount = role.principalAccount;
  }

  public addToPolicy(statement: iam.PolicyStatement): boolean {
    return this.addToPrincipalPolicy(statement).statementAdded;
  }

  public addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    this.policy.addStatements(statement);
    return { statementAdded: true, policyDependable: this.policy };
  }
}
