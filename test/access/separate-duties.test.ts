import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { ModelApprovalStatus, ModelPackage, ModelPackageGroup, ModelPackageGroupGrants } from '../../src';
import { warningsOf } from '../support';
import { acknowledge } from '../support/cdk';
import { newRole, newWorld } from '../support/grants';
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

test('to approve one package of the group counts', () => {
  const { stack } = newWorld();
  const [group, role] = [newGroup(stack), newRole(stack)];
  new ModelPackage(stack, 'Version', { modelPackageGroup: group }).grants.approve(role);
  group.grants.register(role);
  expect(selfApprovals(stack)).toEqual(['Registry/Group']);
});

test('all references to a group count', () => {
  const { stack } = newWorld();
  const [group, role] = [newGroup(stack), newRole(stack)];
  group.grants.register(role);
  ModelPackageGroupGrants.fromModelPackageGroup(group.node.defaultChild as CfnModelPackageGroup).approve(role);
  expect(selfApprovals(stack)).toEqual(['Registry/Group/Resource']);
});

test('a role that is imported twice is one role', () => {
  const { stack } = newWorld();
  const group = newGroup(stack);
  const imported = (id: string) => iam.Role.fromRoleArn(stack, id, 'arn:aws:iam::111122223333:role/ml');
  group.grants.register(imported('First'));
  group.grants.approve(imported('Second'));
  expect(selfApprovals(stack)).toEqual(['Registry/Group']);
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
  ['a role of CDK that does not exist unless it is needed', (stack, group) => {
    const lazy = new iam.LazyRole(stack, 'Lazy', { assumedBy: new iam.AccountRootPrincipal() });
    group.grants.register(lazy);
  }],
])('%s cause no warning', (_name, grant) => {
  const { stack } = newWorld();
  grant(stack, newGroup(stack), newRole(stack));
  expect(selfApprovals(stack)).toEqual([]);
});
