import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import {
  ContainerImage, ImageContainerOptions, InferenceExecutionMode, Model, ModelContainer, ModelData, ModelPackage,
  ModelProps, PrebuiltRepository,
} from '../../src';
import { ENV, issuesOf, messageOf, newStack, templateOf } from '../support';
import { newWorld } from '../support/grants';
import { fromImage, newModel, newVpc, securityGroup } from '../support/models';
import { bucket, newGroup, specification } from '../support/packages';

const OTHER = ContainerImage.fromUri('registry.example.com/churn:3');

/** What is wrong with a container. */
function wrongContainer(options: ImageContainerOptions, image?: ContainerImage): string[] {
  return issuesOf(() => fromImage(options, image));
}

/** What is wrong with a model. Nothing of it is left in the tree. */
function wrong(given: Partial<ModelProps> | ((stack: Stack) => Partial<ModelProps>), stack = newStack(ENV)): string[] {
  const props = typeof given === 'function' ? given(stack) : given;
  const before = stack.node.findAll().map(({ node }) => node.path);
  const issues = issuesOf(() => newModel(stack, props));
  expect(stack.node.findAll().map(({ node }) => node.path)).toEqual(before);
  return issues;
}

/** Several containers. */
const pipeline = (...hostnames: (string | undefined)[]) => hostnames.map((containerHostname) =>
  fromImage({ containerHostname }));

