import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ContainerImage, InferenceExecutionMode, Model, ModelContainer, ModelData } from '../../../src';
import { Explanations } from '../explanation';
import { api, API_MODEL, guide, QUOTED } from '../sources';

const MULTI_CONTAINER = guide('Multi-container endpoints', 'multi-container-endpoints');
const PRIVATE_REGISTRY = guide('Use a private Docker registry', 'your-algorithms-containers-inference-private');

export const MODEL_ERROR_EXPLANATIONS = {
  'Model.otherRegion': {
    meaning: 'SageMaker creates a model from images, packages, functions and subnets in its own region only.',
    wrong: ({ stack }) => {
      const image = ContainerImage.fromUri('111122223333.dkr.ecr.us-east-1.amazonaws.com/churn:3');
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image)] });
    },
    message: 'containers[0].image: is in us-east-1, and the model is in eu-west-1. Use a repository in the region '
      + 'of the model',
    right: ({ stack }) => {
      const image = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3');
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image)] });
    },
    source: api('ContainerDefinition'),
  },
  'Model.missingHostname': {
    meaning: 'In direct mode, a request names its target container. In a serial pipeline, either all containers '
      + 'have a host name or none has one.',
    wrong: ({ stack, image, modelData }) => {
      new Model(stack, 'Model', {
        containers: [
          ModelContainer.fromImage(image, { containerHostname: 'features' }),
          ModelContainer.fromImage(image, { modelData }),
        ],
      });
    },
    message: 'containers[1].containerHostname: is missing; other containers of the pipeline have one. Give every '
      + 'container one',
    right: ({ stack, image, modelData }) => {
      new Model(stack, 'Model', {
        containers: [
          ModelContainer.fromImage(image, { containerHostname: 'features' }),
          ModelContainer.fromImage(image, { modelData, containerHostname: 'churn' }),
        ],
      });
    },
    source: `${api('ContainerDefinition')}; ${MULTI_CONTAINER}`,
  },
  'Model.hostnameTaken': {
    meaning: 'SageMaker distinguishes the containers of a model by their host names, also in logs and metrics.',
    wrong: ({ stack, image, modelData }) => {
      new Model(stack, 'Model', {
        containers: [
          ModelContainer.fromImage(image, { containerHostname: 'churn' }),
          ModelContainer.fromImage(image, { modelData, containerHostname: 'churn' }),
        ],
        executionMode: InferenceExecutionMode.DIRECT,
      });
    },
    message: 'containers[1].containerHostname: "churn" is the host name of another container. Use a unique host name',
    right: ({ stack, image, modelData }) => {
      new Model(stack, 'Model', {
        containers: [
          ModelContainer.fromImage(image, { containerHostname: 'features' }),
          ModelContainer.fromImage(image, { modelData, containerHostname: 'churn' }),
        ],
        executionMode: InferenceExecutionMode.DIRECT,
      });
    },
    source: `${api('ContainerDefinition')}; ${MULTI_CONTAINER}`,
  },
  'Model.multiModelContainers': {
    meaning: 'SageMaker rejects the model: "More than one container in MultiModel mode is not supported with '
      + 'inference pipeline".',
    wrong: ({ stack, image, bucket }) => {
      const modelData = ModelData.fromBucketPrefix(bucket, 'models/');
      new Model(stack, 'Model', {
        containers: [
          ModelContainer.fromImage(image, { modelData, multiModel: {} }),
          ModelContainer.fromImage(image, { modelData, multiModel: {} }),
        ],
      });
    },
    message: 'containers: has 2 multi-model containers. Keep one, as SageMaker accepts one in a pipeline, and '
      + 'create separate models for the others',
    right: ({ stack, image, bucket }) => {
      const modelData = ModelData.fromBucketPrefix(bucket, 'models/');
      new Model(stack, 'Model', {
        containers: [
          ModelContainer.fromImage(image),
          ModelContainer.fromImage(image, { modelData, multiModel: {} }),
        ],
      });
    },
    source: `${guide('Multi-model endpoints', 'multi-model-endpoints')}; ${QUOTED}`,
  },
  'Model.environmentSize': {
    meaning: 'The keys and values of the environment variables of all containers of a model can have 32 KiB in '
      + 'total. Values that are known only at deployment are not counted here.',
    wrong: ({ stack, image }) => {
      const names = Array.from({ length: 40 }, (_, index) => `SETTING_${index}`);
      const environment = Object.fromEntries(names.map((name) => [name, 'x'.repeat(1000)]));
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image, { environment })] });
    },
    message: 'containers: has 40390 bytes of environment variables in total. Use at most 32768',
    right: ({ stack, image }) => {
      const environment = { SETTINGS: 's3://models/churn/settings.json' };
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image, { environment })] });
    },
    source: `${api('ContainerDefinition')}; ${API_MODEL}, Environment of ContainerDefinition`,
  },
  'Model.outboundWithSecurityGroups': {
    meaning: 'The property is for the security group that the model creates. CDK could not apply it to security '
      + 'groups that already have their rules.',
    wrong: ({ stack, container, vpc }) => {
      new Model(stack, 'Model', {
        containers: [container],
        vpc,
        securityGroups: [new ec2.SecurityGroup(stack, 'SecurityGroup', { vpc })],
        allowAllOutbound: false,
      });
    },
    message: 'allowAllOutbound: false cannot be combined with securityGroups, which have their own outbound rules. '
      + 'Set it where the security groups are defined',
    right: ({ stack, container, vpc }) => {
      new Model(stack, 'Model', {
        containers: [container],
        vpc,
        securityGroups: [new ec2.SecurityGroup(stack, 'SecurityGroup', { vpc, allowAllOutbound: false })],
      });
    },
    source: api('VpcConfig'),
  },
  'Model.noSubnets': {
    meaning: 'A model in a VPC needs at least one subnet. CDK finds none in this VPC that match the selection.',
    wrong: ({ stack, container, vpc }) => {
      new Model(stack, 'Model', {
        containers: [container],
        vpc,
        vpcSubnets: { subnetGroupName: 'Models' },
      });
    },
    message: "vpcSubnets: selects no subnets of the VPC: There are no subnet groups with name 'Models' in this "
      + 'VPC. Available names: Private. Select subnets that the VPC has',
    right: ({ stack, container, vpc }) => {
      new Model(stack, 'Model', {
        containers: [container],
        vpc,
        vpcSubnets: { subnetGroupName: 'Private' },
      });
    },
    source: api('VpcConfig'),
  },
  'Model.needsVpc': {
    meaning: 'Subnets, security groups and outbound rules are those of a VPC. Without a VPC they would be ignored.',
    wrong: ({ stack, container }) => {
      new Model(stack, 'Model', { containers: [container], allowAllOutbound: false });
    },
    message: 'allowAllOutbound: requires vpc. Specify vpc, or remove allowAllOutbound',
    right: ({ stack, container, vpc }) => {
      new Model(stack, 'Model', { containers: [container], vpc, allowAllOutbound: false });
    },
    source: api('VpcConfig'),
  },
  'Model.privateRegistryWithoutVpc': {
    meaning: 'SageMaker pulls images from a private Docker registry through the VPC of the model only.',
    wrong: ({ stack }) => {
      const image = ContainerImage.fromUri('registry.example.com/churn:3');
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image, { privateRegistry: {} })] });
    },
    message: 'containers[0].privateRegistry: requires vpc on the model, through which SageMaker reaches the '
      + 'registry. Specify vpc, or copy the image to Amazon ECR',
    right: ({ stack, vpc }) => {
      const image = ContainerImage.fromUri('registry.example.com/churn:3');
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image, { privateRegistry: {} })], vpc });
    },
    source: `${api('ImageConfig')}; ${PRIVATE_REGISTRY}`,
  },
  'Model.noConnections': {
    meaning: 'Connections are rules of security groups. A model without a VPC has none, and those of an imported '
      + 'model are known only if they are specified.',
    wrong: ({ stack, container }) => {
      const model = new Model(stack, 'Model', { containers: [container] });
      model.connections.allowToAnyIpv4(ec2.Port.HTTPS);
    },
    message: 'connections: has no security groups, as the model is not in a VPC. Specify vpc, or import the model '
      + 'with its securityGroups',
    right: ({ stack, container, vpc }) => {
      const model = new Model(stack, 'Model', { containers: [container], vpc, allowAllOutbound: false });
      model.connections.allowToAnyIpv4(ec2.Port.HTTPS);
    },
    source: api('VpcConfig'),
  },
} satisfies Explanations;
