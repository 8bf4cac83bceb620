import { Fn } from 'aws-cdk-lib';
import { CfnModelPackageGroup, IModelPackageGroupRef, IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { ModelContainer, ModelPackage, ModelPackageGroup } from '../../src';
import { warningCodes, warningMessages } from '../support';
import { groupPolicy, newWorld, World } from '../support/grants';
import { newModel } from '../support/models';
import { newGroup } from '../support/packages';

/*
 * A model in account 444455556666 of a package in account 111122223333.
 */

const CODE = 'Model.packageElsewhere';

function deploy(world: World, modelPackage: IModelPackageRef): void {
  newModel(world.other, { containers: [ModelContainer.fromModelPackage(modelPackage)] });
}

/** The latest version of a group, whose ARN is known at deployment. */
function latestOf({ other }: World, modelPackageGroup: IModelPackageGroupRef): IModelPackageRef {
  return ModelPackageGroup.latestApprovedModelPackage(other, 'Latest', { modelPackageGroup });
}

test.each<[string, (world: World) => IModelPackageGroupRef]>([
  ['a group of the app', ({ stack }) => newGroup(stack)],
  ['an L1 group of the app', ({ stack }) => new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' })],
])('the policy of %s allows the account of the model to create it', (_group, makeGroup) => {
  const world = newWorld();
  deploy(world, latestOf(world, makeGroup(world)));
  expect(groupPolicy(world.stack)).toContainEqual({
    Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
    Effect: 'Allow',
    Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
    Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
  });
  expect(warningCodes(world.other)).not.toContain(CODE);
});

test.each<[string, (world: World) => IModelPackageRef, string]>([
  ['a version that is imported by its ARN', ({ other }) =>
    ModelPackage.fromModelPackageArn(other, 'Package', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3'),
  'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3'],
  ['the latest version of an imported group', (world) => latestOf(world,
    ModelPackageGroup.fromModelPackageGroupArn(world.other, 'Group', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn')),
  'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*'],
  ['the latest version of a group whose policy is not known at synthesis', (world) => latestOf(world,
    new CfnModelPackageGroup(world.stack, 'Group', { modelPackageGroupName: 'churn', modelPackageGroupPolicy: Fn.importValue('Policy') })),
  'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*'],
])('%s warns, with the statement to add', (_package, makePackage, resource) => {
  const world = newWorld();
  deploy(world, makePackage(world));
  expect(warningMessages(world.other, CODE)).toEqual([
    expect.stringContaining(`"Principal":{"AWS":"arn:\${AWS::Partition}:iam::444455556666:root"},"Resource":"${resource}"}`),
  ]);
});

test.each([
  ['of the same account', 'arn:aws:sagemaker:eu-west-1:444455556666:model-package/churn/3'],
  ['of AWS Marketplace, which has no group', 'arn:aws:sagemaker:eu-west-1:985815980388:model-package/churn-v1-0123456789abcdef0123456789abcdef'],
])('a package %s does not warn', (_package, arn) => {
  const world = newWorld();
  deploy(world, ModelPackage.fromModelPackageArn(world.other, 'Package', arn));
  expect(warningCodes(world.other)).not.toContain(CODE);
});
