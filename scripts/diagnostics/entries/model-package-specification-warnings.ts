import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  BatchStrategy, ContainerImage, InstanceType, ModelData, ModelPackage, S3Source, SplitType,
} from '../../../src';
import { Explanations } from '../explanation';
import { api, API_MODEL, guide } from '../sources';

export const PACKAGE_SPECIFICATION_WARNING_EXPLANATIONS = {
  'ModelPackage.secretInEnvironment': {
    meaning: 'Environment variables are not encrypted: they are in the template, in the answer of '
      + 'DescribeModelPackage and in the events of the package. Names such as HF_TOKEN and DB_PASSWORD, and keys of a '
      + 'known form, are taken for secrets.',
    wrong: ({ stack, group, specification, image, modelData }) => {
      const environment = { HF_TOKEN: 'a-token' };
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData, environment }] }),
      });
    },
    message: 'inferenceSpecification.containers[0].environment["HF_TOKEN"]: looks like a secret, and everyone who may '
      + 'describe the package or receives its events can read it. Keep it in AWS Secrets Manager and let the container '
      + 'read it, or acknowledge that it is not a secret',
    right: ({ stack, group, specification, image, modelData }) => {
      const environment = { HF_TOKEN_SECRET_ID: 'hugging-face' };
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData, environment }] }),
      });
    },
    source: api('ModelPackageContainerDefinition'),
  },
  'ModelPackage.mutableImageTag': {
    meaning: 'A push to the repository moves the tag `latest`. A model that is created from the version afterwards '
      + 'runs another image than the one that was tested and approved.',
    wrong: ({ stack, group, specification, modelData }) => {
      const image = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:latest');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    message: 'inferenceSpecification.containers[0].image: has the tag "latest", which can move to another image, '
      + 'so that the version is not reproducible. Use a digest or an immutable tag, or specify imageDigest',
    right: ({ stack, group, specification, modelData }) => {
      const image = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    source: api('ModelPackageContainerDefinition'),
  },
  'ModelPackage.uncompressedModelDataWithValidation': {
    meaning: 'SageMaker validates a package by a transform job, and transform jobs cannot use uncompressed model data.',
    wrong: ({ stack, group, specification, validation, image, bucket }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          containers: [{ image, modelData: ModelData.fromBucketPrefix(bucket, 'churn/') }],
        }),
        validationSpecification: validation(),
      });
    },
    message: 'inferenceSpecification.containers[0].modelData: is not a single archive, and transform jobs accept '
      + 'nothing else, so that the validation may fail. Use a .tar.gz, or remove validationSpecification',
    right: ({ stack, group, specification, validation, image, bucket }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          containers: [{ image, modelData: ModelData.fromBucket(bucket, 'churn/model.tar.gz') }],
        }),
        validationSpecification: validation(),
      });
    },
    source: api('ContainerDefinition'),
  },
  'ModelPackage.containerHostnames': {
    meaning: 'If one container of a pipeline has a host name, SageMaker requires one for each container of the '
      + 'model, and the host names must differ.',
    wrong: ({ stack, group, specification, image, modelData }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          containers: [{ image, containerHostname: 'features' }, { image, modelData }],
        }),
      });
    },
    message: 'inferenceSpecification.containers: do not all have a unique containerHostname, so that SageMaker may '
      + 'reject a model created from the package. Give every container a unique one, or none of them',
    right: ({ stack, group, specification, image, modelData }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          containers: [{ image, containerHostname: 'features' }, { image, modelData, containerHostname: 'churn' }],
        }),
      });
    },
    source: api('ContainerDefinition'),
  },
  'ModelPackage.batchStrategyWithoutSplitType': {
    meaning: 'The batch strategy determines how many records a request to the container contains. Without a split '
      + 'type, SageMaker sends each object as a whole.',
    wrong: ({ stack, group, specification, validation }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        validationSpecification: validation({ batchStrategy: BatchStrategy.MULTI_RECORD }),
      });
    },
    message: 'validationSpecification.batchStrategy: MultiRecord has no effect, as '
      + 'validationSpecification.transformInput.splitType splits no records. Specify a split type, or remove '
      + 'batchStrategy',
    right: ({ stack, group, specification, validation, bucket }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        validationSpecification: validation({
          batchStrategy: BatchStrategy.MULTI_RECORD,
          transformInput: { source: S3Source.fromBucketPrefix(bucket, 'input/'), splitType: SplitType.LINE },
        }),
      });
    },
    source: api('CreateTransformJob'),
  },
  'ModelPackage.volumeKeyWithLocalStorage': {
    meaning: 'The key encrypts the storage volume of the instance. SageMaker rejects it for instance types with '
      + 'local storage, which their hardware encrypts. There is no published list of these instance types.',
    wrong: ({ stack, group, specification, validation }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.G4DN_XLARGE] }),
        validationSpecification: validation({
          transformResources: {
            instanceType: InstanceType.G4DN_XLARGE,
            volumeEncryptionKey: new kms.Key(stack, 'Key'),
          },
        }),
      });
    },
    message: 'validationSpecification.transformResources.volumeEncryptionKey: is rejected for instance types with '
      + 'local storage, which ml.g4dn.xlarge is likely to have. Remove it, as the hardware encrypts local '
      + 'storage, or use another instance type',
    right: ({ stack, group, specification, validation }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.G4DN_XLARGE] }),
        validationSpecification: validation({ transformResources: { instanceType: InstanceType.G4DN_XLARGE } }),
      });
    },
    source: `${api('TransformResources')}; [Amazon EC2 User Guide, Instance store volumes]`
      + '(https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-volumes.html)',
  },
  'ModelPackage.unknownInstanceType': {
    meaning: 'CloudFormation accepts any text, and SageMaker rejects instance types that it does not know. AWS '
      + 'adds instance types regularly, and a family that this library does not know may be new.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          supportedRealtimeInferenceInstanceTypes: [InstanceType.of('ml.mm5.large')],
        }),
      });
    },
    message: 'inferenceSpecification.supportedRealtimeInferenceInstanceTypes[0]: "ml.mm5.large" is not a known '
      + 'instance type. Did you mean ml.m5.large? Otherwise acknowledge this warning if the value is right',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
        }),
      });
    },
    source: `${api('InferenceSpecification')}; [Amazon SageMaker pricing](https://aws.amazon.com/sagemaker/pricing/)`,
  },
  'ModelPackage.unknownTransformInstanceType': {
    meaning: 'Transform jobs run on fewer instance types than endpoints. SageMaker rejects the others, and AWS '
      + 'adds new ones regularly.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.M5D_LARGE] }),
      });
    },
    message: 'inferenceSpecification.supportedTransformInstanceTypes[0]: "ml.m5d.large" is not a known instance '
      + 'type for transform jobs. Did you mean ml.m5.large? Otherwise acknowledge this warning if the value '
      + 'is right',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.M5_LARGE] }),
      });
    },
    source: `${api('TransformResources')}; ${API_MODEL}, TransformInstanceType`,
  },
  'ModelPackage.immutableValidationRole': {
    meaning: 'The app cannot change the role, so the transform job of the validation has only the permissions that '
      + 'the role already has. The warning lists the required actions, and an info annotation beside it '
      + 'the statements to add.',
    wrong: ({ stack, group, specification, validation }) => {
      const role = iam.Role.fromRoleArn(stack, 'ValidationRole', 'arn:aws:iam::111122223333:role/validation', {
        mutable: false,
      });
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        validationSpecification: validation({ role }),
      });
    },
    message: 'the role Registry/ValidationRole of validationSpecification cannot be changed by this app, and needs '
      + 'these actions: cloudwatch:PutMetricData, ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, '
      + 'ecr:GetAuthorizationToken, ecr:GetDownloadUrlForLayer, logs:CreateLogGroup, logs:CreateLogStream, '
      + 'logs:DescribeLogStreams, logs:PutLogEvents, s3:AbortMultipartUpload, s3:GetObject, s3:ListBucket, '
      + 's3:PutObject. Allow them where the role is defined',
    right: ({ stack, group, specification, validation, role }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        validationSpecification: validation({ role }),
      });
    },
    source: guide('How to use SageMaker execution roles', 'sagemaker-roles'),
  },
} satisfies Explanations;
