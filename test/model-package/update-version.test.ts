import { SageMakerClient, UpdateModelPackageCommand, UpdateModelPackageCommandInput } from '@aws-sdk/client-sagemaker';
import { App, Fn, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  ModelLifeCycleStage, ModelLifeCycleStageStatus, ModelPackage, ModelPackageGroup, ModelPackageProps,
  ModelPackageRegistrationType,
} from '../../src';
import { ENV, GROUP, issuesOf, newStack, PACKAGE, resourceOf, templateOf, warningCodes } from '../support';
import { answerTo } from '../support/custom-resource';
import { specification } from '../support/packages';

const LIFE_CYCLE = 'Custom::ModelPackageLifeCycle';
const REGISTRATION = 'Custom::ModelPackageRegistrationType';
const REMOVAL = 'Custom::ModelPackageRemovedMetadata';

const QA = { stage: ModelLifeCycleStage.QA, status: ModelLifeCycleStageStatus.IN_PROGRESS };
const PRODUCTION = { stage: ModelLifeCycleStage.PRODUCTION, status: ModelLifeCycleStageStatus.APPROVED, description: 'rollout 7' };
const ALL: Partial<ModelPackageProps> = {
  lifeCycle: QA,
  registrationType: ModelPackageRegistrationType.REGISTERED,
  customerMetadataPropertiesToRemove: ['reviewer', 'ticket'],
};

function version(props: Partial<ModelPackageProps>, stack = newStack(ENV)): Stack {
  const modelPackageGroup = new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
  new ModelPackage(stack, 'Churn1', { modelPackageGroup, inferenceSpecification: specification(), ...props });
  return stack;
}

/** The call of a custom resource. The ARN of the version, which is a reference, is `VERSION`. */
function callOf(stack: Stack, type: string): any {
  const { Create, Update, Delete } = resourceOf(stack, type).Properties;
  expect(Update).toEqual(Create);
  expect(Delete).toBeUndefined();
  return JSON.parse(Create['Fn::Join'][1].map((part: unknown) => typeof part === 'string' ? part : 'VERSION').join(''));
}

/** The statements of the policy that belongs to a custom resource. */
function statementsOf(stack: Stack, type: string): any[] {
  const { DependsOn = [] } = resourceOf(stack, type);
  const { Resources } = templateOf(stack);
  return DependsOn.filter((id) => id.includes('CustomResourcePolicy') && id.startsWith('Churn1') && sameOwner(id, resourceOf(stack, type).logicalId))
    .flatMap((id) => Resources[id].Properties.PolicyDocument.Statement);
}

/** Logical ids start with the path: `Churn1LifeCycle…` for the custom resource and for its policy. */
function sameOwner(policy: string, customResource: string): boolean {
  return policy.startsWith(customResource.replace(/[0-9A-F]{8}$/, ''));
}

const VERSION = { Ref: expect.stringMatching(/^Churn1[0-9A-F]{8}$/) };

