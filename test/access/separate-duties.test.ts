import { App, Lazy, Stack, Stage } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { Model, ModelApprovalStatus, ModelPackage, ModelPackageGroup, ModelPackageGroupGrants } from '../../src';
import { ENV, warningsOf } from '../support';
import { acknowledge } from '../support/cdk';
import { filledStack, newRole, newWorld, SAGEMAKER } from '../support/grants';
import { newModel } from '../support/models';
import { newGroup } from '../support/packages';

const CODE = 'ModelPackageGroup.selfApproval';
const selfApprovals = (stack: Stack) => warningsOf(stack).filter(({ code }) => code === CODE).map(({ path }) => path);

test('a role that may register and approve is warned of', () => {
  const { stack } = newWorld();
  const [group, role] = [newGroup(stack), newRole(stack)];
  group.grants.register(role, { approvalStatuses: [ModelApprovalStatus.PENDING_MANUAL_APPROVAL] });
  group.grants.approve(role);
  expect(selfApprovals(stack)).toEqual(['Registry/Group']);
});

test('the order of the calls does not matter', () => {
  const { stack } = newWorld();
  const [group, role] = [newGroup(stack), newRole(stack)];
  group.grants.approve(role);
  group.grants.register(role);
  expect(selfApprovals(stack)).toEqual(['Registry/Group']);
});

test('what several roles are granted together counts for each of them', () => {
  const { stack } = newWorld();
  const [group, role] = [newGroup(stack), newRole(stack)];
  group.grants.register(new iam.CompositePrincipal(newRole(stack, 'Other'), role));
  group.grants.approve(role);
  expect(selfApprovals(stack)).toEqual(['Registry/Group']);
});

test.each<[string, (stack: Stack) => [iam.IGrantable, iam.IGrantable]]>([
  ['a role that is imported by its name', (stack) => [newRole(stack, 'Role', 'ours'), iam.Role.fromRoleName(stack, 'Imported', 'ours')]],
  ['a role that is imported by its ARN, with a path', (stack) => [
    new iam.Role(stack, 'Role', { roleName: 'ours', path: '/ml/', assumedBy: SAGEMAKER }),
    iam.Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::111122223333:role/ml/ours'),
  ]],
  ['a user that is imported by its name', (stack) =>
    [new iam.User(stack, 'User', { userName: 'ours' }), iam.User.fromUserName(stack, 'Imported', 'ours')]],
])('%s is the one that the app creates', (_what, make) => {
  const { stack } = newWorld();
  const [group, [created, imported]] = [newGroup(stack), make(stack)];
  group.grants.register(created);
  group.grants.approve(imported);
  expect(selfApprovals(stack)).toEqual(['Registry/Group']);
});

test('a user and a role with the same name are not the same', () => {
  const { stack } = newWorld();
  const group = newGroup(stack);
  group.grants.register(newRole(stack, 'Role', 'ours'));
  group.grants.approve(new iam.User(stack, 'User', { userName: 'ours' }));
  expect(selfApprovals(stack)).toEqual([]);
});

test('to approve one package of the group counts', () => {
  const { stack } = newWorld();
  const [group, role] = [newGroup(stack), newRole(stack)];
  new ModelPackage(stack, 'Version', { modelPackageGroup: group }).grants.approve(role);
  group.grants.register(role);
  expect(selfApprovals(stack)).toEqual(['Registry/Group']);
});

test.each<[string, string[], iam.Conditions]>([
  ['all updates', ['sagemaker:UpdateModelPackage'], {}],
  ['actions that a wildcard includes', ['sagemaker:update*'], {}],
  ['approvals', ['sagemaker:UpdateModelPackage'], { StringEquals: { 'sagemaker:ModelApprovalStatus': ['Approved', 'Rejected'] } }],
  ['all but rejections', ['sagemaker:UpdateModelPackage'], { StringNotEquals: { 'sagemaker:ModelApprovalStatus': 'Rejected' } }],
  ['requests with a status', ['sagemaker:UpdateModelPackage'], { Null: { 'sagemaker:ModelApprovalStatus': 'false' } }],
  ['versions with a tag', ['sagemaker:UpdateModelPackage'], { StringEquals: { 'aws:ResourceTag/team': 'risk' } }],
])('%s that are granted as actions are approvals', (_name, actions, conditions) => {
  const { stack } = newWorld();
  const [group, role] = [newGroup(stack), newRole(stack)];
  group.grants.actions(role, actions, { conditions });
  group.grants.register(role);
  expect(selfApprovals(stack)).toEqual(['Registry/Group']);
});

