import { CfnParameter } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ModelPackageGroup, ModelPackageGroupProps } from '../../src';
import { newStack, warningCodes, warningMessages } from '../support';
import { warningsIn } from '../support/found';

/* What is legal for a group, and will surprise. */

function warningsOfGroup(props: ModelPackageGroupProps) {
  return warningsIn(new ModelPackageGroup(newStack(), 'Group', props));
}

describe('the description of a group', () => {
  test('can never change under a name that the app gives', () => {
    expect(warningsOfGroup({ modelPackageGroupName: 'churn', description: 'Who leaves' })).toEqual([
      ['ModelPackageGroup.fixedDescription', 'description'],
    ]);
  });

  test.each([
    ['a group without one', { modelPackageGroupName: 'churn' }],
    ['a group whose name is generated', { description: 'Who leaves' }],
  ])('is no surprise for %s', (_name, props) => {
    expect(warningsOfGroup(props)).toEqual([]);
  });

  test('is no surprise for a group whose name is a parameter', () => {
    const stack = newStack();
    const name = new CfnParameter(stack, 'Name').valueAsString;
    expect(warningsIn(new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: name, description: 'Who leaves' }))).toEqual([]);
  });
});

describe('a statement of the resource policy', () => {
  function warningsOfStatement(...resources: string[]): string[] {
    const stack = newStack();
    const group = new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
    group.addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.AccountPrincipal('444455556666')],
      actions: ['sagemaker:DescribeModelPackageGroup', 'sagemaker:UpdateModelPackage'],
      resources: resources.map((resource) => `arn:${stack.partition}:sagemaker:${stack.region}:${stack.account}:${resource}`),
    }));
    return warningCodes(stack);
  }

  test.each(['model-package-group/churn/*', 'model-package-group/churn/3', 'model-package-group/*/*'])('on %s matches no version', (resource) => {
    expect(warningsOfStatement(resource)).toEqual(['ModelPackageGroup.versionsOfGroupArn']);
  });

  test('is shown by the resource that matches no version', () => {
    const stack = newStack();
    const resource = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn/*';
    new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' }).addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.AccountPrincipal('444455556666')], actions: ['sagemaker:DescribeModelPackage'], resources: [resource],
    }));
    expect(warningMessages(stack, 'ModelPackageGroup.versionsOfGroupArn')).toEqual([expect.stringContaining(`has the resource "${resource}", `)]);
  });

  test('is looked at resource by resource', () => {
    expect(warningsOfStatement('model-package-group/churn', 'model-package-group/churn/*')).toEqual(['ModelPackageGroup.versionsOfGroupArn']);
  });

  test.each(['model-package-group/churn', 'model-package-group/*', 'model-package/churn/*', 'model-package/churn/3'])('on %s is no surprise', (resource) => {
    expect(warningsOfStatement(resource)).toEqual([]);
  });
});
