import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Allowed, allowedTo, Asked, decisions, each, ofKey } from './universe';
import {
  ContainerImage, InstanceType, ModelContainer, ModelData, ModelPackage, S3Source, ValidationSpecification,
} from '../../../src';
import * as ACTIONS from '../../../src/access/actions';
import { newRole, newWorld, World } from '../../support/grants';
import { Context, Deployed } from '../../support/iam';
import { fromImage, newModel, newVpc, securityGroup } from '../../support/models';
import { container, newGroup, specification } from '../../support/packages';

/*
 * The roles that SageMaker assumes, of models and of validations: every action of the library, and those that destroy,
 * on every resource of an app and on what lies beside them.
 */

const OURS = 'arn:aws:iam::111122223333:role/ours';
const EC2 = 'arn:aws:ec2:eu-west-1:111122223333';
const LOGS = 'arn:aws:logs:eu-west-1:111122223333:log-group';

const EVERY_ACTION = [...new Set([
  ...Object.values(ACTIONS).flat(),
  's3:DeleteObject', 's3:PutBucketPolicy', 's3:GetObjectVersion', 's3:ListAllMyBuckets', 'ecr:PutImage', 'ecr:DeleteRepository',
  'lambda:UpdateFunctionCode', 'logs:DeleteLogGroup', 'logs:GetLogEvents', 'ec2:DeleteVpc', 'iam:CreateRole', 'iam:AttachRolePolicy', 'sts:AssumeRole',
  'sagemaker:InvokeEndpoint', 'sagemaker:DeleteModel', 'sagemaker:AddTags', 'secretsmanager:GetSecretValue',
])];
/** Actions that have no resources. */
const ON_NOTHING = [...ACTIONS.REGISTRY_LOGIN, ...ACTIONS.WRITE_METRICS, ...ACTIONS.LOOK_AT_NETWORK, 's3:ListAllMyBuckets'];

/** The resources of the apps below, and others that differ from them in one thing. */
const RESOURCES = {
  'group churn': 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn',
  'churn/1': 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/1',
  'churn/2': 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/2',
  'churn-eu/1': 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn-eu/1',
  'model model': 'arn:aws:sagemaker:eu-west-1:111122223333:model/model',
  'bucket models': 'arn:aws:s3:::models',
  'models/churn/model.tar.gz': 'arn:aws:s3:::models/churn/model.tar.gz',
  'models/churn/': 'arn:aws:s3:::models/churn/',
  'models/secret.bin': 'arn:aws:s3:::models/secret.bin',
  'models/all/a.bin': 'arn:aws:s3:::models/all/a.bin',
  'models/all': 'arn:aws:s3:::models/all',
  'bucket rows': 'arn:aws:s3:::rows',
  'rows/in/1.csv': 'arn:aws:s3:::rows/in/1.csv',
  'rows/in-secret/1.csv': 'arn:aws:s3:::rows/in-secret/1.csv',
  'bucket results': 'arn:aws:s3:::results',
  'results/out/1.csv': 'arn:aws:s3:::results/out/1.csv',
  'results/out-other/1.csv': 'arn:aws:s3:::results/out-other/1.csv',
  'models of another bucket': 'arn:aws:s3:::other/churn/model.tar.gz',
  'repository churn': 'arn:aws:ecr:eu-west-1:111122223333:repository/churn',
  'repository churn-eu': 'arn:aws:ecr:eu-west-1:111122223333:repository/churn-eu',
  'repository churn of another account': 'arn:aws:ecr:eu-west-1:444455556666:repository/churn',
  'function login': 'arn:aws:lambda:eu-west-1:111122223333:function:login',
  'function other': 'arn:aws:lambda:eu-west-1:111122223333:function:other',
  'logs of SageMaker': `${LOGS}:/aws/sagemaker/Endpoints/churn`,
  'logs of Lambda': `${LOGS}:/aws/lambda/login`,
  'an interface': `${EC2}:network-interface/eni-1`,
  'subnet a': `${EC2}:subnet/subnet-0000000000000000a`,
  'subnet of another VPC': `${EC2}:subnet/subnet-9999`,
  'security group 1': `${EC2}:security-group/sg-0123456789abcdef1`,
  'security group 2': `${EC2}:security-group/sg-0123456789abcdef2`,
  'role ours': OURS,
  'role admin': 'arn:aws:iam::111122223333:role/admin',
  'a secret': 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:login',
};

