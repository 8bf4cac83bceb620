import { Arn, ArnFormat, Aws, Names, ResourceEnvironment, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** SageMaker's resource types, as they stand in ARNs. */
export type SageMakerResource = 'model-package-group' | 'model-package' | 'model';

const MAX_NAME = 63;

/**
 * A name for the construct that is about to be made as `id` in `scope`: unique within account and region, the same
 * at every synthesis, and known at synthesis, so that other environments can refer to it.
 */
export function generateName(scope: Construct, id: string): string {
  // CDK names constructs, so a stand-in takes the place for the moment. A taken id gets CDK's own error here.
  const standIn = new Construct(scope, id);
  try {
    return Names.uniqueResourceName(standIn, { maxLength: MAX_NAME, separator: '-' });
  } finally {
    scope.node.tryRemoveChild(id);
  }
}

/** The ARN of a resource in any environment. */
export function arnIn({ account, region }: ResourceEnvironment, resource: SageMakerResource, resourceName: string): string {
  return Arn.format({ partition: Aws.PARTITION, service: 'sagemaker', region, account, resource, resourceName });
}

/** What stands behind the resource type of an ARN. */
export function nameFromArn(arn: string): string {
  return Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resourceName!;
}

/**
 * Whether two resources are known to share account and region. Two unknown environments are the same only where
 * they are the same token, as in two environment-agnostic stacks of one app.
 */
export function sameEnvironment(one: ResourceEnvironment, other: ResourceEnvironment): boolean {
  return one.account === other.account && one.region === other.region;
}

/** Whether both are known and differ. */
export function knownToDiffer(one: string, other: string): boolean {
  return one !== other && !Token.isUnresolved(one) && !Token.isUnresolved(other);
}
