import { CfnResource, IResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, Dependable, IConstruct, IDependable } from 'constructs';
import { GrantBuilder } from './grant-builder';
import { AwaitedPrincipal, isCdkRole } from './principals';
import { attachPolicy, RolePolicies } from './role-policies';
import { AtSynthesis } from '../cdk/at-synthesis';
import { withinStage } from '../cdk/dependencies';
import { ResourceGraph } from '../cdk/resource-graph';
import { stateOf } from '../cdk/state';

/**
 * The principal to which a role is granted permissions that resources of `owner` wait for. All resources of a stack
 * share it. The permissions of a role of another stack are added to a policy in the stack of `owner`.
 */
export function awaited(role: iam.IRole, owner: IResource): iam.IPrincipal {
  const stack = Stack.of(owner);
  if (Stack.of(role) !== stack) { return RolePolicies.of(role).in(stack, 'Permissions'); }
  return isCdkRole(role) ? stateOf(role, 'AwaitedRole', () => new AwaitedPrincipal(role)) : role.grantPrincipal;
}

/**
 * Creates the builder of the permissions on packages of an awaited role, which are separate if packages wait for the
 * role, too.
 */
export function packageBuilder(grantee: iam.IPrincipal, role: iam.IRole, owner: IResource): GrantBuilder {
  const policies = RolePolicies.of(role);
  const identity = policies.isAwaitedByPackages ? policies.in(Stack.of(owner), 'PackageGrants') : grantee;
  return new GrantBuilder(grantee, identity);
}

/**
 * Makes a resource wait for the permissions of its role, which SageMaker uses immediately.
 *
 * All permissions of a role are in one policy. If others of them need the resource, such as the permission to invoke
 * the endpoint of a model, the resource cannot wait for that policy. It gets a policy of its own instead.
 */
export function waitForPermissions(
  owner: IResource, resource: CfnResource, role: iam.IRole, ...builders: GrantBuilder[]
): void {
  const permissions = new AwaitedPermissions(owner, role, builders);
  resource.node.addDependency(withinStage(resource, permissions));
  AtSynthesis.of(resource).wait((graph) => permissions.settle(resource, graph));
}

/** Without the role itself, to which the resource refers anyway: cfn-lint warns of a dependency on it (W3005). */
function policiesIn({ node }: iam.IRole): IConstruct[] {
  return node.children.filter((child) => child !== node.defaultChild);
}

class AwaitedPermissions implements IDependable {
  /** What needs the resource, which therefore cannot wait for it. */
  private readonly dropped = new Set<IConstruct>();
  private own?: iam.Policy;

  constructor(
    private readonly owner: IResource, private readonly role: iam.IRole, private readonly builders: GrantBuilder[],
  ) {
    const roots = () => this.roots();
    Dependable.implement(this, { get dependencyRoots() { return roots(); } });
  }

  public settle(resource: CfnResource, graph: ResourceGraph): void {
    const impossible = this.roots().filter((root) => graph.needs(root, resource, this.role.node.defaultChild));
    if (impossible.length > 0) {
      impossible.forEach((root) => this.dropped.add(root));
      this.own ??= this.ownPolicy();
    }
  }

  private roots(): IConstruct[] {
    const all = [...policiesIn(this.role), ...this.builders.flatMap(({ dependencyRoots }) => dependencyRoots)];
    return [
      ...all.filter((root) => !root.node.scopes.some((scope) => this.dropped.has(scope))),
      ...this.own ? [this.own] : [],
    ];
  }

  private ownPolicy(): iam.Policy | undefined {
    const principal = attachPolicy(this.role, this.owner as unknown as Construct, 'RoleGrants');
    this.builders.flatMap(({ statements }) => statements).forEach((statement) => principal?.addToPolicy(statement));
    return principal?.policy;
  }
}
