import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { RegistryStack } from '../../examples/registry/registry-stack';
import { templateOf } from '../../scripts/time/changes';
import { Registry } from '../../scripts/time/registry';
import { ModelApprovalStatus, ModelPackage, ModelPackageGroup, ModelPackageProps } from '../../src';
import { specification } from '../support/packages';

/** A stack with versions of a group, by their ids. */
function versions(props: { [id: string]: Partial<ModelPackageProps> }, adapt: (stack: Stack) => void = () => {}) {
  return templateOf((stack) => {
    const modelPackageGroup = new ModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn' });
    Object.entries(props).forEach(([id, more]) =>
      new ModelPackage(stack, id, { modelPackageGroup, inferenceSpecification: specification(), ...more }));
    adapt(stack);
  });
}

/** The logical id of a version of the first deployment. */
function logicalIdOf(template: any, id: string): string {
  return Object.keys(template.Resources).find((logicalId) =>
    logicalId.startsWith(id) && logicalId.length === id.length + 8)!;
}

test('register, approve by hand, change metadata, add a version, rename a construct: what people decided stays', () => {
  const registry = new Registry();
  const first = versions({ First: { customerMetadataProperties: { stage: 'trial' } } });
  registry.deploy(first);
  expect(registry.versions).toMatchObject([{ number: 1, status: 'none', metadata: { stage: 'trial' } }]);

  registry.decide(1, 'Approved');
  registry.deploy(versions({ First: { customerMetadataProperties: { stage: 'live' } }, Second: {} }));
  expect(registry.versions).toMatchObject([
    { number: 1, status: 'Approved', metadata: { stage: 'live' } },
    { number: 2, status: 'none' },
  ]);

  registry.decide(2, 'Rejected');
  registry.deploy(versions({ Oldest: { customerMetadataProperties: { stage: 'live' } }, Second: {} }, (stack) => {
    const { defaultChild } = stack.node.findChild('Oldest').node;
    (defaultChild as sagemaker.CfnModelPackage).overrideLogicalId(logicalIdOf(first, 'First'));
  }));
  expect(registry.versions).toMatchObject([{ number: 1, status: 'Approved' }, { number: 2, status: 'Rejected' }]);
});

test('without its logical id, a renamed version is registered again, and the approved one leaves the stack', () => {
  const registry = new Registry();
  registry.deploy(versions({ First: {} }));
  registry.decide(1, 'Approved');
  registry.deploy(versions({ Oldest: {} }));
  expect(registry.versions.map(({ number, status, logicalId }) => [number, status, logicalId === undefined]))
    .toEqual([[1, 'Approved', true], [2, 'none', false]]);
});

test('a status that the code gives is sent with every update, whatever people decided', () => {
  const registry = new Registry();
  const pending = { approvalStatus: ModelApprovalStatus.PENDING_MANUAL_APPROVAL };
  registry.deploy(versions({ First: { ...pending, customerMetadataProperties: { stage: 'trial' } } }));
  registry.decide(1, 'Approved');
  registry.deploy(versions({ First: { ...pending, customerMetadataProperties: { stage: 'live' } } }));
  expect(registry.versions).toMatchObject([{ number: 1, status: 'PendingManualApproval', metadata: { stage: 'live' } }]);
});

test('versions that are defined together are numbered in the order of the code', () => {
  const registry = new Registry();
  const template: any = versions({ Zebra: {}, Antelope: {}, Monkey: {} });
  registry.deploy(template);
  expect(registry.versions.map(({ number, logicalId }) => [number, logicalId!.slice(0, -8)]))
    .toEqual([[1, 'Zebra'], [2, 'Antelope'], [3, 'Monkey']]);
});

test('the example app: approved by hand, its metadata changed, a version added, its construct renamed', () => {
  const example = (adapt: (stack: RegistryStack, version: sagemaker.CfnModelPackage) => void) => {
    const stack = new RegistryStack(new App({ analyticsReporting: false }), 'ModelRegistry');
    adapt(stack, stack.modelPackage.node.defaultChild as sagemaker.CfnModelPackage);
    return Template.fromStack(stack).toJSON();
  };
  const registry = new Registry();
  registry.deploy(example(() => {}));
  registry.decide(1, 'Approved');

  const live = (version: sagemaker.CfnModelPackage) => version.addPropertyOverride('CustomerMetadataProperties.stage', 'live');
  const second = (stack: RegistryStack) => new ModelPackage(stack, 'Second', {
    modelPackageGroup: stack.modelPackage.modelPackageGroup,
    inferenceSpecification: specification(),
  });
  registry.deploy(example((stack, version) => { live(version); second(stack); }));
  expect(registry.versions).toMatchObject([{ number: 1, status: 'Approved', metadata: { stage: 'live' } }, { number: 2, status: 'none' }]);

  registry.deploy(example((stack, version) => { live(version); second(stack); version.overrideLogicalId('Renamed'); }));
  expect(registry.versions.map(({ number, status, logicalId }) => [number, status, logicalId !== undefined]))
    .toEqual([[1, 'Approved', false], [2, 'none', true], [3, 'none', true]]);
});
