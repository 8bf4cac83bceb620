import { join } from 'path';
import { CfnParameter, Fn, Lazy, PropertyInjectors, Stack, Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { CfnEndpointConfig, CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import {
  ContainerImage, ImageContainerOptions, InferenceExecutionMode, ModelApprovalStatus, ModelContainer, ModelData,
  ModelPackage, ModelProps, PrebuiltRepository,
} from '../../src';
import { ENV, issuesOf, newStack, resourceOf, templateOf } from '../support';
import { newRole, resourcesOf } from '../support/grants';
import { fromImage, MODEL, newModel, newVpc, securityGroup } from '../support/models';
import { bucket, container, newGroup, specification } from '../support/packages';

const ARCHIVE = join(__dirname, '../../examples/registry/model/model.tar.gz');
const IMAGE_DIRECTORY = join(__dirname, '../artifacts/image');
const VERSION_ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';
const ROLE = { 'Fn::GetAtt': ['ModelRole3E65CE92', 'Arn'] };

type Props = Partial<ModelProps> | ((stack: Stack) => Partial<ModelProps>);

/** The properties of a model in the template, without its role unless told otherwise. */
function rendered(given: Props, stack = newStack()) {
  newModel(stack, typeof given === 'function' ? given(stack) : given);
  const { ExecutionRoleArn, ...others } = resourceOf(stack, MODEL).Properties;
  expect(ExecutionRoleArn).toEqual(ROLE);
  return others;
}

/** The one container of a model in the template. */
function containerOf(options: ImageContainerOptions, image?: ContainerImage) {
  const { PrimaryContainer, ...others } = rendered({ containers: [fromImage(options, image)] });
  expect(others).toEqual({});
  return PrimaryContainer;
}

describe('one container', () => {
  test('is the primary container, and an image is enough', () => {
    expect(rendered({})).toEqual({ PrimaryContainer: { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' } });
  });

  test('has an archive, variables, a host name and a specification by name', () => {
    expect(containerOf({
      modelData: ModelData.fromBucket(bucket(), 'churn/model.tar.gz'),
      environment: { LEVEL: 'debug', EMPTY: '' },
      containerHostname: 'predict',
      inferenceSpecificationName: 'large',
    })).toEqual({
      Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3',
      ModelDataUrl: 's3://data/churn/model.tar.gz',
      Environment: { LEVEL: 'debug', EMPTY: '' },
      ContainerHostname: 'predict',
      InferenceSpecificationName: 'large',
    });
  });

  test('has a model below a prefix', () => {
    expect(containerOf({ modelData: ModelData.fromBucketPrefix(bucket(), 'llama/') })).toEqual({
      Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3',
      ModelDataSource: { S3DataSource: { S3Uri: 's3://data/llama/', S3DataType: 'S3Prefix', CompressionType: 'None' } },
    });
  });

  test.each([true, false])('has a gated model below a prefix, with its license accepted: %s', (acceptEula) => {
    expect(containerOf({ modelData: ModelData.fromBucketPrefix(bucket(), 'llama/', { acceptEula }) })).toEqual({
      Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3',
      ModelDataSource: {
        S3DataSource: {
          S3Uri: 's3://data/llama/', S3DataType: 'S3Prefix', CompressionType: 'None', ModelAccessConfig: { AcceptEula: acceptEula },
        },
      },
    });
  });

  test('has a model in one object', () => {
    expect(containerOf({ modelData: ModelData.fromBucketObject(bucket(), 'model.safetensors') })).toEqual({
      Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3',
      ModelDataSource: { S3DataSource: { S3Uri: 's3://data/model.safetensors', S3DataType: 'S3Object', CompressionType: 'None' } },
    });
  });

  test('has a gated model in one archive', () => {
    expect(containerOf({ modelData: ModelData.fromBucketObject(bucket(), 'model.tar.gz', { compressed: true, acceptEula: true }) })).toEqual({
      Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3',
      ModelDataSource: {
        S3DataSource: {
          S3Uri: 's3://data/model.tar.gz', S3DataType: 'S3Object', CompressionType: 'Gzip', ModelAccessConfig: { AcceptEula: true },
        },
      },
    });
  });

  test('has the content of a hub', () => {
    expect(containerOf({
      modelData: ModelData.fromBucketPrefix(bucket(), 'llama/', { acceptEula: true }),
      hubContentArn: 'arn:aws:sagemaker:eu-west-1:111122223333:hub-content/private/ModelReference/llama/1.0.0',
    })).toEqual({
      Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3',
      ModelDataSource: {
        S3DataSource: {
          S3Uri: 's3://data/llama/',
          S3DataType: 'S3Prefix',
          CompressionType: 'None',
          ModelAccessConfig: { AcceptEula: true },
          HubAccessConfig: { HubContentArn: 'arn:aws:sagemaker:eu-west-1:111122223333:hub-content/private/ModelReference/llama/1.0.0' },
        },
      },
    });
  });

  test('has data of which only the URI is known', () => {
    expect(containerOf({ modelData: ModelData.fromUri('https://data.s3.eu-west-1.amazonaws.com/model.tar.gz') })).toEqual({
      Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3',
      ModelDataUrl: 'https://data.s3.eu-west-1.amazonaws.com/model.tar.gz',
    });
  });

  test('has data that is uploaded', () => {
    const { ModelDataUrl, ...others } = containerOf({ modelData: ModelData.fromAsset(ARCHIVE) });
    expect(others).toEqual({ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' });
    expect(ModelDataUrl).toEqual({
      'Fn::Sub': expect.stringMatching(/^s3:\/\/cdk-hnb659fds-assets-\$\{AWS::AccountId\}-\$\{AWS::Region\}\/[0-9a-f]{64}\.tar\.gz$/),
    });
  });

  test('has an image that is built', () => {
    expect(containerOf({}, ContainerImage.fromAsset(IMAGE_DIRECTORY))).toEqual({
      Image: {
        'Fn::Sub': expect.stringMatching(
          /^\$\{AWS::AccountId\}\.dkr\.ecr\.\$\{AWS::Region\}\.\$\{AWS::URLSuffix\}\/cdk-hnb659fds-container-assets-\$\{AWS::AccountId\}-\$\{AWS::Region\}:[0-9a-f]{64}$/),
      },
    });
  });

  test('has an image of a repository', () => {
    const stack = newStack();
    const image = ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn'), '3');
    expect(rendered({ containers: [fromImage({}, image)] }, stack)).toEqual({
      PrimaryContainer: {
        Image: { 'Fn::Join': ['', [{ Ref: 'AWS::AccountId' }, '.dkr.ecr.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }, '/churn:3']] },
      },
    });
  });

  test('has an image of AWS', () => {
    expect(rendered({ containers: [fromImage({}, ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'))] }, newStack(ENV))).toEqual({
      PrimaryContainer: { Image: { 'Fn::Join': ['', ['141502667606.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/sagemaker-xgboost:1.7-1']] } },
    });
  });

  test('can be used by two models, with an upload for each', () => {
    const stack = newStack();
    const shared = fromImage({ modelData: ModelData.fromAsset(ARCHIVE) });
    newModel(stack, { containers: [shared] }, 'One');
    newModel(stack, { containers: [shared] }, 'Two');
    const [one, two] = Object.values(resourcesOf(stack, MODEL)).map(({ Properties }) => Properties.PrimaryContainer);
    expect(one).toEqual(two);
    expect(one.ModelDataUrl).toMatch(/\.tar\.gz$/);
  });
});

describe('a multi-model container', () => {
  const IMAGE = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3';

  test('reads below a prefix of a bucket', () => {
    expect(containerOf({ modelData: ModelData.fromBucketPrefix(bucket(), 'models/'), multiModel: {} })).toEqual({
      Image: IMAGE, Mode: 'MultiModel', ModelDataUrl: 's3://data/models/',
    });
  });

  test('keeps models in memory', () => {
    expect(containerOf({ modelData: ModelData.fromBucketPrefix(bucket(), 'models/'), multiModel: { cache: true } })).toEqual({
      Image: IMAGE, Mode: 'MultiModel', ModelDataUrl: 's3://data/models/', MultiModelConfig: { ModelCacheSetting: 'Enabled' },
    });
  });

  test('keeps none', () => {
    expect(containerOf({ modelData: ModelData.fromBucketPrefix(bucket(), 'models/'), multiModel: { cache: false } })).toEqual({
      Image: IMAGE, Mode: 'MultiModel', ModelDataUrl: 's3://data/models/', MultiModelConfig: { ModelCacheSetting: 'Disabled' },
    });
  });

  test('reads below a prefix of which only the URI is known', () => {
    expect(containerOf({ modelData: ModelData.fromUri('s3://data/models/'), multiModel: {} })).toEqual({
      Image: IMAGE, Mode: 'MultiModel', ModelDataUrl: 's3://data/models/',
    });
  });

  test('reads a whole bucket', () => {
    expect(containerOf({ modelData: ModelData.fromBucketPrefix(bucket(), ''), multiModel: {} })).toEqual({
      Image: IMAGE, Mode: 'MultiModel', ModelDataUrl: 's3://data/',
    });
  });
});

describe('a private registry', () => {
  const VPC = {
    VpcConfig: {
      SecurityGroupIds: ['sg-0123456789abcdefa'], Subnets: ['subnet-0000000000000000a', 'subnet-0000000000000000b'],
    },
  };
  const image = ContainerImage.fromUri('registry.example.com:5000/team/churn:3');

  test('is reached through the VPC', () => {
    expect(rendered((stack) => ({
      containers: [fromImage({ privateRegistry: {} }, image)], vpc: newVpc(stack), securityGroups: [securityGroup(stack, 'a')],
    }))).toEqual({
      ...VPC,
      PrimaryContainer: { Image: 'registry.example.com:5000/team/churn:3', ImageConfig: { RepositoryAccessMode: 'Vpc' } },
    });
  });

  test('may want credentials', () => {
    expect(rendered((stack) => ({
      containers: [fromImage({
        privateRegistry: {
          credentialsProvider: lambda.Function.fromFunctionArn(stack, 'Login', 'arn:aws:lambda:eu-west-1:111122223333:function:login'),
        },
      }, image)],
      vpc: newVpc(stack),
      securityGroups: [securityGroup(stack, 'a')],
    }))).toEqual({
      ...VPC,
      PrimaryContainer: {
        Image: 'registry.example.com:5000/team/churn:3',
        ImageConfig: {
          RepositoryAccessMode: 'Vpc',
          RepositoryAuthConfig: { RepositoryCredentialsProviderArn: 'arn:aws:lambda:eu-west-1:111122223333:function:login' },
        },
      },
    });
  });
});

describe('a pipeline', () => {
  const two = (one?: string, other?: string) => [
    fromImage(
      { containerHostname: one, modelData: ModelData.fromUri('s3://data/prepare.tar.gz') },
      ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1'),
    ),
    fromImage({ containerHostname: other, environment: { LEVEL: 'debug' } }),
  ];

  test('has its containers in the order in which they were given', () => {
    expect(rendered({ containers: two() })).toEqual({
      Containers: [
        { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1', ModelDataUrl: 's3://data/prepare.tar.gz' },
        { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3', Environment: { LEVEL: 'debug' } },
      ],
    });
  });

  test('is called in series', () => {
    expect(rendered({ containers: two('prepare', 'predict'), executionMode: InferenceExecutionMode.SERIAL })).toEqual({
      Containers: [
        { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1', ModelDataUrl: 's3://data/prepare.tar.gz', ContainerHostname: 'prepare' },
        { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3', Environment: { LEVEL: 'debug' }, ContainerHostname: 'predict' },
      ],
      InferenceExecutionConfig: { Mode: 'Serial' },
    });
  });

  test('is called directly, container by container', () => {
    expect(rendered({ containers: two('prepare', 'predict'), executionMode: InferenceExecutionMode.DIRECT })).toEqual({
      Containers: [
        { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1', ModelDataUrl: 's3://data/prepare.tar.gz', ContainerHostname: 'prepare' },
        { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3', Environment: { LEVEL: 'debug' }, ContainerHostname: 'predict' },
      ],
      InferenceExecutionConfig: { Mode: 'Direct' },
    });
  });

  test('mixes packages, images and one multi-model container', () => {
    expect(rendered((stack) => ({
      containers: [
        ModelContainer.fromModelPackage(ModelPackage.fromModelPackageArn(stack, 'Imported', VERSION_ARN)),
        fromImage({ multiModel: {}, modelData: ModelData.fromBucketPrefix(bucket(), 'models/') }),
      ],
    }))).toEqual({
      Containers: [
        { ModelPackageName: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3' },
        { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3', Mode: 'MultiModel', ModelDataUrl: 's3://data/models/' },
      ],
    });
  });

  test('has 15 containers, and may have the same one twice', () => {
    const same = fromImage();
    const { Containers } = rendered({ containers: new Array<ModelContainer>(15).fill(same) });
    expect(Containers).toEqual(new Array(15).fill({ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' }));
  });

  test('names an upload by the place of its container', () => {
    const stack = newStack();
    const model = newModel(stack, {
      containers: [
        fromImage(), fromImage({ modelData: ModelData.fromAsset(ARCHIVE) }, ContainerImage.fromAsset(IMAGE_DIRECTORY)),
      ],
    });
    expect(model.node.children.map(({ node }) => node.id)).toEqual(['Role', 'Container1Image', 'Container1ModelData', 'Resource']);
  });
});

describe('a container from a package', () => {
  /** A version that may be deployed. */
  const approved = (stack: Stack) => new ModelPackage(stack, 'Package', {
    modelPackageGroup: newGroup(stack),
    approvalStatus: ModelApprovalStatus.APPROVED,
    inferenceSpecification: specification(),
    additionalInferenceSpecifications: [{ name: 'large', containers: [container()] }],
  });

  test('of this app', () => {
    expect(rendered((stack) => ({ containers: [ModelContainer.fromModelPackage(approved(stack))] }))).toEqual({
      PrimaryContainer: { ModelPackageName: { Ref: 'Package30CE7B1A' } },
    });
  });

  test('of this app, without a group', () => {
    expect(rendered((stack) => ({
      containers: [ModelContainer.fromModelPackage(new ModelPackage(stack, 'Package', {
        modelPackageName: 'churn', inferenceSpecification: specification(),
      }))],
    }))).toEqual({ PrimaryContainer: { ModelPackageName: { Ref: 'Package30CE7B1A' } } });
  });

  test('of this app, as a resource of CloudFormation', () => {
    expect(rendered((stack) => ({
      containers: [ModelContainer.fromModelPackage(new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn' }))],
    }))).toEqual({ PrimaryContainer: { ModelPackageName: { Ref: 'Package' } } });
  });

  test.each([
    ['made elsewhere', VERSION_ARN],
    ['of another account', 'arn:aws:sagemaker:eu-west-1:444455556666:model-package/churn/3'],
    ['of AWS Marketplace', 'arn:aws:sagemaker:eu-west-1:985815980388:model-package/churn-v1-0123456789abcdef0123456789abcdef'],
  ])('%s', (_, arn) => {
    expect(rendered((stack) => ({ containers: [ModelContainer.fromModelPackage(ModelPackage.fromModelPackageArn(stack, 'Package', arn))] }))).toEqual({
      PrimaryContainer: { ModelPackageName: arn },
    });
  });

  test('by an ARN that is known at deployment', () => {
    expect(rendered((stack) => ({
      containers: [ModelContainer.fromModelPackage(ModelPackage.fromModelPackageArn(stack, 'Package', new CfnParameter(stack, 'Arn').valueAsString))],
    }))).toEqual({ PrimaryContainer: { ModelPackageName: { Ref: 'Arn' } } });
  });

  test('served by an additional specification, with variables on top', () => {
    expect(rendered((stack) => ({
      containers: [ModelContainer.fromModelPackage(approved(stack), {
        inferenceSpecificationName: 'large', environment: { LEVEL: 'debug' }, containerHostname: 'predict',
      })],
    }))).toEqual({
      PrimaryContainer: {
        ModelPackageName: { Ref: 'Package30CE7B1A' },
        InferenceSpecificationName: 'large',
        Environment: { LEVEL: 'debug' },
        ContainerHostname: 'predict',
      },
    });
  });
});

describe('the name', () => {
  test('is the choice of CloudFormation', () => {
    const stack = newStack();
    const model = newModel(stack);
    expect(resourceOf(stack, MODEL).Properties).not.toHaveProperty('ModelName');
    expect(stack.resolve(model.modelName)).toEqual({ 'Fn::GetAtt': ['Model0301700E', 'ModelName'] });
    expect(stack.resolve(model.modelArn)).toEqual({ Ref: 'Model0301700E' });
  });

  test('is fixed', () => {
    const stack = newStack();
    const model = newModel(stack, { modelName: 'churn-3' });
    expect(resourceOf(stack, MODEL).Properties.ModelName).toBe('churn-3');
    expect(stack.resolve(model.modelName)).toEqual({ 'Fn::GetAtt': ['Model0301700E', 'ModelName'] });
    expect(stack.resolve(model.modelArn)).toEqual({ Ref: 'Model0301700E' });
  });

  test('is a parameter', () => {
    expect(rendered((stack) => ({ modelName: new CfnParameter(stack, 'Name').valueAsString }))).toMatchObject({ ModelName: { Ref: 'Name' } });
  });
});

describe('the network', () => {
  test('is a VPC: its private subnets, and a new security group that lets all out', () => {
    const stack = newStack();
    newModel(stack, { vpc: newVpc(stack) });
    expect(resourceOf(stack, MODEL).Properties.VpcConfig).toEqual({
      SecurityGroupIds: [{ 'Fn::GetAtt': ['ModelSecurityGroup2A7C9E10', 'GroupId'] }],
      Subnets: ['subnet-0000000000000000a', 'subnet-0000000000000000b'],
    });
    expect(resourceOf(stack, 'AWS::EC2::SecurityGroup')).toEqual({
      logicalId: 'ModelSecurityGroup2A7C9E10',
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'Containers of a SageMaker model',
        SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', Description: 'Allow all outbound traffic by default', IpProtocol: '-1' }],
        VpcId: 'vpc-0123456789abcdef0',
      },
    });
  });

  test('lets nothing out', () => {
    const stack = newStack();
    newModel(stack, { vpc: newVpc(stack), allowAllOutbound: false });
    expect(resourceOf(stack, 'AWS::EC2::SecurityGroup').Properties.SecurityGroupEgress).toEqual([{
      CidrIp: '255.255.255.255/32', Description: 'Disallow all traffic', FromPort: 252, IpProtocol: 'icmp', ToPort: 86,
    }]);
  });

  test('is other subnets and other security groups', () => {
    const stack = newStack();
    newModel(stack, {
      vpc: newVpc(stack),
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      securityGroups: [securityGroup(stack, 'b'), securityGroup(stack, 'a')],
    });
    expect(resourceOf(stack, MODEL).Properties.VpcConfig).toEqual({
      SecurityGroupIds: ['sg-0123456789abcdefb', 'sg-0123456789abcdefa'],
      Subnets: ['subnet-0000000000000001a', 'subnet-0000000000000001b'],
    });
    expect(resourcesOf(stack, 'AWS::EC2::SecurityGroup')).toEqual({});
  });

  test('is subnets of which only the ids are known', () => {
    const stack = newStack();
    newModel(stack, {
      vpc: newVpc(stack),
      vpcSubnets: { subnets: ['a', 'b'].map((end) => ec2.Subnet.fromSubnetId(stack, end, `subnet-0000000000000009${end}`)) },
      securityGroups: [securityGroup(stack, 'a')],
    });
    expect(resourceOf(stack, MODEL).Properties.VpcConfig.Subnets).toEqual(['subnet-0000000000000009a', 'subnet-0000000000000009b']);
  });

  test('is a VPC of this app', () => {
    const stack = newStack();
    newModel(stack, { vpc: new ec2.Vpc(stack, 'Vpc', { natGateways: 1 }) });
    expect(resourceOf(stack, MODEL).Properties.VpcConfig).toEqual({
      SecurityGroupIds: [{ 'Fn::GetAtt': ['ModelSecurityGroup2A7C9E10', 'GroupId'] }],
      Subnets: [{ Ref: 'VpcPrivateSubnet1Subnet536B997A' }, { Ref: 'VpcPrivateSubnet2Subnet3788AAA1' }],
    });
  });

  test('is a VPC that is yet to be looked up: the stand-in may lack the subnets', () => {
    const stack = newStack({ account: '111122223333', region: 'eu-west-1' });
    const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0' });
    newModel(stack, { vpc, vpcSubnets: { subnetGroupName: 'Models' }, securityGroups: [securityGroup(stack, 'a')] });
    expect(stack.resolve((stack.node.findChild('Model').node.defaultChild as any).vpcConfig)).toEqual({
      subnets: [], securityGroupIds: ['sg-0123456789abcdefa'],
    });
  });

  test.each([true, false])('is isolated: %s', (networkIsolation) => {
    expect(rendered({ networkIsolation })).toEqual({
      PrimaryContainer: { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' }, EnableNetworkIsolation: networkIsolation,
    });
  });
});

describe('the role', () => {
  test('is new, and SageMaker alone can assume it', () => {
    const stack = newStack();
    const model = newModel(stack);
    expect(resourceOf(stack, 'AWS::IAM::Role')).toEqual({
      logicalId: 'ModelRole3E65CE92',
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' } }],
          Version: '2012-10-17',
        },
        Description: 'Runs a SageMaker model',
      },
    });
    expect(model.role).toBe(model.node.findChild('Role'));
    expect(model.grantPrincipal).toBe(model.role);
  });

  test('can be assumed on behalf of this account alone', () => {
    const stack = newStack();
    newModel(stack, { confusedDeputyProtection: true });
    expect(resourceOf(stack, 'AWS::IAM::Role').Properties.AssumeRolePolicyDocument.Statement).toEqual([{
      Action: 'sts:AssumeRole',
      Condition: {
        ArnLike: {
          'aws:SourceArn': {
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':*']],
          },
        },
        StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
      },
      Effect: 'Allow',
      Principal: { Service: 'sagemaker.amazonaws.com' },
    }]);
  });

  test('can be assumed by all of SageMaker', () => {
    const stack = newStack();
    newModel(stack, { confusedDeputyProtection: false });
    expect(resourceOf(stack, 'AWS::IAM::Role').Properties.AssumeRolePolicyDocument.Statement).toEqual([
      { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' } },
    ]);
  });

  test('is the one that is given', () => {
    const stack = newStack();
    const role = newRole(stack);
    const model = newModel(stack, { role });
    expect(model.role).toBe(role);
    expect(model.grantPrincipal).toBe(role);
    expect(resourceOf(stack, MODEL).Properties.ExecutionRoleArn).toEqual({ 'Fn::GetAtt': ['Role1ABCC5F0', 'Arn'] });
    expect(Object.keys(resourcesOf(stack, 'AWS::IAM::Role'))).toEqual(['Role1ABCC5F0']);
  });

  test('is one that is made elsewhere', () => {
    const stack = newStack();
    newModel(stack, { role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/service-role/Serving') });
    expect(resourceOf(stack, MODEL).Properties.ExecutionRoleArn).toBe('arn:aws:iam::111122223333:role/service-role/Serving');
  });
});

test('tags stand on the model, its role and its security group', () => {
  const stack = newStack();
  Tags.of(newModel(stack, { vpc: newVpc(stack) })).add('team', 'growth');
  for (const type of [MODEL, 'AWS::IAM::Role', 'AWS::EC2::SecurityGroup']) {
    expect(resourceOf(stack, type).Properties.Tags).toEqual([{ Key: 'team', Value: 'growth' }]);
  }
});

test('the whole template of a model in a VPC', () => {
  const stack = newStack();
  newModel(stack, {
    modelName: 'churn',
    containers: [fromImage({ modelData: ModelData.fromBucket(bucket(), 'model.tar.gz') })],
    executionMode: undefined,
    vpc: newVpc(stack),
    securityGroups: [securityGroup(stack, 'a')],
    networkIsolation: true,
  });
  const { Resources } = templateOf(stack);
  expect(Object.keys(Resources)).toEqual(['ModelRole3E65CE92', 'ModelRoleDefaultPolicy52564B59', 'Model0301700E']);
  expect(Resources.Model0301700E).toEqual({
    Type: 'AWS::SageMaker::Model',
    Properties: {
      EnableNetworkIsolation: true,
      ExecutionRoleArn: { 'Fn::GetAtt': ['ModelRole3E65CE92', 'Arn'] },
      ModelName: 'churn',
      PrimaryContainer: { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3', ModelDataUrl: 's3://data/model.tar.gz' },
      VpcConfig: { SecurityGroupIds: ['sg-0123456789abcdefa'], Subnets: ['subnet-0000000000000000a', 'subnet-0000000000000000b'] },
    },
    DependsOn: ['ModelRoleDefaultPolicy52564B59'],
  });
});

test('an endpoint configuration takes the name', () => {
  const stack = newStack();
  const { modelName } = newModel(stack);
  new CfnEndpointConfig(stack, 'Config', {
    productionVariants: [{ modelName, variantName: 'all', initialInstanceCount: 1, instanceType: 'ml.m5.large', initialVariantWeight: 1 }],
  });
  expect(resourceOf(stack, 'AWS::SageMaker::EndpointConfig').Properties.ProductionVariants[0].ModelName)
    .toEqual({ 'Fn::GetAtt': ['Model0301700E', 'ModelName'] });
});

describe('what is known at deployment alone', () => {
  test('is rendered wherever it stands', () => {
    const stack = newStack();
    const text = (id: string) => new CfnParameter(stack, id).valueAsString;
    expect(rendered({
      containers: [
        fromImage({
          environment: { KEY: text('Variable') },
          containerHostname: text('Host'),
          inferenceSpecificationName: text('Specification'),
          modelData: ModelData.fromUri(text('Data')),
        }, ContainerImage.fromUri(text('Image'))),
        fromImage({ containerHostname: text('Host2'), modelData: ModelData.fromBucketPrefix(bucket(), text('Prefix')), hubContentArn: text('Hub') }),
      ],
    }, stack)).toEqual({
      Containers: [
        {
          Image: { Ref: 'Image' },
          ModelDataUrl: { Ref: 'Data' },
          Environment: { KEY: { Ref: 'Variable' } },
          ContainerHostname: { Ref: 'Host' },
          InferenceSpecificationName: { Ref: 'Specification' },
        },
        {
          Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3',
          ContainerHostname: { Ref: 'Host2' },
          ModelDataSource: {
            S3DataSource: {
              S3Uri: { 'Fn::Join': ['', ['s3://data/', { Ref: 'Prefix' }]] },
              S3DataType: 'S3Prefix',
              CompressionType: 'None',
              HubAccessConfig: { HubContentArn: { Ref: 'Hub' } },
            },
          },
        },
      ],
    });
  });

  test('is rendered as a whole environment', () => {
    expect(containerOf({ environment: Lazy.any({ produce: () => ({ LEVEL: 'debug' }) }) as any }).Environment).toEqual({ LEVEL: 'debug' });
  });

  test('is rendered as the prefix of a multi-model container', () => {
    expect(containerOf({ multiModel: {}, modelData: ModelData.fromUri(Fn.importValue('Models')) }).ModelDataUrl).toEqual({ 'Fn::ImportValue': 'Models' });
  });
});

describe('an injected property', () => {
  test('is there', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: 'cdk-sagemaker-model-package.Model',
      inject: (original: ModelProps) => ({ ...original, networkIsolation: true }),
    });
    expect(rendered({}, stack).EnableNetworkIsolation).toBe(true);
  });

  test('is held against the rules, too', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: 'cdk-sagemaker-model-package.Model',
      inject: (original: ModelProps) => ({ ...original, modelName: 'not a name' }),
    });
    expect(issuesOf(() => newModel(stack))).toEqual(['modelName: Text.sageMakerName']);
  });
});
