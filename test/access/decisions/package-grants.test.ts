import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { IDENTITIES, IMMUTABLE } from './granted';
import { Allowed, allowedTo, ofKey, REGISTRY } from './universe';
import { ModelApprovalStatus, ModelPackage, ModelPackageGrants } from '../../../src';
import { newWorld, World } from '../../support/grants';
import { Deployed } from '../../support/iam';
import { newGroup, specification } from '../../support/packages';

const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

/** The packages on which grants are made: all of them are version 1 of churn, with a key where the app knows it. */
const PACKAGES: [string, boolean, (world: World) => ModelPackageGrants][] = [
  ['a package of the app', true, ({ stack }) => new ModelPackage(stack, 'Package', {
    modelPackageGroup: newGroup(stack), inferenceSpecification: specification(), encryptionKey: kms.Key.fromKeyArn(stack, 'Key', KEY_ARN),
  }).grants],
  ['a package of the app without a key', false, ({ stack }) => new ModelPackage(stack, 'Package', {
    modelPackageGroup: newGroup(stack), inferenceSpecification: specification(),
  }).grants],
  ['an L1 package of the app', true, ({ stack }) => ModelPackageGrants.fromModelPackage(new CfnModelPackage(stack, 'Package', {
    modelPackageGroupName: 'churn', securityConfig: { kmsKeyId: KEY_ARN },
  }))],
  ['an imported package', false, ({ stack }) =>
    ModelPackage.fromModelPackageArn(stack, 'Package', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/1').grants],
];

const READ_KEY: Allowed = { 'kms:Decrypt': ['key through SageMaker'], 'kms:DescribeKey': ['key through SageMaker'] };
const WRITE_KEY: Allowed = {
  ...READ_KEY, 'kms:GenerateDataKey': ['key through SageMaker'], 'kms:CreateGrant': ['key through SageMaker for AWS'],
};

/** Each grant, what it allows on the package, and on its key: nothing else in the universe. */
const GRANTS: [string, (grants: ModelPackageGrants, grantee: iam.IGrantable) => void, Allowed, Allowed][] = [
  ['read', (grants, grantee) => grants.read(grantee), {
    'sagemaker:BatchDescribeModelPackage': ['churn/1'], 'sagemaker:DescribeModelPackage': ['churn/1'], 'sagemaker:ListTags': ['churn/1'],
  }, READ_KEY],
  ['approve', (grants, grantee) => grants.approve(grantee), {
    'sagemaker:DescribeModelPackage': ['churn/1'],
    'sagemaker:UpdateModelPackage': ['churn/1 as Approved', 'churn/1 as Rejected', 'churn/1 as Approved of team growth'],
  }, WRITE_KEY],
  ['only approve for a team', (grants, grantee) => grants.approve(grantee, {
    approvalStatuses: [ModelApprovalStatus.APPROVED], customerMetadataProperties: { team: ['growth'] },
  }), {
    'sagemaker:DescribeModelPackage': ['churn/1'], 'sagemaker:UpdateModelPackage': ['churn/1 as Approved of team growth'],
  }, WRITE_KEY],
  ['deploy', (grants, grantee) => grants.deploy(grantee, { modelNames: ['churn-*'] }), {
    'sagemaker:AccessModelPackage': ['churn/1'],
    'sagemaker:DescribeModelPackage': ['churn/1'],
    'sagemaker:CreateModel': ['churn/1', 'model churn-3'],
  }, READ_KEY],
  ['delete', (grants, grantee) => grants.delete(grantee), {
    'sagemaker:DeleteModelPackage': ['churn/1'], 'sagemaker:DescribeModelPackage': ['churn/1'],
  }, {}],
  ['actions', (grants, grantee) => grants.actions(grantee, ['sagemaker:ListTags']), { 'sagemaker:ListTags': ['churn/1'] }, {}],
];

describe.each(PACKAGES)('on %s', (_package, hasKey, makePackage) => {
  describe.each(IDENTITIES)('to %s', (_identity, makeIdentity, who) => {
    test.each(GRANTS)('%s', (_grant, grant, allowed, onKey) => {
      const world = newWorld();
      grant(makePackage(world), makeIdentity(world));
      expect(allowedTo(new Deployed(world.app), who, [...REGISTRY, ...ofKey('key', KEY_ARN)])).toEqual({ ...allowed, ...hasKey && onKey });
    });
  });
});

describe.each(PACKAGES)('on %s, a role that cannot be changed is granted nothing', (_package, _hasKey, makePackage) => {
  test.each(GRANTS)('%s', (_grant, grant) => {
    const world = newWorld();
    grant(makePackage(world), IMMUTABLE(world));
    expect(allowedTo(new Deployed(world.app), 'arn:aws:iam::111122223333:role/ours', [...REGISTRY, ...ofKey('key', KEY_ARN)])).toEqual({});
  });
});
