import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { ModelPackage, ModelPackageGroup } from '../../src';
import { ENV, GROUP, issuesOf, newStack, PACKAGE, propertiesOf, resourceOf } from '../support';
import { groupPolicy } from '../support/grants';
import { newGroup, specification } from '../support/packages';

const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn';
const VERSION = { inferenceSpecification: specification() };

describe('isModelPackageGroup', () => {
  test('tells a group', () => {
    expect(ModelPackageGroup.isModelPackageGroup(newGroup(newStack()))).toBe(true);
  });

  test('tells a group of a class that users derive', () => {
    class OwnGroup extends ModelPackageGroup {}
    expect(ModelPackageGroup.isModelPackageGroup(new OwnGroup(newStack(), 'Group'))).toBe(true);
  });

  test.each<[string, () => unknown]>([
    ['an imported group', () => ModelPackageGroup.fromModelPackageGroupArn(newStack(), 'Group', ARN)],
    ['an L1', () => new CfnModelPackageGroup(newStack(), 'Group', { modelPackageGroupName: 'churn' })],
    ['a package', () => newGroup(newStack()).addModelPackage('Version', VERSION)],
    ['nothing', () => undefined],
    ['null', () => null],
    ['a text', () => 'churn'],
  ])('does not take %s for one', (_what, make) => {
    expect(ModelPackageGroup.isModelPackageGroup(make())).toBe(false);
  });
});

describe('attributes', () => {
  test('the creation time is known at deployment', () => {
    const stack = newStack();
    expect(stack.resolve(newGroup(stack).modelPackageGroupCreationTime)).toEqual({ 'Fn::GetAtt': [resourceOf(stack, GROUP).logicalId, 'CreationTime'] });
  });

  test('the status is known at deployment', () => {
    const stack = newStack();
    expect(stack.resolve(newGroup(stack).modelPackageGroupStatus)).toEqual({
      'Fn::GetAtt': [resourceOf(stack, GROUP).logicalId, 'ModelPackageGroupStatus'],
    });
  });
});

describe('arnForModelPackages', () => {
  const imported = () => ModelPackageGroup.fromModelPackageGroupArn(newStack(ENV), 'Group', ARN);
  const arnOf = (resource: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:sagemaker:eu-west-1:111122223333:model-package/${resource}`]] });

  test('is a pattern of all versions', () => {
    const group = imported();
    expect(Stack.of(group).resolve(group.arnForModelPackages())).toEqual(arnOf('churn/*'));
  });

  test('is the ARN of one version', () => {
    const group = imported();
    expect(Stack.of(group).resolve(group.arnForModelPackages('3'))).toEqual(arnOf('churn/3'));
  });

  test('takes a version that is known at deployment', () => {
    const group = imported();
    const version = new CfnParameter(Stack.of(group), 'Version').valueAsString;
    expect(Stack.of(group).resolve(group.arnForModelPackages(version))).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:eu-west-1:111122223333:model-package/churn/', { Ref: 'Version' }]],
    });
  });

  test('refuses what is not the number of a version', () => {
    expect(issuesOf(() => imported().arnForModelPackages('latest'))).toEqual(['version: Text.versionNumber']);
  });

  test('can be used in the policy of the group itself', () => {
    const stack = newStack(ENV);
    const group = new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
    group.addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.AccountPrincipal('444455556666')], actions: ['sagemaker:DescribeModelPackage'], resources: [group.arnForModelPackages()],
    }));
    expect(groupPolicy(stack)).toEqual([{
      Action: 'sagemaker:DescribeModelPackage',
      Effect: 'Allow',
      Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
      Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
    }]);
  });
});

describe('addModelPackage', () => {
  test('makes a version of the group, which is its scope', () => {
    const stack = newStack();
    const group = newGroup(stack);
    const version = group.addModelPackage('First', { ...VERSION, description: 'the first' });
    expect(ModelPackage.isModelPackage(version)).toBe(true);
    expect(version.node.scope).toBe(group);
    expect(propertiesOf(stack, PACKAGE)).toMatchObject({ ModelPackageDescription: 'the first', ModelPackageGroupName: group.modelPackageGroupName });
  });

  test('refuses what a version refuses', () => {
    expect(issuesOf(() => newGroup(newStack()).addModelPackage('First', { ...VERSION, description: 'a\tb' }))).toEqual([
      'description: Text.printable',
    ]);
  });
});

test('The events of a group stand beside its grants', () => {
  const stack = newStack(ENV);
  newGroup(stack).events.onApproved('Approved');
  expect(propertiesOf(stack, 'AWS::Events::Rule').EventPattern.detail.ModelApprovalStatus).toEqual(['Approved']);
});

test('CDK grants on a group as on any resource with a policy', () => {
  const stack = new Stack(new App(), 'Stack', { env: ENV });
  const group = newGroup(stack);
  iam.Grant.addToPrincipalOrResource({
    grantee: new iam.AccountPrincipal('444455556666'), actions: ['sagemaker:DescribeModelPackage'], resourceArns: [group.arnForModelPackages()], resource: group,
  });
  expect(groupPolicy(stack)).toHaveLength(1);
});