describe('an image', () => {

  test.each([
    'registry.example.com/churn:3', 'registry.example.com:5000/churn', 'churn:3', 'public.ecr.aws/docker/library/python:3', 'docker.io/library/python',
    '11112222333.dkr.ecr.eu-west-1.amazonaws.com/churn', 'x111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn', '111122223333.dkr.ecr.eu-west-1.amazonaws.com',
    'example.com/111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn',
  ])('%s is of another registry', (uri) => {
    expect(wrongContainer({}, ContainerImage.fromUri(uri))).toEqual(['image: ModelContainer.imageOutsideEcr']);
  });

  test.each([
    '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn', '111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/team/churn:3',
    '111122223333.dkr.ecr.us-iso-east-1.c2s.ic.gov/churn', '111122223333.dkr.ecr.us-isob-east-1.sc2s.sgov.gov/churn',
    '111122223333.dkr.ecr.eusc-de-east-1.amazonaws.eu/churn', '111122223333.dkr.ecr-fips.us-east-1.amazonaws.com/churn',
    '111122223333.dkr-ecr.eu-west-1.on.aws/churn', '111122223333.dkr-ecr-fips.us-east-1.on.aws/churn',
  ])('%s is in Amazon ECR', (uri) => {
    expect(() => fromImage({}, ContainerImage.fromUri(uri))).not.toThrow();
  });

  test('may be of a registry that is known at deployment alone', () => {
    expect(() => fromImage({}, ContainerImage.fromUri(Fn.importValue('Image')))).not.toThrow();
    expect(() => fromImage({}, ContainerImage.fromUri(`${Fn.importValue('Registry')}/churn`))).not.toThrow();
  });

  test('of another registry needs the VPC of the model', () => {
    expect(wrong({ containers: [fromImage(), fromImage({ privateRegistry: {} }, OTHER)] })).toEqual([
      'containers[1].privateRegistry: Model.privateRegistryWithoutVpc',
    ]);
  });

  test.each<[string, (stack: Stack) => ContainerImage]>([
    ['by its URI', () => ContainerImage.fromUri('111122223333.dkr.ecr.us-east-1.amazonaws.com/churn:3')],
    ['of a repository', () => ContainerImage.fromEcrRepository(
      new ecr.Repository(new Stack(new App(), 'Far', { env: { account: '111122223333', region: 'us-east-1' } }), 'Images', { repositoryName: 'churn' }))],
  ])('%s is in another region', (_, image) => {
    expect(wrong((stack) => ({ containers: [fromImage({}, image(stack))] }))).toEqual([
      'containers[0].image: Model.otherRegion',
    ]);
  });

  test('may be in another region, as far as is known', () => {
    const uri = '111122223333.dkr.ecr.us-east-1.amazonaws.com/churn:3';
    expect(() => newModel(newStack(), { containers: [fromImage({}, ContainerImage.fromUri(uri))] })).not.toThrow();
    expect(() => newModel(newStack(ENV), {
      containers: [fromImage({}, ContainerImage.fromUri(`111122223333.dkr.ecr.${Fn.importValue('Region')}.amazonaws.com/churn:3`))],
    })).not.toThrow();
  });

  test('of AWS is not in every region', () => {
    expect(wrong({ containers: [fromImage({}, ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'))] },
      newStack({ account: '111122223333', region: 'xx-nowhere-1' }))).toEqual([
      'containers[0].image: ContainerImage.unknownRegion',
    ]);
  });
});

describe('model data', () => {

  test.each(['s3://data/model.zip', 's3://data/models/', 's3://data'])('at %s is no archive', (uri) => {
    expect(wrongContainer({ modelData: ModelData.fromUri(uri) })).toEqual(['modelData: S3Location.notAnArchive']);
  });

  test('in a bucket is no archive', () => {
    expect(wrongContainer({ modelData: ModelData.fromBucket(bucket(), 'model.bin') })).toEqual(['modelData: S3Location.notAnArchive']);
  });

  test('lies in another region', () => {
    expect(wrong({ containers: [fromImage({ modelData: ModelData.fromBucket(bucket('us-east-1'), 'model.tar.gz') })] })).toEqual([
      'containers[0].modelData: ModelData.otherRegion',
    ]);
  });

  test('may lie in another region, as far as is known', () => {
    expect(() => newModel(newStack(), { containers: [fromImage({ modelData: ModelData.fromBucket(bucket('us-east-1'), 'model.tar.gz') })] })).not.toThrow();
  });
});

describe('a multi-model container', () => {

  test('has no data', () => {
    expect(wrongContainer({ multiModel: {} })).toEqual(['modelData: ModelContainer.multiModelDataMissing']);
  });

  test.each(['s3://data/models', 's3://data/model.tar.gz', 'https://data.s3.eu-west-1.amazonaws.com/models'])('reads %s, which is no prefix', (uri) => {
    expect(wrongContainer({ multiModel: {}, modelData: ModelData.fromUri(uri) })).toEqual([
      'modelData: ModelContainer.multiModelData',
    ]);
  });

  test('reads an archive of a bucket', () => {
    expect(wrongContainer({ multiModel: {}, modelData: ModelData.fromBucket(bucket(), 'model.tar.gz') })).toEqual([
      'modelData: ModelContainer.multiModelData',
    ]);
  });

  test('reads an archive that is uploaded', () => {
    expect(wrongContainer({ multiModel: {}, modelData: ModelData.fromAsset('examples/registry/model/model.tar.gz') })).toEqual([
      'modelData: ModelContainer.multiModelData',
    ]);
  });

  test('reads one object', () => {
    expect(wrongContainer({ multiModel: {}, modelData: ModelData.fromBucketObject(bucket(), 'model.bin', { acceptEula: true }) })).toEqual([
      'modelData: ModelContainer.multiModelData',
    ]);
  });

  test.each([true, false])('answers about a license: %s', (acceptEula) => {
    expect(wrongContainer({ multiModel: {}, modelData: ModelData.fromBucketPrefix(bucket(), 'models/', { acceptEula }) })).toEqual([
      'modelData.acceptEula: ModelContainer.eulaWithMultiModel',
    ]);
  });

  test('is in a hub', () => {
    expect(wrongContainer({ multiModel: {}, modelData: ModelData.fromBucketPrefix(bucket(), 'models/'), hubContentArn: 'arn' })).toEqual([
      'hubContentArn: ModelContainer.hubWithMultiModel',
    ]);
  });

  test('is one of two', () => {
    const multiModel = fromImage({ multiModel: {}, modelData: ModelData.fromUri('s3://data/models/') });
    expect(wrong({ containers: [multiModel, fromImage(), multiModel] })).toEqual([
      'containers: Model.multiModelContainers',
    ]);
  });

  test('may have a prefix that is known at deployment alone', () => {
    expect(() => fromImage({ multiModel: {}, modelData: ModelData.fromUri(Fn.importValue('Models')) })).not.toThrow();
    expect(() => fromImage({ multiModel: {}, modelData: ModelData.fromUri(`s3://data/${Fn.importValue('Models')}`) })).not.toThrow();
  });
});

describe('content of a hub', () => {

  test('has no data', () => {
    expect(wrongContainer({ hubContentArn: 'arn' })).toEqual(['hubContentArn: ModelContainer.hubWithArchive']);
  });

  test('is an archive', () => {
    expect(wrongContainer({ hubContentArn: 'arn', modelData: ModelData.fromUri('s3://data/model.tar.gz') })).toEqual(['hubContentArn: ModelContainer.hubWithArchive']);
  });
});

describe('a pipeline', () => {
  test('that is called directly has a host name for every container', () => {
    expect(wrong({ containers: pipeline(undefined, 'two', undefined), executionMode: InferenceExecutionMode.DIRECT })).toEqual([
      'containers[0].containerHostname: Model.missingHostname',
      'containers[2].containerHostname: Model.missingHostname',
    ]);
    expect(
      wrong({ containers: pipeline(undefined, undefined), executionMode: InferenceExecutionMode.DIRECT }),
    ).toEqual([
      'containers[0].containerHostname: Model.missingHostname',
      'containers[1].containerHostname: Model.missingHostname',
    ]);
  });

  test.each([undefined, InferenceExecutionMode.SERIAL])('that is called %s has host names for all containers or for none', (executionMode) => {
    expect(wrong({ containers: pipeline('one', undefined), executionMode })).toEqual([
      'containers[1].containerHostname: Model.missingHostname',
    ]);
    expect(() => newModel(newStack(), { containers: pipeline(undefined, undefined), executionMode })).not.toThrow();
    expect(() => newModel(newStack(), { containers: pipeline('one', 'two'), executionMode })).not.toThrow();
  });

  test('has no host name twice', () => {
    expect(wrong({ containers: pipeline('one', 'two', 'one', 'one') })).toEqual([
      'containers[2].containerHostname: Model.hostnameTaken',
      'containers[3].containerHostname: Model.hostnameTaken',
    ]);
  });

  test('may have host names that are known at deployment alone, even twice', () => {
    const hostname = Fn.importValue('Hostname');
    expect(() => newModel(newStack(), {
      containers: pipeline(hostname, hostname),
      executionMode: InferenceExecutionMode.DIRECT,
    })).not.toThrow();
  });

  test('of one container has a host name or none, in any mode', () => {
    expect(() => newModel(newStack(), {
      containers: pipeline(undefined),
      executionMode: InferenceExecutionMode.DIRECT,
    })).not.toThrow();
    expect(() => newModel(newStack(), { containers: pipeline('one') })).not.toThrow();
  });
});

describe('environment variables', () => {
  /** As many variables, of 1,024 bytes each with their keys. */
  const kilobytes = (count: number, letter = 'x') =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`KEY_${index + 10}`, letter.repeat((1024 - 6) / Buffer.byteLength(letter))]));

  test('have at most 32 KiB in all containers together', () => {
    const half = fromImage({ environment: kilobytes(16) });
    expect(() => newModel(newStack(), { containers: [half, half] })).not.toThrow();
    expect(wrong({ containers: [half, fromImage({ environment: { ...kilobytes(16), A: '' } })] })).toEqual([
      'containers: Model.environmentSize',
    ]);
  });

  test('count by bytes, not by characters', () => {
    expect(wrong({ containers: [fromImage({ environment: { ...kilobytes(32, 'é'), A: '' } })] })).toEqual([
      'containers: Model.environmentSize',
    ]);
  });

  test('count those on top of packages, too', () => {
    expect(wrong((stack) => ({
      containers: [
        ModelContainer.fromModelPackage(new CfnModelPackage(stack, 'Package'), { environment: { ...kilobytes(31), A: 'b' } }),
        fromImage({ environment: kilobytes(1) }),
        fromImage(),
      ],
    }))).toEqual(['containers: Model.environmentSize']);
  });

  test('do not count what is known at deployment alone', () => {
    const value = new CfnParameter(newStack(), 'Value').valueAsString;
    const environment = { ...kilobytes(31), A: `${'x'.repeat(900)}${value}`, B: value };
    expect(() => newModel(newStack(), { containers: [fromImage({ environment })] })).not.toThrow();
    expect(() => newModel(newStack(), {
      containers: [fromImage({ environment: Lazy.any({ produce: () => kilobytes(40) }) as any })],
    })).not.toThrow();
  });

  test('are never shown', () => {
    const environment = { 'PASSWORD': `hunter2${'x'.repeat(1024)}`, 'NOT-A-KEY': 'hunter2' };
    for (const make of [
      () => fromImage({ environment }),
      () => ModelContainer.fromModelPackage(new CfnModelPackage(newStack(), 'Package'), { environment }),
      () => newModel(newStack(), { containers: new Array<ModelContainer>(40).fill(fromImage({ environment: { PASSWORD: 'hunter2'.repeat(140) } })) }),
    ]) {
      const message = messageOf(make);
      expect(message).toContain('invalid model');
      expect(message).not.toContain('hunter2');
    }
  });

  test('of a package break the same rules', () => {
    expect(issuesOf(() => ModelContainer.fromModelPackage(new CfnModelPackage(newStack(), 'Package'), {
      environment: { 9: '', A: 'x'.repeat(1025) }, containerHostname: 'a_b', inferenceSpecificationName: '',
    }))).toEqual([
      'containerHostname: Text.sageMakerName',
      'inferenceSpecificationName: Text.length',
      'environment: Text.environmentVariable',
      'environment["A"]: Text.length',
    ]);
  });
});

