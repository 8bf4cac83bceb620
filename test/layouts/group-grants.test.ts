import { CfnParameter, NestedStack, Stack } from 'aws-cdk-lib';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import * as stepfunctions from 'aws-cdk-lib/aws-stepfunctions';
import { ModelPackageGroup, ModelPackageGroupGrants } from '../../src';
import { functionIn, groupIn, roleIn, validatedBy, versionIn } from '../support/layout-parts';
import { factsOf, Layout } from '../support/layouts';

const OTHER_ACCOUNT = { account: '444455556666', region: 'eu-west-1' };
const OTHER_REGION = { account: '111122223333', region: 'us-east-1' };

/** Everything that can be granted on a group. */
const GRANTS: [string, (grants: ModelPackageGroupGrants, grantee: iam.IGrantable) => iam.Grant][] = [
  ['read', (grants, grantee) => grants.read(grantee)],
  ['register', (grants, grantee) => grants.register(grantee)],
  ['approve', (grants, grantee) => grants.approve(grantee)],
  ['deploy', (grants, grantee) => grants.deploy(grantee)],
  ['delete', (grants, grantee) => grants.delete(grantee)],
  ['actions', (grants, grantee) => grants.actions(grantee, ['sagemaker:ListTags'])],
];

describe.each(GRANTS)('grants.%s', (_name, grant) => {
  test('to a role of a stack that the stack of the group needs', () => {
    const layout = new Layout();
    const [registry, security] = [layout.stack('Registry'), layout.stack('Security')];
    const role = roleIn(security);
    functionIn(registry, 'Function', {}, role);
    grant(groupIn(registry).grants, role);
    const { stacks, policies } = factsOf(layout.app);
    expect(stacks).toEqual({ Registry: ['Security'] });
    expect(Object.keys(policies)).toEqual(['Security/Role/DefaultPolicy']);
  });

  test('to a function of a stack that needs that of the group', () => {
    const layout = new Layout();
    const [registry, serving] = [layout.stack('Registry'), layout.stack('Serving')];
    const group = groupIn(registry);
    grant(group.grants, functionIn(serving, 'Function', { GROUP: group.modelPackageGroupArn }));
    const { stacks, policies } = factsOf(layout.app);
    expect(stacks).toEqual({ Serving: ['Registry'] });
    expect(Object.keys(policies)).toEqual(['Serving/Function/ServiceRole/DefaultPolicy']);
  });

  test('to the function that a rule of the group starts in another stack', () => {
    const layout = new Layout();
    const [registry, serving] = [layout.stack('Registry'), layout.stack('Serving')];
    const group = groupIn(registry);
    const deployer = functionIn(serving, 'Deployer', { GROUP: group.modelPackageGroupName });
    group.onApproved('Approved', { target: new targets.LambdaFunction(deployer) });
    grant(group.grants, deployer);
    expect(factsOf(layout.app).stacks).toEqual({ Registry: ['Serving'] });
  });
});

