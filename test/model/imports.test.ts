import { App, Aws, CfnOutput, CfnParameter, Fn, PhysicalName, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnEndpointConfig, IModelRef } from 'aws-cdk-lib/aws-sagemaker';
import { IModel, Model } from '../../src';
import { ENV, issuesOf, newStack, templateOf } from '../support';
import { identityStatements, newRole, OTHER_ENV, resourcesOf } from '../support/grants';
import { newModel, newVpc, securityGroup } from '../support/models';

const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn-3';

describe('a model by its ARN', () => {
  test('has a name, an account and a region', () => {
    const model = Model.fromModelArn(newStack(), 'Model', ARN);
    expect(model.modelArn).toBe(ARN);
    expect(model.modelName).toBe('churn-3');
    expect(model.env).toEqual({ account: '111122223333', region: 'eu-west-1' });
    expect(model.modelRef).toEqual({ modelArn: ARN });
    expect(model.role).toBeUndefined();
  });

  test.each([
    'arn:aws-cn:sagemaker:cn-north-1:111122223333:model/churn',
    'arn:aws-us-gov:sagemaker:us-gov-west-1:111122223333:model/churn',
    'arn:aws-iso:sagemaker:us-iso-east-1:111122223333:model/churn',
    'arn:aws-iso-b:sagemaker:us-isob-east-1:111122223333:model/churn',
    'arn:aws-eusc:sagemaker:eusc-de-east-1:111122223333:model/churn',
    `arn:aws:sagemaker:eu-west-1:111122223333:model/${'a'.repeat(63)}`,
    'arn:aws:sagemaker:eu-west-1:111122223333:model/A--9',
  ])('may be %s', (arn) => {
    const model = Model.fromModelArn(newStack(), 'Model', arn);
    expect(model.modelArn).toBe(arn);
    expect(`model/${model.modelName}`).toBe(arn.slice(arn.indexOf('model/')));
  });

  test.each([
    '',
    'churn',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
    'arn:aws:sagemaker:eu-west-1:111122223333:model/',
    'arn:aws:sagemaker:eu-west-1:111122223333:model/churn/3',
    'arn:aws:sagemaker:eu-west-1:111122223333:model/-churn',
    'arn:aws:sagemaker:eu-west-1:111122223333:model/churn\n',
    `arn:aws:sagemaker:eu-west-1:111122223333:model/${'a'.repeat(64)}`,
    'arn:aws:sagemaker:eu-west-1:1111:model/churn',
    'arn:aws:sagemaker::111122223333:model/churn',
    'arn:aws:iam:eu-west-1:111122223333:model/churn',
    ' arn:aws:sagemaker:eu-west-1:111122223333:model/churn',
  ])('is not %j', (arn) => {
    const stack = newStack();
    expect(issuesOf(() => Model.fromModelArn(stack, 'Model', arn))).toEqual(['modelArn: Arn.form']);
    expect(issuesOf(() => Model.fromModelAttributes(stack, 'Model', { modelArn: arn }))).toEqual([
      'modelArn: Arn.form',
    ]);
    expect(stack.node.children).toEqual([]);
  });

  test('may be known at deployment alone', () => {
    const stack = newStack();
    const model = Model.fromModelArn(stack, 'Model', Fn.importValue('ModelArn'));
    expect(stack.resolve(model.modelArn)).toEqual({ 'Fn::ImportValue': 'ModelArn' });
    expect(stack.resolve(model.modelName)).toEqual({
      'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::ImportValue': 'ModelArn' }] }] }] }],
    });
  });

  test('may be known in part', () => {
    const stack = newStack();
    const model = Model.fromModelArn(stack, 'Model', `arn:${Aws.PARTITION}:sagemaker:${Aws.REGION}:${Aws.ACCOUNT_ID}:model/churn`);
    expect(model.modelName).toBe('churn');
  });
});

