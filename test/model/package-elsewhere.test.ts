import { App, Fn, Stack, Stage } from 'aws-cdk-lib';
import { CfnModelPackageGroup, IModelPackageGroupRef, IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { ModelContainer, ModelPackage, ModelPackageGroup } from '../../src';
import { ENV, warningCodes, warningMessages } from '../support';
import { filledStack, groupPolicy, newWorld, OTHER_ENV, World } from '../support/grants';
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

describe('a version or a group that is imported, although the app creates the group', () => {
  const version = ({ other }: World) =>
    ModelPackage.fromModelPackageArn(other, 'Package', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3');
  const OPEN = {
    Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
    Effect: 'Allow',
    Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
    Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
  };

  test.each<[string, (world: World) => void]>([
    ['an L2', (world) => {
      newGroup(world.stack);
      deploy(world, version(world));
    }],
    ['an L1', (world) => {
      new CfnModelPackageGroup(world.stack, 'Group', { modelPackageGroupName: 'churn' });
      deploy(world, version(world));
    }],
    ['an L2 that is defined after the model', (world) => {
      deploy(world, version(world));
      newGroup(world.stack);
    }],
    ['an L2, of which the latest version is looked up', (world) => {
      newGroup(world.stack);
      deploy(world, latestOf(world, ModelPackageGroup.fromModelPackageGroupArn(
        world.other, 'Group', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn')));
    }],
  ])('opens the policy of %s, for which the model waits', (_group, make) => {
    const world = newWorld();
    make(world);
    expect(warningCodes(world.other)).not.toContain(CODE);
    expect(groupPolicy(world.stack)).toContainEqual(OPEN);
    expect(world.other.dependencies).toEqual([world.stack]);
  });

  test('opens its policy in a stage of its own', () => {
    const app = new App();
    const registry = filledStack(new Stage(app, 'Registry'), 'Stack', ENV);
    const other = filledStack(new Stage(app, 'Serving'), 'Stack', OTHER_ENV);
    newGroup(registry);
    deploy({ app, stack: registry, other }, version({ app, stack: registry, other }));
    expect(warningCodes(other)).not.toContain(CODE);
    expect(groupPolicy(registry)).toContainEqual(OPEN);
  });

  test('does not wait for a stack that needs its own', () => {
    const world = newWorld();
    newGroup(world.stack);
    deploy(world, version(world));
    world.stack.node.addDependency(world.other);
    expect(warningCodes(world.other)).not.toContain(CODE);
    expect(groupPolicy(world.stack)).toContainEqual(OPEN);
    expect(world.other.dependencies).toEqual([]);
  });

  test.each<[string, (world: World) => Stack, string]>([
    ['in another account', ({ other }) => other, 'churn'],
    ['under another name', ({ stack }) => stack, 'churn-eu'],
    ['in a region that is not known', ({ app }) => filledStack(app, 'Agnostic', { account: '111122223333' }), 'churn'],
  ])('opens no policy of a group %s', (_where, place, modelPackageGroupName) => {
    const world = newWorld();
    const stack = place(world);
    new ModelPackageGroup(stack, 'Another', { modelPackageGroupName });
    deploy(world, version(world));
    expect(warningCodes(world.other)).toContain(CODE);
    expect(groupPolicy(stack)).toBeUndefined();
  });

  test('does not look for a group whose name is not known', () => {
    const world = newWorld();
    newGroup(world.stack);
    const modelPackageArn = `arn:aws:sagemaker:eu-west-1:111122223333:model-package/${Fn.importValue('Group')}/3`;
    deploy(world, ModelPackage.fromModelPackageArn(world.other, 'Package', modelPackageArn));
    expect(groupPolicy(world.stack)).toBeUndefined();
  });
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
