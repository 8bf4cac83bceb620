import * as iam from 'aws-cdk-lib/aws-iam';
import { ModelPackage, ModelPackageGroup } from '../../src';
import { warningCodes, warningMessages } from '../support';
import { newRole, newWorld, resourcesOf, World } from '../support/grants';

const CODE = 'Grants.immutableGrantee';
const SSO = 'AWSReservedSSO_Reviewer_0123456789abcdef';

/** Grantees of the account that this app cannot change. */
const IMMUTABLE: [string, (world: World) => iam.IIdentity][] = [
  ['a role that is imported as immutable', ({ stack }) =>
    iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours', { mutable: false })],
  ['a role without policy updates', ({ stack }) => newRole(stack, 'Own').withoutPolicyUpdates() as iam.IRole],
  ['the role of a permission set by its ARN', ({ stack }) =>
    iam.Role.fromRoleArn(stack, 'Role', `arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/${SSO}`)],
  ['a user that is imported where another account has its users', ({ other }) =>
    iam.User.fromUserArn(other, 'User', 'arn:aws:iam::111122223333:user/ours')],
  ['the role of a permission set by its name', ({ stack }) => iam.Role.fromRoleName(stack, 'Role', SSO)],
];

describe.each(IMMUTABLE)('%s', (_name, make) => {
  test('warns of a grant on a group, with the statements that its policy needs', () => {
    const world = newWorld();
    ModelPackageGroup.fromModelPackageGroupName(world.stack, 'Group', 'churn').grants.approve(make(world));
    const [message, ...others] = warningMessages(world.stack, CODE);
    expect(others).toEqual([]);
    const versions = '"Resource":"arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*"';
    expect(message).toContain(
      '{"Action":"sagemaker:UpdateModelPackage",'
      + '"Condition":{"StringEquals":{"sagemaker:ModelApprovalStatus":["Approved","Rejected"]},'
      + `"Null":{"sagemaker:ModelLifeCycle:Stage":"true"}},"Effect":"Allow",${versions}},`
      + `{"Action":"sagemaker:DescribeModelPackage","Effect":"Allow",${versions}}`);
  });

  type Imported = ReturnType<typeof ModelPackage.fromModelPackageArn>;
  test.each<[string, (modelPackage: Imported, role: iam.IIdentity) => unknown]>([
    ['read', ({ grants }, role) => grants.read(role)],
    ['readArtifacts', ({ grants }, role) => grants.readArtifacts(role)],
  ])('warns of %s of a package', (_grant, grant) => {
    const world = newWorld();
    const arn = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';
    grant(ModelPackage.fromModelPackageArn(world.stack, 'Package', arn), make(world));
    expect(warningCodes(world.stack)).toContain(CODE);
  });

  test('gets no policy, which would fail the deployment', () => {
    const world = newWorld();
    ModelPackageGroup.fromModelPackageGroupName(world.stack, 'Group', 'churn').grants.approve(make(world));
    expect(resourcesOf(world.stack, 'AWS::IAM::Policy')).toEqual({});
  });
});

test('a role that cannot be changed is warned of under a condition, too, which the statements have', () => {
  const world = newWorld();
  const [, , [, role]] = IMMUTABLE;
  const grantee = new iam.PrincipalWithConditions(role(world), { Bool: { 'aws:MultiFactorAuthPresent': 'true' } });
  ModelPackageGroup.fromModelPackageGroupName(world.stack, 'Group', 'churn').grants.delete(grantee);
  expect(resourcesOf(world.stack, 'AWS::IAM::Policy')).toEqual({});
  expect(warningMessages(world.stack, CODE)).toEqual([expect.stringContaining(
    '{"Action":["sagemaker:DeleteModelPackage","sagemaker:DescribeModelPackage"],"Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}},')]);
});

test.each<[string, (world: World) => iam.IGrantable]>([
  ['a role', ({ stack }) => newRole(stack)],
  ['an imported role', ({ stack }) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours')],
  ['a user', ({ stack }) => new iam.User(stack, 'User')],
  ['an imported user', ({ stack }) => iam.User.fromUserName(stack, 'User', 'ours')],
  ['an identity that does not say its account', ({ stack }) =>
    Object.defineProperty(iam.User.fromUserName(stack, 'User', 'ours'), 'principalAccount', { value: undefined })],
  ['an IAM group', ({ stack }) => new iam.Group(stack, 'People')],
  ['a role that is created on demand', ({ stack }) => new iam.LazyRole(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() })],
  ['another account', () => new iam.AccountPrincipal('444455556666')],
  ['an imported role of another account', ({ stack }) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::444455556666:role/theirs')],
  ['a permission set of another account', ({ stack }) => iam.Role.fromRoleArn(stack, 'Role', `arn:aws:iam::444455556666:role/${SSO}`)],
])('%s does not warn', (_name, make) => {
  const world = newWorld();
  ModelPackageGroup.fromModelPackageGroupName(world.stack, 'Group', 'churn').grants.approve(make(world));
  expect(warningCodes(world.stack)).not.toContain(CODE);
});