describe('a model by its name', () => {
  test('is in the account and region of the stack', () => {
    const stack = newStack(ENV);
    const model = Model.fromModelName(stack, 'Model', 'churn-3');
    expect(model.modelName).toBe('churn-3');
    expect(stack.resolve(model.modelArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:eu-west-1:111122223333:model/churn-3']],
    });
    expect(model.env).toEqual({ account: '111122223333', region: 'eu-west-1' });
    expect(model.role).toBeUndefined();
  });

  test('is in those of the deployment, if the stack does not know', () => {
    const stack = newStack();
    expect(stack.resolve(Model.fromModelName(stack, 'Model', 'churn-3').modelRef)).toEqual({
      modelArn: {
        'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':model/churn-3']],
      },
    });
  });

  test('may be known at deployment alone', () => {
    const stack = newStack(ENV);
    const model = Model.fromModelName(stack, 'Model', new CfnParameter(stack, 'Name').valueAsString);
    expect(stack.resolve(model.modelName)).toEqual({ Ref: 'Name' });
    expect(stack.resolve(model.modelArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:eu-west-1:111122223333:model/', { Ref: 'Name' }]],
    });
  });

  test.each([
    ['', 'modelName: Text.length'],
    ['a'.repeat(64), 'modelName: Text.length'],
    ['churn_3', 'modelName: Text.sageMakerName'],
  ])('is not %j', (name, line) => {
    const stack = newStack();
    expect(issuesOf(() => Model.fromModelName(stack, 'Model', name))).toEqual([line]);
    expect(stack.node.children).toEqual([]);
  });
});

test('a model by its attributes has a role and security groups', () => {
  const stack = newStack(ENV);
  const role = newRole(stack);
  const model = Model.fromModelAttributes(stack, 'Model', { modelArn: ARN, role, securityGroups: [securityGroup(stack, 'a')] });
  expect(model.modelArn).toBe(ARN);
  expect(model.modelName).toBe('churn-3');
  expect(model.role).toBe(role);
  expect(model.connections.securityGroups.map(({ securityGroupId }) => securityGroupId)).toEqual(['sg-0123456789abcdefa']);
});

describe('connections', () => {

  /** A database in a VPC, and what may reach it. */
  function reach(make: (stack: Stack, vpc: ec2.IVpc) => IModel) {
    const stack = newStack(ENV);
    const vpc = newVpc(stack);
    const database = new ec2.SecurityGroup(stack, 'Database', { vpc });
    make(stack, vpc).connections.allowTo(database, ec2.Port.tcp(5432));
    return Object.values(resourcesOf(stack, 'AWS::EC2::SecurityGroupIngress')).map(({ Properties }) => Properties);
  }
  const RULE = (source: string) => ({
    FromPort: 5432, ToPort: 5432, IpProtocol: 'tcp', GroupId: '${DatabaseB269D8BB.GroupId}', SourceSecurityGroupId: source, Description: expect.any(String),
  });

  test('are those of the new security group', () => {
    expect(reach((stack, vpc) => newModel(stack, { vpc }))).toEqual([RULE('${ModelSecurityGroup2A7C9E10.GroupId}')]);
  });

  test('are those of the security groups that are given', () => {
    expect(reach((stack, vpc) => newModel(stack, { vpc, securityGroups: [securityGroup(stack, 'a'), securityGroup(stack, 'b')] })))
      .toEqual([RULE('sg-0123456789abcdefa'), RULE('sg-0123456789abcdefb')]);
  });

  test('are those of an imported model', () => {
    expect(reach((stack) => Model.fromModelAttributes(stack, 'Model', { modelArn: ARN, securityGroups: [securityGroup(stack, 'a')] })))
      .toEqual([RULE('sg-0123456789abcdefa')]);
  });

  test('open the new security group where it lets nothing out', () => {
    const stack = newStack(ENV);
    newModel(stack, { vpc: newVpc(stack), allowAllOutbound: false }).connections.allowToAnyIpv4(ec2.Port.tcp(443));
    expect(Object.values(resourcesOf(stack, 'AWS::EC2::SecurityGroup'))[0].Properties.SecurityGroupEgress).toEqual([
      { CidrIp: '0.0.0.0/0', Description: 'from 0.0.0.0/0:443', FromPort: 443, IpProtocol: 'tcp', ToPort: 443 },
    ]);
  });

  test('are none without a VPC', () => {
    const model = newModel(newStack());
    expect(issuesOf(() => model.connections)).toEqual(['connections: Model.noConnections']);
  });

  test('are none of an import without security groups', () => {
    const model = Model.fromModelArn(newStack(), 'Imported', ARN);
    expect(issuesOf(() => model.connections)).toEqual(['connections: Model.noConnections']);
  });
});

