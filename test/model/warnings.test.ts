import { readFileSync } from 'fs';
import { App, CfnParameter, Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ContainerImage, InferenceExecutionMode, Model, ModelApprovalStatus, ModelContainer, ModelData, ModelPackage, ModelPackageProps, ModelProps,
  PrebuiltRepository,
} from '../../src';
import { ENV, newStack } from '../support';
import { acknowledge } from '../support/cdk';
import { fromImage, IMAGE, newModel, newVpc, securityGroup } from '../support/models';
import { container, newGroup, shownWarnings, specification } from '../support/packages';

type Props = Partial<ModelProps> | ((stack: Stack) => Partial<ModelProps>);

interface Warning {
  /** The id by which users acknowledge it. */
  readonly id: string;
  readonly when: string;
  readonly fires: Props;
  readonly message: string;
  /** What is nearest to it and does not surprise. */
  readonly nearest: { readonly [when: string]: Props };
}

function modelOf(stack: Stack, given: Props): Model {
  return newModel(stack, typeof given === 'function' ? given(stack) : given);
}

/** The messages of all warnings about a model, by id. */
function warningsAbout(props: Props): { [id: string]: string[] } {
  const stack = newStack(ENV);
  modelOf(stack, props);
  const warnings: { [id: string]: string[] } = {};
  for (const { id, message } of shownWarnings(stack).filter(({ path }) => ['Stack/Model', 'Stack/Role'].includes(path))) {
    (warnings[id] ??= []).push(message);
  }
  return warnings;
}

/** A container from a version of this app. */
function version(props: Partial<ModelPackageProps>, inferenceSpecificationName?: string): Props {
  return (stack) => ({
    containers: [ModelContainer.fromModelPackage(new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack), approvalStatus: ModelApprovalStatus.APPROVED, inferenceSpecification: specification(), ...props,
    }), { inferenceSpecificationName })],
  });
}

const imported = (stack: Stack) =>
  ModelPackage.fromModelPackageArn(stack, 'Package', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3');
const image = (of: (stack: Stack) => ContainerImage): Props => (stack) => ({ containers: [fromImage(), fromImage({}, of(stack))] });
const digest = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
const data = (uri: string): Props => ({ containers: [fromImage({ modelData: ModelData.fromUri(uri) })] });
const foreign = (stack: Stack, account?: string) => s3.Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'models', account });

