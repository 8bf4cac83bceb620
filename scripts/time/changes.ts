import { App, Stack } from 'aws-cdk-lib';
import { Template as Assertions } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { Effect, Template } from './template-changes';
import {
  ContainerImage, InferenceSpecification, InstanceType, ModelApprovalStatus, ModelData, ModelLifeCycleStage,
  ModelLifeCycleStageStatus, ModelPackage, ModelPackageGroup, ModelPackageProps,
} from '../../src';

/**
 * A change of an app, and what its deployment does. The page "As time passes" is made of these, and a test holds them.
 */
export interface AppChange {
  readonly change: string;
  readonly before: (stack: Stack) => void;
  readonly after: (stack: Stack) => void;
  /** By the logical ids without their hashes, sorted. */
  readonly effects: { readonly [construct: string]: Effect };
  /** Whether the stack is another one afterwards, so that there is nothing before. */
  readonly newStack?: boolean;
  readonly consequence: string;
  readonly advice: string;
}

const IN_PROGRESS = ModelLifeCycleStageStatus.IN_PROGRESS;
const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn';

function specification(tag = '1'): InferenceSpecification {
  return new InferenceSpecification({
    containers: [{ image: ContainerImage.fromUri(`${image}:${tag}`), modelData: ModelData.fromUri(`s3://models/churn/${tag}/model.tar.gz`) }],
    supportedContentTypes: ['text/csv'],
    supportedResponseMimeTypes: ['text/csv'],
    supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
    supportedTransformInstanceTypes: [InstanceType.M5_LARGE],
  });
}

interface RegistryOptions extends Partial<ModelPackageProps> {
  readonly groupId?: string;
  readonly versionId?: string;
  /** Whether the group has an explicit name. */
  readonly named?: boolean;
}

/** A group, and a version of it. */
function registry(stack: Stack, { groupId = 'Churn', versionId = 'Churn1', named = true, ...props }: RegistryOptions = {}): ModelPackage {
  const modelPackageGroup = new ModelPackageGroup(stack, groupId, { modelPackageGroupName: named ? 'churn' : undefined });
  return new ModelPackage(stack, versionId, { modelPackageGroup, inferenceSpecification: specification(), ...props });
}

const ORIGINAL = (stack: Stack) => { registry(stack); };