describe('a package', () => {
  test('is in another region', () => {
    expect(wrong((stack) => ({
      containers: [ModelContainer.fromModelPackage(
        ModelPackage.fromModelPackageArn(stack, 'Package', 'arn:aws:sagemaker:us-east-1:111122223333:model-package/churn/3'))],
    }))).toEqual([
      'containers[0].modelPackage: Model.otherRegion',
    ]);
  });

  test('of another account may be any', () => {
    const { stack, other } = newWorld();
    const version = new ModelPackage(stack, 'Version', { modelPackageGroup: newGroup(stack), inferenceSpecification: specification() });
    const resource = new CfnModelPackage(stack, 'Resource', { modelPackageGroupName: 'churn' });
    const unversioned = new ModelPackage(stack, 'Package', { modelPackageName: 'churn', inferenceSpecification: specification() });
    const imported = ModelPackage.fromModelPackageArn(stack, 'Imported', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3');
    const containers = [version, resource, unversioned, imported].map((one) => ModelContainer.fromModelPackage(one));
    expect(() => newModel(other, { containers })).not.toThrow();
  });

  test('may be anywhere, as far as is known', () => {
    const stack = newStack(ENV);
    const arn = new CfnParameter(stack, 'Arn').valueAsString;
    expect(() => newModel(stack, { containers: [ModelContainer.fromModelPackage(ModelPackage.fromModelPackageArn(stack, 'Package', arn))] })).not.toThrow();
    const agnostic = newStack();
    expect(() => newModel(agnostic, {
      containers: [ModelContainer.fromModelPackage(
        ModelPackage.fromModelPackageArn(agnostic, 'Package', 'arn:aws:sagemaker:us-east-1:111122223333:model-package/churn/3'))],
    })).not.toThrow();
  });
});

describe('the network', () => {
  test.each<[string, (stack: Stack) => Partial<ModelProps>]>([
    ['vpcSubnets', () => ({ vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } })],
    ['securityGroups', (stack) => ({ securityGroups: [securityGroup(stack, 'a')] })],
    ['allowAllOutbound', () => ({ allowAllOutbound: false })],
  ])('has %s without a VPC', (property, props) => {
    expect(wrong(props)).toEqual([`${property}: Model.needsVpc`]);
  });

  test.each([true, false])('has security groups, and says what they let out: %s', (allowAllOutbound) => {
    expect(wrong((stack) => ({ vpc: newVpc(stack), securityGroups: [securityGroup(stack, 'a')], allowAllOutbound }))).toEqual([
      'allowAllOutbound: Model.outboundWithSecurityGroups',
    ]);
  });

  test('has the role of another account', () => {
    expect(wrong((stack) => ({ role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::444455556666:role/theirs') }))).toEqual([
      'role: Role.otherAccount',
    ]);
  });

  test('has the VPC of another region', () => {
    const vpc = (stack: Stack) => ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-0123456789abcdef0', region: 'us-east-1', availabilityZones: ['us-east-1a'], privateSubnetIds: ['subnet-0000000000000000a'],
    });
    expect(wrong((stack) => ({ vpc: vpc(stack) }))).toEqual([
      'vpc: Model.otherRegion',
    ]);
  });

  test('signs in with a function of another region', () => {
    const credentialsProvider = (stack: Stack) => lambda.Function.fromFunctionArn(stack, 'Login', 'arn:aws:lambda:us-east-1:111122223333:function:login');
    expect(wrong((stack) => ({
      containers: [fromImage({ privateRegistry: { credentialsProvider: credentialsProvider(stack) } }, ContainerImage.fromUri('registry.example.com/churn:3'))],
      vpc: newVpc(stack),
    }))).toEqual([
      'containers[0].privateRegistry.credentialsProvider: Model.otherRegion',
    ]);
  });

  test('selects subnets that the VPC does not have, beside other mistakes', () => {
    expect(wrong((stack) => ({ modelName: '_', vpc: newVpc(stack), vpcSubnets: { subnetGroupName: 'none' } }))).toEqual([
      'modelName: Text.sageMakerName',
      'vpcSubnets: Model.noSubnets',
    ]);
  });

  test('has conditions for a role that it does not make', () => {
    const role = (stack: Stack) => new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
    expect(wrong((stack) => ({ role: role(stack), confusedDeputyProtection: true }))).toEqual([
      'confusedDeputyProtection: Role.protectionWithRole',
    ]);
    const stack = newStack(ENV);
    expect(() => newModel(stack, { role: role(stack), confusedDeputyProtection: false })).not.toThrow();
  });

  test('has too many subnets of this app: their tokens are not shown', () => {
    expect(wrong((stack) => ({
      vpc: new ec2.Vpc(stack, 'Vpc', {
        availabilityZones: ['eu-west-1a'],
        subnetConfiguration: Array.from({ length: 17 }, (_, index) =>
          ({ name: `n${index}`, cidrMask: 28, subnetType: ec2.SubnetType.PRIVATE_ISOLATED })),
      }),
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    }))).toEqual(['vpcSubnets: List.length']);
  });

  test('has none of the subnets that are asked for: CDK says so, and nothing is left behind', () => {
    const stack = newStack(ENV);
    const vpc = newVpc(stack);
    expect(() => newModel(stack, { vpc, vpcSubnets: { subnetGroupName: 'Models' } })).toThrow(/There are no subnet groups with name 'Models'/);
    expect(stack.node.tryFindChild('Model')).toBeUndefined();
  });
});