const WARNINGS: Warning[] = [
  {
    id: 'cdk-sagemaker-model-package:Model.fixedModelName',
    when: 'the model has a name of its own',
    fires: { modelName: 'churn' },
    message: 'every change of a model replaces it, and the new one would have the name of the old one, which fails: leave out modelName, or change it each time',
    nearest: { 'CloudFormation names it': {} },
  },
  {
    id: 'cdk-sagemaker-model-package:Model.singleAvailabilityZone',
    when: 'the subnets lie in one zone',
    fires: (stack) => ({ vpc: newVpc(stack), vpcSubnets: { availabilityZones: ['eu-west-1b'] } }),
    message: 'the subnets of the model lie in one availability zone, and SageMaker wants two even for one instance: select subnets in at least two',
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
    id: 'cdk-sagemaker-model-package:Model.singleAvailabilityZone',
    when: 'there is one subnet, whichever zone it lies in',
    fires: (stack) => ({ vpc: newVpc(stack), vpcSubnets: { subnets: [ec2.Subnet.fromSubnetId(stack, 'a', 'subnet-0000000000000009a')] } }),
    message: 'the subnets of the model lie in one availability zone, and SageMaker wants two even for one instance: select subnets in at least two',
    nearest: {},
  },
  {
    id: 'cdk-sagemaker-model-package:Model.unapprovedPackage',
    when: 'a version waits for its approval',
    fires: version({ approvalStatus: undefined }),
    message: 'containers[0].modelPackage is registered as PendingManualApproval, and SageMaker makes models of approved versions: '
      + 'deploy the model in a stack of its own, after the version was approved, or make it when the group tells of the approval',
    nearest: {
      'it is approved': version({ approvalStatus: ModelApprovalStatus.APPROVED }),
      'nobody knows': version({ approvalStatus: Lazy.string({ produce: () => 'Approved' }) as ModelApprovalStatus }),
      'it has no group': version({ modelPackageGroup: undefined, approvalStatus: undefined }),
      'it is made elsewhere': (stack) => ({ containers: [ModelContainer.fromModelPackage(imported(stack))] }),
    },
  },
  {
    id: 'cdk-sagemaker-model-package:Model.unapprovedPackage',
    when: 'a version is rejected',
    fires: (stack) => {
      const { containers } = (version({ approvalStatus: ModelApprovalStatus.REJECTED }) as (scope: Stack) => Partial<ModelProps>)(stack);
      return { containers: [fromImage(), ...containers!] };
    },
    message: 'containers[1].modelPackage is registered as Rejected, and SageMaker makes models of approved versions: '
      + 'deploy the model in a stack of its own, after the version was approved, or make it when the group tells of the approval',
    nearest: {},
  },
  {
    id: 'cdk-sagemaker-model-package:Model.unknownInferenceSpecification',
    when: 'a package has no additional specification of that name',
    fires: version({
      additionalInferenceSpecifications: [{ name: 'large', containers: [container()] }],
      additionalInferenceSpecificationsToAdd: [{ name: 'gpu', containers: [container()] }],
    }, 'Large'),
    message: 'containers[0].inferenceSpecificationName "Large" is no additional specification that this app gives the package, which has large, gpu: '
      + 'check its spelling, or acknowledge that it is added elsewhere',
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
    id: 'cdk-sagemaker-model-package:Model.unknownInferenceSpecification',
    when: 'a package has no additional specification at all',
    fires: version({}, 'large'),
    message: 'containers[0].inferenceSpecificationName "large" is no additional specification that this app gives the package: '
      + 'check its spelling, or acknowledge that it is added elsewhere',
    nearest: {},
  },
  {
    id: 'cdk-sagemaker-model-package:Model.executionModeWithOneContainer',
    when: 'one container is called in a mode of pipelines',
    fires: { executionMode: InferenceExecutionMode.DIRECT },
    message: 'executionMode is about pipelines, and the model has one container: remove it, or add containers',
    nearest: {
      'there are two': { executionMode: InferenceExecutionMode.SERIAL, containers: [fromImage(), fromImage()] },
      'no mode is given': {},
    },
  },
  {
    id: 'cdk-sagemaker-model-package:Model.mutableImageTag',
    when: 'the tag of an image will move',
    fires: image((stack) => ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn'))),
    message: 'the tag "latest" will name another image one day, and the model does not follow it: use the digest for containers[1].image',
    nearest: {
      'the tag is a version': image((stack) => ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn'), '3')),
      'it is given by its digest': image((stack) =>
        ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn'), digest)),
      'it is of AWS, with a version': image(() => ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1')),
      'it is of a package': version({}),
    },
  },
  {
    id: 'cdk-sagemaker-model-package:Model.mutableImageTag',
    when: 'the URI of an image has no tag',
    fires: image(() => ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn')),
    message: 'the tag "latest" will name another image one day, and the model does not follow it: use the digest for containers[1].image',
    nearest: { 'it has a digest': image(() => ContainerImage.fromUri(`111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn@${digest}`)) },
  },
  {
    id: 'cdk-sagemaker-model-package:Model.privateRegistryWithEcrImage',
    when: 'an image in Amazon ECR is said to be in another registry',
    fires: (stack) => ({ containers: [fromImage({ privateRegistry: {} })], vpc: newVpc(stack), securityGroups: [securityGroup(stack, 'a')] }),
    message: 'containers[0].privateRegistry is for other registries, and the image is in Amazon ECR: remove it',
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
    id: 'cdk-sagemaker-model-package:Model.privateRegistryWithEcrImage',
    when: 'an image of AWS is said to be in another registry',
    fires: (stack) => ({
      containers: [fromImage({ privateRegistry: {} }, ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'))],
      vpc: newVpc(stack),
      securityGroups: [securityGroup(stack, 'a')],
    }),
    message: 'containers[0].privateRegistry is for other registries, and the image is in Amazon ECR: remove it',
    nearest: {},
  },
  {
    id: 'cdk-sagemaker-model-package:Model.unknownArtifacts',
    when: 'too little is known of what is read',
    fires: data('https://data.s3.eu-west-1.amazonaws.com/model.tar.gz'),
    message: 'too little is known of https://data.s3.eu-west-1.amazonaws.com/model.tar.gz to grant the permission to read it: grant it where it lies',
    nearest: { 'the URI names the bucket': data('s3://data/model.tar.gz') },
  },
  {
    id: 'cdk-sagemaker-model-package:Model.crossAccountPolicies',
    when: 'a bucket of another account is not of this app',
    fires: (stack) => ({ containers: [fromImage({ modelData: ModelData.fromBucket(foreign(stack, '444455556666'), 'model.tar.gz') })] }),
    message: 'the grantee is of another account, or has no policy of its own, and this app does not own the policy of bucket Stack/Bucket: '
      + 'let the grantee in where that is made',
    nearest: {
      'it is of this account': (stack) => ({ containers: [fromImage({ modelData: ModelData.fromBucket(foreign(stack), 'model.tar.gz') })] }),
    },
  },
  {
    id: 'cdk-sagemaker-model-package:Model.crossAccountManagedKey',
    when: 'a bucket of another account has a key that AWS manages',
    fires: (stack) => {
      const registry = new Stack(stack.node.root as App, 'Data', { env: { account: '444455556666', region: 'eu-west-1' } });
      const bucket = new s3.Bucket(registry, 'Bucket', { bucketName: 'models', encryption: s3.BucketEncryption.KMS_MANAGED });
      return { containers: [fromImage({ modelData: ModelData.fromBucket(bucket, 'model.tar.gz') })] };
    },
    message: 'objects of bucket Data/Bucket are encrypted with a key that AWS manages, and no other account can use that: encrypt them with a key of your own',
    nearest: {
      'it is of this account': (stack) => ({
        containers: [fromImage({
          modelData: ModelData.fromBucket(new s3.Bucket(stack, 'Bucket', { encryption: s3.BucketEncryption.KMS_MANAGED }), 'model.tar.gz'),
        })],
      }),
    },
  },
  {
    id: 'cdk-sagemaker-model-package:Model.immutableRole',
    when: 'the role cannot be changed',
    fires: (stack) => ({ role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/Serving', { mutable: false }) }),
    message: 'the role Stack/Role of the model cannot be changed by this app and has to be allowed by others: cloudwatch:PutMetricData, '
      + 'ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, ecr:GetAuthorizationToken, ecr:GetDownloadUrlForLayer, logs:CreateLogGroup, '
      + 'logs:CreateLogStream, logs:DescribeLogStreams, logs:PutLogEvents',
    nearest: { 'it can': (stack) => ({ role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/Serving') }) },
  },
];

describe.each(WARNINGS)('$id: $when', ({ id, fires, message }) => {
  test('warns', () => {
    expect(warningsAbout(fires)[id]).toEqual([message]);
  });

  test('does not warn where that is acknowledged', () => {
    const stack = newStack(ENV);
    acknowledge(modelOf(stack, fires), id, 'known');
    expect(shownWarnings(stack).map((warning) => warning.id)).not.toContain(id);
  });
});

test.each(WARNINGS.flatMap(({ id, when, nearest }) => Object.entries(nearest).map(([but, props]) => ({ id, when, but, props }))))(
  '$id: $when, but $but: does not warn', ({ id, props }) => {
    expect(Object.keys(warningsAbout(props))).not.toContain(id);
  });

test('every warning about models is tested here', () => {
  const namesIn = (file: string) => [...readFileSync(file, 'utf-8').matchAll(/(?:name|immutable): '(\w+)'/g)].map(([, name]) => name);
  const names = [...namesIn('src/model/check.ts'), ...namesIn('src/model/role.ts'), ...namesIn('src/access/grant-builder.ts')];
  expect([...new Set(WARNINGS.map(({ id }) => id))].sort()).toEqual(names.map((name) => `cdk-sagemaker-model-package:Model.${name}`).sort());
});

test('a plain model warns of nothing', () => {
  expect(warningsAbout({})).toEqual({});
});

test('a VPC that is yet to be looked up warns of nothing', () => {
  const stack = newStack(ENV);
  const model = newModel(stack, { vpc: ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0' }), vpcSubnets: { availabilityZones: ['eu-west-1a'] } });
  expect(model.node.metadata.filter(({ type }) => type === 'aws:cdk:warning')).toEqual([]);
});