test.each<[string, string[], iam.Conditions]>([
  ['reading', ['sagemaker:DescribeModelPackage', 'sagemaker:List*'], {}],
  ['what is known at deployment', [Lazy.string({ produce: () => 'sagemaker:UpdateModelPackage' })], {}],
  ['rejecting', ['sagemaker:UpdateModelPackage'], { StringEquals: { 'sagemaker:modelapprovalstatus': 'Rejected' } }],
  ['other updates', ['sagemaker:UpdateModelPackage'], { Null: { 'sagemaker:ModelApprovalStatus': 'true' } }],
])('%s is no approval', (_name, actions, conditions) => {
  const { stack } = newWorld();
  const [group, role] = [newGroup(stack), newRole(stack)];
  group.grants.actions(role, actions, { conditions });
  group.grants.register(role);
  expect(selfApprovals(stack)).toEqual([]);
});

test('registering that is granted as an action counts, and approving one package as an action', () => {
  const { stack } = newWorld();
  const [group, role] = [newGroup(stack), newRole(stack)];
  group.grants.actions(role, ['sagemaker:CreateModelPackage']);
  const version = new ModelPackage(stack, 'Version', { modelPackageGroup: group });
  expect(selfApprovals(stack)).toEqual([]);
  version.grants.actions(role, ['sagemaker:UpdateModelPackage']);
  expect(selfApprovals(stack)).toEqual(['Registry/Group']);
});

test('all references to a group count', () => {
  const { stack } = newWorld();
  const [group, role] = [newGroup(stack), newRole(stack)];
  group.grants.register(role);
  ModelPackageGroupGrants.fromModelPackageGroup(group.node.defaultChild as CfnModelPackageGroup).approve(role);
  expect(selfApprovals(stack)).toEqual(['Registry/Group/Resource']);
});

test.each([['churn', ['Prod/Registry/Group']], ['fraud', []]])('a group that is created as churn is imported as %s, also in another stage', (name, places) => {
  const app = new App();
  const stack = filledStack(app, 'Registry', ENV);
  const other = filledStack(new Stage(app, 'Prod'), 'Registry', ENV);
  const roleIn = (scope: Stack) => iam.Role.fromRoleArn(scope, 'Role', 'arn:aws:iam::111122223333:role/ml');
  new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' }).grants.register(roleIn(stack));
  ModelPackageGroup.fromModelPackageGroupName(other, 'Group', name).grants.approve(roleIn(other));
  expect(selfApprovals(other)).toEqual(places);
});

test('groups whose names CloudFormation chooses are groups of their own', () => {
  const stack = filledStack(new App(), 'Registry');
  const role = newRole(stack);
  const groups = ['One', 'Two', 'Three'].map((id) => new ModelPackageGroup(stack, id));
  groups[0].grants.register(role);
  groups[1].grants.approve(role);
  groups[2].grants.register(role);
  groups[2].grants.approve(role);
  expect(selfApprovals(stack)).toEqual(['Registry/Three']);
});

test('a role that is imported twice is one role', () => {
  const { stack } = newWorld();
  const group = newGroup(stack);
  const imported = (id: string) => iam.Role.fromRoleArn(stack, id, 'arn:aws:iam::111122223333:role/ml');
  group.grants.register(imported('First'));
  group.grants.approve(imported('Second'));
  expect(selfApprovals(stack)).toEqual(['Registry/Group']);
});

