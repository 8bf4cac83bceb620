import { RemovalPolicy } from 'aws-cdk-lib';
import { Violations } from './violations';

/** SageMaker has no snapshots of its registry. */
export function checkRemovalPolicy(violations: Violations, removalPolicy?: RemovalPolicy): void {
  if (removalPolicy === RemovalPolicy.SNAPSHOT) {
    violations.at('removalPolicy').refuse(removalPolicy, 'is not possible, as there are no snapshots of the model registry', 'use retain or destroy');
  }
}
