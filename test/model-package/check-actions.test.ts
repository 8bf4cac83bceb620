import { Token } from 'aws-cdk-lib';
import { ModelPackage, ModelPackageGroup } from '../../src';
import { issuesOf, warningCodes, warningsOf } from '../support';
import { acknowledge } from '../support/cdk';
import { newRole, newWorld } from '../support/grants';

const PACKAGE = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/1';

/** The codes of the warnings of a grant of these actions: on a group, and on a package. */
function grantOf(...actions: string[]): { group: string[]; package: string[] } {
  const { stack } = newWorld();
  const role = newRole(stack);
  ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn').grants.actions(role, actions);
  ModelPackage.fromModelPackageArn(stack, 'Package', PACKAGE).grants.actions(role, actions);
  const all = warningsOf(stack);
  const at = (path: string) => all.filter((warning) => warning.path.endsWith(path)).map(({ code }) => code);
  return { group: at('/Group'), package: at('/Package') };
}

function violations(...actions: string[]): string[] {
  const { stack } = newWorld();
  return issuesOf(() => ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn').grants.actions(newRole(stack), actions));
}

test.each<[string, string, string]>([
  ['an action of another service', 's3:GetObject', 'Grants.otherService'],
  ['every action of every service', '*', 'Grants.otherService'],
  ['a service with a wildcard', 'sage*:ListTags', 'Grants.otherService'],
  ['an action without its service', 'ListTags', 'Grants.otherService'],
  ['an action behind something else', 'iam:sagemaker:ListTags', 'Grants.otherService'],
  ['what has no form of an action', 'sagemaker:List Tags', 'Grants.otherService'],
  ['a policy variable', 'sagemaker:${aws:username}', 'Grants.otherService'],
  ['a misspelled action', 'sagemaker:DescribeModelPackages', 'Grants.unknownAction'],
])('%s is refused', (_name, action, code) => {
  expect(violations('sagemaker:ListTags', action)).toEqual([`actions[1]: ${code}`]);
});

test('all actions that are refused are in one error', () => {
  expect(violations('s3:GetObject', 'sagemaker:ListTag')).toEqual(['actions[0]: Grants.otherService', 'actions[1]: Grants.unknownAction']);
});

test('a wildcard warns', () => {
  expect(grantOf('sagemaker:Describe*')).toEqual({ group: ['Grants.wildcardAction'], package: ['Grants.wildcardAction'] });
});

test('a wildcard that includes registering and approving also warns of that', () => {
  expect(grantOf('sagemaker:*').group).toEqual(['Grants.wildcardAction', 'ModelPackageGroup.selfApproval']);
});

test('an action on other resources warns', () => {
  expect(grantOf('sagemaker:ListModelPackageGroups')).toEqual({ group: ['Grants.ineffectiveAction'], package: ['Grants.ineffectiveAction'] });
});

test('an action on groups warns on a package only', () => {
  expect(grantOf('sagemaker:DescribeModelPackageGroup')).toEqual({ group: [], package: ['Grants.ineffectiveAction'] });
});

test('a wildcard that matches only actions on other resources warns of that', () => {
  expect(grantOf('sagemaker:DescribeEndpoint*')).toEqual({ group: ['Grants.ineffectiveAction'], package: ['Grants.ineffectiveAction'] });
});

test('a warning names the action by its place', () => {
  const { stack } = newWorld();
  ModelPackage.fromModelPackageArn(stack, 'Package', PACKAGE).grants.actions(newRole(stack), ['sagemaker:ListTags', 'sagemaker:Describe*']);
  expect(warningsOf(stack).map(({ places }) => places)).toEqual([['actions[1]']]);
});

test('an action that is newer than the library is granted and warns', () => {
  expect(grantOf('sagemaker:PromoteVersion')).toEqual({ group: ['Grants.newAction'], package: ['Grants.newAction'] });
});

test('actions on packages do not warn, in any case', () => {
  expect(grantOf('sagemaker:ListTags', 'sagemaker:accessModelPackage', 'sagemaker:CreateModel')).toEqual({ group: [], package: [] });
});

test('an action that is known only at deployment is granted', () => {
  expect(grantOf(Token.asString({ Ref: 'AWS::StackName' }))).toEqual({ group: [], package: [] });
});

test('a warning can be acknowledged', () => {
  const { stack } = newWorld();
  const group = ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn');
  group.grants.actions(newRole(stack), ['sagemaker:Describe*']);
  acknowledge(group, 'cdk-sagemaker-model-package:Grants.wildcardAction', 'all of them are meant');
  expect(warningCodes(stack)).toEqual([]);
});
