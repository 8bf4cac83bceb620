import { ListModelPackagesCommand, ListModelPackagesCommandInput, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { LatestApprovedModelPackageOptions, ModelPackageGroup } from '../../src';
import { ENV, newStack, resourceOf } from '../support';
import { answerTo, handlerOf } from '../support/custom-resource';

/*
 * The look-up of the latest approved version, by the code that is in the template, beside a SageMaker of the tests.
 */

const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn';
const OTHER_ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/fraud';
const FIRST_KEY = '0b7d2b0f';

type Approval = 'Approved' | 'Rejected' | 'PendingManualApproval';
type Creation = 'Pending' | 'InProgress' | 'Completed' | 'Failed' | 'Deleting';
type Version = Approval | [Approval, Creation];

/** What SageMaker has been asked. */
let asked: ListModelPackagesCommandInput[];

beforeEach(() => { asked = []; });

afterEach(() => jest.restoreAllMocks());

/**
 * Stands for SageMaker: a group with these versions, from version 1 on. It filters what is on a page, as the real one
 * may, so that a page may be empty.
 */
function versions(...statuses: Version[]): void {
  const all = statuses.map((each, index) => {
    const [ModelApprovalStatus, ModelPackageStatus] = typeof each === 'string' ? [each, 'Completed'] : each;
    return {
      ModelPackageArn: `arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/${index + 1}`,
      ModelPackageVersion: index + 1,
      ModelApprovalStatus,
      ModelPackageStatus,
      CreationTime: new Date(2026, 0, 1, 0, index),
    };
  }).reverse();
  jest.spyOn(SageMakerClient.prototype, 'send').mockImplementation(async (command: unknown) => {
    expect(command).toBeInstanceOf(ListModelPackagesCommand);
    const { input } = command as ListModelPackagesCommand;
    expect([input.SortBy, input.SortOrder]).toEqual(['CreationTime', 'Descending']);
    asked.push(input);
    const first = Number(input.NextToken ?? 0);
    const next = first + input.MaxResults!;
    return {
      $metadata: {},
      ModelPackageSummaryList: all.slice(first, next)
        .filter(({ ModelApprovalStatus }) => ModelApprovalStatus === input.ModelApprovalStatus),
      ...next < all.length && { NextToken: String(next) },
    };
  });
}

/** Does what CloudFormation does with the look-up of a template. */
async function deploy(
  RequestType: 'Create' | 'Update' | 'Delete', options: Partial<LatestApprovedModelPackageOptions> & { readonly arn?: string } = {}, PhysicalResourceId?: string,
) {
  const { arn = ARN, ...others } = options;
  const stack = newStack(ENV);
  const modelPackageGroup = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', arn);
  ModelPackageGroup.latestApprovedModelPackage(stack, 'Churn', { modelPackageGroup, ...others });
  const { logicalId, Properties } = resourceOf(stack, 'Custom::LatestApprovedModelPackage');
  const code = resourceOf(stack, 'AWS::Lambda::Function').Properties.Code.ZipFile;
  return answerTo({
    RequestType,
    LogicalResourceId: logicalId,
    ...PhysicalResourceId && { PhysicalResourceId },
    ResourceProperties: Properties,
  }, handlerOf(code));
}

const versionArn = (version: number) => `arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/${version}`;
const found = (version: number) => ({
  Status: 'SUCCESS',
  Reason: 'OK',
  PhysicalResourceId: expect.stringContaining(`=${versionArn(version)}`),
  Data: { ModelPackageArn: versionArn(version) },
  StackId: expect.any(String),
  RequestId: '1',
  LogicalResourceId: 'ChurnNeedsApprovedVersionABB61EE8',
});
const failed = (Reason: string) => expect.objectContaining({ Status: 'FAILED', Reason });

test('the one approved version is found, on the longest page of the newest versions', async () => {
  versions('Approved');
  expect(await deploy('Create')).toEqual(found(1));
  expect(asked).toEqual([
    { ModelPackageGroupName: ARN, ModelApprovalStatus: 'Approved', SortBy: 'CreationTime', SortOrder: 'Descending', MaxResults: 100 },
  ]);
});

test('of several versions the approved one with the highest number is found', async () => {
  versions('Approved', 'Rejected', 'Approved', 'PendingManualApproval', 'Rejected');
  expect(await deploy('Create')).toEqual(found(3));
});

test('of versions that SageMaker created at the same time the one with the highest number is found', async () => {
  jest.spyOn(SageMakerClient.prototype, 'send').mockImplementation(async () => ({
    $metadata: {},
    ModelPackageSummaryList: [2, 10, 9].map((version) => ({
      ModelPackageArn: versionArn(version), ModelPackageVersion: version, ModelPackageStatus: 'Completed', CreationTime: new Date(0),
    })),
  }));
  expect(await deploy('Create')).toEqual(found(10));
});

test('of 250 approved versions the newest is found on the first page', async () => {
  versions(...Array<Version>(250).fill('Approved'));
  expect(await deploy('Create')).toEqual(found(250));
  expect(asked).toHaveLength(1);
});

test.each<[string, Creation]>([
  ['failed', 'Failed'], ['is in progress', 'InProgress'], ['is pending', 'Pending'], ['is being deleted', 'Deleting'],
])('a newest version whose creation %s is passed over', async (_name, status) => {
  versions('Approved', 'Approved', ['Approved', status]);
  expect(await deploy('Create')).toEqual(found(2));
});

test('the last version of several pages is found, beyond empty pages and pages of failed versions', async () => {
  versions('Approved', 'Approved', ...Array<Version>(99).fill(['Approved', 'Failed']), ...Array<Version>(150).fill('Rejected'));
  expect(await deploy('Create')).toEqual(found(2));
  expect(asked.map(({ NextToken }) => NextToken)).toEqual([undefined, '100', '200']);
});

test.each<[string, Version[], string]>([
  ['there is no version', [], ''],
  ['none is approved', ['Rejected', 'PendingManualApproval'], ''],
  ['none of 250 is approved', Array<Version>(250).fill('Rejected'), ''],
  ['two are approved and neither is completed', [['Approved', 'Failed'], ['Approved', 'InProgress'], 'Rejected'],
    ' (approved, but not completed: 2)'],
])('where %s, the deployment fails, and says why', async (_name, statuses, more) => {
  versions(...statuses);
  expect(await deploy('Create')).toEqual(failed(`${ARN} has no version that is approved and completed${more}`));
});

test('a list that SageMaker leaves out is empty', async () => {
  jest.spyOn(SageMakerClient.prototype, 'send').mockImplementation(async () => ({ $metadata: {} }));
  expect(await deploy('Create')).toEqual(failed(`${ARN} has no version that is approved and completed`));
});

test('a resource that could not be created has an id, by which CloudFormation deletes it', async () => {
  versions();
  const { PhysicalResourceId } = await deploy('Create');
  expect(PhysicalResourceId).toBe('ChurnNeedsApprovedVersionABB61EE8');
  expect(await deploy('Delete', {}, PhysicalResourceId)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId });
});

