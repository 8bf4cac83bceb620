import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { threeAccounts } from '../../examples/registry/cross-account';
import { allowedTo, ofObjects, REGISTRY } from '../access/decisions/universe';
import { resourceOf, warningsOf } from '../support';
import { Deployed } from '../support/iam';

const STACKS = ['TumourRegistry', 'TumourTraining', 'TumourServing'];

function stackOf(name: string): Stack {
  return threeAccounts(new App()).node.findChild(name) as Stack;
}

test('nothing is acknowledged, so that warnings that remain would be seen', () => {
  expect(readFileSync(join(__dirname, '../../examples/registry/cross-account.ts'), 'utf8')).not.toContain('acknowledge');
});

describe('the three accounts', () => {
  test.each(STACKS)('the stack %s is synthesized without a warning', (name) => {
    expect(warningsOf(stackOf(name))).toEqual([]);
  });

  test('the stacks need nothing of each other, so that each account deploys its own', () => {
    expect(STACKS.map((name) => stackOf(name).dependencies)).toEqual([[], [], []]);
  });

  test('the model is made of the version that is looked up, of which the first synthesis knows nothing', () => {
    expect(resourceOf(stackOf('TumourServing'), 'AWS::SageMaker::Model').Properties.PrimaryContainer).toEqual({
      ModelPackageName: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/tumours/1',
    });
  });

  describe('once it is deployed', () => {
    const named = (resource: string) => resource.replace(/churn(?=\/|$)/, 'tumours');
    const asked = [
      ...REGISTRY.filter(({ resource }) => resource.includes(':111122223333:'))
        .map((each) => ({ ...each, resource: named(each.resource) })),
      ...ofObjects('tumour-models-111122223333/tumours/1/model.tar.gz', 'tumour-models-111122223333/other.tar.gz'),
    ];
    const mayDo = (stackName: string, id: string) => {
      const stack = stackOf(stackName);
      const deployed = new Deployed(stack);
      return allowedTo(deployed, deployed.arn(stack.node.findChild(id)), asked);
    };
    const VERSIONS = ['churn/1', 'churn/2'];

    test('the role that trains registers versions that are to be approved, and is refused everything else', () => {
      expect(mayDo('TumourTraining', 'Trainer')).toEqual({
        'sagemaker:DescribeModelPackageGroup': ['churn'],
        'sagemaker:DescribeModelPackage': VERSIONS,
        'sagemaker:ListModelPackages': VERSIONS,
        'sagemaker:CreateModelPackage': VERSIONS.map((version) => `${version} as PendingManualApproval`),
      });
    });

    test('the role that deploys makes models of versions, and is refused everything else', () => {
      expect(mayDo('TumourServing', 'Deployer')).toEqual({
        'sagemaker:DescribeModelPackageGroup': ['churn'],
        'sagemaker:AccessModelPackage': VERSIONS,
        'sagemaker:DescribeModelPackage': VERSIONS,
        'sagemaker:CreateModel': VERSIONS,
      });
    });

    test.each([
      ['trains', '222233334444', ['churn/1 as PendingManualApproval', 'churn/2 as PendingManualApproval'], undefined, undefined],
      ['deploys', '333344445555', undefined, VERSIONS, ['tumour-models-111122223333/tumours/1/model.tar.gz']],
    ])('the account that %s sees the group, does its part, and nothing else', (_, account, register, deploy, read) => {
      expect(allowedTo(new Deployed(stackOf('TumourRegistry')), account, asked)).toEqual({
        'sagemaker:DescribeModelPackageGroup': ['churn'],
        'sagemaker:BatchDescribeModelPackage': VERSIONS,
        'sagemaker:DescribeModelPackage': VERSIONS,
        'sagemaker:ListModelPackages': VERSIONS,
        ...register && { 'sagemaker:CreateModelPackage': register },
        ...deploy && { 'sagemaker:AccessModelPackage': deploy, 'sagemaker:CreateModel': deploy },
        ...read && { 's3:GetObject': read },
      });
    });
  });
});
