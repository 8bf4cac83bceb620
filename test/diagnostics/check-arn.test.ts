import { Aws, Lazy } from 'aws-cdk-lib';
import { SageMakerResource } from '../../src/cdk/names-and-arns';
import { checkArn } from '../../src/diagnostics/check-arn';
import { checkValue } from '../../src/diagnostics/issues';
import { issuesOf } from '../support';

describe('an ARN', () => {
  function accepts(resource: SageMakerResource, arn: string): void {
    expect(() => checkValue('thing', (issues) => checkArn(issues.at('arn'), resource, arn))).not.toThrow();
  }

  function refusal(resource: SageMakerResource, arn: string): string[] {
    return issuesOf(() => checkValue('thing', (issues) => checkArn(issues.at('arn'), resource, arn)));
  }

  test.each([
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn',
    'arn:aws-cn:sagemaker:cn-north-1:111122223333:model-package-group/Churn-2',
    'arn:aws-us-gov:sagemaker:us-gov-west-1:111122223333:model-package-group/c',
  ])('of a group is accepted: %s', (arn) => accepts('model-package-group', arn));

  test('of a group of 63 characters is accepted', () => {
    accepts('model-package-group', `arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/${'x'.repeat(63)}`);
  });

  test('of a group of 64 characters is refused', () => {
    expect(refusal('model-package-group', `arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/${'x'.repeat(64)}`)).toEqual(['arn: Arn.form']);
  });

  test('of something else is refused, with what it should be', () => {
    expect(refusal('model-package-group', 'arn:aws:s3:::acme')).toEqual(['arn: Arn.form']);
  });

  test.each([
    'churn',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn/1',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/-churn',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn-',
    'arn:aws:sagemaker:eu-west-1:1111:model-package-group/churn',
    'arn:aws:sagemaker::111122223333:model-package-group/churn',
    'its arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn',
  ])('that is none of a group is refused: %s', (arn) => {
    expect(refusal('model-package-group', arn)).toEqual(['arn: Arn.form']);
  });

  test.each([
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
    'arn:aws-cn:sagemaker:cn-north-1:111122223333:model-package/churn/123456789',
  ])('of a package is accepted: %s', (arn) => accepts('model-package', arn));

  test('of a package of AWS Marketplace is accepted, long as it is', () => {
    accepts('model-package', `arn:aws:sagemaker:eu-west-1:865070037744:model-package/${'churn-'.repeat(12)}0f1e2d3c4b5a69788796a5b4c3d2e1f0`);
  });

  test('of something else is refused, with what a package should have', () => {
    expect(refusal('model-package', 'churn/3')).toEqual(['arn: Arn.form']);
  });

  test.each([
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/latest',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3/4',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/1234567890',
    'its arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn',
  ])('that is none of a package is refused: %s', (arn) => {
    expect(refusal('model-package', arn)).toEqual(['arn: Arn.form']);
  });

  test('that is a token is accepted', () => accepts('model-package', Lazy.string({ produce: () => 'late' })));

  test('of which a part is a token is accepted', () => {
    accepts('model-package-group', `arn:${Aws.PARTITION}:sagemaker:eu-west-1:111122223333:model-package-group/churn`);
  });
});