/** Requests that say something of themselves. */
const withContext = (actions: readonly string[], label: string, resource: string, context: Context): Asked[] => each(
  actions, { [label]: resource }, context,
);
const UNIVERSE: readonly Asked[] = [
  ...each(EVERY_ACTION.filter((action) => !ON_NOTHING.includes(action)), RESOURCES),
  ...each(ON_NOTHING, { nothing: '*' }),
  ...['', 'churn/', 'churn', 'all/', 'all/a', 'all-secret/', 'in/', 'in'].flatMap((prefix) => ['models', 'rows', 'results'].flatMap((bucket) =>
    withContext(['s3:ListBucket'], `${bucket}/${prefix}`, `arn:aws:s3:::${bucket}`, { 's3:prefix': prefix }))),
  ...['AWS/SageMaker', '/aws/sagemaker/Endpoints', 'AWS/EC2', 'mine'].flatMap((namespace) =>
    withContext(['cloudwatch:PutMetricData'], namespace, '*', { 'cloudwatch:namespace': namespace })),
  ...Object.entries({ 'subnet a': 'subnet-0000000000000000a', 'another subnet': 'subnet-9999' }).flatMap(([label, subnet]) =>
    withContext([...ACTIONS.ATTACH_NETWORK, ...ACTIONS.DETACH_NETWORK], `an interface of ${label}`, `${EC2}:network-interface/eni-1`, {
      'ec2:Subnet': `${EC2}:subnet/${subnet}`,
    })),
  ...['sagemaker', 'lambda'].flatMap((service) =>
    withContext(['iam:PassRole'], `role ours to ${service}`, OURS, { 'iam:PassedToService': `${service}.amazonaws.com` })),
];

/** What the roles of all containers have: their logs and metrics. */
const CONTAINER: Allowed = {
  'logs:CreateLogGroup': ['logs of SageMaker'],
  'logs:CreateLogStream': ['logs of SageMaker'],
  'logs:DescribeLogStreams': ['logs of SageMaker'],
  'logs:PutLogEvents': ['logs of SageMaker'],
  'cloudwatch:PutMetricData': ['AWS/SageMaker', '/aws/sagemaker/Endpoints'],
};
const PULL: Allowed = {
  'ecr:GetAuthorizationToken': ['nothing'],
  'ecr:BatchCheckLayerAvailability': ['repository churn'],
  'ecr:BatchGetImage': ['repository churn'],
  'ecr:GetDownloadUrlForLayer': ['repository churn'],
};
/** The interfaces in its subnet, and nothing of other subnets: AWS looks at a VPC as a whole. */
const NETWORK: Allowed = {
  'ec2:CreateNetworkInterface': ['an interface', 'subnet a', 'security group 1'],
  'ec2:CreateNetworkInterfacePermission': ['an interface of subnet a'],
  'ec2:DeleteNetworkInterface': ['an interface of subnet a'],
  'ec2:DeleteNetworkInterfacePermission': ['an interface', 'an interface of subnet a', 'an interface of another subnet'],
  'ec2:DescribeDhcpOptions': ['nothing'],
  'ec2:DescribeNetworkInterfaces': ['nothing'],
  'ec2:DescribeSecurityGroups': ['nothing'],
  'ec2:DescribeSubnets': ['nothing'],
  'ec2:DescribeVpcs': ['nothing'],
};

/** The roles of an app, which it creates, and those that it imports. */
const ROLES: [string, (stack: Stack) => iam.IRoleRef, boolean][] = [
  ['a role of the app', (stack) => newRole(stack, 'Role', 'ours'), true],
  ['an L1 role of the app', (stack) => new iam.CfnRole(stack, 'Role', {
    roleName: 'ours',
    assumeRolePolicyDocument: new iam.PolicyDocument({
      statements: [new iam.PolicyStatement({ principals: [new iam.ServicePrincipal('sagemaker.amazonaws.com')], actions: ['sts:AssumeRole'] })],
    }),
  }), true],
  ['an imported role', (stack) => iam.Role.fromRoleArn(stack, 'Role', OURS), true],
  ['an immutable role', (stack) => iam.Role.fromRoleArn(stack, 'Role', OURS, { mutable: false }), false],
];

/** A bucket with a key of its own, and what asks for the key. */
function bucketOf({ stack }: World, bucketName: string): s3.Bucket {
  return new s3.Bucket(stack, bucketName, { bucketName, encryptionKey: new kms.Key(stack, `${bucketName}Key`) });
}

function keysOf(deployed: Deployed, ...buckets: s3.Bucket[]): readonly Asked[] {
  return buckets.flatMap(({ encryptionKey, node }) => ofKey(`key of ${node.id}`, deployed.arn(encryptionKey!)));
}