test.each<[string, (stack: Stack) => CfnModelPackageGroup]>([
  ['an L1', (stack) => new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' })],
])('%s with a known name is granted to the target of its rule in another stack', (_name, make) => {
  const layout = new Layout();
  const [registry, serving] = [layout.stack('Registry'), layout.stack('Serving')];
  const group = make(registry);
  const deployer = functionIn(serving, 'Deployer');
  ModelPackageGroup.fromModelPackageGroupName(registry, 'Events', 'churn').onApproved('Approved', { target: new targets.LambdaFunction(deployer) });
  ModelPackageGroupGrants.fromModelPackageGroup(group).deploy(deployer);
  expect(factsOf(layout.app).stacks).toEqual({ Registry: ['Serving'] });
});

test('a state machine that an approval starts deploys versions', () => {
  const layout = new Layout();
  const [registry, deployment] = [layout.stack('Registry'), layout.stack('Deployment')];
  const group = groupIn(registry);
  const machine = new stepfunctions.StateMachine(deployment, 'Machine', {
    definitionBody: stepfunctions.DefinitionBody.fromChainable(new stepfunctions.Pass(deployment, 'Pass')),
  });
  group.onApproved('Approved', { target: new targets.SfnStateMachine(machine) });
  group.grants.deploy(machine);
  expect(factsOf(layout.app).stacks).toEqual({ Registry: ['Deployment'] });
});

test('a role and a key of a security stack, which the registry uses', () => {
  const layout = new Layout();
  const [registry, security] = [layout.stack('Registry'), layout.stack('Security')];
  const [role, encryptionKey] = [roleIn(security), new kms.Key(security, 'Key')];
  const group = groupIn(registry);
  versionIn(registry, 'Version', group, { encryptionKey });
  group.grants.register(role, { encryptionKey });
  group.grants.deploy(role, { encryptionKey });
  expect(factsOf(layout.app).stacks).toEqual({ Registry: ['Security'] });
});

test('a key of the registry, which validates with the role of a security stack: the permission is in the registry', () => {
  const layout = new Layout();
  const [registry, security] = [layout.stack('Registry'), layout.stack('Security')];
  const role = roleIn(security);
  const encryptionKey = new kms.Key(registry, 'Key');
  const group = groupIn(registry);
  versionIn(registry, 'Version', group, { ...validatedBy(role, new s3.Bucket(registry, 'Bucket')), encryptionKey });
  group.grants.read(role, { encryptionKey });
  const { stacks, policies } = factsOf(layout.app);
  expect(stacks).toEqual({ Registry: ['Security'] });
  expect(policies['Registry/RolePolicies/SecurityRole/PackageGrants']).toEqual(['kms:Decrypt', 'kms:DescribeKey']);
  expect(policies['Security/Role/DefaultPolicy']).toEqual([
    'sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:DescribeModelPackageGroup', 'sagemaker:ListModelPackages',
  ]);
});

describe('a group whose name is a parameter', () => {
  function granted(registryNeedsSecurity: boolean) {
    const layout = new Layout();
    const [registry, security] = [layout.stack('Registry'), layout.stack('Security')];
    const role = roleIn(security);
    if (registryNeedsSecurity) { functionIn(registry, 'Function', {}, role); }
    const modelPackageGroupName = new CfnParameter(registry, 'Name').valueAsString;
    new ModelPackageGroup(registry, 'Group', { modelPackageGroupName }).grants.delete(role);
    return factsOf(layout.app);
  }

  test('is referred to by the stack of the role', () => {
    expect(granted(false)).toMatchObject({ stacks: { Security: ['Registry'] }, policies: { 'Security/Role/DefaultPolicy': DELETE } });
  });

  test('is granted beside the group where its stack needs that of the role', () => {
    expect(granted(true)).toMatchObject({ stacks: { Registry: ['Security'] }, policies: { 'Registry/RolePolicies/SecurityRole/PackageGrants': DELETE } });
  });

  const DELETE = ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'];
});

test('an imported group is granted to a role of a stack that the stack of the import needs', () => {
  const layout = new Layout();
  const [registry, security] = [layout.stack('Registry'), layout.stack('Security')];
  const role = roleIn(security);
  functionIn(registry, 'Function', {}, role);
  ModelPackageGroup.fromModelPackageGroupName(registry, 'Group', 'churn').grants.deploy(role);
  expect(factsOf(layout.app).stacks).toEqual({ Registry: ['Security'] });
});

test('a role of another stage', () => {
  const layout = new Layout();
  const registry = new Stack(layout.stage('Build'), 'Registry');
  const serving = new Stack(layout.stage('Run'), 'Serving');
  const group = groupIn(registry);
  group.grants.deploy(functionIn(serving, 'Deployer'));
  expect(factsOf(layout.app)).toMatchObject({ stacks: {}, policies: { 'Run/Serving/Deployer/ServiceRole/DefaultPolicy': expect.anything() } });
});

test('a role of another region', () => {
  const layout = new Layout();
  const group = groupIn(layout.stack('Registry'));
  group.grants.deploy(functionIn(layout.stack('Serving', OTHER_REGION), 'Deployer'));
  expect(factsOf(layout.app).stacks).toEqual({});
});

test('a role of another account', () => {
  const layout = new Layout();
  const group = groupIn(layout.stack('Registry'));
  group.grants.deploy(roleIn(layout.stack('Serving', OTHER_ACCOUNT)));
  const { stacks, policies } = factsOf(layout.app);
  expect(stacks).toEqual({});
  expect(Object.keys(policies)).toEqual(['Serving/Role/DefaultPolicy']);
});

describe('a group of one stack and a role of another in one template', () => {
  test('a nested stack has the role', () => {
    const layout = new Layout();
    const registry = layout.stack('Registry');
    const group = groupIn(registry);
    group.grants.deploy(functionIn(new NestedStack(registry, 'Nested'), 'Deployer', { GROUP: group.modelPackageGroupArn }));
    expect(factsOf(layout.app).waits).toEqual({});
  });

  test('a nested stack has the group, and a function with the role', () => {
    const layout = new Layout();
    const registry = layout.stack('Registry');
    const nested = new NestedStack(registry, 'Nested');
    const role = roleIn(registry);
    const group = groupIn(nested);
    functionIn(nested, 'Deployer', { GROUP: group.modelPackageGroupArn }, role);
    group.grants.deploy(role);
    expect(Object.keys(factsOf(layout.app).policies)).toEqual(['Registry/Role/DefaultPolicy']);
  });
});
