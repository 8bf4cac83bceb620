import { ListModelPackagesCommand, ListModelPackagesCommandInput, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { LatestApprovedModelPackageOptions, ModelPackageGroup } from '../../src';
import { ENV, newStack, resourceOf } from '../support';
import { answerTo } from '../support/custom-resource';

/*
 * The look-up of the latest approved version in CDK's own handler of custom resources, beside a SageMaker of the tests.
 */

const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn';
const ATTRIBUTE = 'ModelPackageSummaryList.0.ModelPackageArn';

/** The custom resource of a look-up in an imported group. */
function lookUp(options: Partial<LatestApprovedModelPackageOptions>) {
  const stack = newStack(ENV);
  const modelPackageGroup = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', ARN);
  ModelPackageGroup.latestApprovedModelPackage(stack, 'Churn', { modelPackageGroup, ...options });
  return resourceOf(stack, 'Custom::LatestApprovedModelPackage');
}

type Status = 'Approved' | 'Rejected' | 'PendingManualApproval';

/** What SageMaker has been asked. */
let asked: ListModelPackagesCommandInput[];

beforeEach(() => { asked = []; });

afterEach(() => jest.restoreAllMocks());

/**
 * Stands for SageMaker: a group with versions of these statuses, from version 1 on. It filters what is on a page, as
 * the real one may.
 */
function versions(...statuses: Status[]): void {
  const all = statuses.map((ModelApprovalStatus, index) => ({
    ModelPackageArn: `arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/${index + 1}`,
    ModelPackageVersion: index + 1,
    ModelApprovalStatus,
    CreationTime: new Date(2026, 0, 1, 0, index),
  }));
  jest.spyOn(SageMakerClient.prototype, 'send').mockImplementation(async (command: unknown) => {
    const { input } = command as ListModelPackagesCommand;
    expect(command).toBeInstanceOf(ListModelPackagesCommand);
    expect([input.SortBy, input.NextToken]).toEqual(['CreationTime', undefined]);
    asked.push(input);
    const sorted = input.SortOrder === 'Descending' ? [...all].reverse() : all;
    const page = sorted.slice(0, input.MaxResults);
    return {
      $metadata: {},
      ModelPackageSummaryList: page.filter(({ ModelApprovalStatus }) =>
        ModelApprovalStatus === input.ModelApprovalStatus),
      ...page.length < all.length && { NextToken: 'more' },
    };
  });
}

/** Does what CloudFormation does with the look-up of a template. */
async function deploy(RequestType: 'Create' | 'Update' | 'Delete', options: Partial<LatestApprovedModelPackageOptions> = {}, PhysicalResourceId?: string) {
  const { logicalId, Properties } = lookUp(options);
  const { Status, Reason, PhysicalResourceId: id, Data } = await answerTo({
    RequestType,
    LogicalResourceId: logicalId,
    ...PhysicalResourceId && { PhysicalResourceId },
    ResourceProperties: { ...Properties, InstallLatestAwsSdk: String(Properties.InstallLatestAwsSdk) },
  });
  return { Status, Reason, id, Data };
}

const found = (version: number) => ({
  Status: 'SUCCESS',
  Reason: 'OK',
  id: ARN,
  Data: { [ATTRIBUTE]: `arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/${version}` },
});

test('the one approved version is found', async () => {
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

test('of more than one page the first is enough', async () => {
  versions(...Array<Status>(250).fill('Approved'));
  expect(await deploy('Create')).toEqual(found(250));
  expect(asked).toHaveLength(1);
});

test('the last version on the page is found', async () => {
  versions('Approved', 'Approved', ...Array<Status>(99).fill('Rejected'));
  expect(await deploy('Create')).toEqual(found(2));
});

test.each<[string, Status[]]>([
  ['there is no version', []],
  ['none is approved', ['Rejected', 'PendingManualApproval']],
  ['none of the newest 100 is approved', ['Approved', ...Array<Status>(100).fill('Rejected')]],
])('where %s, the attribute is missing, for want of which CloudFormation fails', async (_name, statuses) => {
  versions(...statuses);
  expect(await deploy('Create')).toEqual({ Status: 'SUCCESS', Reason: 'OK', id: ARN, Data: {} });
});

test('an update looks again, and is no replacement', async () => {
  versions('Approved', 'Approved');
  expect(await deploy('Update', { refreshKey: '2' }, ARN)).toEqual(found(2));
});

test('the same key is the same resource, which CloudFormation does not touch', async () => {
  const [first, second] = [1, 2].map(() => lookUp({ refreshKey: '1' }));
  expect(second).toEqual(first);
});

test('a deletion asks nothing', async () => {
  versions('Approved');
  expect(await deploy('Delete', {}, ARN)).toEqual({ Status: 'SUCCESS', Reason: 'OK', id: ARN, Data: {} });
  expect(asked).toEqual([]);
});

test('a refusal of SageMaker is what the deployment says', async () => {
  const refusal = 'User: arn:aws:sts::111122223333:assumed-role/look-up is not authorized to perform: sagemaker:ListModelPackages';
  jest.spyOn(SageMakerClient.prototype, 'send').mockImplementation(async () => { throw new Error(refusal); });
  expect(await deploy('Create')).toMatchObject({ Status: 'FAILED', Reason: refusal });
});
