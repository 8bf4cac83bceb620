import { CfnResource } from 'aws-cdk-lib';
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
    return owner && hasPolicy(owner) ? owner : policyOfL1(resource);
  });
}

/** What renders the policy of something that is passed by reference, as far as this app creates it. */
export function dependablesOf(reference: Referenced, resource?: CfnResource): IConstruct[] {
  const { policy } = (policyOf(reference, resource) ?? {}) as { readonly policy?: IConstruct };
  if (policy) { return [policy]; }
  return resource ? [...addedTo(resource)].flatMap((added) => Dependable.of(added).dependencyRoots) : [];
}

/** The policy that CDK adds to an L1 resource. */
function policyOfL1(resource: CfnResource): iam.IResourceWithPolicyV2 | undefined {
  const trait = iam.ResourceWithPolicies.of(resource);
  return trait && {
    env: trait.env,
    addToResourcePolicy: (statement) => {
      const result = trait.addToResourcePolicy(statement);
      if (result.policyDependable) { addedTo(resource).add(result.policyDependable); }
      return result;
    },
  };
}

/** What the statements in the policy of an L1 resource depend on: the policy may be created with the first of them. */
function addedTo(resource: CfnResource): Set<IDependable> {
  return stateOf(resource, 'ResourcePolicyDependables', () => new Set());
}

function hasPolicy(construct: object): construct is iam.IResourceWithPolicyV2 {
  return 'addToResourcePolicy' in construct;
}
