import { Stack, Stage } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Dependable, DependencyGroup, IConstruct, IDependable } from 'constructs';
import { GrantBuilder } from './grant-builder';
import { innermost, isIdentity, isOutOfReach, PolicyPrincipal } from './principals';
import { RolePolicies } from './role-policies';
import { AtSynthesis } from '../cdk/at-synthesis';
import { knownToDiffer } from '../cdk/names-and-arns';
import { referencesIn } from '../cdk/references';
import { sharedStack } from '../cdk/resource-graph';
import { topStack } from '../cdk/stack-graph';
import { stateOf } from '../cdk/state';

/**
 * Creates the builder of a grant on a group or a package.
 *
 * The permissions of an identity are added to its policy, which makes its stack need the stacks of the resources. If
 * one of these needs the stack of the identity, the permissions are added to a policy in that stack instead.
 *
 * @param onPackage whether the permissions refer to a package. The permissions of a role with which packages are
 * validated are then added to a policy that no package waits for
 */
export function placedBuilder(grantee: iam.IGrantable, onPackage = false): GrantBuilder {
  const { grantPrincipal: principal } = grantee;
  const identity = PolicyPrincipal.is(principal) ? principal.identity : principal;
  // The conditions of a principal are added to it where it is granted something, which an identity out of reach is not.
  const inner = innermost(identity);
  return new GrantBuilder(grantee, isIdentity(inner) && (inner === identity || isOutOfReach(inner))
    ? placed(principal, inner, onPackage) : grantee);
}

function placed(principal: iam.IPrincipal, identity: iam.IIdentity, onPackage: boolean): PlacedPrincipal {
  return stateOf(
    principal, onPackage ? 'OnPackages' : 'OnGroups', () => new PlacedPrincipal(principal, identity, onPackage),
  );
}

/** An identity with the policies to which its permissions on groups or packages are added. */
export class PlacedPrincipal implements iam.IPrincipal {
  public readonly grantPrincipal: iam.IPrincipal = this;
  public readonly assumeRoleAction: string;
  public readonly principalAccount?: string;
  private readonly stack: Stack;

  constructor(
    private readonly principal: iam.IPrincipal,
    public readonly identity: iam.IIdentity,
    private readonly onPackage: boolean,
  ) {
    this.assumeRoleAction = principal.assumeRoleAction;
    this.principalAccount = principal.principalAccount;
    this.stack = Stack.of(PolicyPrincipal.is(principal) ? principal.policy : identity);
  }

  public get policyFragment(): iam.PrincipalPolicyFragment {
    return this.principal.policyFragment;
  }

  public addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    // As to an immutable role: the deployment would fail.
    if (isOutOfReach(this.identity)) { return { statementAdded: true, policyDependable: new DependencyGroup() }; }
    const others = this.otherStacksIn(statement);
    if (others.length === 0) { return this.near.addToPrincipalPolicy(statement); }
    const shared = others.reduce<Stack | undefined>((stack, other) => stack && sharedStack(stack, other), this.stack);
    return shared ? this.in(shared).addToPrincipalPolicy(statement) : this.addLater(statement, others.map(topStack));
  }

  /** Only the complete app tells which stack needs which. */
  private addLater(statement: iam.PolicyStatement, others: Stack[]): iam.AddToPrincipalPolicyResult {
    const home = topStack(this.stack);
    let policy: IDependable | undefined;
    AtSynthesis.of(this.identity).place((graph) => {
      const needy = others.find((other) => graph.needs(other, home));
      if (!needy) { others.forEach((other) => graph.add(home, other)); }
      policy = (needy ? this.in(needy) : this.near).addToPrincipalPolicy(statement).policyDependable;
    });
    const policyDependable: IDependable = {};
    Dependable.implement(policyDependable, {
      get dependencyRoots(): IConstruct[] { return policy ? Dependable.of(policy).dependencyRoots : []; },
    });
    return { statementAdded: true, policyDependable };
  }

  /**
   * The stacks of the resources of a statement, without that of the policy. Roles have policies only in their account.
   */
  private otherStacksIn(statement: iam.PolicyStatement): Stack[] {
    const { identity, stack } = this;
    const stacks = new Set([...referencesIn(statement.toStatementJson(), stack)].map((element) => Stack.of(element)));
    const others = [...stacks].filter((one) =>
      one !== stack && Stage.of(one) === Stage.of(stack) && !knownToDiffer(one.account, identity.env.account));
    return others.length > 0 && RolePolicies.of(identity).acceptsPolicies ? others : [];
  }

  private in(stack: Stack): iam.IPrincipal {
    return RolePolicies.of(this.identity).in(stack, 'PackageGrants');
  }

  private get near(): iam.IPrincipal {
    return this.onPackage && RolePolicies.of(this.identity).isAwaitedByPackages ? this.in(this.stack) : this.principal;
  }
}
