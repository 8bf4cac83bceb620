import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { DeployGrantOptions, ModelPackage } from '../../../src';
import { acknowledge } from '../../support/cdk';
import { newRole, newWorld } from '../../support/grants';
import { Context, Deployed } from '../../support/iam';

const WHO = 'arn:aws:iam::111122223333:role/ours';
const MODEL = 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn-3';
const ROLE = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

/** The app of a role that may deploy a package with these options. */
function deployer(
  options: (stack: Stack) => DeployGrantOptions,
): (action: string, resource: string, context?: Context) => boolean {
  const { app, stack } = newWorld();
  ModelPackage.fromModelPackageArn(stack, 'Package', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3')
    .grants.deploy(newRole(stack, 'Role', 'ours'), options(stack));
  const deployed = new Deployed(app);
  return (action, resource, context) => deployed.may(WHO, action, resource, context);
}

test('a deployer of a package passes exactly the roles that are specified, to SageMaker only', () => {
  const may = deployer((stack) => ({ executionRoles: [iam.Role.fromRoleArn(stack, 'Execution', ROLE('execution'))] }));
  const to = (service: string) => ({ 'iam:PassedToService': `${service}.amazonaws.com` });
  expect(may('iam:PassRole', ROLE('execution'), to('sagemaker'))).toBe(true);
  expect(may('iam:PassRole', ROLE('execution'), to('ec2'))).toBe(false);
  expect(may('iam:PassRole', ROLE('execution'))).toBe(false);
  expect(may('iam:PassRole', ROLE('admin'), to('sagemaker'))).toBe(false);
});

test.each(['*', 'ML-*', 'executio?', '${aws:username}'])('a role that is imported by the name %s is no pattern of roles to pass', (name) => {
  const may = deployer((stack) => {
    acknowledge(stack, 'CloudFormation-Validate::E3510', 'is no name of a role');
    return { executionRoles: [iam.Role.fromRoleArn(stack, 'Execution', ROLE(name))] };
  });
  const passes = (role: string) => may('iam:PassRole', ROLE(role), { 'iam:PassedToService': 'sagemaker.amazonaws.com', 'aws:username': 'admin' });
  expect(['admin', 'ML-admin', 'execution'].filter(passes)).toEqual([]);
});

test('a deployer of a package creates only models that meet the conditions', () => {
  const may = deployer(() => ({ conditions: { Bool: { 'sagemaker:NetworkIsolation': 'true' } } }));
  expect(may('sagemaker:CreateModel', MODEL, { 'sagemaker:NetworkIsolation': 'true' })).toBe(true);
  expect(may('sagemaker:CreateModel', MODEL, { 'sagemaker:NetworkIsolation': 'false' })).toBe(false);
  expect(may('sagemaker:CreateModel', MODEL)).toBe(false);
});

test('a deployer of a package passes no role by default', () => {
  const may = deployer(() => ({}));
  expect(may('iam:PassRole', ROLE('execution'), { 'iam:PassedToService': 'sagemaker.amazonaws.com' })).toBe(false);
  expect(may('sagemaker:CreateModel', MODEL)).toBe(true);
});