describe('The stage of a version', () => {
  test('is set by a call after the version is registered', () => {
    expect(callOf(version({ lifeCycle: PRODUCTION }), LIFE_CYCLE)).toEqual({
      service: 'sagemaker',
      action: 'UpdateModelPackage',
      parameters: {
        ModelPackageArn: 'VERSION',
        ModelLifeCycle: { Stage: 'Production', StageStatus: 'Approved', StageDescription: 'rollout 7' },
      },
      region: 'eu-west-1',
      outputPaths: ['ModelPackageArn'],
      physicalResourceId: { id: 'VERSION' },
    });
  });

  test('has no description unless there is one', () => {
    expect(callOf(version({ lifeCycle: QA }), LIFE_CYCLE).parameters.ModelLifeCycle).toEqual({ Stage: 'QA', StageStatus: 'InProgress' });
  });

  test('needs permission to set this stage and status of this version, and nothing else', () => {
    expect(statementsOf(version({ lifeCycle: QA }), LIFE_CYCLE)).toEqual([{
      Effect: 'Allow',
      Action: 'sagemaker:UpdateModelPackage',
      Resource: VERSION,
      Condition: {
        StringEquals: { 'sagemaker:ModelLifeCycle:Stage': 'QA', 'sagemaker:ModelLifeCycle:StageStatus': 'InProgress' },
        Null: { 'sagemaker:ModelApprovalStatus': 'true', 'sagemaker:CustomerMetadataPropertiesToRemove': 'true' },
      },
    }]);
  });

  test('is not part of what CloudFormation registers', () => {
    const [with_, without] = [{ lifeCycle: QA }, {}].map((props) => resourceOf(version(props), PACKAGE));
    expect(with_).toEqual(without);
  });

  test('is not sent again if the version changes otherwise', () => {
    const [first, second] = [{ description: 'a' }, { customerMetadataProperties: { team: 'retention' } }]
      .map((props) => resourceOf(version({ lifeCycle: QA, ...props }), LIFE_CYCLE));
    expect(second).toEqual(first);
  });

  test('is not sent again if another property changes that a custom resource sets', () => {
    const [first, second] = [{}, ALL]
      .map((props) => resourceOf(version({ lifeCycle: QA, ...props }), LIFE_CYCLE).Properties);
    expect(second).toEqual(first);
  });

  test('may be tokens', () => {
    const lifeCycle = {
      stage: ModelLifeCycleStage.of(Fn.importValue('Stage')),
      status: ModelLifeCycleStageStatus.of(Fn.importValue('Status')),
    };
    expect(callOf(version({ lifeCycle }), LIFE_CYCLE).parameters.ModelLifeCycle).toEqual({ Stage: 'VERSION', StageStatus: 'VERSION' });
  });
});

test('The registration type has a call and a permission of its own', () => {
  const stack = version(ALL);
  expect(callOf(stack, REGISTRATION).parameters).toEqual({ ModelPackageArn: 'VERSION', ModelPackageRegistrationType: 'Registered' });
  expect(statementsOf(stack, REGISTRATION)).toEqual([{
    Effect: 'Allow',
    Action: 'sagemaker:UpdateModelPackage',
    Resource: VERSION,
    Condition: {
      Null: {
        'sagemaker:ModelApprovalStatus': 'true',
        'sagemaker:ModelLifeCycle:Stage': 'true',
        'sagemaker:CustomerMetadataPropertiesToRemove': 'true',
      },
    },
  }]);
});

test('The removal of metadata has a call and a permission for these keys', () => {
  const stack = version(ALL);
  expect(callOf(stack, REMOVAL).parameters).toEqual({
    ModelPackageArn: 'VERSION', CustomerMetadataPropertiesToRemove: ['reviewer', 'ticket'],
  });
  expect(statementsOf(stack, REMOVAL)).toEqual([{
    Effect: 'Allow',
    Action: 'sagemaker:UpdateModelPackage',
    Resource: VERSION,
    Condition: {
      'ForAllValues:StringEquals': { 'sagemaker:CustomerMetadataPropertiesToRemove': ['reviewer', 'ticket'] },
      'Null': {
        'sagemaker:ModelApprovalStatus': 'true',
        'sagemaker:ModelLifeCycle:Stage': 'true',
        'sagemaker:CustomerMetadataPropertiesToRemove': 'false',
      },
    },
  }]);
});

test('One call waits for another, as SageMaker refuses concurrent updates', () => {
  const stack = version(ALL);
  const ids = [LIFE_CYCLE, REGISTRATION, REMOVAL].map((type) => resourceOf(stack, type));
  expect(ids[1].DependsOn).toContain(ids[0].logicalId);
  expect(ids[2].DependsOn).toContain(ids[1].logicalId);
});

test.each<[string, Partial<ModelPackageProps>]>([
  ['nothing is specified', {}], ['no keys are to be removed', { customerMetadataPropertiesToRemove: [] }],
])('There is no custom resource if %s', (_name, props) => {
  expect(Object.values(templateOf(version(props)).Resources).map(({ Type }) => Type).sort()).toEqual([PACKAGE, GROUP]);
});

