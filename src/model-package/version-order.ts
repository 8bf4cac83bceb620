import { CfnResource } from 'aws-cdk-lib';
import { dependOnResource } from '../cdk/dependencies';
import { referencesOf } from '../cdk/references';

/** A version of a group, and whose order it has. */
export interface OrderedVersion {
  readonly resource: CfnResource;
  /** Equal for versions of one group. */
  readonly group: object;
}

/**
 * SageMaker numbers versions as they are registered, and CloudFormation creates what does not depend on each other at
 * the same time. So each version of a group in a stack waits for the one before it, in the order in which the app
 * defines them. Where dependencies of the user say otherwise, they count, and the order of the app gives way.
 *
 * All dependencies must be known: it is for the validation of a stack, which CDK does after it has resolved them.
 */
export function waitForEarlierVersions(versions: readonly OrderedVersion[]): void {
  const previous = new Map<object, CfnResource>();
  for (const { resource, group } of inOrder(versions)) {
    const before = previous.get(group);
    if (before) { dependOnResource(resource, before); }
    previous.set(group, resource);
  }
}

/** The versions as they are given, but each behind those that it depends on. */
function inOrder(versions: readonly OrderedVersion[]): Iterable<OrderedVersion> {
  const byResource = new Map(versions.map((version) => [version.resource, version]));
  const ordered = new Set<OrderedVersion>();
  const seen = new Set<CfnResource>();
  const visit = (resource: CfnResource) => {
    if (seen.has(resource)) { return; }
    seen.add(resource);
    const version = byResource.get(resource);
    // A version may wait for a policy that refers to another one. What versions themselves refer to is defined before.
    for (const dependency of [...resource.obtainDependencies(), ...version ? [] : referencesOf(resource)]) {
      if (CfnResource.isCfnResource(dependency)) { visit(dependency); }
    }
    if (version) { ordered.add(version); }
  };
  versions.forEach(({ resource }) => visit(resource));
  return ordered;
}
