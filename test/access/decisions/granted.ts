import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { Allowed } from './universe';
import { ModelPackageGroup, ModelPackageGroupGrants } from '../../../src';
import { newRole, World } from '../../support/grants';

/*
 * To whom and on what these tests grant, and what the grants that are the same everywhere allow.
 */

/** The grants of a group named churn, which the app may or may not define. */
type GroupMaker = [string, (world: World) => ModelPackageGroupGrants];

export const GROUPS_OF_APP: GroupMaker[] = [
  ['a group of the app', ({ stack }) => new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' }).grants],
  ['an L1 group of the app', ({ stack }) =>
    ModelPackageGroupGrants.fromModelPackageGroup(new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' }))],
];

export const IMPORTED_GROUPS: GroupMaker[] = [
  ['a group that is imported by its name', ({ stack }) => ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn').grants],
  ['a group that is imported by its ARN', ({ stack }) =>
    ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn').grants],
];

/** Identities of the account of the group, and their ARNs. */
export const IDENTITIES: [string, (world: World) => iam.IGrantable, string][] = [
  ['a role', ({ stack }) => newRole(stack, 'Role', 'ours'), 'arn:aws:iam::111122223333:role/ours'],
  ['an imported role', ({ stack }) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours'), 'arn:aws:iam::111122223333:role/ours'],
  ['a user', ({ stack }) => new iam.User(stack, 'User', { userName: 'ours' }), 'arn:aws:iam::111122223333:user/ours'],
];

/** A role that the app cannot change. */
export const IMMUTABLE = ({ stack }: World) =>
  iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours', { mutable: false });

/** The versions of the group. */
export const OF_CHURN = ['churn/1', 'churn/2'];

export const READ_GROUP: Allowed = {
  'sagemaker:DescribeModelPackageGroup': ['churn'],
  'sagemaker:BatchDescribeModelPackage': OF_CHURN,
  'sagemaker:DescribeModelPackage': OF_CHURN,
  'sagemaker:ListModelPackages': OF_CHURN,
};

export const APPROVE_VERSIONS: Allowed = {
  'sagemaker:DescribeModelPackage': OF_CHURN,
  'sagemaker:UpdateModelPackage': [
    'churn/1 as Approved', 'churn/1 as Rejected', 'churn/1 as Approved of team growth',
    'churn/2 as Approved', 'churn/2 as Rejected', 'churn/2 as Approved of team growth',
  ],
};

export const DELETE_VERSIONS: Allowed = {
  'sagemaker:DeleteModelPackage': OF_CHURN, 'sagemaker:DescribeModelPackage': OF_CHURN,
};
