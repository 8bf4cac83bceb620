import { writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Stack } from 'aws-cdk-lib';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import { CfnModelPackageGroup, IModelPackageGroupRef, ModelPackageGroupReference } from 'aws-cdk-lib/aws-sagemaker';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct } from 'constructs';
import { ModelPackageGroup, ModelPackageGroupEvents } from '../../src';
import { templateOf } from '../support';
import { functionIn, groupIn, roleIn, versionIn } from '../support/layout-parts';
import { factsOf, Layout, REGISTRY_ENV } from '../support/layouts';

const GROUP_ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn';

/** A construct of the user that is a group, with the resource in it. */
class OwnGroup extends Construct implements IModelPackageGroupRef {
  public readonly env = REGISTRY_ENV as { account: string; region: string };
  public readonly modelPackageGroupRef: ModelPackageGroupReference;

  constructor(scope: Construct, id: string, make: (own: Construct) => string) {
    super(scope, id);
    this.modelPackageGroupRef = { modelPackageGroupArn: make(this) };
  }
}

function newL1(scope: Construct, id = 'Group'): CfnModelPackageGroup {
  return new CfnModelPackageGroup(scope, id, { modelPackageGroupName: 'churn' });
}

function included(stack: Stack): CfnModelPackageGroup {
  const templateFile = join(tmpdir(), 'cdk-sagemaker-model-package-group.json');
  writeFileSync(templateFile, JSON.stringify({
    Resources: { Group: { Type: 'AWS::SageMaker::ModelPackageGroup', Properties: { ModelPackageGroupName: 'churn' } } },
  }));
  return new CfnInclude(stack, 'Included', { templateFile }).getResource('Group') as CfnModelPackageGroup;
}

