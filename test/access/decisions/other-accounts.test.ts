import * as iam from 'aws-cdk-lib/aws-iam';
import { APPROVE_VERSIONS, DELETE_VERSIONS, GROUPS_OF_APP, IMPORTED_GROUPS, OF_CHURN, READ_GROUP } from './granted';
import { Allowed, allowedTo, REGISTRY } from './universe';
import { ModelPackageGroupGrants } from '../../../src';
import { issuesOf } from '../../support';
import { newRole, newWorld, World } from '../../support/grants';
import { Deployed } from '../../support/iam';

/** Groups in account 111122223333, and whether the app can change their policy. */
const GROUPS = [
  ...GROUPS_OF_APP.map(([name, make]) => [name, true, make] as const),
  ...IMPORTED_GROUPS.map(([name, make]) => [name, false, make] as const),
];

const OTHER_ROLE = 'arn:aws:iam::444455556666:role/administrator';
const THEIRS = 'arn:aws:iam::444455556666:role/theirs';

const THEIR_USER = 'arn:aws:iam::444455556666:user/theirs';

/** Grantees of account 444455556666. Of an account, its administrator asks. */
const GRANTEES: [string, (world: World) => iam.IGrantable, string][] = [
  ['another account', () => new iam.AccountPrincipal('444455556666'), '444455556666'],
  ['a role that the app defines in another account', ({ other }) => newRole(other, 'Role', 'theirs'), THEIRS],
  ['an imported role of another account', ({ stack }) => iam.Role.fromRoleArn(stack, 'Role', THEIRS), THEIRS],
  ['an imported user of another account', ({ stack }) => iam.User.fromUserArn(stack, 'User', THEIR_USER), THEIR_USER],
];

const GRANTS: [string, (grants: ModelPackageGroupGrants, grantee: iam.IGrantable) => void, Allowed][] = [
  ['read', (grants, grantee) => grants.read(grantee), READ_GROUP],
  ['approve', (grants, grantee) => grants.approve(grantee), APPROVE_VERSIONS],
  ['delete', (grants, grantee) => grants.delete(grantee), DELETE_VERSIONS],
  ['deploy', (grants, grantee) => grants.deploy(grantee), {
    'sagemaker:DescribeModelPackageGroup': ['churn'],
    'sagemaker:AccessModelPackage': OF_CHURN,
    'sagemaker:DescribeModelPackage': OF_CHURN,
    'sagemaker:CreateModel': OF_CHURN,
  }],
];

/** What is in the account of the group: its own resources are not a matter of grants. */
const OURS = REGISTRY.filter(({ resource }) => resource.includes(':111122223333:'));

describe.each(GROUPS)('on %s', (_group, isOwned, makeGroup) => {
  describe.each(GRANTEES)('to %s', (grantee, makeGrantee, who) => {
    const isImported = grantee.startsWith('an imported');
    test.each(GRANTS)('%s', (_grant, grant, allowed) => {
      const world = newWorld();
      grant(makeGroup(world), makeGrantee(world));
      const deployed = new Deployed(world.app).withAdministrator(OTHER_ROLE);
      if (isImported) { deployed.withAdministrator(who); }
      expect(allowedTo(deployed, who, OURS)).toEqual(isOwned ? allowed : {});
      // Neither does the grant open anything to a third account, or to somebody without permissions.
      expect(allowedTo(deployed, '777788889999', OURS)).toEqual({});
      expect(allowedTo(deployed, 'arn:aws:iam::444455556666:role/somebody', OURS)).toEqual({});
      // An account gives its identities what it may do itself. A role gives nothing to others.
      expect(allowedTo(deployed, OTHER_ROLE, OURS)).toEqual(isOwned && who === '444455556666' ? allowed : {});
    });
  });
});

describe.each(GROUPS)('on %s', (_group, _isOwned, makeGroup) => {
  test.each(GRANTS)('%s to a user of another account allows nothing to the user of this account with the same name', (_grant, grant) => {
    const world = newWorld();
    grant(makeGroup(world), iam.User.fromUserArn(world.stack, 'User', THEIR_USER));
    expect(allowedTo(new Deployed(world.app), 'arn:aws:iam::111122223333:user/theirs', OURS)).toEqual({});
  });

  test.each(GRANTS)('%s to such a user under a condition does not either', (_grant, grant) => {
    const world = newWorld();
    const user = iam.User.fromUserArn(world.stack, 'User', THEIR_USER);
    grant(makeGroup(world), new iam.PrincipalWithConditions(user, { Bool: { 'aws:SecureTransport': 'true' } }));
    const asked = OURS.map((one) => ({ ...one, context: { ...one.context, 'aws:SecureTransport': 'true' } }));
    expect(allowedTo(new Deployed(world.app), 'arn:aws:iam::111122223333:user/theirs', asked)).toEqual({});
  });

  test.each<[string, (world: World) => iam.IGrantable]>([
    ['that is imported', ({ stack }) => iam.Group.fromGroupArn(stack, 'Users', 'arn:aws:iam::444455556666:group/theirs')],
    ['that the app defines', ({ other }) => new iam.Group(other, 'Users')],
    ['under a condition', ({ other }) => new iam.PrincipalWithConditions(new iam.Group(other, 'Users'), { Bool: { 'aws:SecureTransport': 'true' } })],
  ])('a group of users of another account %s is refused, as no policy of a resource can name it', (_how, make) => {
    for (const [, grant] of GRANTS) {
      const world = newWorld();
      expect(issuesOf(() => grant(makeGroup(world), make(world)))).toEqual(['grantee: Grants.unsupportedPrincipal']);
    }
  });
});
