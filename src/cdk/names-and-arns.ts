import { Arn, ArnFormat, Aws, Names, ResourceEnvironment, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Violations } from '../diagnostics/issues';

/** SageMaker's resource types, as they stand in ARNs. */
export type SageMakerResource = 'model-package-group' | 'model-package' | 'model';

const MAX_NAME = 63;

/** What a concrete ARN of each type looks like. Names keep their case: IAM compares it. */
const ARN_PATTERNS: Record<SageMakerResource, { pattern: RegExp; example: string }> = {
  'model-package-group': {
    pattern: /^arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\d{12}:model-package-group\/(?=.{1,63}$)[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/,
    example: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn',
  },
  'model-package': {
    // A versioned package has a version behind its group; Marketplace's names carry a hash and pass 63 characters.
    pattern: /^arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\d{12}:model-package\/[a-zA-Z0-9](?:-*[a-zA-Z0-9])*(?:\/\d{1,9})?$/,
    example: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
  },
  'model': {
    pattern: /^arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\d{12}:model\/(?=.{1,63}$)[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/,
    example: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn',
  },
};

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

/** Refuses an ARN that is known and cannot be one of this resource type. */
export function checkArn(violations: Violations, resource: SageMakerResource, arn: string): void {
  const { pattern, example } = ARN_PATTERNS[resource];
  if (!pattern.test(arn)) {
    violations.refuse(arn, `is not the ARN of a ${resource.replace(/-/g, ' ')}`, `write it as ${example}`);
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
