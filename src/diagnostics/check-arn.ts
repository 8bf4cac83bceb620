import { Issues } from './issues';
import { SageMakerResource } from '../cdk/names-and-arns';

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

/** Rejects an ARN that is known and cannot be one of this resource type. */
export function checkArn(issues: Issues, resource: SageMakerResource, arn: string): void {
  const { pattern, example } = ARN_PATTERNS[resource];
  if (!pattern.test(arn)) {
    issues.invalidValue('Arn.form', arn, { resource: resource.replace(/-/g, ' '), example });
  }
}