/** The kinds of groups, and the construct for which a version waits. */
const KINDS: [string, string | undefined, (stack: Stack) => IModelPackageGroupRef][] = [
  ['an L2', 'Registry/Group', groupIn],
  ['an L1', 'Registry/Group', newL1],
  ['a CfnInclude', 'Registry/Included/Group', included],
  ['imported by name', undefined, (stack) => ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn')],
  ['imported by ARN', undefined, (stack) => ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', GROUP_ARN)],
  ['imported by the ARN of an L1', 'Registry/Other', (stack) => ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', newL1(stack, 'Other').ref)],
  ["a construct of the user's own around an L2", 'Registry/Own/Group', (stack) =>
    new OwnGroup(stack, 'Own', (own) => groupIn(own).modelPackageGroupArn)],
  ["a construct of the user's own around an L1", 'Registry/Own/Group', (stack) => new OwnGroup(stack, 'Own', (own) => newL1(own).ref)],
  ["a construct of the user's own that has a group of that name", 'Registry/Own/Group', (stack) => new OwnGroup(stack, 'Own', (own) => {
    newL1(own);
    return GROUP_ARN;
  })],
  ["a construct of the user's own that has a group of another name", undefined, (stack) => new OwnGroup(stack, 'Own', (own) => {
    new CfnModelPackageGroup(own, 'Group', { modelPackageGroupName: 'other' });
    return GROUP_ARN;
  })],
];

describe.each(KINDS)('a group that is %s', (_name, waitsFor, make) => {
  const waits = waitsFor === undefined ? {} : { 'Registry/Version': [waitsFor] };

  test('has a rule that starts a function that reads a version of the group', () => {
    const layout = new Layout();
    const stack = layout.stack('Registry');
    const group = make(stack);
    const version = versionIn(stack, 'Version', group);
    const reader = functionIn(stack, 'Reader', { VERSION: version.modelPackageArn });
    version.grants.read(reader);
    ModelPackageGroupEvents.fromModelPackageGroup(group).onApproved('Approved', { target: new targets.LambdaFunction(reader) });
    expect(factsOf(layout.app).waits).toEqual(waits);
  });

  test('has a version in its own scope, with a function and a rule', () => {
    const layout = new Layout();
    const stack = layout.stack('Registry');
    const group = make(stack);
    const version = versionIn(group as unknown as Construct, 'Version', group);
    const reader = functionIn(stack, 'Reader', { VERSION: version.modelPackageArn });
    ModelPackageGroupEvents.fromModelPackageGroup(group).onApproved('Approved', { target: new targets.LambdaFunction(reader) });
    expect(Object.values(factsOf(layout.app).waits)).toEqual(Object.values(waits));
  });

  test('of another stack has its rule in the stack of the function that reads a version there', () => {
    const layout = new Layout();
    const [registry, serving] = [layout.stack('Registry'), layout.stack('Serving')];
    roleIn(registry);
    const group = make(registry);
    const version = versionIn(serving, 'Version', group);
    const reader = functionIn(serving, 'Reader', { VERSION: version.modelPackageArn });
    version.grants.read(reader);
    ModelPackageGroupEvents.fromModelPackageGroup(group).onApproved('Approved', { target: new targets.LambdaFunction(reader), crossStackScope: serving });
    expect(factsOf(layout.app).stacks).toEqual(waitsFor === undefined ? {} : { Serving: ['Registry'] });
  });

  test('has 30 rules and 30 versions: no version waits for a rule', () => {
    const layout = new Layout();
    const stack = layout.stack('Registry');
    const group = make(stack);
    for (let index = 0; index < 30; index++) {
      ModelPackageGroupEvents.fromModelPackageGroup(group).onApproved(`Rule${index}`);
      versionIn(stack, `Version${index}`, group);
    }
    const dependencies = Object.values(templateOf(stack).Resources).flatMap(({ DependsOn }) => DependsOn ?? []);
    // Each version waits for the one before, and for the group.
    expect(dependencies.filter((id) => id.includes('Rule'))).toEqual([]);
    expect(dependencies).toHaveLength(waitsFor === undefined ? 29 : 29 + 30);
  });
});

test('a group that is imported in one stack has its version and the target of its rule in another', () => {
  const layout = new Layout();
  const [registry, serving] = [layout.stack('Registry'), layout.stack('Serving')];
  const group = ModelPackageGroup.fromModelPackageGroupName(registry, 'Group', 'churn');
  const version = versionIn(serving, 'Version', group);
  const reader = functionIn(serving, 'Reader', { VERSION: version.modelPackageArn });
  group.onApproved('Approved', { target: new targets.LambdaFunction(reader) });
  expect(factsOf(layout.app)).toMatchObject({ stacks: { Registry: ['Serving'] }, waits: {} });
});

test('a rule whose target is in a stack that needs the group is a cycle without crossStackScope', () => {
  const layout = new Layout();
  const [registry, serving] = [layout.stack('Registry'), layout.stack('Serving')];
  const group = groupIn(registry);
  versionIn(serving, 'Version', group);
  group.onApproved('Approved', { target: new targets.LambdaFunction(functionIn(serving, 'Reader')) });
  expect(() => layout.app.synth()).toThrow('would create a cyclic reference');
});

describe('a look-up', () => {
  test('waits for the group only, which has a rule for a function that is told what it finds', () => {
    const layout = new Layout();
    const stack = layout.stack('Registry');
    const modelPackageGroup = newL1(stack);
    const latest = ModelPackageGroup.latestApprovedModelPackage(stack, 'Latest', { modelPackageGroup });
    const reader = functionIn(stack, 'Reader', { VERSION: latest.modelPackageArn });
    ModelPackageGroupEvents.fromModelPackageGroup(modelPackageGroup).onApproved('Approved', { target: new targets.LambdaFunction(reader) });
    expect(factsOf(layout.app).waits).toEqual({
      'Registry/Latest/NeedsApprovedVersion': ['Registry/Group', 'Registry/Latest/NeedsApprovedVersion/CustomResourcePolicy'],
    });
  });

  test('waits for no import', () => {
    const layout = new Layout();
    const stack = layout.stack('Registry');
    const modelPackageGroup = ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn');
    const latest = ModelPackageGroup.latestApprovedModelPackage(stack, 'Latest', { modelPackageGroup });
    modelPackageGroup.onApproved('Approved', { target: new targets.LambdaFunction(functionIn(stack, 'Reader', { VERSION: latest.modelPackageArn })) });
    expect(factsOf(layout.app).waits).toEqual({
      'Registry/Latest/NeedsApprovedVersion': ['Registry/Latest/NeedsApprovedVersion/CustomResourcePolicy'],
    });
  });
});