describe('as a grantee', () => {
  const READ = { Action: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'], Effect: 'Allow' };

  test('the model is its role', () => {
    const stack = newStack(ENV);
    new s3.Bucket(stack, 'Config').grantRead(newModel(stack));
    expect(identityStatements(stack)).toContainEqual({ ...READ, Resource: ['${Config57D1D894.Arn}', '${Config57D1D894.Arn}/*'] });
  });

  test('an import is its role', () => {
    const stack = newStack(ENV);
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/Serving');
    const model = Model.fromModelAttributes(stack, 'Model', { modelArn: ARN, role });
    expect(model.grantPrincipal).toBe(role);
    new s3.Bucket(stack, 'Config').grantRead(model);
    expect(identityStatements(stack)).toEqual([{ ...READ, Resource: ['${Config57D1D894.Arn}', '${Config57D1D894.Arn}/*'] }]);
  });

  test('an import without a role cannot be granted anything', () => {
    const stack = newStack(ENV);
    const model = Model.fromModelName(stack, 'Model', 'churn');
    expect(model.grantPrincipal).toBeInstanceOf(iam.UnknownPrincipal);
    // CDK's own answer to all resources that are imported without a role.
    expect(() => new s3.Bucket(stack, 'Config').grantRead(model)).toThrow('Cannot get policy fragment of Stack/Model, resource imported without a role');
  });
});

describe('in another stack', () => {
  /** What an endpoint configuration in a stack has as the name and the ARN of a model in another. */
  function seen(env: typeof ENV | undefined, otherEnv: typeof ENV | undefined, modelName?: string) {
    const app = new App();
    const model = newModel(new Stack(app, 'Models', { env }), { modelName });
    const user = new Stack(app, 'User', { env: otherEnv });
    new CfnEndpointConfig(user, 'Config', {
      productionVariants: [{ modelName: model.modelName, variantName: 'all', initialInstanceCount: 1, instanceType: 'ml.m5.large', initialVariantWeight: 1 }],
    });
    new CfnOutput(user, 'Arn', { value: model.modelArn });
    const { Resources, Outputs } = templateOf(user);
    return [Resources.Config.Properties.ProductionVariants[0].ModelName, Outputs.Arn.Value];
  }

  test('of the same environment, both are imported', () => {
    expect(seen(ENV, ENV)).toEqual([
      { 'Fn::ImportValue': 'Models:ExportsOutputFnGetAttModel0301700EModelNameC418769C' },
      { 'Fn::ImportValue': 'Models:ExportsOutputRefModel0301700EC40EAB61' },
    ]);
  });

  test('of another account, both are made from the name', () => {
    expect(seen(ENV, OTHER_ENV as typeof ENV, 'churn')).toEqual([
      'churn', { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:eu-west-1:111122223333:model/churn']] },
    ]);
  });

  test('of another account, the name may be generated', () => {
    expect(seen(ENV, OTHER_ENV as typeof ENV, PhysicalName.GENERATE_IF_NEEDED)[0]).toMatch(/^[a-z0-9]{1,63}$/);
  });

  test('of another account, it needs a name', () => {
    expect(() => seen(ENV, OTHER_ENV as typeof ENV)).toThrow(/Cannot use resource 'Models\/Model' in a cross-environment fashion/);
  });
});

test('a model of any kind is a reference', () => {
  const stack = newStack(ENV);
  const refs: IModelRef[] = [newModel(stack), Model.fromModelArn(stack, 'ByArn', ARN), Model.fromModelName(stack, 'ByName', 'churn')];
  expect(refs.map(({ modelRef }) => stack.resolve(modelRef.modelArn))).toEqual([
    { Ref: 'Model0301700E' }, ARN, { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:eu-west-1:111122223333:model/churn']] },
  ]);
});
