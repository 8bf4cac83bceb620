import { App, CfnParameter, Lazy, PhysicalName, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ContainerImage, InferenceExecutionMode, Model, ModelApprovalStatus, ModelContainer, ModelData, ModelPackage,
  ModelPackageProps, ModelProps, PrebuiltRepository,
} from '../../src';
import { CODES } from '../../src/diagnostics/codes';
import { ENV, newStack, ShownWarning, warningCodes, warningsOf } from '../support';
import { acknowledge } from '../support/cdk';
import { fromImage, IMAGE, newModel, newVpc, securityGroup } from '../support/models';
import { container, newGroup, specification } from '../support/packages';

type Props = Partial<ModelProps> | ((stack: Stack) => Partial<ModelProps>);

interface Warning {
  readonly code: string;
  readonly when: string;
  readonly fires: Props;
  /** Where in the properties it is, if it is about them. */
  readonly places: string[];
  /** What the message tells of the case. */
  readonly says?: string;
  /** What is nearest to it and does not surprise. */
  readonly nearest: { readonly [when: string]: Props };
}

function modelOf(stack: Stack, given: Props): Model {
  return newModel(stack, typeof given === 'function' ? given(stack) : given);
}

/** All warnings about a model, or its role. */
function warningsAbout(props: Props): ShownWarning[] {
  const stack = newStack(ENV);
  modelOf(stack, props);
  return warningsOf(stack).filter(({ path }) => ['Stack/Model', 'Stack/Role'].includes(path));
}

/** A container from a version of this app. */
function version(props: Partial<ModelPackageProps>, inferenceSpecificationName?: string): Props {
  return (stack) => ({
    containers: [ModelContainer.fromModelPackage(new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack),
      approvalStatus: ModelApprovalStatus.APPROVED,
      inferenceSpecification: specification(),
      ...props,
    }), { inferenceSpecificationName })],
  });
}

const imported = (stack: Stack) =>
  ModelPackage.fromModelPackageArn(stack, 'Package', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3');
const image = (of: (stack: Stack) => ContainerImage): Props => (stack) => ({
  containers: [fromImage(), fromImage({}, of(stack))],
});
const digest = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
const data = (uri: string): Props => ({ containers: [fromImage({ modelData: ModelData.fromUri(uri) })] });
const foreign = (stack: Stack, account?: string) => s3.Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'models', account });

