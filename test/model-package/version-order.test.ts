import { App, Aspects, CfnResource, Stack } from 'aws-cdk-lib';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { ModelPackage, ModelPackageGroup, ModelPackageProps } from '../../src';
import { newStack, PACKAGE } from '../support';
import { resourcesOf } from '../support/grants';
import { specification } from '../support/packages';

type Group = sagemaker.IModelPackageGroupRef;

const l2 = (stack: Stack): Group => new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
const l1 = (stack: Stack): Group => new sagemaker.CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
const imported = (stack: Stack): Group => ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn');

function version(
  stack: Stack, id: string, modelPackageGroup: Group, props: Partial<ModelPackageProps> = {},
): ModelPackage {
  return new ModelPackage(stack, id, { modelPackageGroup, inferenceSpecification: specification(), ...props });
}

/** For each version, by its logical id without the hash, the versions that it waits for. */
function waits(stack: Stack): { [version: string]: string[] } {
  const versions = resourcesOf(stack, PACKAGE);
  return Object.fromEntries(Object.entries(versions).map(([id, { DependsOn = [] }]) =>
    [nameOf(id), (DependsOn as string[]).filter((other) => other in versions).map(nameOf)]));
}

function nameOf(logicalId: string): string {
  return logicalId.slice(0, -8);
}

describe.each([['an L2', l2], ['an L1', l1], ['an imported group', imported]])('the versions of %s', (_name, groupIn) => {
  test('wait each for the one before', () => {
    const stack = newStack();
    const group = groupIn(stack);
    version(stack, 'C', group);
    version(stack, 'A', group);
    version(stack, 'B', group);
    expect(waits(stack)).toEqual({ C: [], A: ['C'], B: ['A'] });
  });

  test('do not wait for those that are registered at any time', () => {
    const stack = newStack();
    const group = groupIn(stack);
    version(stack, 'A', group);
    version(stack, 'B', group, { registerInOrder: false });
    version(stack, 'C', group);
    expect(waits(stack)).toEqual({ A: [], B: [], C: ['A'] });
  });
});

test('an L2 and its L1 are one group', () => {
  const stack = newStack();
  const group = new ModelPackageGroup(stack, 'Group');
  version(stack, 'A', group);
  version(stack, 'B', group.node.defaultChild as sagemaker.CfnModelPackageGroup);
  expect(waits(stack)).toEqual({ A: [], B: ['A'] });
});

test('versions of other groups are not waited for', () => {
  const stack = newStack();
  const [one, other] = [new ModelPackageGroup(stack, 'One'), new ModelPackageGroup(stack, 'Other')];
  version(stack, 'A', one);
  version(stack, 'B', other);
  version(stack, 'C', one);
  expect(waits(stack)).toEqual({ A: [], B: [], C: ['A'] });
});

test('packages without a group do not wait', () => {
  const stack = newStack();
  new ModelPackage(stack, 'A', { inferenceSpecification: specification() });
  new ModelPackage(stack, 'B', { inferenceSpecification: specification() });
  expect(waits(stack)).toEqual({ A: [], B: [] });
});

test('versions of another stack are not waited for', () => {
  const app = new App();
  const [one, other] = [new Stack(app, 'One'), new Stack(app, 'Other')];
  const group = ModelPackageGroup.fromModelPackageGroupName(one, 'Group', 'churn');
  version(one, 'A', group);
  version(other, 'B', group);
  expect(waits(one)).toEqual({ A: [] });
  expect(waits(other)).toEqual({ B: [] });
});

describe('a group that does not register in order', () => {
  test('has versions that do not wait', () => {
    const stack = newStack();
    const group = new ModelPackageGroup(stack, 'Group', { registerInOrder: false });
    version(stack, 'A', group);
    version(stack, 'B', group);
    expect(waits(stack)).toEqual({ A: [], B: [] });
  });

  test('has versions that do so if they say so', () => {
    const stack = newStack();
    const group = new ModelPackageGroup(stack, 'Group', { registerInOrder: false });
    version(stack, 'A', group, { registerInOrder: true });
    version(stack, 'B', group, { registerInOrder: true });
    expect(waits(stack)).toEqual({ A: [], B: ['A'] });
  });
});

describe('dependencies of the user take precedence', () => {
  test('between two versions', () => {
    const stack = newStack();
    const group = l2(stack);
    const first = version(stack, 'A', group);
    const second = version(stack, 'B', group);
    first.node.addDependency(second);
    expect(waits(stack)).toEqual({ A: ['B'], B: [] });
  });

  test('from the first of three to the last', () => {
    const stack = newStack();
    const group = l2(stack);
    const first = version(stack, 'A', group);
    version(stack, 'B', group);
    first.node.addDependency(version(stack, 'C', group));
    expect(waits(stack)).toEqual({ A: ['C'], B: ['A'], C: [] });
  });

  test('through another resource', () => {
    const stack = newStack();
    const group = l2(stack);
    const first = version(stack, 'A', group);
    const second = version(stack, 'B', group);
    const between = new CfnResource(stack, 'Between', { type: 'AWS::CloudFormation::WaitConditionHandle' });
    between.node.addDependency(second);
    first.node.addDependency(between);
    expect(waits(stack)).toEqual({ A: ['B'], B: [] });
  });

  test('that an aspect adds', () => {
    const stack = newStack();
    const group = l2(stack);
    const first = version(stack, 'A', group);
    const second = version(stack, 'B', group);
    Aspects.of(stack).add({
      visit: (node: IConstruct) => { if (node === first) { first.node.addDependency(second); } },
    });
    expect(waits(stack)).toEqual({ A: ['B'], B: [] });
  });

  test('across two groups, without a cycle', () => {
    const stack = newStack();
    const [one, other] = [new ModelPackageGroup(stack, 'One'), new ModelPackageGroup(stack, 'Other')];
    const a = version(stack, 'A', one);
    const b = version(stack, 'B', other);
    const c = version(stack, 'C', one);
    const d = version(stack, 'D', other);
    a.node.addDependency(d);
    expect(b.node.path + c.node.path).toBe('Stack/BStack/C');
    expect(waits(stack)).toEqual({ A: ['D'], B: ['D'], C: ['A'], D: [] });
  });
});

test('a second synthesis gives the same', () => {
  const stack = newStack();
  const group = l2(stack);
  version(stack, 'A', group);
  version(stack, 'B', group);
  const app = stack.node.root as App;
  app.synth();
  app.synth({ force: true });
  expect(waits(stack)).toEqual({ A: [], B: ['A'] });
});
