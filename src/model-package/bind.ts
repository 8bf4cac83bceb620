import { Construct } from 'constructs';
import { artifactsOf, BoundPlan, PackagePlan } from './plan';
import { ModelPackageProps } from './props';
import { BoundArtifacts } from '../artifacts/bound-artifacts';

/**
 * Gives the artifacts of a package their place in its template: the one step between plan and rendering that has an
 * effect.
 */
export function bindPlan(scope: Construct, plan: PackagePlan, props: ModelPackageProps): BoundPlan {
  return { ...plan, artifacts: BoundArtifacts.bind(scope, artifactsOf(plan, props)) };
}
