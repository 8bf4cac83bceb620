import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { APPROVE_VERSIONS, DELETE_VERSIONS, GROUPS_OF_APP, IDENTITIES, IMMUTABLE, IMPORTED_GROUPS, OF_CHURN, READ_GROUP } from './granted';
import { Allowed, allowedTo, decisions, ofKey, REGISTRY } from './universe';
import { ModelApprovalStatus, ModelPackageGroupGrants } from '../../../src';
import { newWorld } from '../../support/grants';
import { Deployed } from '../../support/iam';

const DECIDED = (...endings: string[]) => OF_CHURN.flatMap((version) => endings.map((ending) => `${version} ${ending}`));

/** Each grant, and what it allows: nothing else in the universe. */
const GRANTS: [string, (grants: ModelPackageGroupGrants, grantee: iam.IGrantable) => void, Allowed][] = [
  ['read', (grants, grantee) => grants.read(grantee), READ_GROUP],
  ['register', (grants, grantee) => grants.register(grantee), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:DescribeModelPackage': OF_CHURN,
    'sagemaker:ListModelPackages': OF_CHURN,
    'sagemaker:CreateModelPackage': DECIDED('without status', 'as Approved', 'as Rejected', 'as PendingManualApproval', 'as Approved of team growth'),
  }],
  ['register as pending', (grants, grantee) => grants.register(grantee, { approvalStatuses: [ModelApprovalStatus.PENDING_MANUAL_APPROVAL] }), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:DescribeModelPackage': OF_CHURN,
    'sagemaker:ListModelPackages': OF_CHURN,
    'sagemaker:CreateModelPackage': DECIDED('as PendingManualApproval'),
  }],
  ['register for a team', (grants, grantee) => grants.register(grantee, { customerMetadataProperties: { team: ['growth', 'risk'] } }), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:DescribeModelPackage': OF_CHURN,
    'sagemaker:ListModelPackages': OF_CHURN,
    'sagemaker:CreateModelPackage': DECIDED('as Approved of team growth'),
  }],
  ['approve', (grants, grantee) => grants.approve(grantee), APPROVE_VERSIONS],
  ['only reject', (grants, grantee) => grants.approve(grantee, { approvalStatuses: [ModelApprovalStatus.REJECTED] }), {
    'sagemaker:DescribeModelPackage': OF_CHURN,
    'sagemaker:UpdateModelPackage': DECIDED('as Rejected'),
  }],
  ['deploy', (grants, grantee) => grants.deploy(grantee), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:AccessModelPackage': OF_CHURN,
    'sagemaker:DescribeModelPackage': OF_CHURN,
    'sagemaker:CreateModel': [...OF_CHURN, 'model churn-3', 'model other'],
  }],
  ['deploy models of one name', (grants, grantee) => grants.deploy(grantee, { modelNames: ['churn-*'] }), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:AccessModelPackage': OF_CHURN,
    'sagemaker:DescribeModelPackage': OF_CHURN,
    'sagemaker:CreateModel': [...OF_CHURN, 'model churn-3'],
  }],
  ['delete', (grants, grantee) => grants.delete(grantee), DELETE_VERSIONS],
  ['actions', (grants, grantee) => grants.actions(grantee, ['sagemaker:ListTags']), {
    'sagemaker:ListTags': ['churn', ...OF_CHURN],
  }],
];

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/key961b73fd';

describe.each([...GROUPS_OF_APP, ...IMPORTED_GROUPS])('on %s', (_group, makeGroup) => {
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

describe.each([...GROUPS_OF_APP, ...IMPORTED_GROUPS])('on %s, a role that cannot be changed is granted nothing', (_group, makeGroup) => {
  test.each(GRANTS)('%s', (_grant, grant) => {
    const world = newWorld();
    grant(makeGroup(world), IMMUTABLE(world));
    expect(allowedTo(new Deployed(world.app), 'arn:aws:iam::111122223333:role/ours', REGISTRY)).toEqual({});
  });
});

afterAll(() => {
  expect(decisions()).toBeGreaterThan(10_000);
});
