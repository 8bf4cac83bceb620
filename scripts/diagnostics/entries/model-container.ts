import { ContainerImage, ModelContainer, ModelData } from '../../../src';
import { Explanations } from '../explanation';
import { api, guide, QUOTED } from '../sources';

export const MODEL_CONTAINER_EXPLANATIONS = {
  'ModelContainer.imageOutsideEcr': {
    meaning: 'SageMaker rejects the model: "Using non-ECR image … without Vpc repository access mode is not '
      + 'supported".',
    wrong: () => {
      ModelContainer.fromImage(ContainerImage.fromUri('registry.example.com/churn:3'));
    },
    message: 'image: "registry.example.com/churn:3" is not in Amazon ECR, and SageMaker pulls images from other '
      + 'registries only through the VPC of the model. Specify privateRegistry, or copy the image to Amazon '
      + 'ECR',
    right: () => {
      ModelContainer.fromImage(ContainerImage.fromUri('registry.example.com/churn:3'), { privateRegistry: {} });
    },
    source: `${guide('Use a private Docker registry', 'your-algorithms-containers-inference-private')}; `
      + QUOTED,
  },
  'ModelContainer.hubWithMultiModel': {
    meaning: 'The hub content belongs to the model data of one model. A multi-model container has a prefix with '
      + 'the data of many, and SageMaker does not accept hub content there.',
    wrong: ({ image, bucket }) => {
      ModelContainer.fromImage(image, {
        modelData: ModelData.fromBucketPrefix(bucket, 'models/'),
        multiModel: {},
        hubContentArn: 'arn:aws:sagemaker:eu-west-1:111122223333:hub-content/hub/Model/churn/1.0.0',
      });
    },
    message: 'hubContentArn: "arn:aws:sagemaker:eu-west-1:111122223333:hub-content/hub/Model/churn/1.0.0" cannot '
      + 'be combined with multiModel; SageMaker accepts no hub content there. Remove one of the two',
    right: ({ image, bucket }) => {
      ModelContainer.fromImage(image, {
        modelData: ModelData.fromBucketPrefix(bucket, 'models/churn/'),
        hubContentArn: 'arn:aws:sagemaker:eu-west-1:111122223333:hub-content/hub/Model/churn/1.0.0',
      });
    },
    source: `${api('InferenceHubAccessConfig')}; ${api('ContainerDefinition')}`,
  },
  'ModelContainer.hubWithArchive': {
    meaning: 'The ARN of the hub content is part of a model data source. A single archive is given by its URL instead.',
    wrong: ({ image, bucket }) => {
      ModelContainer.fromImage(image, {
        modelData: ModelData.fromBucket(bucket, 'churn/model.tar.gz'),
        hubContentArn: 'arn:aws:sagemaker:eu-west-1:111122223333:hub-content/hub/Model/churn/1.0.0',
      });
    },
    message: 'hubContentArn: "arn:aws:sagemaker:eu-west-1:111122223333:hub-content/hub/Model/churn/1.0.0" requires '
      + 'modelData that is not a single archive. Use ModelData.fromBucketPrefix, fromBucketObject, fromUriPrefix or '
      + 'fromUriObject, or remove hubContentArn',
    right: ({ image, bucket }) => {
      ModelContainer.fromImage(image, {
        modelData: ModelData.fromBucketPrefix(bucket, 'churn/'),
        hubContentArn: 'arn:aws:sagemaker:eu-west-1:111122223333:hub-content/hub/Model/churn/1.0.0',
      });
    },
    source: `${api('InferenceHubAccessConfig')}; ${api('S3ModelDataSource')}`,
  },
  'ModelContainer.multiModelDataMissing': {
    meaning: 'A multi-model container loads the model that a request names from below a prefix in S3.',
    wrong: ({ image }) => {
      ModelContainer.fromImage(image, { multiModel: {} });
    },
    message: 'modelData: is missing; a multi-model container reads its models below a prefix. Use '
      + 'ModelData.fromBucketPrefix or fromUriPrefix',
    right: ({ image, bucket }) => {
      ModelContainer.fromImage(image, { multiModel: {}, modelData: ModelData.fromBucketPrefix(bucket, 'models/') });
    },
    source: guide('Multi-model endpoints', 'multi-model-endpoints'),
  },
  'ModelContainer.multiModelData': {
    meaning: 'A multi-model container loads the model that a request names from below a prefix in S3. An archive '
      + 'is one model.',
    wrong: ({ image, modelData }) => {
      ModelContainer.fromImage(image, { multiModel: {}, modelData });
    },
    message: 'modelData: "churn/model.tar.gz" is not a prefix, and a multi-model container reads its models below '
      + 'one. Use ModelData.fromBucketPrefix or fromUriPrefix',
    right: ({ image, bucket }) => {
      ModelContainer.fromImage(image, { multiModel: {}, modelData: ModelData.fromBucketPrefix(bucket, 'models/') });
    },
    source: guide('Multi-model endpoints', 'multi-model-endpoints'),
  },
  'ModelContainer.eulaWithMultiModel': {
    meaning: 'The agreement to a license is a part of a model data source, which multi-model containers cannot use.',
    wrong: ({ image, bucket }) => {
      ModelContainer.fromImage(image, {
        multiModel: {},
        modelData: ModelData.fromBucketPrefix(bucket, 'models/', { acceptEula: true }),
      });
    },
    message: 'modelData.acceptEula: true cannot be combined with multiModel; SageMaker accepts no license there. '
      + 'Remove one of the two',
    right: ({ image, bucket }) => {
      ModelContainer.fromImage(image, {
        modelData: ModelData.fromBucketPrefix(bucket, 'models/churn/', { acceptEula: true }),
      });
    },
    source: `${api('ModelAccessConfig')}; ${api('ContainerDefinition')}`,
  },
} satisfies Explanations;
