import { CfnResource, ResourceEnvironment } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IEnvironmentAware } from 'aws-cdk-lib/interfaces';
import { Dependable, IConstruct, IDependable } from 'constructs';
import { ownerOf } from '../cdk/resource-behind';
import { stateOf } from '../cdk/state';

/** Anything that can be passed by reference. */
export type Referenced = IConstruct & IEnvironmentAware;

/**
 * The policy of something that is passed by reference: that of an L2 construct, or that of an L1 resource, for which
 * CDK has traits. Undefined if CDK does not know how to add statements to it.
 *
 * @param resource the L1 resource behind the reference, if this app creates it
 */
export function policyOf(reference: Referenced, resource?: CfnResource): iam.IResourceWithPolicyV2 | undefined {
  if (!resource || hasPolicy(reference)) { return iam.ResourceWithPolicies.of(reference); }
  // Each trait has a copy of the policy, so that two of them would lose what the other adds.
  return stateOf(resource, 'ResourcePolicy', () => {
    // An L2 construct renders the policy of its resource.
    const owner = ownerOf(resource);
    return owner && hasPolicy(owner) ? owner : traitOf(resource);
  });
}

/** What renders the policy of something that is passed by reference, as far as this app creates it. */
export function dependablesOf(reference: Referenced, resource?: CfnResource): IConstruct[] {
  const known = policyOf(reference, resource);
  if (known instanceof L1Policy) { return [...known.added].flatMap((added) => Dependable.of(added).dependencyRoots); }
  const { policy } = (known ?? {}) as { readonly policy?: IConstruct };
  return policy ? [policy] : [];
}

/** The policy that CDK adds to an L1 resource. It may be created with its first statement. */
class L1Policy implements iam.IResourceWithPolicyV2 {
  public readonly env: ResourceEnvironment;
  public readonly added = new Set<IDependable>();

  constructor(private readonly trait: iam.IResourceWithPolicyV2) {
    this.env = trait.env;
  }

  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    const result = this.trait.addToResourcePolicy(statement);
    if (result.policyDependable) { this.added.add(result.policyDependable); }
    return result;
  }
}

function traitOf(resource: CfnResource): iam.IResourceWithPolicyV2 | undefined {
  const trait = iam.ResourceWithPolicies.of(resource);
  return trait && new L1Policy(trait);
}


function hasPolicy(construct: object): construct is iam.IResourceWithPolicyV2 {
  return 'addToResourcePolicy' in construct;
}
