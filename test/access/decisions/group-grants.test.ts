import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { Allowed, allowedTo, decisions, ofKey, REGISTRY } from './universe';
import { ModelApprovalStatus, ModelPackageGroup, ModelPackageGroupGrants } from '../../../src';
import { newRole, newWorld, World } from '../../support/grants';
import { Deployed } from '../../support/iam';

/** The groups on which grants are made: all of them are named churn. */
const GROUPS: [string, (world: World) => ModelPackageGroupGrants][] = [
  ['a group of the app', ({ stack }) => new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' }).grants],
  ['an L1 group of the app', ({ stack }) =>
    ModelPackageGroupGrants.fromModelPackageGroup(new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' }))],
  ['a group that is imported by its name', ({ stack }) => ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn').grants],
  ['a group that is imported by its ARN', ({ stack }) =>
    ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn').grants],
];

/** Identities of the account of the group. */
const IDENTITIES: [string, (world: World) => iam.IGrantable, string][] = [
  ['a role', ({ stack }) => newRole(stack, 'Role', 'ours'), 'arn:aws:iam::111122223333:role/ours'],
  ['an imported role', ({ stack }) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours'), 'arn:aws:iam::111122223333:role/ours'],
  ['a user', ({ stack }) => new iam.User(stack, 'User', { userName: 'ours' }), 'arn:aws:iam::111122223333:user/ours'],
];

const VERSIONS = ['churn/1', 'churn/2'];
const DECIDED = (...endings: string[]) => VERSIONS.flatMap((version) => endings.map((ending) => `${version} ${ending}`));

/** Each grant, and what it allows: nothing else in the universe. */
const GRANTS: [string, (grants: ModelPackageGroupGrants, grantee: iam.IGrantable) => void, Allowed][] = [
  ['read', (grants, grantee) => grants.read(grantee), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:BatchDescribeModelPackage': VERSIONS,
    'sagemaker:DescribeModelPackage': VERSIONS,
    'sagemaker:ListModelPackages': VERSIONS,
  }],
  ['register', (grants, grantee) => grants.register(grantee), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:DescribeModelPackage': VERSIONS,
    'sagemaker:ListModelPackages': VERSIONS,
    'sagemaker:CreateModelPackage': DECIDED('without status', 'as Approved', 'as Rejected', 'as PendingManualApproval', 'as Approved of team growth'),
  }],
  ['register as pending', (grants, grantee) => grants.register(grantee, { approvalStatuses: [ModelApprovalStatus.PENDING_MANUAL_APPROVAL] }), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:DescribeModelPackage': VERSIONS,
    'sagemaker:ListModelPackages': VERSIONS,
    'sagemaker:CreateModelPackage': DECIDED('as PendingManualApproval'),
  }],
  ['register for a team', (grants, grantee) => grants.register(grantee, { customerMetadataProperties: { team: ['growth', 'risk'] } }), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:DescribeModelPackage': VERSIONS,
    'sagemaker:ListModelPackages': VERSIONS,
    'sagemaker:CreateModelPackage': DECIDED('as Approved of team growth'),
  }],
  ['approve', (grants, grantee) => grants.approve(grantee), {
    'sagemaker:DescribeModelPackage': VERSIONS,
    'sagemaker:UpdateModelPackage': DECIDED('as Approved', 'as Rejected', 'as Approved of team growth'),
  }],
  ['only reject', (grants, grantee) => grants.approve(grantee, { approvalStatuses: [ModelApprovalStatus.REJECTED] }), {
    'sagemaker:DescribeModelPackage': VERSIONS,
    'sagemaker:UpdateModelPackage': DECIDED('as Rejected'),
  }],
  ['deploy', (grants, grantee) => grants.deploy(grantee), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:AccessModelPackage': VERSIONS,
    'sagemaker:DescribeModelPackage': VERSIONS,
    'sagemaker:CreateModel': [...VERSIONS, 'model churn-3', 'model other'],
  }],
  ['deploy models of one name', (grants, grantee) => grants.deploy(grantee, { modelNames: ['churn-*'] }), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:AccessModelPackage': VERSIONS,
    'sagemaker:DescribeModelPackage': VERSIONS,
    'sagemaker:CreateModel': [...VERSIONS, 'model churn-3'],
  }],
  ['delete', (grants, grantee) => grants.delete(grantee), {
    'sagemaker:DeleteModelPackage': VERSIONS,
    'sagemaker:DescribeModelPackage': VERSIONS,
  }],
  ['actions', (grants, grantee) => grants.actions(grantee, ['sagemaker:ListTags']), {
    'sagemaker:ListTags': ['churn', ...VERSIONS],
  }],
];

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/key961b73fd';

describe.each(GROUPS)('on %s', (_group, makeGroup) => {
  describe.each(IDENTITIES)('to %s', (_identity, makeIdentity, who) => {
    test.each(GRANTS)('%s', (_grant, grant, allowed) => {
      const world = newWorld();
      const key = new kms.Key(world.stack, 'Key');
      grant(makeGroup(world), makeIdentity(world));
      const deployed = new Deployed(world.app);
      expect(deployed.arn(key)).toBe(KEY);
      expect(allowedTo(deployed, who, [...REGISTRY, ...ofKey('key', KEY)])).toEqual(allowed);
    });
  });
});

afterAll(() => {
  expect(decisions()).toBeGreaterThan(10_000);
});
