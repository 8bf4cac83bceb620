import { join } from 'path';
import { App, CfnParameter, ContextProvider, Fn, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import {
  ContainerImage, ImageContainerOptions, ModelApprovalStatus, ModelContainer, ModelData, ModelPackage,
  ModelPackageProps, ModelProps, PrebuiltRepository,
} from '../../src';
import { ENV, newStack, templateOf, warningCodes, warningMessages } from '../support';
import {
  bucketPolicy, filledStack, identityStatements, keyPolicy, newRole, newWorld, repositoryPolicy, resourcesOf,
  Statement, THROUGH_S3,
} from '../support/grants';
import {
  accessPackage, decrypt, fromImage, listBelow, LOGIN, logs, METRICS, MODEL, newModel, newVpc, PULL, pull, readObject,
  securityGroup,
} from '../support/models';
import { container, newGroup, specification, validation } from '../support/packages';

const ARCHIVE = join(__dirname, '../../examples/registry/model/model.tar.gz');
const IMAGE_DIRECTORY = join(__dirname, '../artifacts/image');
const VERSION_ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';
const LOGS = logs();

type Props = Partial<ModelProps> | ((stack: Stack) => Partial<ModelProps>);

/** What the role of a model may do, in the order of its policy. */
function policyOf(given: Props, stack = newStack(ENV)): Statement[] {
  newModel(stack, typeof given === 'function' ? given(stack) : given);
  expect(warningCodes(stack).filter((id) => id.startsWith('Model.'))).toEqual([]);
  return identityStatements(stack);
}

/** The same of a model with one container from an image. */
function policyWith(
  options: (stack: Stack) => ImageContainerOptions, image?: (stack: Stack) => ContainerImage,
): Statement[] {
  return policyOf((stack) => ({ containers: [fromImage(options(stack), image?.(stack))] }));
}

/** A bucket that is made elsewhere. */
const models = (stack: Stack) => s3.Bucket.fromBucketName(stack, 'Models', 'models');

/** A version that may be deployed. */
function version(stack: Stack, props: ModelPackageProps = {}): ModelPackage {
  return new ModelPackage(stack, 'Package', {
    modelPackageGroup: newGroup(stack),
    approvalStatus: ModelApprovalStatus.APPROVED,
    modelMetrics: {},
    inferenceSpecification: specification(),
    ...props,
  });
}

/** What the models of a stack wait for, by the first letters of their logical ids. */
function dependenciesOf(stack: Stack, id = 'Model'): string[] {
  const found = Object.entries(templateOf(stack).Resources).filter(([logicalId, { Type }]) =>
    Type === MODEL && logicalId.startsWith(id));
  expect(found).toHaveLength(1);
  return [...found[0][1].DependsOn ?? []].sort();
}

describe('the role may do, for a container from an image,', () => {
  test('no more than pull it and write logs and metrics', () => {
    expect(policyOf({})).toEqual([PULL, LOGIN, LOGS, METRICS]);
  });

  test('read its archive', () => {
    expect(policyWith((stack) => ({ modelData: ModelData.fromBucket(models(stack), 'churn/model.tar.gz') }))).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/churn/model.tar.gz'), PULL, LOGIN, LOGS, METRICS,
    ]);
  });

  test('read one object', () => {
    expect(policyWith((stack) => ({ modelData: ModelData.fromBucketObject(models(stack), 'model.safetensors') }))).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/model.safetensors'), PULL, LOGIN, LOGS, METRICS,
    ]);
  });

  test('read below a prefix, and see what is there', () => {
    expect(policyWith((stack) => ({ modelData: ModelData.fromBucketPrefix(models(stack), 'llama/') }))).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/llama/*'), listBelow('arn:${AWS::Partition}:s3:::models', 'llama/*'), PULL, LOGIN, LOGS, METRICS,
    ]);
  });

  test('read all models of a multi-model container, and see them', () => {
    expect(policyWith((stack) => ({ multiModel: {}, modelData: ModelData.fromBucketPrefix(models(stack), 'all/') }))).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/all/*'), listBelow('arn:${AWS::Partition}:s3:::models', 'all/*'), PULL, LOGIN, LOGS, METRICS,
    ]);
  });

  test('read what a URI names', () => {
    expect(policyWith(() => ({ multiModel: {}, modelData: ModelData.fromUri('s3://models/all/') }))).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/all/*'), listBelow('arn:${AWS::Partition}:s3:::models', 'all/*'), PULL, LOGIN, LOGS, METRICS,
    ]);
    expect(policyWith(() => ({ modelData: ModelData.fromUri('s3://models/model.tar.gz') }))).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/model.tar.gz'), PULL, LOGIN, LOGS, METRICS,
    ]);
  });

  test('read what is uploaded, and pull what is built', () => {
    const [model, ...others] = policyWith(() => ({ modelData: ModelData.fromAsset(ARCHIVE) }), () =>
      ContainerImage.fromAsset(IMAGE_DIRECTORY));
    expect(model).toEqual(readObject(expect.stringMatching(
      /^arn:\$\{AWS::Partition\}:s3:::cdk-hnb659fds-assets-111122223333-eu-west-1\/[0-9a-f]{64}\.tar\.gz$/) as unknown as string));
    expect(others).toEqual([
      pull('arn:${AWS::Partition}:ecr:eu-west-1:111122223333:repository/cdk-hnb659fds-container-assets-111122223333-eu-west-1'), LOGIN, LOGS, METRICS,
    ]);
  });

  test('pull from a repository of this app', () => {
    expect(policyWith(() => ({}), (stack) => ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Images'), '3'))).toEqual([
      pull('${Images2D38C313.Arn}'), LOGIN, LOGS, METRICS,
    ]);
  });

  test('pull from a repository of AWS', () => {
    expect(policyWith(() => ({}), () => ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'))).toEqual([
      pull('arn:${AWS::Partition}:ecr:eu-west-1:141502667606:repository/sagemaker-xgboost'), LOGIN, LOGS, METRICS,
    ]);
  });

  test.each([
    ['FIPS', '111122223333.dkr.ecr-fips.us-east-1.amazonaws.com/churn:3'],
    ['IPv6', '111122223333.dkr-ecr.us-east-1.on.aws/churn:3'],
    ['both', '111122223333.dkr-ecr-fips.us-east-1.on.aws/churn:3'],
  ])('pull by an address with %s', (_, uri) => {
    expect(policyOf({ containers: [fromImage({}, ContainerImage.fromUri(uri))] }, newStack({ account: '111122223333', region: 'us-east-1' }))).toEqual([
      pull('arn:${AWS::Partition}:ecr:us-east-1:111122223333:repository/churn'), LOGIN, logs('us-east-1:111122223333'), METRICS,
    ]);
  });

  test('decrypt what lies in a bucket with a key', () => {
    expect(policyWith((stack) => {
      const bucket = new s3.Bucket(stack, 'Bucket', { encryptionKey: new kms.Key(stack, 'Key') });
      return { modelData: ModelData.fromBucket(bucket, 'model.tar.gz') };
    })).toEqual([
      readObject('${Bucket83908E77.Arn}/model.tar.gz'), decrypt('${Key961B73FD.Arn}'), PULL, LOGIN, LOGS, METRICS,
    ]);
  });

  test('do each thing once, however many containers need it', () => {
    const same = fromImage({ modelData: ModelData.fromUri('s3://models/model.tar.gz') });
    expect(policyOf({ containers: [same, same] })).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/model.tar.gz'), PULL, LOGIN, LOGS, METRICS,
    ]);
  });

  test('do what the containers of a pipeline need', () => {
    expect(policyOf({
      containers: [
        fromImage({ modelData: ModelData.fromUri('s3://models/prepare.tar.gz') },
          ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1')),
        fromImage({ modelData: ModelData.fromUri('s3://models/model.tar.gz') }),
      ],
    })).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/prepare.tar.gz'),
      readObject('arn:${AWS::Partition}:s3:::models/model.tar.gz'),
      pull('arn:${AWS::Partition}:ecr:eu-west-1:111122223333:repository/prepare'),
      PULL,
      LOGIN,
      LOGS,
      METRICS,
    ]);
  });

  test('nothing in Amazon ECR, where the image is in a private registry; but ask for its credentials', () => {
    const image = ContainerImage.fromUri('registry.example.com/churn:3');
    const login = (stack: Stack) => lambda.Function.fromFunctionArn(stack, 'Login', 'arn:aws:lambda:eu-west-1:111122223333:function:login');
    expect(policyOf((stack) => ({
      containers: [
        fromImage({ privateRegistry: { credentialsProvider: login(stack) } }, image),
        fromImage({ privateRegistry: {} }, image),
      ],
      vpc: newVpc(stack),
      securityGroups: [securityGroup(stack, 'a')],
    })).filter(({ Action }) => !JSON.stringify(Action).includes('ec2:'))).toEqual([
      { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:login' }, LOGS, METRICS,
    ]);
  });

  test('ask a function of this app', () => {
    const image = ContainerImage.fromUri('registry.example.com/churn:3');
    const code = lambda.Code.fromInline('exports.handler = () => {};');
    expect(policyOf((stack) => ({
      containers: [fromImage({
        privateRegistry: {
          credentialsProvider: new lambda.Function(stack, 'Login', { code, handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X }),
        },
      }, image)],
      vpc: newVpc(stack),
      securityGroups: [securityGroup(stack, 'a')],
    }))[0]).toEqual({ Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: '${LoginDDE9992A.Arn}' });
  });
});

describe('the role may connect the model to', () => {
  const INTERFACES = 'arn:${AWS::Partition}:ec2:eu-west-1:111122223333:network-interface/*';
  const subnetsOf = (account: string) => [
    `arn:\${AWS::Partition}:ec2:eu-west-1:${account}:subnet/subnet-0000000000000000a`,
    `arn:\${AWS::Partition}:ec2:eu-west-1:${account}:subnet/subnet-0000000000000000b`,
  ];
  const network = (subnets: string[], groups: string[]): Statement[] => [
    { Action: 'ec2:CreateNetworkInterface', Effect: 'Allow', Resource: [INTERFACES, ...subnets, ...groups] },
    {
      Action: ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface'],
      Effect: 'Allow',
      Resource: INTERFACES,
      Condition: { ArnEquals: { 'ec2:Subnet': subnets } },
    },
    { Action: 'ec2:DeleteNetworkInterfacePermission', Effect: 'Allow', Resource: INTERFACES },
    {
      Action: [
        'ec2:DescribeDhcpOptions', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs',
      ],
      Effect: 'Allow',
      Resource: '*',
    },
  ];

  test('these subnets, with the new security group', () => {
    expect(policyOf((stack) => ({ vpc: newVpc(stack) }))).toEqual([
      PULL,
      LOGIN,
      ...network(subnetsOf('111122223333'), ['arn:${AWS::Partition}:ec2:eu-west-1:111122223333:security-group/${ModelSecurityGroup2A7C9E10.GroupId}']),
      LOGS,
      METRICS,
    ]);
  });

  test('these subnets, with the security groups that are given', () => {
    expect(policyOf((stack) => ({ vpc: newVpc(stack), securityGroups: [securityGroup(stack, 'a'), securityGroup(stack, 'b')] }))).toEqual([
      PULL,
      LOGIN,
      ...network(subnetsOf('111122223333'), [
        'arn:${AWS::Partition}:ec2:eu-west-1:111122223333:security-group/sg-0123456789abcdefa',
        'arn:${AWS::Partition}:ec2:eu-west-1:111122223333:security-group/sg-0123456789abcdefb',
      ]),
      LOGS,
      METRICS,
    ]);
  });

  /** A VPC as CDK looks it up: it knows the owner. */
  function shared(stack: Stack): ec2.IVpc {
    const subnets = ['a', 'b'].map((end) => ({ subnetId: `subnet-0000000000000000${end}`, availabilityZone: `eu-west-1${end}`, routeTableId: 'rtb-1' }));
    jest.spyOn(ContextProvider, 'getValue').mockReturnValueOnce({
      value: {
        vpcId: 'vpc-0123456789abcdef0',
        ownerAccountId: '444455556666',
        availabilityZones: [],
        subnetGroups: [{ name: 'Private', type: 'Private', subnets }],
      },
    });
    return ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0' });
  }

  test('subnets that another account shares', () => {
    expect(policyOf((stack) => ({
      vpc: shared(stack),
      securityGroups: [securityGroup(stack, 'a')],
    }))).toEqual([
      PULL,
      LOGIN,
      ...network(subnetsOf('444455556666'), ['arn:${AWS::Partition}:ec2:eu-west-1:111122223333:security-group/sg-0123456789abcdefa']),
      LOGS,
      METRICS,
    ]);
  });

  test('the subnets of the VPC, where they are known only at deployment, with no condition on the VPC of an interface that is yet to be created', () => {
    const vpc = (stack: Stack) => ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-0123456789abcdef0',
      availabilityZones: Fn.split(',', Fn.importValue('zones')),
      publicSubnetIds: Fn.split(',', Fn.importValue('subnets')),
    });
    const stack = newStack(ENV);
    newModel(stack, { vpc: vpc(stack), vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, securityGroups: [securityGroup(stack, 'a')] });
    const inVpc = { ArnEquals: { 'ec2:Vpc': 'arn:${AWS::Partition}:ec2:eu-west-1:111122223333:vpc/vpc-0123456789abcdef0' } };
    expect(identityStatements(stack).slice(2, 5)).toEqual([
      {
        Effect: 'Allow',
        Action: 'ec2:CreateNetworkInterface',
        Resource: 'arn:${AWS::Partition}:ec2:eu-west-1:111122223333:network-interface/*',
      },
      {
        Effect: 'Allow',
        Action: 'ec2:CreateNetworkInterface',
        Resource: [
          'arn:${AWS::Partition}:ec2:eu-west-1:111122223333:subnet/*',
          'arn:${AWS::Partition}:ec2:eu-west-1:111122223333:security-group/sg-0123456789abcdefa',
        ],
        Condition: inVpc,
      },
      {
        Effect: 'Allow',
        Action: ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface'],
        Resource: 'arn:${AWS::Partition}:ec2:eu-west-1:111122223333:network-interface/*',
        Condition: inVpc,
      },
    ]);
    expect(Object.values(resourcesOf(stack, MODEL))[0].Properties.VpcConfig.Subnets).toEqual({ 'Fn::Split': [',', { 'Fn::ImportValue': 'subnets' }] });
    expect(warningCodes(stack)).toEqual([]);
  });

  test('nothing, without a VPC', () => {
    expect(JSON.stringify(policyOf({}))).not.toContain('ec2:');
  });
});

