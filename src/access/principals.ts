import { IResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { stateOf } from '../cdk/state';

/** The principal to which a role is granted permissions that resources depend on. All these resources share it. */
export function awaited(role: iam.IRole, owner: IResource): iam.IPrincipal {
  return isCdkRole(role) && Stack.of(role) === Stack.of(owner) ? stateOf(role, 'AwaitedRole', () => new AwaitedRole(role)) : role.grantPrincipal;
}

/** Like `awaited`, with a separate policy for a role of another stack, which avoids cycles between the stacks. */
export function awaitedAcrossStacks(role: iam.IRole, owner: IResource): iam.IPrincipal {
  if (Stack.of(role) === Stack.of(owner)) { return awaited(role, owner); }
  const policy = new RoleGrants(owner as unknown as Construct, 'RoleGrants');
  role.attachInlinePolicy(policy);
  if (isCdkRole(role) || policy.isAccepted) { return new PolicyPrincipal(role, policy); }
  policy.node.scope!.node.tryRemoveChild(policy.node.id);
  return role.grantPrincipal;
}

/** Whether the app defines the role, so that it can be changed. Its dependencies are known only at synthesis. */
export function isCdkRole(role: iam.IRole): boolean {
  return iam.Role.isRole(role) || role instanceof iam.LazyRole;
}

/**
 * The policy of a role of another stack, in the stack of the resource that depends on it. The default policy of the
 * role would depend on the stack of the resource, for a security group for example, while the resource depends on the
 * policy.
 */
class RoleGrants extends iam.Policy {
  /** Whether the role accepts the policy. An immutable role does not. */
  public isAccepted = false;

  public override attachToRole(role: iam.IRole): void {
    super.attachToRole(role);
    this.isAccepted = true;
  }
}

/**
 * A role in the stack of the resource that depends on its permissions. Resources in other accounts must allow the role
 * before it is created, but AWS rejects policies that refer to a role that does not exist. Therefore they allow the
 * account of the role, with a condition on the ARN of the role.
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
 * A role as a grantee whose permissions are added to a specific policy instead of its default policy.
 *
 * The default policy of a role contains all permissions of the role. A resource that depends on it must not be one of
 * its resources, and must not be in a stack that the stack of the role depends on. A separate policy avoids both
 * problems.
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
