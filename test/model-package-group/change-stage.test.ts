import { Fn } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ModelLifeCycleStage, ModelLifeCycleStageStatus, ModelPackage, ModelPackageGroup } from '../../src';
import { ENV, issuesOf, newStack, propertiesOf } from '../support';
import { newRole } from '../support/grants';
import { newGroup, specification } from '../support/packages';

const VERSIONS = {
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:eu-west-1:111122223333:model-package/churn/*']],
};

/** The statements of the one role of a stack. */
function statementsOf(stack = newStack(ENV), define: (group: ModelPackageGroup) => void): any[] {
  define(newGroup(stack));
  return propertiesOf(stack, 'AWS::IAM::Policy').PolicyDocument.Statement;
}

test('A grant of all changes is conditioned on a stage, and excludes decisions', () => {
  const stack = newStack(ENV);
  expect(statementsOf(stack, (group) => group.grants.changeStage(newRole(stack)))).toEqual([
    {
      Effect: 'Allow',
      Action: 'sagemaker:UpdateModelPackage',
      Resource: VERSIONS,
      Condition: {
        Null: {
          'sagemaker:ModelLifeCycle:Stage': 'false',
          'sagemaker:ModelApprovalStatus': 'true',
          'sagemaker:CustomerMetadataPropertiesToRemove': 'true',
        },
      },
    },
    { Effect: 'Allow', Action: 'sagemaker:DescribeModelPackage', Resource: VERSIONS },
  ]);
});

test('A grant on one version is the same, on this version', () => {
  const stack = newStack(ENV);
  const [update, describeVersion] = statementsOf(stack, (modelPackageGroup) =>
    new ModelPackage(stack, 'Churn1', { modelPackageGroup, inferenceSpecification: specification() })
      .grants.changeStage(newRole(stack)));
  expect(update).toEqual({
    Effect: 'Allow',
    Action: 'sagemaker:UpdateModelPackage',
    Resource: { Ref: expect.stringMatching(/^Churn1/) },
    Condition: {
      Null: {
        'sagemaker:ModelLifeCycle:Stage': 'false',
        'sagemaker:ModelApprovalStatus': 'true',
        'sagemaker:CustomerMetadataPropertiesToRemove': 'true',
      },
    },
  });
  expect(describeVersion).toEqual({
    Effect: 'Allow', Action: 'sagemaker:DescribeModelPackage', Resource: update.Resource,
  });
});

test('A grant of some changes is conditioned on what the request sets and what the version has', () => {
  const stack = newStack(ENV);
  expect(statementsOf(stack, (group) => group.grants.changeStage(newRole(stack), {
    fromStages: [ModelLifeCycleStage.QA],
    fromStatuses: [ModelLifeCycleStageStatus.APPROVED],
    toStages: [ModelLifeCycleStage.PRE_PRODUCTION, ModelLifeCycleStage.of(Fn.importValue('Stage'))],
    toStatuses: [ModelLifeCycleStageStatus.PENDING_APPROVAL],
  }))[0].Condition.StringEquals).toEqual({
    'sagemaker:ModelLifeCycle:Stage': ['PreProduction', { 'Fn::ImportValue': 'Stage' }],
    'sagemaker:ModelLifeCycle:StageStatus': ['PendingApproval'],
    'sagemaker:CurrentModelLifeCycleStage': ['QA'],
    'sagemaker:CurrentModelLifeCycleStageStatus': ['Approved'],
  });
});

test.each([
  ['register', 'sagemaker:CreateModelPackage', {}],
  ['approve', 'sagemaker:UpdateModelPackage', { StringEquals: { 'sagemaker:ModelApprovalStatus': ['Approved', 'Rejected'] } }],
] as const)('A grant to %s may include stages', (method, action, otherConditions) => {
  const stack = newStack(ENV);
  const stages = [ModelLifeCycleStage.DEVELOPMENT];
  const stageStatuses = [ModelLifeCycleStageStatus.IN_PROGRESS];
  const statements = statementsOf(stack, (group) => {
    group.grants[method](newRole(stack), { stages, stageStatuses });
  });
  expect(statements.find(({ Action }) => Action === action).Condition).toEqual({
    ...otherConditions,
    StringEqualsIfExists: {
      'sagemaker:ModelLifeCycle:Stage': ['Development'], 'sagemaker:ModelLifeCycle:StageStatus': ['InProgress'],
    },
  });
});

test('A grant with an encryption key includes it, as an update encrypts', () => {
  const stack = newStack(ENV);
  const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab');
  const statements = statementsOf(stack, (group) => group.grants.changeStage(newRole(stack), { encryptionKey }));
  expect(statements.flatMap(({ Action }) => Action)).toEqual([
    'sagemaker:UpdateModelPackage', 'sagemaker:DescribeModelPackage',
    'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey', 'kms:CreateGrant',
  ]);
});

test.each<[string, object]>([
  ['fromStages: Grants.noStage', { fromStages: [] }],
  ['toStages: Grants.noStage', { toStages: [] }],
  ['fromStatuses: Grants.noStatus', { fromStatuses: [] }],
  ['toStatuses: Grants.noStatus', { toStatuses: [] }],
])('A grant that allows nothing is refused: %s', (issue, options) => {
  const stack = newStack(ENV);
  const group = newGroup(stack);
  const version = new ModelPackage(stack, 'Package', { modelPackageGroup: group, inferenceSpecification: specification() });
  const role = newRole(stack);
  expect(issuesOf(() => group.grants.changeStage(role, options))).toEqual([issue]);
  expect(issuesOf(() => version.grants.changeStage(role, options))).toEqual([issue]);
});

test.each<[string, object]>([
  ['stages: Grants.noStage', { stages: [] }], ['stageStatuses: Grants.noStatus', { stageStatuses: [] }],
])('A grant of decisions without any stage or status is refused: %s', (issue, options) => {
  const stack = newStack(ENV);
  const group = newGroup(stack);
  expect(issuesOf(() => group.grants.register(newRole(stack), options))).toEqual([issue]);
  expect(issuesOf(() => group.grants.approve(newRole(stack, 'Other'), options))).toEqual([issue]);
});