export const CHANGES: readonly AppChange[] = [
  {
    change: 'The model, its metrics, card, description, domain or task of a version change',
    before: ORIGINAL,
    after: (stack) => { registry(stack, { inferenceSpecification: specification('2') }); },
    effects: { Churn1: 'replaced' },
    consequence: 'A new version is registered, without an approval. The old version stays in the registry, with its approval, outside of the stack.',
    advice: 'For a new model, add a construct (`Churn2`) instead, so that the code names both versions.',
  },
  {
    change: 'Customer metadata change',
    before: (stack) => { registry(stack, { customerMetadataProperties: { stage: 'trial' } }); },
    after: (stack) => { registry(stack, { customerMetadataProperties: { stage: 'live' } }); },
    effects: { Churn1: 'updated' },
    consequence: 'The version is updated. Keys that the template does not have are removed, whoever set them. The approval stays, unless the code has `approvalStatus`.',
    advice: 'Keep at least one key: the handler as published in March 2023 fails if the property is removed altogether.',
  },
  {
    change: 'The approval status in the code changes',
    before: (stack) => { registry(stack, { approvalStatus: ModelApprovalStatus.REJECTED }); },
    after: (stack) => { registry(stack, { approvalStatus: ModelApprovalStatus.APPROVED }); },
    effects: { Churn1: 'updated' },
    consequence: 'The version is updated, and SageMaker sends an event. From then on, each update sends the status again.',
    advice: 'Either the code owns the approval, or reviewers do: leave out `approvalStatus` where they do.',
  },
  {
    change: 'The stage in the code changes (`lifeCycle`)',
    before: (stack) => { registry(stack, { lifeCycle: { stage: ModelLifeCycleStage.QA, status: IN_PROGRESS } }); },
    after: (stack) => {
      registry(stack, { lifeCycle: { stage: ModelLifeCycleStage.PRODUCTION, status: IN_PROGRESS } });
    },
    effects: { Churn1LifeCycle: 'updated' },
    consequence: 'The version gets the stage, whatever people have set meanwhile. A rollback of this deployment sets the previous one again. The approval stays.',
    advice: 'Either the code owns the stage, or people and pipelines do: leave out `lifeCycle` where they do.',
  },
  {
    change: 'A version is added',
    before: ORIGINAL,
    after: (stack) => {
      const { modelPackageGroup } = registry(stack);
      new ModelPackage(stack, 'Churn2', { modelPackageGroup, inferenceSpecification: specification('2') });
    },
    effects: { Churn2: 'created' },
    consequence: 'A version is registered, after those that the stack defines before it.',
    advice: 'Nothing to do.',
  },
  {
    change: 'A version is added before others in the code',
    before: ORIGINAL,
    after: (stack) => {
      const modelPackageGroup = new ModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn' });
      new ModelPackage(stack, 'Churn2', { modelPackageGroup, inferenceSpecification: specification('2') });
      new ModelPackage(stack, 'Churn1', { modelPackageGroup, inferenceSpecification: specification() });
    },
    effects: { Churn1: 'metadata only', Churn2: 'created' },
    consequence: 'A version is registered, and gets the next number. The others keep theirs.',
    advice: 'Add versions at the end, so that the order of the code is that of the numbers.',
  },
  {
    change: 'A version is removed from the code',
    before: ORIGINAL,
    after: (stack) => { new ModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn' }); },
    effects: { Churn1: 'retained' },
    consequence: 'The version stays in the registry, outside of the stack. Models that are deployed from it keep working.',
    advice: 'To retire it, reject it first, or delete it with `aws sagemaker delete-model-package`.',
  },
  {
    change: 'The id of a version changes',
    before: ORIGINAL,
    after: (stack) => { registry(stack, { versionId: 'ChurnFirst' }); },
    effects: { Churn1: 'retained', ChurnFirst: 'created' },
    consequence: 'The same model is registered a second time, without an approval. The old version stays, outside of the stack.',
    advice: "Keep the logical id: `(version.node.defaultChild as CfnModelPackage).overrideLogicalId('Churn1…')`, with the id of the deployed template.",
  },
  {
    change: 'A version moves into another construct',
    before: ORIGINAL,
    after: (stack) => {
      const modelPackageGroup = new ModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn' });
      new ModelPackage(new Construct(stack, 'Versions'), 'Churn1', { modelPackageGroup, inferenceSpecification: specification() });
    },
    effects: { Churn1: 'retained', VersionsChurn1: 'created' },
    consequence: 'As if its id changed.',
    advice: 'Keep the logical id.',
  },
  {
    change: 'The id of a group with an explicit name changes',
    before: ORIGINAL,
    after: (stack) => { registry(stack, { groupId: 'Churners' }); },
    effects: { Churn: 'retained', Churn1: 'metadata only', Churners: 'created' },
    consequence: 'The deployment fails, as a group of the name exists, and is rolled back.',
    advice: 'Keep the logical id, or take the group over with `cdk import`.',
  },
  {
    change: 'The id of a group with a generated name changes',
    before: (stack) => { registry(stack, { named: false }); },
    after: (stack) => { registry(stack, { named: false, groupId: 'Churners' }); },
    effects: { Churn: 'retained', Churn1: 'replaced', Churners: 'created' },
    consequence: 'A new group is created, and every version is registered anew in it. The old group stays, with the old versions and their approvals.',
    advice: 'Give the group its old name as `modelPackageGroupName`, and keep the logical id.',
  },
  {
    change: 'The description of a group with an explicit name changes',
    before: ORIGINAL,
    after: (stack) => {
      const modelPackageGroup = new ModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn', description: 'Customers who leave' });
      new ModelPackage(stack, 'Churn1', { modelPackageGroup, inferenceSpecification: specification() });
    },
    effects: { Churn: 'replaced' },
    consequence: 'The deployment fails: CloudFormation creates the new group before it lets the old one go, and the name is taken.',
    advice: 'Leave the description as it is.',
  },
  {
    change: 'The stack is renamed',
    before: ORIGINAL,
    after: ORIGINAL,
    newStack: true,
    effects: { Churn: 'created', Churn1: 'created' },
    consequence: 'The new stack fails to create the group while the old one exists. If the name is generated, it creates another group.',
    advice: 'Take the group over with `cdk import`, or leave the name of the stack as it is.',
  },
  {
    change: 'A git revert brings back an earlier model in the same construct',
    before: (stack) => { registry(stack, { inferenceSpecification: specification('2') }); },
    after: ORIGINAL,
    effects: { Churn1: 'replaced' },
    consequence: 'The earlier model is registered a third time, without an approval. The version that it once was stays as it is.',
    advice: 'To roll back, deploy the earlier version: its ARN, or the latest approved version after the bad one was rejected.',
  },
  {
    change: 'A first deployment fails',
    before: ORIGINAL,
    after: ORIGINAL,
    newStack: true,
    effects: { Churn: 'created', Churn1: 'created' },
    consequence: 'What the deployment created is deleted again (`RetainExceptOnCreate`), so that it can be repeated with the same names.',
    advice: 'Repeat it. With the removal policy `RETAIN`, what it created stays, and the retry fails: delete it by hand first.',
  },
];

/** The templates before and after a change. */
export function templatesOf({ before, after, newStack = false }: AppChange): [Template, Template] {
  return newStack ? [{}, templateOf(after, 'Renamed')] : [templateOf(before), templateOf(after)];
}

export function templateOf(define: (stack: Stack) => void, stackName = 'Registry'): Template {
  const stack = new Stack(new App({ analyticsReporting: false }), stackName, { env: { account: '111122223333', region: 'eu-west-1' } });
  define(stack);
  return Assertions.fromStack(stack).toJSON();
}
