import { Stack, Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ContainerImage, InferenceExecutionMode, Model, ModelContainer, ModelData, ModelProps, PrebuiltRepository } from '../../src';
import { ENV, newStack, resourceOf } from '../support';
import { MODEL, newVpc, securityGroup } from '../support/models';
import { bucket } from '../support/packages';

/*
 * The page of Terraform's `aws_sagemaker_model`: every example, argument and attribute of it, by its name there.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_model
 */

const image = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3');
const PRIVATE = ContainerImage.fromUri('registry.example.com/churn:3');

/** A model in a template. */
function model(props: Partial<ModelProps> | ((stack: Stack) => Partial<ModelProps>) = {}, stack = newStack(ENV)) {
  new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image)], ...typeof props === 'function' ? props(stack) : props });
  return resourceOf(stack, MODEL).Properties;
}

/** A network for a private registry. */
const network = (stack: Stack) => ({ vpc: newVpc(stack), securityGroups: [securityGroup(stack, 'a')] });

describe('examples', () => {
  test('basic usage', () => {
    const stack = newStack(ENV);
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
    const registryPath = ContainerImage.fromPrebuilt(PrebuiltRepository.of('kmeans'), '1', { accountId: '438346466558' });
    expect(model({ modelName: 'my-model', role, containers: [ModelContainer.fromImage(registryPath)] }, stack)).toEqual({
      ModelName: 'my-model',
      ExecutionRoleArn: { 'Fn::GetAtt': ['Role1ABCC5F0', 'Arn'] },
      PrimaryContainer: { Image: { 'Fn::Join': ['', ['438346466558.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/kmeans:1']] } },
    });
    expect(resourceOf(stack, 'AWS::IAM::Role').Properties.AssumeRolePolicyDocument.Statement).toEqual([
      { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' } },
    ]);
  });

  test('import', () => {
    expect(Model.fromModelName(newStack(), 'Model', 'model-foo').modelName).toBe('model-foo');
  });
});

describe('arguments', () => {
  test('name', () => {
    expect(model({ modelName: 'my-model' }).ModelName).toBe('my-model');
    expect(model()).not.toHaveProperty('ModelName');
  });

  test('primary_container', () => {
    const properties = model({ containers: [ModelContainer.fromImage(image)] });
    expect(properties.PrimaryContainer).toEqual({ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' });
    expect(properties).not.toHaveProperty('Containers');
  });

  test('execution_role_arn', () => {
    expect(model((stack) => ({ role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/Serving') })).ExecutionRoleArn)
      .toBe('arn:aws:iam::111122223333:role/Serving');
  });

  test('inference_execution_config.mode', () => {
    const containers = ['one', 'two'].map((containerHostname) => ModelContainer.fromImage(image, { containerHostname }));
    expect(model({ containers, executionMode: InferenceExecutionMode.SERIAL }).InferenceExecutionConfig).toEqual({ Mode: 'Serial' });
    expect(model({ containers, executionMode: InferenceExecutionMode.DIRECT }).InferenceExecutionConfig).toEqual({ Mode: 'Direct' });
    expect(model({ containers })).not.toHaveProperty('InferenceExecutionConfig');
  });

  test('container', () => {
    const second = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/after:1');
    const properties = model({ containers: [ModelContainer.fromImage(image), ModelContainer.fromImage(second)] });
    expect(properties.Containers).toEqual([
      { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' }, { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/after:1' },
    ]);
    expect(properties).not.toHaveProperty('PrimaryContainer');
  });

  test('enable_network_isolation', () => {
    expect(model({ networkIsolation: true }).EnableNetworkIsolation).toBe(true);
    expect(model({ networkIsolation: false }).EnableNetworkIsolation).toBe(false);
    expect(model()).not.toHaveProperty('EnableNetworkIsolation');
  });

  test('vpc_config', () => {
    expect(model((stack) => ({
      vpc: newVpc(stack),
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      securityGroups: [securityGroup(stack, 'a'), securityGroup(stack, 'b')],
    })).VpcConfig).toEqual({
      SecurityGroupIds: ['sg-0123456789abcdefa', 'sg-0123456789abcdefb'],
      Subnets: ['subnet-0000000000000001a', 'subnet-0000000000000001b'],
    });
    expect(model()).not.toHaveProperty('VpcConfig');
  });

  test('tags', () => {
    const stack = newStack(ENV);
    Tags.of(stack).add('team', 'growth');
    expect(model({}, stack).Tags).toEqual([{ Key: 'team', Value: 'growth' }]);
  });
});

describe('arguments of a container', () => {
  /** The one container of a model in a template. */
  const container = (...args: Parameters<typeof ModelContainer.fromImage>) =>
    model({ containers: [ModelContainer.fromImage(...args)] }).PrimaryContainer;

  test('image', () => {
    expect(container(image).Image).toBe('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3');
  });

  test('mode', () => {
    expect(container(image, { modelData: ModelData.fromBucketPrefix(bucket(), 'models/'), multiModel: {} }).Mode).toBe('MultiModel');
    // SingleModel is what no mode means.
    expect(container(image)).not.toHaveProperty('Mode');
  });

  test('model_data_url', () => {
    expect(container(image, { modelData: ModelData.fromBucket(bucket(), 'model.tar.gz') }).ModelDataUrl).toBe('s3://data/model.tar.gz');
    expect(container(image, { modelData: ModelData.fromUri('s3://data/model.tar.gz') }).ModelDataUrl).toBe('s3://data/model.tar.gz');
  });

  test('container_hostname', () => {
    expect(container(image, { containerHostname: 'churn' }).ContainerHostname).toBe('churn');
  });

  test('environment', () => {
    expect(container(image, { environment: { LEVEL: 'debug', SHAPE: 'wide' } }).Environment).toEqual({ LEVEL: 'debug', SHAPE: 'wide' });
  });

  test('image_config.repository_access_mode Platform', () => {
    // Platform is what no configuration means.
    expect(container(image)).not.toHaveProperty('ImageConfig');
  });

  test('image_config.repository_access_mode Vpc', () => {
    expect(model((stack) => ({
      containers: [ModelContainer.fromImage(PRIVATE, { privateRegistry: {} })],
      ...network(stack),
    })).PrimaryContainer)
      .toEqual({ Image: 'registry.example.com/churn:3', ImageConfig: { RepositoryAccessMode: 'Vpc' } });
  });

  test('image_config.repository_auth_config.repository_credentials_provider_arn', () => {
    expect(model((stack) => ({
      containers: [ModelContainer.fromImage(PRIVATE, {
        privateRegistry: {
          credentialsProvider: lambda.Function.fromFunctionArn(stack, 'Login', 'arn:aws:lambda:eu-west-1:111122223333:function:login'),
        },
      })],
      ...network(stack),
    })).PrimaryContainer.ImageConfig).toEqual({
      RepositoryAccessMode: 'Vpc',
      RepositoryAuthConfig: { RepositoryCredentialsProviderArn: 'arn:aws:lambda:eu-west-1:111122223333:function:login' },
    });
  });
});

describe('attributes', () => {
  test('name', () => {
    const stack = newStack(ENV);
    const { modelName } = new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image)] });
    expect(stack.resolve(modelName)).toEqual({ 'Fn::GetAtt': ['Model0301700E', 'ModelName'] });
  });

  test('arn', () => {
    const stack = newStack(ENV);
    const { modelArn } = new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image)] });
    expect(stack.resolve(modelArn)).toEqual({ Ref: 'Model0301700E' });
  });

  test('tags_all', () => {
    const stack = newStack(ENV);
    const it = new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image)] });
    Tags.of(stack).add('owner', 'ml');
    Tags.of(it).add('team', 'growth');
    expect(resourceOf(stack, MODEL).Properties.Tags).toEqual([{ Key: 'owner', Value: 'ml' }, { Key: 'team', Value: 'growth' }]);
  });
});