test('everything that is wrong is said at once', () => {
  expect(wrong((stack) => ({
    modelName: 'churn_3',
    containers: [
      fromImage({ privateRegistry: {}, containerHostname: 'one' }, OTHER),
      fromImage({ modelData: ModelData.fromBucket(bucket('us-east-1'), 'model.tar.gz') }),
      ModelContainer.fromModelPackage(ModelPackage.fromModelPackageArn(stack, 'P', 'arn:aws:sagemaker:us-east-1:111122223333:model-package/churn/3'),
        { containerHostname: 'one' }),
    ],
    securityGroups: [],
    vpcSubnets: {},
  }))).toEqual([
    'modelName: Text.sageMakerName',
    'securityGroups: List.length',
    'containers[1].modelData: ModelData.otherRegion',
    'containers[2].modelPackage: Model.otherRegion',
    'containers[1].containerHostname: Model.missingHostname',
    'containers[2].containerHostname: Model.hostnameTaken',
    'vpcSubnets: Model.needsVpc',
    'securityGroups: Model.needsVpc',
    'containers[0].privateRegistry: Model.privateRegistryWithoutVpc',
  ]);
});

test('everything that is wrong with a container is said at once', () => {
  expect(wrongContainer({ containerHostname: 'a_b', multiModel: {}, hubContentArn: 'a\nb' }, OTHER)).toEqual([
    'containerHostname: Text.sageMakerName',
    'hubContentArn: Text.oneLine',
    'image: ModelContainer.imageOutsideEcr',
    'modelData: ModelContainer.multiModelDataMissing',
    'hubContentArn: ModelContainer.hubWithMultiModel',
  ]);
});