test('The key of the version can be used by the calls, through SageMaker only', () => {
  const stack = newStack(ENV);
  version({ lifeCycle: QA, encryptionKey: new kms.Key(stack, 'Key') }, stack);
  const { DependsOn = [] } = resourceOf(stack, LIFE_CYCLE);
  const [policy, ...others] = DependsOn.filter((id) => id.includes('DefaultPolicy'));
  expect(others).toEqual([]);
  const key = { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] };
  const throughSageMaker = { 'kms:ViaService': { 'Fn::Join': ['', ['sagemaker.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] } };
  expect(templateOf(stack).Resources[policy].Properties.PolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
      Resource: key,
      Condition: { StringEquals: throughSageMaker },
    },
    {
      Effect: 'Allow',
      Action: 'kms:CreateGrant',
      Resource: key,
      Condition: { StringEquals: throughSageMaker, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ]);
  expect(warningCodes(stack)).toEqual([]);
});

describe('A version of a group of another account', () => {
  const OTHER = { account: '444455556666', region: 'eu-central-1' };

  test('is allowed by the policy of the group, if the app defines it', () => {
    const app = new App();
    const registry = new Stack(app, 'Registry', { env: OTHER });
    const training = new Stack(app, 'Training', { env: ENV });
    const modelPackageGroup = new ModelPackageGroup(registry, 'Group', { modelPackageGroupName: 'churn' });
    new ModelPackage(training, 'Churn1', { modelPackageGroup, inferenceSpecification: specification(), lifeCycle: QA });
    expect(callOf(training, LIFE_CYCLE).region).toBe('eu-central-1');
    expect(resourceOf(registry, GROUP).Properties.ModelPackageGroupPolicy.Statement).toEqual([{
      Effect: 'Allow',
      Action: 'sagemaker:UpdateModelPackage',
      Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111122223333:root']] } },
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:eu-central-1:444455556666:model-package/churn/*']] },
      Condition: {
        StringEquals: { 'sagemaker:ModelLifeCycle:Stage': 'QA', 'sagemaker:ModelLifeCycle:StageStatus': 'InProgress' },
        Null: { 'sagemaker:ModelApprovalStatus': 'true', 'sagemaker:CustomerMetadataPropertiesToRemove': 'true' },
      },
    }]);
    expect(warningCodes(training)).not.toContain('ModelPackage.updateElsewhere');
  });

  test.each<[string, (makeGroup: () => void, makeVersion: () => void) => void]>([
    ['before', (makeGroup, makeVersion) => { makeGroup(); makeVersion(); }],
    ['after', (makeGroup, makeVersion) => { makeVersion(); makeGroup(); }],
  ])('is allowed by the policy of the group, if the app imports it and defines it %s the version', (_name, inOrder) => {
    const app = new App();
    const registry = new Stack(app, 'Registry', { env: OTHER });
    const training = new Stack(app, 'Training', { env: ENV });
    inOrder(() => new ModelPackageGroup(registry, 'Group', { modelPackageGroupName: 'churn' }), () => {
      const modelPackageGroup = ModelPackageGroup.fromModelPackageGroupArn(training, 'Group',
        'arn:aws:sagemaker:eu-central-1:444455556666:model-package-group/churn');
      new ModelPackage(training, 'Churn1', { modelPackageGroup, inferenceSpecification: specification(), lifeCycle: QA });
    });
    expect(warningCodes(training)).not.toContain('ModelPackage.updateElsewhere');
    expect(resourceOf(registry, GROUP).Properties.ModelPackageGroupPolicy.Statement).toEqual([
      expect.objectContaining({ Action: 'sagemaker:UpdateModelPackage', Condition: expect.anything() }),
    ]);
    expect(training.dependencies).toEqual([registry]);
  });

  test('warns that the policy of the group has to allow it, if the app imports it', () => {
    const stack = newStack(ENV);
    const modelPackageGroup = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group',
      'arn:aws:sagemaker:eu-central-1:444455556666:model-package-group/churn');
    new ModelPackage(stack, 'Churn1', { modelPackageGroup, inferenceSpecification: specification(), lifeCycle: QA });
    expect(warningCodes(stack)).toContain('ModelPackage.updateElsewhere');
  });
});

describe('What cannot be', () => {
  test('is a stage, a registration type or the removal of metadata without a group', () => {
    expect(issuesOf(() => new ModelPackage(newStack(), 'Churn', { inferenceSpecification: specification(), ...ALL }))).toEqual([
      'lifeCycle: ModelPackage.versionOnly',
      'registrationType: ModelPackage.versionOnly',
      'customerMetadataPropertiesToRemove: ModelPackage.versionOnly',
    ]);
  });

  test.each<[string, Partial<ModelPackageProps>, string]>([
    ['a description of two lines', { lifeCycle: { ...QA, description: 'a\nb' } }, 'lifeCycle.description: Text.oneLine'],
    ['a long description', { lifeCycle: { ...QA, description: 'a'.repeat(1025) } }, 'lifeCycle.description: Text.length'],
    ['a key with other characters', { customerMetadataPropertiesToRemove: ['a', 'b*'] },
      'customerMetadataPropertiesToRemove[1]: Text.customerMetadata'],
    ['a key that is also set', { customerMetadataProperties: { a: '1' }, customerMetadataPropertiesToRemove: ['b', 'a'] },
      'customerMetadataPropertiesToRemove[1]: ModelPackage.metadataKeptAndRemoved'],
  ])('is %s', (_name, props, issue) => {
    expect(issuesOf(() => version(props))).toEqual([issue]);
  });
});

describe("In CDK's own handler", () => {
  const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';

  /** What SageMaker has been told. */
  let told: UpdateModelPackageCommandInput[];

  beforeEach(() => {
    told = [];
    jest.spyOn(SageMakerClient.prototype, 'send').mockImplementation(async (command: unknown) => {
      expect(command).toBeInstanceOf(UpdateModelPackageCommand);
      told.push((command as UpdateModelPackageCommand).input);
      return { $metadata: {}, ModelPackageArn: ARN };
    });
  });

  afterEach(() => jest.restoreAllMocks());

  /** Does what CloudFormation does with a custom resource, once the version has its ARN. */
  async function deploy(RequestType: 'Create' | 'Update' | 'Delete', type: string) {
    const { logicalId, Properties } = resourceOf(version(ALL), type);
    const call = Properties.Create['Fn::Join'][1].map((part: unknown) => typeof part === 'string' ? part : ARN).join('');
    const answer = await answerTo({
      RequestType,
      LogicalResourceId: logicalId,
      ...RequestType !== 'Create' && { PhysicalResourceId: ARN },
      ResourceProperties: { ServiceToken: 'handler', Create: call, Update: call, InstallLatestAwsSdk: 'false' },
    });
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ARN });
    return told;
  }

  test.each<[string, string, UpdateModelPackageCommandInput]>([
    ['the stage', LIFE_CYCLE, { ModelPackageArn: ARN, ModelLifeCycle: { Stage: 'QA', StageStatus: 'InProgress' } }],
    ['the registration type', REGISTRATION, { ModelPackageArn: ARN, ModelPackageRegistrationType: 'Registered' }],
    ['the removal of metadata', REMOVAL, { ModelPackageArn: ARN, CustomerMetadataPropertiesToRemove: ['reviewer', 'ticket'] }],
  ])('%s is sent when it is created or changes, and never on deletion', async (_name, type, input) => {
    expect(await deploy('Create', type)).toEqual([input]);
    expect(await deploy('Update', type)).toEqual([input, input]);
    expect(await deploy('Delete', type)).toHaveLength(2);
  });
});