describe('the role may do, for a container from a package,', () => {
  test('no more than use it, and read what its own containers read', () => {
    expect(policyOf((stack) => ({
      containers: [ModelContainer.fromModelPackage(version(stack, {
        inferenceSpecification: specification({
          containers: [
            container({ modelData: ModelData.fromUri('s3://models/model.tar.gz') }),
            container({
              image: ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/after:1'),
              modelData: ModelData.fromBucketPrefix(models(stack), 'after/'),
            }),
          ],
        }),
        additionalInferenceSpecifications: [{
          name: 'large', containers: [container({ image: ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/large:1') })],
        }],
      }))],
    }))).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/model.tar.gz'),
      readObject('arn:${AWS::Partition}:s3:::models/after/*'),
      listBelow('arn:${AWS::Partition}:s3:::models', 'after/*'),
      PULL,
      pull('arn:${AWS::Partition}:ecr:eu-west-1:111122223333:repository/after'),
      LOGIN,
      accessPackage('${Package30CE7B1A}'),
      LOGS,
      METRICS,
    ]);
  });

  const large = (stack: Stack) => version(stack, {
    inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromUri('s3://models/model.tar.gz') })] }),
    additionalInferenceSpecifications: [{
      name: 'large',
      containers: [container({
        image: ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/large:1'), modelData: ModelData.fromUri('s3://models/large.tar.gz'),
      })],
    }],
  });

  test('read what the additional specification of the container reads', () => {
    expect(policyOf((stack) => ({
      containers: [ModelContainer.fromModelPackage(large(stack), { inferenceSpecificationName: 'large' })],
    }))).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/large.tar.gz'),
      pull('arn:${AWS::Partition}:ecr:eu-west-1:111122223333:repository/large'),
      LOGIN,
      accessPackage('${Package30CE7B1A}'),
      LOGS,
      METRICS,
    ]);
  });

  test('read what any specification reads, where the name is known at deployment alone', () => {
    expect(policyOf((stack) => ({
      containers: [ModelContainer.fromModelPackage(large(stack), { inferenceSpecificationName: new CfnParameter(stack, 'Name').valueAsString })],
    }))).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/model.tar.gz'),
      readObject('arn:${AWS::Partition}:s3:::models/large.tar.gz'),
      PULL,
      pull('arn:${AWS::Partition}:ecr:eu-west-1:111122223333:repository/large'),
      LOGIN,
      accessPackage('${Package30CE7B1A}'),
      LOGS,
      METRICS,
    ]);
  });

  test('read the data of its algorithm, whose image is not known', () => {
    const stack = newStack(ENV);
    newModel(stack, {
      containers: [ModelContainer.fromModelPackage(version(stack, {
        inferenceSpecification: undefined,
        sourceAlgorithm: { algorithmName: 'boosting', modelData: ModelData.fromUri('s3://models/model.tar.gz') },
      }))],
    });
    expect(identityStatements(stack)).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/model.tar.gz'), accessPackage('${Package30CE7B1A}'), LOGS, METRICS,
    ]);
    expect(warningMessages(stack, 'Model.unknownArtifacts')).toEqual([
      expect.stringContaining('the images of package Stack/Package'),
    ]);
  });

  test('use a package of this app without a group', () => {
    expect(policyOf((stack) => ({
      containers: [ModelContainer.fromModelPackage(new ModelPackage(stack, 'Package', { inferenceSpecification: specification() }))],
    }))).toEqual([PULL, LOGIN, accessPackage('${Package30CE7B1A}'), LOGS, METRICS]);
  });

  /** What a package of which nothing is known needs, and the warning about it. */
  function unknown(make: (stack: Stack) => ModelContainer, modelPackage: string) {
    const stack = newStack(ENV);
    newModel(stack, { containers: [make(stack)] });
    expect(identityStatements(stack)).toEqual([accessPackage(modelPackage), LOGS, METRICS]);
    expect(warningCodes(stack)).toEqual(['Model.unknownArtifacts']);
    expect(warningMessages(stack, 'Model.unknownArtifacts')).toEqual([
      expect.stringContaining('the images and model data of package Stack/Package'),
    ]);
  }

  test('use one that is made elsewhere: what it reads is not known', () => {
    unknown((stack) => ModelContainer.fromModelPackage(ModelPackage.fromModelPackageArn(stack, 'Package', VERSION_ARN)), VERSION_ARN);
  });

  test('use an unversioned one of another account', () => {
    const arn = 'arn:aws:sagemaker:eu-west-1:444455556666:model-package/churn-0123456789abcdef';
    unknown((stack) => ModelContainer.fromModelPackage(ModelPackage.fromModelPackageArn(stack, 'Package', arn)), arn);
  });

  test('use one of CloudFormation', () => {
    unknown((stack) => ModelContainer.fromModelPackage(new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn' })), '${Package}');
  });

  test('use a clone', () => {
    unknown((stack) => ModelContainer.fromModelPackage(version(stack, { inferenceSpecification: undefined, sourceUri: VERSION_ARN })), '${Package30CE7B1A}');
  });

  test('use two packages, of which one is not known', () => {
    const stack = newStack(ENV);
    newModel(stack, {
      containers: [
        ModelContainer.fromModelPackage(version(stack)),
        ModelContainer.fromModelPackage(ModelPackage.fromModelPackageArn(stack, 'Imported', VERSION_ARN)),
      ],
    });
    expect(identityStatements(stack)).toEqual([
      PULL, LOGIN, { ...accessPackage(''), Resource: '${Package30CE7B1A}' }, accessPackage(VERSION_ARN), LOGS, METRICS,
    ]);
    expect(warningMessages(stack, 'Model.unknownArtifacts')).toEqual([
      expect.stringContaining('the images and model data of package Stack/Imported'),
    ]);
  });
});

