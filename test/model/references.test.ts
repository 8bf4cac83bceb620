import { App, Resource, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ContainerImage, Model, ModelPackage } from '../../src';
import { ENV, newStack, PACKAGE, propertiesOf, resourceOf, warningCodes } from '../support';
import { identityStatements, plain, repositoryPolicy, resourcesOf } from '../support/grants';
import { fromImage, LOGIN, MODEL, newModel, newVpc, pull } from '../support/models';
import { newGroup, specification, validation } from '../support/packages';

const TRUST = {
  Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' } }], Version: '2012-10-17',
};
const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn';

function l1Role(stack: Stack, props: Partial<iam.CfnRoleProps> = {}): iam.CfnRole {
  return new iam.CfnRole(stack, 'Role', { assumeRolePolicyDocument: TRUST, ...props });
}

/** A construct of the user that has nothing but a reference. */
class OwnRole extends Resource implements iam.IRoleRef {
  constructor(scope: Construct, id: string, public readonly roleRef: iam.RoleReference) {
    super(scope, id);
  }
}

describe('an L1 role', () => {
  test('runs a model, which waits for its permissions', () => {
    const stack = newStack(ENV);
    newModel(stack, { role: l1Role(stack) });
    expect(plain(propertiesOf(stack, MODEL).ExecutionRoleArn)).toBe('arn:${AWS::Partition}:iam::111122223333:role/${Role}');
    expect(propertiesOf(stack, 'AWS::IAM::Policy').Roles).toEqual([{ Ref: 'Role' }]);
    expect(resourceOf(stack, MODEL).DependsOn).toEqual([resourceOf(stack, 'AWS::IAM::Policy').logicalId]);
  });

  test('is in its account, so that no policy of a resource is concerned', () => {
    const stack = newStack(ENV);
    const repository = new ecr.Repository(stack, 'Repository');
    newModel(stack, { role: l1Role(stack), containers: [fromImage({}, ContainerImage.fromEcrRepository(repository))] });
    expect(repositoryPolicy(stack)).toBeUndefined();
  });

  test('keeps its path', () => {
    const stack = newStack(ENV);
    newModel(stack, { role: l1Role(stack, { path: '/teams/ml/' }) });
    expect(plain(propertiesOf(stack, MODEL).ExecutionRoleArn)).toBe('arn:${AWS::Partition}:iam::111122223333:role/teams/ml/${Role}');
    expect(propertiesOf(stack, 'AWS::IAM::Policy').Roles).toEqual([{ Ref: 'Role' }]);
  });

  test('with a path that is known at deployment has its ARN', () => {
    const stack = newStack(ENV);
    newModel(stack, { role: l1Role(stack, { path: Token.asString({ 'Fn::Sub': '/${AWS::Region}/' }) }) });
    expect(propertiesOf(stack, MODEL).ExecutionRoleArn).toEqual({ 'Fn::GetAtt': ['Role', 'Arn'] });
  });

  test('is imported once for all models', () => {
    const stack = newStack(ENV);
    const role = l1Role(stack);
    newModel(stack, { role }, 'One');
    newModel(stack, { role }, 'Two');
    expect(Object.keys(resourcesOf(stack, 'AWS::IAM::Policy'))).toHaveLength(1);
  });

  test('of an L2 is the L2', () => {
    const stack = newStack(ENV);
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
    expect(newModel(stack, { role: role.node.defaultChild as iam.CfnRole }).role).toBe(role);
  });

  test('validates a package', () => {
    const stack = newStack(ENV);
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack),
      inferenceSpecification: specification(),
      validationSpecification: validation(
        { role: l1Role(stack) },
      ),
    });
    expect(plain(propertiesOf(stack, PACKAGE).ValidationSpecification.ValidationRole)).toBe('arn:${AWS::Partition}:iam::111122223333:role/${Role}');
  });

  test('is the role of an imported model', () => {
    const stack = newStack(ENV);
    Model.fromModelAttributes(stack, 'Model', { modelArn: ARN, role: l1Role(stack) })
      .addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::features/*'] }));
    expect(identityStatements(stack)).toEqual([{ Action: 's3:GetObject', Effect: 'Allow', Resource: 'arn:aws:s3:::features/*' }]);
  });

  test('can be passed by a grantee', () => {
    const stack = newStack(ENV);
    newGroup(stack).grants.deploy(new iam.User(stack, 'User'), { executionRoles: [l1Role(stack)] });
    expect(identityStatements(stack)).toContainEqual({
      Action: 'iam:PassRole', Effect: 'Allow', Resource: '${Role.Arn}', Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    });
  });
});

test('A construct of the user that refers to a role is handled as an import', () => {
  const stack = newStack(ENV);
  const roleArn = 'arn:aws:iam::111122223333:role/ours';
  newModel(stack, { role: new OwnRole(stack, 'Role', { roleArn, roleName: 'ours' }) });
  expect(propertiesOf(stack, MODEL).ExecutionRoleArn).toBe(roleArn);
  expect(propertiesOf(stack, 'AWS::IAM::Policy').Roles).toEqual(['ours']);
});

describe('an L1 security group', () => {
  function l1Group(stack: Stack): ec2.CfnSecurityGroup {
    return new ec2.CfnSecurityGroup(stack, 'Containers', { groupDescription: 'containers', vpcId: 'vpc-0123456789abcdef0' });
  }

  test('is one of a model, whose connections add rules to it', () => {
    const stack = newStack(ENV);
    const model = newModel(stack, { vpc: newVpc(stack), securityGroups: [l1Group(stack)] });
    model.connections.allowFrom(ec2.Peer.ipv4('10.0.0.0/16'), ec2.Port.tcp(443));
    expect(propertiesOf(stack, MODEL).VpcConfig.SecurityGroupIds).toEqual([{ Ref: 'Containers' }]);
    expect(propertiesOf(stack, 'AWS::EC2::SecurityGroupIngress').GroupId).toEqual({ Ref: 'Containers' });
  });

  test('is one of an imported model', () => {
    const stack = newStack(ENV);
    const model = Model.fromModelAttributes(stack, 'Model', { modelArn: ARN, securityGroups: [l1Group(stack)] });
    model.connections.allowFrom(ec2.Peer.ipv4('10.0.0.0/16'), ec2.Port.tcp(443));
    expect(propertiesOf(stack, 'AWS::EC2::SecurityGroupIngress').GroupId).toEqual({ Ref: 'Containers' });
  });
});

test('An L1 function provides the credentials of a private registry', () => {
  const stack = newStack(ENV);
  const credentialsProvider = new lambda.CfnFunction(stack, 'Credentials', {
    code: { s3Bucket: 'code', s3Key: 'credentials.zip' }, handler: 'index.handler', role: 'arn:aws:iam::111122223333:role/ours', runtime: 'nodejs22.x',
  });
  newModel(stack, {
    vpc: newVpc(stack), containers: [fromImage({ privateRegistry: { credentialsProvider } }, ContainerImage.fromUri('registry.example.com/churn:3'))],
  });
  expect(
    propertiesOf(stack, MODEL).PrimaryContainer.ImageConfig.RepositoryAuthConfig.RepositoryCredentialsProviderArn,
  ).toEqual({
    'Fn::GetAtt': ['Credentials', 'Arn'],
  });
  expect(identityStatements(stack)).toContainEqual({ Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: '${Credentials.Arn}' });
});

describe('an L1 repository', () => {
  const imageOf = (stack: Stack, tagOrDigest?: string) =>
    ContainerImage.fromEcrRepository(new ecr.CfnRepository(stack, 'Repository', { repositoryName: 'churn' }), tagOrDigest);

  test.each<[string, string | undefined, string]>([
    ['by its tag', '3', ':3'],
    ['by its digest', `sha256:${'0'.repeat(64)}`, `@sha256:${'0'.repeat(64)}`],
    ['by the latest tag', undefined, ':latest'],
  ])('has the image of a model, %s', (_how, tagOrDigest, end) => {
    const stack = newStack(ENV);
    newModel(stack, { containers: [fromImage({}, imageOf(stack, tagOrDigest))] });
    expect(plain(propertiesOf(stack, MODEL).PrimaryContainer.Image)).toBe(`111122223333.dkr.ecr.eu-west-1.\${AWS::URLSuffix}/\${Repository}${end}`);
  });

  test('lets the role pull', () => {
    const stack = newStack(ENV);
    newModel(stack, { containers: [fromImage({}, imageOf(stack))] });
    expect(identityStatements(stack)).toEqual(expect.arrayContaining([LOGIN, pull('${Repository.Arn}')]));
  });

  test('has no policy that CDK could extend, of which a warning tells', () => {
    const stack = new Stack(new App(), 'Stack', { env: ENV });
    const group = newGroup(stack);
    const version = group.addModelPackage('Version', { inferenceSpecification: specification({ containers: [{ image: imageOf(stack, '3') }] }) });
    group.grants.deploy(new iam.AccountPrincipal('444455556666'));
    expect(warningCodes(version)).toContain('ModelPackage.crossAccountPolicies');
  });

  test('of an L2 has the policy of the L2', () => {
    const stack = new Stack(new App(), 'Stack', { env: ENV });
    const group = newGroup(stack);
    const repository = new ecr.Repository(stack, 'Repository').node.defaultChild as ecr.CfnRepository;
    group.addModelPackage('Version', { inferenceSpecification: specification({ containers: [{ image: ContainerImage.fromEcrRepository(repository, '3') }] }) });
    group.grants.deploy(new iam.AccountPrincipal('444455556666'));
    expect(repositoryPolicy(stack)).toHaveLength(1);
  });
});