test('a deletion asks nothing', async () => {
  versions('Approved');
  expect(await deploy('Delete', {}, `${FIRST_KEY}=${versionArn(1)}`))
    .toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: `${FIRST_KEY}=${versionArn(1)}` });
  expect(asked).toEqual([]);
});

test('a refusal of SageMaker is what the deployment says', async () => {
  const refusal = 'User: arn:aws:sts::111122223333:assumed-role/look-up is not authorized to perform: sagemaker:ListModelPackages';
  jest.spyOn(SageMakerClient.prototype, 'send').mockImplementation(async () => { throw new Error(refusal); });
  expect(await deploy('Create')).toEqual(failed(refusal));
});

test('a long refusal is shortened to what CloudFormation takes', async () => {
  jest.spyOn(SageMakerClient.prototype, 'send').mockImplementation(async () => { throw new Error('x'.repeat(5000)); });
  expect((await deploy('Create')).Reason).toHaveLength(1000);
});

describe('an update', () => {
  /** The id of the resource after a look-up with the key `1`, which found version 1. */
  async function created(): Promise<string> {
    versions('Approved');
    const { PhysicalResourceId } = await deploy('Create', { refreshKey: '1' });
    asked = [];
    return PhysicalResourceId;
  }

  test('with another key looks again', async () => {
    const id = await created();
    versions('Approved', 'Approved');
    expect(await deploy('Update', { refreshKey: '2' }, id)).toEqual(found(2));
  });

  test('with another group looks again', async () => {
    const id = await created();
    versions('Approved', 'Approved');
    expect(await deploy('Update', { refreshKey: '1', arn: OTHER_ARN }, id)).toEqual(found(2));
    expect(asked).toMatchObject([{ ModelPackageGroupName: OTHER_ARN }]);
  });

  test('of something else, of the time-out for example, keeps the version', async () => {
    const id = await created();
    versions('Approved', 'Approved');
    expect(await deploy('Update', { refreshKey: '1' }, id)).toEqual(found(1));
    expect(asked).toEqual([]);
  });

  test.each([
    ['the new id', (_before: string, after: string) => after],
    ['the old id', (before: string) => before],
  ])('that is rolled back has the version from before, by %s, and asks nothing', async (_name, idOf) => {
    const before = await created();
    versions('Approved', 'Approved');
    const { PhysicalResourceId: after } = await deploy('Update', { refreshKey: '2' }, before);
    asked = [];
    versions('Rejected', 'Rejected', 'Approved');
    expect(await deploy('Update', { refreshKey: '1' }, idOf(before, after))).toEqual(found(1));
    expect(asked).toEqual([]);
  });

  test('that finds none fails, and its rollback has the version from before', async () => {
    const before = await created();
    versions('Rejected');
    const failure = await deploy('Update', { refreshKey: '2' }, before);
    expect(failure).toMatchObject({ Status: 'FAILED', PhysicalResourceId: before });
    expect(await deploy('Update', { refreshKey: '1' }, failure.PhysicalResourceId)).toEqual(found(1));
  });

  test('that is the first to find a version after a failure looks', async () => {
    versions('Approved');
    expect(await deploy('Update', {}, 'ChurnNeedsApprovedVersionABB61EE8')).toEqual(found(1));
  });

  test('remembers the version from before only, so that the id stays short', async () => {
    let id = await created();
    for (const refreshKey of ['2', '3', '4']) {
      versions('Approved', 'Approved');
      id = (await deploy('Update', { refreshKey }, id)).PhysicalResourceId;
    }
    expect(id).toMatch(/^[0-9a-f]{16}=arn:aws:[^,]+\/2,[0-9a-f]{16}=arn:aws:[^,]+\/2$/);
    versions('Approved', 'Approved', 'Approved');
    expect(await deploy('Update', { refreshKey: '1' }, id)).toEqual(found(3));
  });
});

test('the answer goes to where CloudFormation expects it, without a type of content', async () => {
  versions('Approved');
  await deploy('Create');
  const https = jest.requireActual<typeof import('https')>('https');
  expect(jest.mocked(https.request).mock.calls[0][0]).toMatchObject({
    hostname: 'cloudformation.example.com', path: '/answer', method: 'PUT', headers: { 'content-type': '' },
  });
});

test('the code is as short as AWS Lambda demands of code in a template', () => {
  const stack = newStack(ENV);
  ModelPackageGroup.latestApprovedModelPackage(stack, 'Churn', {
    modelPackageGroup: ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', ARN),
  });
  expect(resourceOf(stack, 'AWS::Lambda::Function').Properties.Code.ZipFile.length).toBeLessThanOrEqual(4096);
});