test('an error names the file and line of the user', () => {
  try {
    newModel(newStack(), { modelName: '' });
  } catch (error) {
    expect((error as Error).stack).toContain('models.ts');
    expect((error as Error).name).toBe('ValidationError');
    return;
  }
  throw new Error('nothing was thrown');
});

test('what CDK refuses while the model is made leaves nothing behind', () => {
  const stack = newStack();
  const vpc = newVpc(stack);
  const directory = mkdtempSync(join(tmpdir(), 'image-'));
  writeFileSync(join(directory, 'Dockerfile'), 'FROM scratch');
  const image = ContainerImage.fromAsset(directory);
  rmSync(directory, { recursive: true });
  expect(() => newModel(stack, { containers: [fromImage({}, image)], vpc })).toThrow(/Cannot find image directory/);
  expect(stack.node.tryFindChild('Model')).toBeUndefined();
});

test('nothing of a token is a violation', () => {
  const stack = newStack(ENV);
  const text = (id: string) => new CfnParameter(stack, id).valueAsString;
  const far = s3.Bucket.fromBucketAttributes(stack, 'Far', { bucketName: 'far', region: text('BucketRegion') });
  new Model(stack, 'Model', {
    modelName: `not a name ${text('Name')}`,
    containers: [
      fromImage({
        containerHostname: `_${text('Hostname')}`,
        inferenceSpecificationName: `_${text('Specification')}`,
        environment: { A: `${'x'.repeat(2000)}${text('Variable')}` },
        modelData: ModelData.fromBucket(far, text('Key')),
      }, ContainerImage.fromUri(`not in ecr/${text('Image')}`)),
      fromImage({
        containerHostname: `_${text('Hostname2')}`,
        hubContentArn: `\n${text('Hub')}`,
        modelData: ModelData.fromBucketPrefix(bucket(), text('Prefix')),
      }),
    ],
    executionMode: InferenceExecutionMode.DIRECT,
  });
  process.env.CDK_VALIDATION = 'false';
  try {
    expect(Object.keys(templateOf(stack).Resources)).toContain('Model0301700E');
  } finally {
    delete process.env.CDK_VALIDATION;
  }
});