const WARNINGS: Warning[] = [
  {
    code: 'Model.fixedModelName',
    when: 'the model has a name of its own',
    fires: { modelName: 'churn' },
    places: ['modelName'],
    nearest: { 'CloudFormation names it': {}, 'CDK names it where that is needed': { modelName: PhysicalName.GENERATE_IF_NEEDED } },
  },
  {
    code: 'Model.singleAvailabilityZone',
    when: 'the subnets lie in one zone',
    fires: (stack) => ({ vpc: newVpc(stack), vpcSubnets: { availabilityZones: ['eu-west-1b'] } }),
    places: ['vpcSubnets'],
    nearest: {
      'they lie in two': (stack) => ({ vpc: newVpc(stack) }),
      'the VPC is of this app': (stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc') }),
      'the zones of two are not known': (stack) => ({
        vpc: newVpc(stack),
        vpcSubnets: { subnets: ['a', 'b'].map((end) => ec2.Subnet.fromSubnetId(stack, end, `subnet-0000000000000009${end}`)) },
      }),
      'there is no VPC': {},
    },
  },
  {
    code: 'Model.singleAvailabilityZone',
    when: 'there is one subnet, whichever zone it lies in',
    fires: (stack) => ({ vpc: newVpc(stack), vpcSubnets: { subnets: [ec2.Subnet.fromSubnetId(stack, 'a', 'subnet-0000000000000009a')] } }),
    places: ['vpcSubnets'],
    nearest: {},
  },
  {
    code: 'Model.unapprovedPackage',
    when: 'a version waits for its approval',
    fires: version({ approvalStatus: undefined }),
    places: ['containers[0].modelPackage'],
    says: 'PendingManualApproval',
    nearest: {
      'it is approved': version({ approvalStatus: ModelApprovalStatus.APPROVED }),
      'nobody knows': version({ approvalStatus: Lazy.string({ produce: () => 'Approved' }) as ModelApprovalStatus }),
      'it has no group': version({ modelPackageGroup: undefined, approvalStatus: undefined }),
      'it is made elsewhere': (stack) => ({ containers: [ModelContainer.fromModelPackage(imported(stack))] }),
    },
  },
  {
    code: 'Model.unapprovedPackage',
    when: 'a version is rejected',
    fires: (stack) => {
      const { containers } = (version({
        approvalStatus: ModelApprovalStatus.REJECTED,
      }) as (scope: Stack) => Partial<ModelProps>)(stack);
      return { containers: [fromImage(), ...containers!] };
    },
    places: ['containers[1].modelPackage'],
    says: 'Rejected',
    nearest: {},
  },
  {
    code: 'Model.unknownInferenceSpecification',
    when: 'a package has no additional specification of that name',
    fires: version({
      additionalInferenceSpecifications: [{ name: 'large', containers: [container()] }],
      additionalInferenceSpecificationsToAdd: [{ name: 'gpu', containers: [container()] }],
    }, 'Large'),
    places: ['containers[0].inferenceSpecificationName'],
    says: 'Did you mean large?',
    nearest: {
      'it has one': version({ additionalInferenceSpecifications: [{ name: 'large', containers: [container()] }] }, 'large'),
      'it gets one': version({ additionalInferenceSpecificationsToAdd: [{ name: 'gpu', containers: [container()] }] }, 'gpu'),
      'the name is known at deployment alone': version({}, Lazy.string({ produce: () => 'large' })),
      'a name of the package is known at deployment alone': version({
        additionalInferenceSpecifications: [{ name: Lazy.string({ produce: () => 'large' }), containers: [container()] }],
      }, 'large'),
      'none is asked for': version({ additionalInferenceSpecifications: [{ name: 'large', containers: [container()] }] }),
      'the package is made elsewhere': (stack) => ({
        containers: [ModelContainer.fromModelPackage(imported(stack), { inferenceSpecificationName: 'large' })],
      }),
      'it is beside an image': { containers: [fromImage({ inferenceSpecificationName: 'large' })] },
    },
  },
  {
    code: 'Model.unknownInferenceSpecification',
    when: 'a package has no additional specification at all',
    fires: version({}, 'large'),
    places: ['containers[0].inferenceSpecificationName'],
    says: 'large',
    nearest: {},
  },
  {
    code: 'Model.executionModeWithOneContainer',
    when: 'one container is called in a mode of pipelines',
    fires: { executionMode: InferenceExecutionMode.DIRECT },
    places: ['executionMode'],
    nearest: {
      'there are two': { executionMode: InferenceExecutionMode.SERIAL, containers: [fromImage(), fromImage()] },
      'no mode is given': {},
    },
  },
  {
    code: 'Model.secretInEnvironment',
    when: 'a variable has a name for secrets',
    fires: { containers: [fromImage({ environment: { HF_TOKEN: 'abc' } })] },
    places: ['containers[0].environment["HF_TOKEN"]'],
    nearest: { 'it has the name of the secret': { containers: [fromImage({ environment: { HF_TOKEN_SECRET_ID: 'hf' } })] } },
  },
  {
    code: 'Model.mutableImageTag',
    when: 'the tag of an image will move',
    fires: image((stack) => ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn'))),
    places: ['containers[1].image'],
    nearest: {
      'the tag is a version': image((stack) => ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn'), '3')),
      'it is given by its digest': image((stack) =>
        ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn'), digest)),
      'it is of AWS, with a version': image(() => ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1')),
      'it is of a package': version({}),
    },
  },
  {
    code: 'Model.mutableImageTag',
    when: 'the URI of an image has no tag',
    fires: image(() => ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn')),
    places: ['containers[1].image'],
    nearest: { 'it has a digest': image(() => ContainerImage.fromUri(`111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn@${digest}`)) },
  },
  {
    code: 'Model.privateRegistryWithEcrImage',
    when: 'an image in Amazon ECR is said to be in another registry',
    fires: (stack) => ({ containers: [fromImage({ privateRegistry: {} })], vpc: newVpc(stack), securityGroups: [securityGroup(stack, 'a')] }),
    places: ['containers[0].privateRegistry'],
    nearest: {
      'it is in another': (stack) => ({
        containers: [fromImage({ privateRegistry: {} }, ContainerImage.fromUri('registry.example.com/churn:3'))], vpc: newVpc(stack),
      }),
      'nobody knows': (stack) => ({
        containers: [fromImage({ privateRegistry: {} }, ContainerImage.fromUri(new CfnParameter(stack, 'Image', { default: IMAGE }).valueAsString))],
        vpc: newVpc(stack),
      }),
      'nothing is said': {},
    },
  },
  {
    code: 'Model.privateRegistryWithEcrImage',
    when: 'an image of AWS is said to be in another registry',
    fires: (stack) => ({
      containers: [fromImage({ privateRegistry: {} }, ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'))],
      vpc: newVpc(stack),
      securityGroups: [securityGroup(stack, 'a')],
    }),
    places: ['containers[0].privateRegistry'],
    nearest: {},
  },
  {
    code: 'Model.unknownArtifacts',
    when: 'too little is known of what is read',
    fires: data('https://data.s3.eu-west-1.amazonaws.com/model.tar.gz'),
    places: [],
    says: 'https://data.s3.eu-west-1.amazonaws.com/model.tar.gz',
    nearest: { 'the URI names the bucket': data('s3://data/model.tar.gz') },
  },
  {
    code: 'Model.crossAccountPolicies',
    when: 'a bucket of another account is not of this app',
    fires: (stack) => ({ containers: [fromImage({ modelData: ModelData.fromBucket(foreign(stack, '444455556666'), 'model.tar.gz') })] }),
    places: [],
    says: 'bucket Stack/Bucket',
    nearest: {
      'it is of this account': (stack) => ({ containers: [fromImage({ modelData: ModelData.fromBucket(foreign(stack), 'model.tar.gz') })] }),
    },
  },
  {
    code: 'Model.crossAccountManagedKey',
    when: 'a bucket of another account has a key that AWS manages',
    fires: (stack) => {
      const registry = new Stack(stack.node.root as App, 'Data', { env: { account: '444455556666', region: 'eu-west-1' } });
      const bucket = new s3.Bucket(registry, 'Bucket', { bucketName: 'models', encryption: s3.BucketEncryption.KMS_MANAGED });
      return { containers: [fromImage({ modelData: ModelData.fromBucket(bucket, 'model.tar.gz') })] };
    },
    places: [],
    says: 'bucket Data/Bucket',
    nearest: {
      'it is of this account': (stack) => ({
        containers: [fromImage({
          modelData: ModelData.fromBucket(new s3.Bucket(stack, 'Bucket', { encryption: s3.BucketEncryption.KMS_MANAGED }), 'model.tar.gz'),
        })],
      }),
    },
  },
  {
    code: 'Model.immutableRole',
    when: 'the role cannot be changed',
    fires: (stack) => ({ role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/Serving', { mutable: false }) }),
    places: [],
    says: 'cloudwatch:PutMetricData, ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, '
      + 'ecr:GetAuthorizationToken, ecr:GetDownloadUrlForLayer, logs:CreateLogGroup, logs:CreateLogStream, logs:DescribeLogStreams, logs:PutLogEvents',
    nearest: { 'it can': (stack) => ({ role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/Serving') }) },
  },
];

describe.each(WARNINGS)('$code: $when', ({ code, fires, places, says = '' }) => {
  const id = `cdk-sagemaker-model-package:${code}`;

  test('warns', () => {
    expect(warningsAbout(fires).filter((warning) => warning.code === code)).toEqual([
      { path: expect.any(String), code, places, message: expect.stringContaining(says) },
    ]);
  });

  test('does not warn where that is acknowledged', () => {
    const stack = newStack(ENV);
    acknowledge(modelOf(stack, fires), id, 'known');
    expect(warningCodes(stack)).not.toContain(code);
  });
});

test.each(WARNINGS.flatMap(({ code, when, nearest }) =>
  Object.entries(nearest).map(([but, props]) => ({ code, when, but, props }))))(
  '$code: $when, but $but: does not warn', ({ code, props }) => {
    expect(warningsAbout(props).map((warning) => warning.code)).not.toContain(code);
  });

test('every warning about models is tested here', () => {
  const codes = Object.entries(CODES).filter(([code, { severity }]) => severity === 'warning' && code.startsWith('Model.'));
  // Further ones are tested in surprises.test.ts, and those about other accounts with the layouts.
  const elsewhere = ['Model.packageElsewhere', 'Model.hostnameOfOneContainer', 'Model.specificationNameWithImage'];
  expect(
    [...new Set([...WARNINGS.map(({ code }) => code), ...elsewhere])].sort(),
  ).toEqual(codes.map(([code]) => code).sort());
});

test('a plain model warns of nothing', () => {
  expect(warningsAbout({})).toEqual([]);
});

test('a VPC that is yet to be looked up warns of nothing', () => {
  const stack = newStack(ENV);
  const model = newModel(stack, { vpc: ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0' }), vpcSubnets: { availabilityZones: ['eu-west-1a'] } });
  expect(model.node.metadata.filter(({ type }) => type === 'aws:cdk:warning')).toEqual([]);
});
