import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { Allowed, allowedTo, REGISTRY } from './universe';
import { ModelPackageGroup, ModelPackageGroupGrants } from '../../../src';
import { newRole, newWorld, World } from '../../support/grants';
import { Deployed } from '../../support/iam';

/** Groups in account 111122223333, and whether the app can change their policy. */
const GROUPS: [string, boolean, (world: World) => ModelPackageGroupGrants][] = [
  ['a group of the app', true, ({ stack }) => new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' }).grants],
  ['an L1 group of the app', true, ({ stack }) =>
    ModelPackageGroupGrants.fromModelPackageGroup(new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' }))],
  ['an imported group', false, ({ stack }) => ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn').grants],
];

const THEIRS = 'arn:aws:iam::444455556666:role/theirs';

/** Grantees of account 444455556666. Of an account, its administrator asks. */
const GRANTEES: [string, (world: World) => iam.IGrantable, string][] = [
  ['another account', () => new iam.AccountPrincipal('444455556666'), '444455556666'],
  ['a role that the app defines in another account', ({ other }) => newRole(other, 'Role', 'theirs'), THEIRS],
];

const VERSIONS = ['churn/1', 'churn/2'];
const GRANTS: [string, (grants: ModelPackageGroupGrants, grantee: iam.IGrantable) => void, Allowed][] = [
  ['read', (grants, grantee) => grants.read(grantee), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:BatchDescribeModelPackage': VERSIONS,
    'sagemaker:DescribeModelPackage': VERSIONS,
    'sagemaker:ListModelPackages': VERSIONS,
  }],
  ['approve', (grants, grantee) => grants.approve(grantee), {
    'sagemaker:DescribeModelPackage': VERSIONS,
    'sagemaker:UpdateModelPackage': VERSIONS.flatMap((version) => ['as Approved', 'as Rejected', 'as Approved of team growth'].map((how) => `${version} ${how}`)),
  }],
  ['delete', (grants, grantee) => grants.delete(grantee), {
    'sagemaker:DeleteModelPackage': VERSIONS, 'sagemaker:DescribeModelPackage': VERSIONS,
  }],
  ['deploy', (grants, grantee) => grants.deploy(grantee), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:AccessModelPackage': VERSIONS,
    'sagemaker:DescribeModelPackage': VERSIONS,
    'sagemaker:CreateModel': VERSIONS,
  }],
];

/** What is in the account of the group: its own resources are not a matter of grants. */
const OURS = REGISTRY.filter(({ resource }) => resource.includes(':111122223333:'));

describe.each(GROUPS)('on %s', (_group, isOwned, makeGroup) => {
  describe.each(GRANTEES)('to %s', (_grantee, makeGrantee, who) => {
    test.each(GRANTS)('%s', (_grant, grant, allowed) => {
      const world = newWorld();
      grant(makeGroup(world), makeGrantee(world));
      const deployed = new Deployed(world.app);
      expect(allowedTo(deployed, who, OURS)).toEqual(isOwned ? allowed : {});
      // Neither does the grant open anything to a third account, or to somebody without permissions.
      expect(allowedTo(deployed, '777788889999', OURS)).toEqual({});
      expect(allowedTo(deployed, 'arn:aws:iam::444455556666:role/somebody', OURS)).toEqual({});
    });
  });
});