describe('the role may not read what is not known:', () => {
  test('a warning says so of what is known at deployment alone', () => {
    const stack = newStack(ENV);
    const uri = new CfnParameter(stack, 'Uri').valueAsString;
    newModel(stack, { containers: [fromImage({ modelData: ModelData.fromUri(uri) }, ContainerImage.fromUri(uri))] });
    expect(warningMessages(stack, 'Model.unknownArtifacts')).toEqual([
      expect.stringContaining('data at a URI that is known only at deployment, an image at a URI that is known only at deployment'),
    ]);
  });

  test('a warning names it', () => {
    const stack = newStack(ENV);
    newModel(stack, { containers: [fromImage({ modelData: ModelData.fromUri('https://data.s3.eu-west-1.amazonaws.com/model.tar.gz') })] });
    expect(identityStatements(stack)).toEqual([PULL, LOGIN, LOGS, METRICS]);
    expect(warningMessages(stack, 'Model.unknownArtifacts')).toEqual([
      expect.stringContaining('https://data.s3.eu-west-1.amazonaws.com/model.tar.gz'),
    ]);
  });
});

describe('a role that is given', () => {
  test('gets the same', () => {
    expect(policyOf((stack) => ({ role: newRole(stack) }))).toEqual([PULL, LOGIN, LOGS, METRICS]);
  });

  test('gets the same where it is made elsewhere', () => {
    expect(policyOf((stack) => ({ role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/Serving') })))
      .toEqual([PULL, LOGIN, LOGS, METRICS]);
  });

  test.each<[string, string, string[], (stack: Stack) => iam.IRole]>([
    ['is made elsewhere and cannot be changed', 'Stack/Role', [], (stack) =>
      iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/Serving', { mutable: false })],
    ['is of this app and must not be changed', 'Stack/ImmutableRoleRole', [], (stack) => newRole(stack).withoutPolicyUpdates()],
  ])('is not changed where it %s: a warning says what it has to be allowed', (_, path, dependencies, role) => {
    const stack = newStack(ENV);
    newModel(stack, { role: role(stack), vpc: newVpc(stack), containers: [fromImage({ modelData: ModelData.fromUri('s3://models/model.tar.gz') })] });
    expect(identityStatements(stack)).toEqual([]);
    expect(warningCodes(stack)).toContain('Model.immutableRole');
    const [message, ...others] = warningMessages(stack, 'Model.immutableRole');
    expect(others).toEqual([]);
    expect(message).toContain(path);
    expect(message).toContain('cloudwatch:PutMetricData, ec2:CreateNetworkInterface, '
      + 'ec2:CreateNetworkInterfacePermission, ec2:DeleteNetworkInterface, ec2:DeleteNetworkInterfacePermission, ec2:DescribeDhcpOptions, '
      + 'ec2:DescribeNetworkInterfaces, ec2:DescribeSecurityGroups, ec2:DescribeSubnets, ec2:DescribeVpcs, ecr:BatchCheckLayerAvailability, '
      + 'ecr:BatchGetImage, ecr:GetAuthorizationToken, ecr:GetDownloadUrlForLayer, logs:CreateLogGroup, logs:CreateLogStream, '
      + 'logs:DescribeLogStreams, logs:PutLogEvents, s3:GetObject. ');
    expect(dependenciesOf(stack)).toEqual(dependencies);
  });

  test('may be lazy', () => {
    expect(policyOf((stack) => ({
      role: new iam.LazyRole(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') }),
    }))).toEqual([PULL, LOGIN, LOGS, METRICS]);
  });

  describe('validates the package as well', () => {
    /** The policies of a stack, by logical id. */
    const policies = (stack: Stack) => Object.fromEntries(Object.entries(resourcesOf(stack, 'AWS::IAM::Policy'))
      .map(([id, { Properties }]) => [id, Properties.PolicyDocument.Statement]));

    test('and what it may do on the package is a policy of its own, for which the package does not wait', () => {
      const stack = newStack(ENV);
      const role = newRole(stack);
      const modelPackage = version(stack, { validationSpecification: validation({ role }) });
      newModel(stack, { role, containers: [ModelContainer.fromModelPackage(modelPackage)] });
      expect(policies(stack).RolePoliciesStackRole8C9721B1PackageGrants8B3FE542).toEqual([accessPackage('${Package30CE7B1A}')]);
      expect(JSON.stringify(policies(stack).RoleDefaultPolicy5FFB7DAB)).not.toContain('Package30CE7B1A');
      expect(templateOf(stack).Resources.Package30CE7B1A.DependsOn).toEqual(['GroupC77FDACD', 'RoleDefaultPolicy5FFB7DAB']);
      expect(dependenciesOf(stack)).toEqual(['RoleDefaultPolicy5FFB7DAB', 'RolePoliciesStackRole8C9721B1PackageGrants8B3FE542']);
    });

    test('and is the one that the package made', () => {
      const stack = newStack(ENV);
      const modelPackage = version(stack, { validationSpecification: validation() });
      newModel(stack, {
        role: modelPackage.validationRole,
        containers: [ModelContainer.fromModelPackage(modelPackage)],
      });
      expect(policies(stack).RolePoliciesStackPackageValidationRoleF63063B6PackageGrants67AC2F10).toEqual([accessPackage('${Package30CE7B1A}')]);
      expect(dependenciesOf(stack)).toContain('RolePoliciesStackPackageValidationRoleF63063B6PackageGrants67AC2F10');
    });

    test('in another stack', () => {
      const app = new App();
      const registry = new Stack(app, 'Registry', { env: ENV });
      const serving = new Stack(app, 'Serving', { env: ENV });
      const modelPackage = version(registry, { validationSpecification: validation() });
      newModel(serving, {
        role: modelPackage.validationRole,
        vpc: newVpc(serving),
        containers: [ModelContainer.fromModelPackage(modelPackage)],
      });
      const [PERMISSIONS, PACKAGES] = ['Permissions2182CC87', 'PackageGrants24BC7FA0'].map((id) => `RolePoliciesRegistryPackageValidationRole4E32CA77${id}`);
      expect(policies(serving)[PACKAGES]).toEqual([
        { ...accessPackage(''), Resource: { 'Fn::ImportValue': 'Registry:ExportsOutputRefPackage30CE7B1ADE7A2F5A' } },
      ]);
      expect(Object.keys(policies(serving)).sort()).toEqual([PACKAGES, PERMISSIONS]);
      expect(dependenciesOf(serving)).toEqual([PACKAGES, PERMISSIONS]);
      expect(serving.dependencies).toEqual([registry]);
      expect(registry.dependencies).toEqual([]);
    });
  });

  describe('is of another stack', () => {
    test('and gets what it needs by a policy beside the model, so that neither stack needs the other first', () => {
      const app = new App();
      const security = new Stack(app, 'Security', { env: ENV });
      const serving = new Stack(app, 'Serving', { env: ENV });
      newModel(serving, {
        role: newRole(security),
        vpc: newVpc(serving),
        containers: [ModelContainer.fromModelPackage(version(serving))],
      });
      expect(identityStatements(security)).toEqual([]);
      expect(identityStatements(serving)).toEqual([
        PULL,
        LOGIN,
        accessPackage('${Package30CE7B1A}'),
        expect.objectContaining({ Action: 'ec2:CreateNetworkInterface' }),
        expect.objectContaining({ Action: ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface'] }),
        expect.objectContaining({ Action: 'ec2:DeleteNetworkInterfacePermission' }),
        expect.objectContaining({ Resource: '*' }),
        LOGS,
        METRICS,
      ]);
      expect(dependenciesOf(serving)).toEqual(['RolePoliciesSecurityRoleA6559CF6PermissionsE5C1DE2E']);
      expect(serving.dependencies).toEqual([security]);
      expect(warningCodes(serving)).toEqual([]);
    });

    test('and is imported there', () => {
      const app = new App();
      const security = filledStack(app, 'Security', ENV);
      const serving = new Stack(app, 'Serving', { env: ENV });
      const role = iam.Role.fromRoleArn(security, 'Role', 'arn:aws:iam::111122223333:role/ours');
      const bucket = new s3.Bucket(serving, 'Bucket');
      newModel(serving, { role, containers: [fromImage({ modelData: ModelData.fromBucket(bucket, 'model.tar.gz') })] });
      expect(identityStatements(security)).toEqual([]);
      expect(identityStatements(serving)).toEqual([readObject('${Bucket83908E77.Arn}/model.tar.gz'), PULL, LOGIN, LOGS, METRICS]);
      expect(dependenciesOf(serving)).toEqual(['RolePoliciesSecurityRoleA6559CF6PermissionsE5C1DE2E']);
      expect(warningCodes(serving)).toEqual([]);
    });

    test('and is imported there as one that is not to be changed', () => {
      const app = new App();
      const security = filledStack(app, 'Security', ENV);
      const serving = new Stack(app, 'Serving', { env: ENV });
      const model = newModel(serving, { role: iam.Role.fromRoleArn(security, 'Role', 'arn:aws:iam::111122223333:role/ours', { mutable: false }) });
      expect(identityStatements(serving)).toEqual([]);
      expect(model.node.children.map(({ node }) => node.id)).toEqual(['Resource']);
      expect(warningCodes(serving)).toEqual(['Model.immutableRole']);
    });

    test('and what the model is granted is beside the model, too', () => {
      const app = new App();
      const security = new Stack(app, 'Security', { env: ENV });
      const serving = new Stack(app, 'Serving', { env: ENV });
      const bucket = new s3.Bucket(serving, 'Bucket');
      const model = newModel(serving, { role: newRole(security) });
      bucket.grantDelete(model);
      expect(identityStatements(security)).toEqual([]);
      expect(identityStatements(serving)).toEqual([
        PULL, LOGIN, LOGS, METRICS, { Effect: 'Allow', Action: 's3:DeleteObject*', Resource: '${Bucket83908E77.Arn}/*' },
      ]);
    });

    test('of which the stack of the model is nested', () => {
      const stack = newStack(ENV);
      const nested = new NestedStack(stack, 'Nested');
      newModel(nested, { role: newRole(stack), vpc: newVpc(nested) });
      templateOf(stack);
      expect(identityStatements(stack)).toEqual([]);
    });

    test('and must not be changed', () => {
      const app = new App();
      const serving = new Stack(app, 'Serving', { env: ENV });
      newModel(serving, { role: newRole(new Stack(app, 'Security', { env: ENV })).withoutPolicyUpdates() });
      expect(identityStatements(serving)).toEqual([]);
      expect(warningCodes(serving)).toEqual(['Model.immutableRole']);
    });
  });
});

describe('in several stacks', () => {
  test('a package of another stack is used by its ARN, and its artifacts are read', () => {
    const app = new App();
    const registry = new Stack(app, 'Registry', { env: ENV });
    const serving = new Stack(app, 'Serving', { env: ENV });
    const bucket = new s3.Bucket(registry, 'Bucket', { bucketName: 'models' });
    const modelPackage = version(registry, {
      inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(bucket, 'model.tar.gz') })] }),
    });
    newModel(serving, { containers: [ModelContainer.fromModelPackage(modelPackage)] });
    const [, ...others] = identityStatements(serving);
    // Text with an import in it is not readable any more: the first statement is looked at as it stands.
    expect(Object.values(templateOf(serving).Resources).find(({ Type }) => Type === 'AWS::IAM::Policy')!.Properties.PolicyDocument.Statement[0]).toEqual({
      Action: 's3:GetObject',
      Effect: 'Allow',
      Resource: { 'Fn::Join': ['', [{ 'Fn::ImportValue': 'Registry:ExportsOutputFnGetAttBucket83908E77Arn063C8555' }, '/model.tar.gz']] },
    });
    expect(others).toEqual([
      PULL, LOGIN, { ...accessPackage(''), Resource: { 'Fn::ImportValue': 'Registry:ExportsOutputRefPackage30CE7B1ADE7A2F5A' } }, LOGS, METRICS,
    ]);
    expect(serving.dependencies).toEqual([registry]);
  });

  /** Stacks of the registry and of another account in one app, and a model in the latter. */
  function abroad(
    modelData: (stack: Stack) => ModelData | undefined, image: (stack: Stack) => ContainerImage | undefined,
  ) {
    const world = newWorld();
    newModel(world.other, { containers: [fromImage({ modelData: modelData(world.stack) }, image(world.stack))] });
    return world;
  }
  /** The role is yet to be made when the other account lets it in. */
  const TO_ROLE = {
    Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
    Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:${AWS::Partition}:iam::444455556666:role/otherothermodelroled091ed5b934ca56652d2' } },
  };

  test('a bucket of another account lets the role in, and so does its key', () => {
    const { stack, other } = abroad((registry) => ModelData.fromBucket(
      new s3.Bucket(registry, 'Bucket', { bucketName: 'models', encryptionKey: new kms.Key(registry, 'Key') }), 'model.tar.gz'), () => undefined);
    expect(bucketPolicy(stack)).toEqual([
      { Action: 's3:GetObject', Effect: 'Allow', ...TO_ROLE, Resource: '${Bucket83908E77.Arn}/model.tar.gz' },
    ]);
    expect(keyPolicy(stack)).toEqual([{ Action: 'kms:Decrypt', Effect: 'Allow', ...TO_ROLE, Resource: '*', Condition: { ...TO_ROLE.Condition, ...THROUGH_S3 } }]);
    expect(identityStatements(other)).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/model.tar.gz'),
      decrypt('arn:${AWS::Partition}:kms:eu-west-1:111122223333:key/*'),
      PULL,
      LOGIN,
      logs('eu-west-1:444455556666'),
      METRICS,
    ]);
    expect(warningCodes(other)).toEqual([]);
  });

  test('a repository of another account lets the role in', () => {
    const { stack, other } = abroad(() => undefined, (registry) =>
      ContainerImage.fromEcrRepository(new ecr.Repository(registry, 'Images', { repositoryName: 'churn' }), '3'));
    expect(repositoryPolicy(stack)).toEqual([{
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], Effect: 'Allow', ...TO_ROLE,
    }]);
    expect(identityStatements(other)).toEqual([PULL, LOGIN, logs('eu-west-1:444455556666'), METRICS]);
    expect(warningCodes(other)).toEqual([]);
  });

  test('a bucket of another account that is made elsewhere: a warning names it', () => {
    const stack = newStack(ENV);
    const bucket = s3.Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'models', account: '444455556666' });
    newModel(stack, { containers: [fromImage({ modelData: ModelData.fromBucket(bucket, 'model.tar.gz') })] });
    expect(identityStatements(stack)).toEqual([readObject('arn:${AWS::Partition}:s3:::models/model.tar.gz'), PULL, LOGIN, LOGS, METRICS]);
    expect(warningMessages(stack, 'Model.crossAccountPolicies')).toEqual([
      expect.stringContaining('bucket Stack/Bucket'),
    ]);
  });

  test('a function of another account: a warning names it', () => {
    const stack = newStack(ENV);
    const login = lambda.Function.fromFunctionArn(stack, 'Login', 'arn:aws:lambda:eu-west-1:444455556666:function:login');
    newModel(stack, {
      containers: [fromImage({ privateRegistry: { credentialsProvider: login } }, ContainerImage.fromUri('registry.example.com/churn:3'))],
      vpc: newVpc(stack),
    });
    expect(warningMessages(stack, 'Model.crossAccountPolicies')).toEqual([
      expect.stringContaining('function Stack/Login'),
    ]);
  });

  test('a bucket of another account with a key that AWS manages: a warning says that nobody can read it', () => {
    const { other } = abroad((registry) => ModelData.fromBucket(
      new s3.Bucket(registry, 'Bucket', { bucketName: 'models', encryption: s3.BucketEncryption.KMS_MANAGED }), 'model.tar.gz'), () => undefined);
    expect(warningMessages(other, 'Model.crossAccountManagedKey')).toEqual([
      expect.stringContaining('bucket Registry/Bucket'),
    ]);
  });

  test('a package without a group of another account is used by its name', () => {
    const world = newWorld();
    const modelPackage = new ModelPackage(world.stack, 'Package', { modelPackageName: 'churn', inferenceSpecification: specification() });
    newModel(world.other, { containers: [ModelContainer.fromModelPackage(modelPackage)] });
    expect(identityStatements(world.other)).toEqual([
      PULL,
      LOGIN,
      accessPackage('arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn'),
      logs('eu-west-1:444455556666'),
      METRICS,
    ]);
  });
});

