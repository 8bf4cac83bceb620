import { Names, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { watchIdentity } from './identity-size';
import { isCdkRole, isLazyRole, PolicyPrincipal } from './principals';
import { once } from '../cdk/once';
import { sharedChild } from '../cdk/shared-child';
import { stateOf } from '../cdk/state';

/**
 * What a policy outside of the stack of an identity is for: for resources that wait for it, or for permissions on
 * packages, for which no package waits.
 */
type Purpose = 'Permissions' | 'PackageGrants';

/** The id of a policy that is attached in order to see whether that is possible. */
const PROBE = 'cdk-sagemaker-model-package.Probe';

/**
 * The policies of an identity in other stacks than its own: one for each stack and purpose, as IAM limits the size of
 * all policies of an identity together.
 *
 * The default policy of an identity would make its stack need the stacks of all resources in it, while these need the
 * identity.
 */
export class RolePolicies {
  public static of(identity: iam.IIdentity): RolePolicies {
    return stateOf(identity, 'RolePolicies', () => new RolePolicies(identity));
  }

  /** Whether packages wait for the permissions of the identity. Permissions on packages must then be separate. */
  public isAwaitedByPackages = false;
  private readonly principals = new Map<string, iam.IPrincipal>();

  private constructor(private readonly identity: iam.IIdentity) {}

  /** Whether the identity accepts further policies: it is not immutable. */
  public get acceptsPolicies(): boolean {
    const { identity } = this;
    return stateOf(identity, 'AcceptsPolicies', () => {
      const accepts = isCdkRole(identity) || attachPolicy(identity, Stack.of(identity), PROBE) !== undefined;
      Stack.of(identity).node.tryRemoveChild(PROBE);
      return accepts;
    });
  }

  /** The identity with the policy in a stack, or the identity itself if it does not accept other policies. */
  public in(stack: Stack, purpose: Purpose): iam.IPrincipal {
    return once(this.principals, `${stack.node.addr} ${purpose}`, () => {
      const { identity } = this;
      const scope = scopeOf(stack, identity);
      return attachPolicy(identity, scope, purpose, nameOf(scope, purpose)) ?? identity.grantPrincipal;
    });
  }
}

/** Attaches a new policy to an identity. Undefined if the identity is immutable or in another account. */
export function attachPolicy(
  identity: iam.IIdentity, scope: Construct, id: string, policyName?: string,
): PolicyPrincipal | undefined {
  const policy = new AttachedPolicy(scope, id, { policyName });
  identity.attachInlinePolicy(policy);
  // A lazy role accepts policies when it is created.
  if (policy.isAccepted || isLazyRole(identity)) {
    if (id !== PROBE) { watchIdentity(identity.grantPrincipal)?.policies.add(policy); }
    return new PolicyPrincipal(identity, policy);
  }
  scope.node.tryRemoveChild(id);
  return undefined;
}

function scopeOf(stack: Stack, identity: iam.IIdentity): Construct {
  const all = sharedChild(stack, 'RolePolicies', (id) => new Construct(stack, id));
  const id = Names.nodeUniqueId(identity.node);
  return all.node.tryFindChild(id) as Construct | undefined ?? new Construct(all, id);
}

/** Policies of one identity must not have the same name, and CDK gives policies of two stacks the same name. */
function nameOf(scope: Construct, purpose: Purpose): string {
  return `${Names.uniqueResourceName(scope, { maxLength: 100 })}${purpose}`;
}

class AttachedPolicy extends iam.Policy {
  public isAccepted = false;

  public override attachToRole(role: iam.IRole): void {
    super.attachToRole(role);
    this.isAccepted = true;
  }

  public override attachToUser(user: iam.IUser): void {
    super.attachToUser(user);
    this.isAccepted = true;
  }

  public override attachToGroup(group: iam.IGroup): void {
    super.attachToGroup(group);
    this.isAccepted = true;
  }
}