describe.each(ROLES)('%s', (_role, makeRole, isChanged) => {
  function expectAllowed(world: World, buckets: s3.Bucket[], allowed: Allowed): void {
    const deployed = new Deployed(world.app);
    const before = decisions();
    expect(allowedTo(deployed, OURS, [...UNIVERSE, ...keysOf(deployed, ...buckets)])).toEqual(isChanged ? allowed : {});
    expect(decisions() - before).toBeGreaterThan(1500);
    // Nobody else gets anything: another role, a role of this name in another account, an administrator of it.
    const ofApp = UNIVERSE.filter(({ resource }) => resource.includes(':111122223333:')
      || buckets.some(({ node }) => resource.startsWith(`arn:aws:s3:::${node.id}`)));
    for (const who of ['arn:aws:iam::111122223333:role/admin', 'arn:aws:iam::444455556666:role/ours', '444455556666']) {
      expect(allowedTo(deployed, who, [...ofApp, ...keysOf(deployed, ...buckets)])).toEqual({});
    }
  }

  test('runs a model of a package: it reads exactly its artifacts', () => {
    const world = newWorld();
    const models = bucketOf(world, 'models');
    const modelPackage = new ModelPackage(world.stack, 'Package', {
      modelPackageGroup: newGroup(world.stack),
      inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(models, 'churn/model.tar.gz') })] }),
    });
    newModel(world.stack, { containers: [ModelContainer.fromModelPackage(modelPackage)], role: makeRole(world.stack) });
    expectAllowed(world, [models], {
      ...CONTAINER,
      ...PULL,
      'sagemaker:AccessModelPackage': ['churn/1'],
      's3:GetObject': ['models/churn/model.tar.gz'],
      'kms:Decrypt': ['key of models through S3'],
    });
  });

  test('runs a model of images: it reads all below its prefix, logs in by its function and connects to its subnets', () => {
    const world = newWorld();
    const { stack } = world;
    const models = bucketOf(world, 'models');
    newModel(stack, {
      containers: [
        fromImage({ multiModel: {}, modelData: ModelData.fromBucketPrefix(models, 'all/') }, ContainerImage.fromEcrRepository(
          new ecr.Repository(stack, 'Repository', { repositoryName: 'churn' }), '3',
        )),
      ],
      role: makeRole(stack),
      vpc: newVpc(stack),
      vpcSubnets: { subnets: [ec2.Subnet.fromSubnetId(stack, 'A', 'subnet-0000000000000000a')] },
      securityGroups: [securityGroup(stack, '1')],
    });
    expectAllowed(world, [models], {
      ...CONTAINER,
      ...PULL,
      ...NETWORK,
      's3:GetObject': ['models/all/a.bin'],
      's3:ListBucket': ['models/all/', 'models/all/a'],
      'kms:Decrypt': ['key of models through S3'],
    });
  });

  test('runs a model of a private registry: it logs in by its function only', () => {
    const world = newWorld();
    const { stack } = world;
    const credentialsProvider = lambda.Function.fromFunctionArn(stack, 'Login', RESOURCES['function login']);
    newModel(stack, {
      containers: [fromImage({ privateRegistry: { credentialsProvider } }, ContainerImage.fromUri('registry.example.com/churn:3'))],
      role: makeRole(stack),
      vpc: newVpc(stack),
      vpcSubnets: { subnets: [ec2.Subnet.fromSubnetId(stack, 'A', 'subnet-0000000000000000a')] },
      securityGroups: [securityGroup(stack, '1')],
    });
    expectAllowed(world, [], { ...CONTAINER, ...NETWORK, 'lambda:InvokeFunction': ['function login'] });
  });

  test('validates a version: it reads the artifacts and the input, and writes below the output', () => {
    const world = newWorld();
    const [models, rows, results] = ['models', 'rows', 'results'].map((name) => bucketOf(world, name));
    new ModelPackage(world.stack, 'Package', {
      modelPackageGroup: newGroup(world.stack),
      inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(models, 'churn/model.tar.gz') })] }),
      validationSpecification: new ValidationSpecification({
        profileName: 'profile',
        transformInput: { source: S3Source.fromBucketPrefix(rows, 'in/') },
        transformOutput: { bucket: results, prefix: 'out' },
        transformResources: { instanceType: InstanceType.M5_LARGE },
        role: makeRole(world.stack),
      }),
    });
    expectAllowed(world, [models, rows, results], {
      ...CONTAINER,
      ...PULL,
      's3:GetObject': ['models/churn/model.tar.gz', 'rows/in/1.csv'],
      's3:ListBucket': ['rows/in/'],
      's3:AbortMultipartUpload': ['results/out/1.csv'],
      's3:PutObject': ['results/out/1.csv'],
      'kms:Decrypt': ['key of models through S3', 'key of rows through S3', 'key of results through S3'],
      'kms:GenerateDataKey': ['key of results through S3'],
    });
  });
});