test.each<[string, (stack: Stack, role: iam.Role) => [iam.IGrantable, iam.IGrantable]]>([
  ['a role under a condition', (_stack, role) => [role, new iam.PrincipalWithConditions(role, { StringEquals: { 'aws:SourceVpc': 'vpc-1' } })]],
  ['a role and a model that it runs', (stack, role) => [role, newModel(stack, { role })]],
  ['a role and a model of another stack that it runs', (stack, role) => [role, newModel(filledStack(App.of(stack) as App, 'Serving', ENV), { role })]],
  ['a role of the app and its ARN', (_stack, role) => [role, new iam.ArnPrincipal(role.roleArn)]],
  ['the ARN of a role and an import of it', (stack) => [
    new iam.ArnPrincipal('arn:aws:iam::111122223333:role/ml'), iam.Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::111122223333:role/ml'),
  ]],
  ['the ARN of an L1 role, twice', (stack) => {
    const assumeRolePolicyDocument = new iam.PolicyDocument({
      statements: [new iam.PolicyStatement({ principals: [SAGEMAKER], actions: ['sts:AssumeRole'] })],
    });
    const { attrArn } = new iam.CfnRole(stack, 'L1', { assumeRolePolicyDocument });
    return [new iam.ArnPrincipal(attrArn), new iam.ArnPrincipal(attrArn)];
  }],
  ['the ARN of a user, twice', () => [
    new iam.ArnPrincipal('arn:aws:iam::111122223333:user/ml'), new iam.ArnPrincipal('arn:aws:iam::111122223333:user/ml'),
  ]],
])('%s are one principal', (_name, make) => {
  const { stack } = newWorld();
  const group = newGroup(stack);
  const [one, other] = make(stack, newRole(stack));
  group.grants.register(one);
  group.grants.approve(other);
  expect(selfApprovals(stack)).toEqual(['Registry/Group']);
});

test('the warning names the role of the app, and the ARN of another one', () => {
  const { stack } = newWorld();
  const role = newRole(stack);
  const principals = [new iam.ArnPrincipal(role.roleArn), new iam.ArnPrincipal('arn:aws:iam::111122223333:role/ml')];
  const group = newGroup(stack);
  principals.forEach((principal) => { group.grants.register(principal); group.grants.approve(principal); });
  expect(warningsOf(stack).filter(({ code }) => code === CODE).map(({ message }) => message.split(' can ')[0])).toEqual([
    'Registry/Role', 'arn:aws:iam::111122223333:role/ml',
  ]);
});

test('the warning can be acknowledged', () => {
  const { stack } = newWorld();
  const [group, role] = [newGroup(stack), newRole(stack)];
  group.grants.register(role);
  group.grants.approve(role);
  acknowledge(group, `cdk-sagemaker-model-package:${CODE}`, 'a team of one');
  expect(selfApprovals(stack)).toEqual([]);
});

test.each<[string, (stack: Stack, group: ModelPackageGroup, role: iam.Role) => void]>([
  ['different roles', (stack, group, role) => {
    group.grants.register(role);
    group.grants.approve(newRole(stack, 'Reviewer'));
  }],
  ['different groups', (stack, group, role) => {
    group.grants.register(role);
    new ModelPackageGroup(stack, 'Other').grants.approve(role);
  }],
  ['a role that can only reject', (_stack, group, role) => {
    group.grants.register(role);
    group.grants.approve(role, { approvalStatuses: [ModelApprovalStatus.REJECTED] });
  }],
  ['an account, which has several identities', (_stack, group) => {
    const account = new iam.AccountPrincipal('444455556666');
    group.grants.register(account);
    group.grants.approve(account);
  }],
  ['an organization', (_stack, group) => {
    const organization = new iam.OrganizationPrincipal('o-1234567890');
    group.grants.register(organization);
    group.grants.approve(organization);
  }],
  ['an imported model, whose role is unknown', (stack, group) => {
    const model = Model.fromModelName(stack, 'Imported', 'churn');
    group.grants.register(model);
    group.grants.approve(model);
  }],
  ['a role of CDK that does not exist unless it is needed', (stack, group) => {
    const lazy = new iam.LazyRole(stack, 'Lazy', { assumedBy: new iam.AccountRootPrincipal() });
    group.grants.register(lazy);
  }],
])('%s cause no warning', (_name, grant) => {
  const { stack } = newWorld();
  grant(stack, newGroup(stack), newRole(stack));
  expect(selfApprovals(stack)).toEqual([]);
});
