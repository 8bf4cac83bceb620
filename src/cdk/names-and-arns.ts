import { Arn, ArnFormat, Aws, Names, PhysicalName, ResourceEnvironment, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** The resource types of SageMaker, as they appear in ARNs. */
export type SageMakerResource = 'model-package-group' | 'model-package' | 'model';

const MAX_NAME = 63;

/**
 * Generates a name for the construct that is about to be created as `id` in `scope`. The name is unique in the account
 * and region, the same at each synthesis, and a literal, so that other environments can refer to it.
 */
export function generateName(scope: Construct, id: string): string {
  // CDK generates names only for constructs, so a temporary construct takes the id. CDK throws here if it is in use.
  const placeholder = new Construct(scope, id);
  try {
    return Names.uniqueResourceName(placeholder, { maxLength: MAX_NAME, separator: '-' });
  } finally {
    scope.node.tryRemoveChild(id);
  }
}

/**
 * The name that the user specifies, or a generated one: SageMaker requires a name, which CloudFormation does not
 * generate.
 */
export function nameOrGenerated(name: string | undefined, scope: Construct, id: string): string {
  return name === undefined || name === PhysicalName.GENERATE_IF_NEEDED ? generateName(scope, id) : name;
}

/** The ARN of a resource in an environment. */
export function arnIn(
  { account, region }: ResourceEnvironment, resource: SageMakerResource, resourceName: string,
): string {
  return Arn.format({ partition: Aws.PARTITION, service: 'sagemaker', region, account, resource, resourceName });
}

/** The resource name of an ARN: the part after the resource type. */
export function nameFromArn(arn: string): string {
  return Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resourceName!;
}

/**
 * Whether two environments are known to be the same. Two unknown environments are the same only if they are the same
 * tokens, as in two environment-agnostic stacks of an app.
 */
export function sameEnvironment(one: ResourceEnvironment, other: ResourceEnvironment): boolean {
  return one.account === other.account && one.region === other.region;
}

/** Whether both values are known and differ. */
export function knownToDiffer(one: string, other: string): boolean {
  return one !== other && !Token.isUnresolved(one) && !Token.isUnresolved(other);
}