describe('the model waits for', () => {
  test('the policy of its role, and not the role itself, which it refers to', () => {
    const stack = newStack(ENV);
    newModel(stack);
    expect(dependenciesOf(stack)).toEqual(['ModelRoleDefaultPolicy52564B59']);
  });

  test('the policy of a role that is made elsewhere', () => {
    const stack = newStack(ENV);
    newModel(stack, { role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/Serving') });
    expect(dependenciesOf(stack)).toEqual(Object.keys(resourcesOf(stack, 'AWS::IAM::Policy')));
  });

  test('what its role is granted later', () => {
    const stack = newStack(ENV);
    const model = newModel(stack);
    new s3.Bucket(stack, 'Config').grantRead(model);
    expect(identityStatements(stack)).toHaveLength(5);
    expect(dependenciesOf(stack)).toEqual(['ModelRoleDefaultPolicy52564B59']);
  });

  test('the policies of its buckets, even those that are made later', () => {
    const stack = newStack(ENV);
    const early = new s3.Bucket(stack, 'Early', { enforceSSL: true });
    const late = new s3.Bucket(stack, 'Late');
    newModel(stack, {
      containers: [
        fromImage({ modelData: ModelData.fromBucket(early, 'model.tar.gz') }),
        fromImage({ modelData: ModelData.fromBucketPrefix(late, 'all/'), multiModel: {} }),
        fromImage({ modelData: ModelData.fromBucket(models(stack), 'model.tar.gz') }),
      ],
    });
    late.addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.AccountPrincipal('444455556666')], actions: ['s3:GetObject'], resources: [late.arnForObjects('*')],
    }));
    expect(dependenciesOf(stack)).toEqual(['EarlyPolicy8B83BDF9', 'LatePolicyDA742694', 'ModelRoleDefaultPolicy52564B59']);
  });

  test('nothing of another stage', () => {
    const app = new App();
    const one = new Stage(app, 'One', { env: ENV });
    const bucket = new s3.Bucket(new Stack(one, 'Data'), 'Bucket', { bucketName: 'models', enforceSSL: true });
    const serving = new Stack(new Stage(app, 'Other', { env: { account: '444455556666', region: 'eu-west-1' } }), 'Serving');
    newModel(serving, { containers: [fromImage({ modelData: ModelData.fromBucket(bucket, 'model.tar.gz') })] });
    expect(dependenciesOf(serving)).toEqual(['ModelRoleDefaultPolicy52564B59']);
  });
});
