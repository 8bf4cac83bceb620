import { Tags } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import {
  ContainerImage, InstanceType, ModelApprovalStatus, ModelContainer, ModelPackage, ModelPackageGroup,
  PrebuiltRepository, S3File,
} from '../../../src';
import { Explanations } from '../explanation';
import { api, API_MODEL, schema } from '../sources';

const ECR_API = '[Amazon ECR API]'
  + '(https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html) (2015-09-21)';
const OCI = '[OCI distribution specification](https://github.com/opencontainers/distribution-spec/blob/main/spec.md)';

export const TEXT_EXPLANATIONS = {
  'Text.length': {
    meaning: 'SageMaker or CloudFormation rejects texts that are shorter or longer. Characters are counted, not '
      + 'bytes. The value of an environment variable is never shown.',
    wrong: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn', {
        modelPackageGroupName: 'churn-of-customers-with-contracts-by-month-and-without-discounts',
      });
    },
    message: 'modelPackageGroupName: "churn-of-customers-with-contracts-by-month-and-without-discounts" has 64 '
      + 'characters. Use 1 to 63',
    right: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn-monthly-contracts' });
    },
    source: `${API_MODEL}; CloudFormation resource schemas`,
  },
  'Text.sageMakerName': {
    meaning: 'Names of groups, packages, models, profiles and specifications, and host names of containers, have '
      + 'this form.',
    wrong: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn_model' });
    },
    message: 'modelPackageGroupName: "churn_model" is not a SageMaker name. Use letters, digits and hyphens, and '
      + 'start and end with a letter or digit',
    right: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn-model' });
    },
    source: `${API_MODEL}, EntityName; ${schema('ModelPackageGroup')}`,
  },
  'Text.printable': {
    meaning: 'SageMaker rejects control characters in descriptions, also those that the pattern of CloudFormation '
      + 'lets through.',
    wrong: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn', { description: 'Predicts churn.\nTrained every week.' });
    },
    message: 'description: "Predicts churn.\\nTrained every week." is not printable text. Remove the line break',
    right: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn', { description: 'Predicts churn. Trained every week.' });
    },
    source: `${API_MODEL}, EntityDescription`,
  },
  'Text.oneLine': {
    meaning: 'SageMaker rejects line breaks here, also those that the pattern of CloudFormation lets through.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        approvalStatus: ModelApprovalStatus.REJECTED,
        approvalDescription: 'AUC is below 0.8.\nTrain it again.',
      });
    },
    message: 'approvalDescription: "AUC is below 0.8.\\nTrain it again." is not a single line. Remove the line breaks',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        approvalStatus: ModelApprovalStatus.REJECTED,
        approvalDescription: 'AUC is below 0.8. Train it again.',
      });
    },
    source: `${API_MODEL}, ApprovalDescription`,
  },
  'Text.s3Location': {
    meaning: 'SageMaker expects the URI of a file in S3.',
    wrong: () => S3File.fromUri('models/churn/evaluation.json'),
    message: 'uri: "models/churn/evaluation.json" is not an S3 location. Write it as s3://bucket/key or https://…',
    right: () => S3File.fromUri('s3://models/churn/evaluation.json'),
    source: `${API_MODEL}, S3Uri`,
  },
  'Text.sourceUri': {
    meaning: 'SageMaker clones the model package or registers the model that the ARN names. It rejects URIs with '
      + 'symbols such as `=`.',
    wrong: ({ stack, group }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        sourceUri: 'https://models.example.com/?name=churn',
      });
    },
    message: 'sourceUri: "https://models.example.com/?name=churn" is not the URI of a source. Use the ARN of a '
      + 'model package or a model',
    right: ({ stack, group }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn',
      });
    },
    source: `${API_MODEL}, ModelPackageSourceUri; ${api('CreateModelPackage')}`,
  },
  'Text.nameOrArn': {
    meaning: 'SageMaker finds an algorithm by its ARN, or by its name in the account and region of the package.',
    wrong: ({ stack }) => {
      new ModelPackage(stack, 'Churn', { sourceAlgorithm: { algorithmName: 'churn algorithm' } });
    },
    message: 'sourceAlgorithm.algorithmName: "churn algorithm" is not the name or ARN of a SageMaker resource. Use '
      + 'the name (letters, digits and hyphens, at most 63 characters) or the ARN that ends in it',
    right: ({ stack }) => {
      new ModelPackage(stack, 'Churn', { sourceAlgorithm: { algorithmName: 'churn-algorithm' } });
    },
    source: `${API_MODEL}, ArnOrName`,
  },
  'Text.mimeType': {
    meaning: 'SageMaker expects the formats of responses as MIME types.',
    wrong: ({ specification }) => {
      specification({ supportedResponseMimeTypes: ['csv'] });
    },
    message: 'inferenceSpecification.supportedResponseMimeTypes[0]: "csv" is not a MIME type. Write it as '
      + 'type/subtype, such as text/csv',
    right: ({ specification }) => {
      specification({ supportedResponseMimeTypes: ['text/csv'] });
    },
    source: `${API_MODEL}, ResponseMIMEType`,
  },
  'Text.sha256Digest': {
    meaning: 'SageMaker expects SHA-256 digests of images and files, although some of its documentation mentions MD5.',
    wrong: ({ specification, image }) => {
      specification({ containers: [{ image, imageDigest: 'md5:900150983cd24fb0d6963f7d28e17f72' }] });
    },
    message: 'inferenceSpecification.containers[0].imageDigest: "md5:900150983cd24fb0d6963f7d28e17f72" is not a '
      + 'SHA-256 digest. Write it as sha256: and 64 hexadecimal digits',
    right: ({ specification, image }) => {
      specification({
        containers: [{
          image,
          imageDigest: 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        }],
      });
    },
    source: `${API_MODEL}, ImageDigest`,
  },
  'Text.imagePath': {
    meaning: 'SageMaker expects the path with which the image is pulled.',
    wrong: () => ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn model:3'),
    message: 'imageUri: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn model:3" is not an image path. Write it '
      + 'as registry/repository:tag or registry/repository@digest, without spaces and without https://',
    right: () => ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn-model:3'),
    source: `${API_MODEL}, ContainerImage`,
  },
  'Text.imageTag': {
    meaning: 'Such a tag cannot exist.',
    wrong: ({ stack }) => {
      const repository = ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn');
      ContainerImage.fromEcrRepository(repository, 'version 3');
    },
    message: 'tagOrDigest: "version 3" is not an image tag. Use letters, digits, _, . and -, and do not start with '
      + '. or -',
    right: ({ stack }) => {
      const repository = ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn');
      ContainerImage.fromEcrRepository(repository, 'version-3');
    },
    source: OCI,
  },
  'Text.imageDigest': {
    meaning: 'A text with `:` or `@` is a digest, as no tag has either, and a digest is a SHA-256 in lower case.',
    wrong: ({ stack }) => {
      const repository = ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn');
      ContainerImage.fromEcrRepository(repository, 'churn:3');
    },
    message: 'tagOrDigest: "churn:3" is not a SHA-256 digest. Write it as sha256: and 64 hexadecimal digits in '
      + 'lower case; a tag has neither : nor @',
    right: ({ stack }) => {
      const repository = ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn');
      ContainerImage.fromEcrRepository(repository, '3');
    },
    source: OCI,
  },
  'Text.repositoryName': {
    meaning: 'A repository with such a name cannot exist in Amazon ECR.',
    wrong: () => PrebuiltRepository.of('PyTorch-Inference'),
    message: 'repositoryName: "PyTorch-Inference" is not the name of an ECR repository. Use lower-case letters and '
      + 'digits with single ., _, - or / between them, and omit the registry and the tag',
    right: () => PrebuiltRepository.of('pytorch-inference'),
    source: ECR_API,
  },
  'Text.versionNumber': {
    meaning: 'SageMaker numbers the versions of a group from 1. The number is the last part of the ARN of a version.',
    wrong: ({ group }) => group.arnForModelPackages('v3'),
    message: 'version: "v3" is not the number of a version. Use a whole number from 1, as a string',
    right: ({ group }) => group.arnForModelPackages('3'),
    source: `${API_MODEL}, ModelPackageVersion`,
  },
  'Text.accountId': {
    meaning: 'The account is a part of the path of the image.',
    wrong: () => ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1', { accountId: '1111-2222-3333' }),
    message: 'accountId: "1111-2222-3333" is not the ID of an AWS account. Use its 12 digits',
    right: () => ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1', { accountId: '111122223333' }),
    source: ECR_API,
  },
  'Text.environmentVariable': {
    meaning: 'SageMaker rejects other names of environment variables. CloudFormation does not check them.',
    wrong: ({ image }) => {
      ModelContainer.fromImage(image, { environment: { 'max-batch': '16' } });
    },
    message: 'environment: "max-batch" as a key is not the name of an environment variable. Use letters, digits '
      + 'and underscores, and do not start with a digit',
    right: ({ image }) => {
      ModelContainer.fromImage(image, { environment: { MAX_BATCH: '16' } });
    },
    source: `${API_MODEL}, EnvironmentKey`,
  },
  'Text.frameworkVersion': {
    meaning: 'SageMaker matches the whole version against its pattern, which allows one digit before the first dot.',
    wrong: ({ specification, image }) => {
      specification({ containers: [{ image, framework: 'TENSORFLOW', frameworkVersion: '10.0' }] });
    },
    message: 'inferenceSpecification.containers[0].frameworkVersion: "10.0" is not a framework version that '
      + 'SageMaker accepts. Use one digit, a dot, and letters, digits, dots or hyphens, such as 1.7-1; two '
      + 'leading digits are rejected',
    right: ({ specification, image }) => {
      specification({ containers: [{ image, framework: 'TENSORFLOW', frameworkVersion: '2.16' }] });
    },
    source: `${API_MODEL}, ModelPackageFrameworkVersion; ${schema('ModelPackage')}`,
  },
  'Text.customerMetadata': {
    meaning: 'SageMaker rejects other characters in keys and values of customer metadata.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        customerMetadataProperties: { team: 'sales & retention' },
      });
    },
    message: 'customerMetadataProperties["team"]: "sales & retention" is not valid customer metadata. Use letters, '
      + 'digits, spaces and _ . : / = + - @',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        customerMetadataProperties: { team: 'sales + retention' },
      });
    },
    source: `${API_MODEL}, CustomerMetadataKey and CustomerMetadataValue`,
  },
  'Text.tagKey': {
    meaning: 'SageMaker rejects other characters in the tags of groups, models and unversioned packages, and AWS reserves '
      + 'keys that start with `aws:`. Tags are checked at synthesis, when all of them are known.',
    wrong: ({ stack }) => {
      const churn = new ModelPackageGroup(stack, 'Churn');
      Tags.of(churn).add('cost center (2026)', 'growth');
    },
    message: 'tags: "cost center (2026)" as a key is reserved for AWS or has characters that tags cannot have. Use letters, '
      + 'digits, spaces and _ . : / = + - @, and do not start with aws:',
    right: ({ stack }) => {
      const churn = new ModelPackageGroup(stack, 'Churn');
      Tags.of(churn).add('cost center 2026', 'growth');
    },
    source: `${API_MODEL}, TagKey; ${schema('ModelPackageGroup')}`,
  },
  'Text.tagValue': {
    meaning: 'SageMaker rejects other characters in the tags of groups, models and unversioned packages. Tags are checked '
      + 'at synthesis, when all of them are known.',
    wrong: ({ stack }) => {
      const churn = new ModelPackageGroup(stack, 'Churn');
      Tags.of(churn).add('owners', 'growth, retention');
    },
    message: 'tags["owners"]: "growth, retention" has characters that tags cannot have. Use letters, digits, spaces and '
      + '_ . : / = + - @',
    right: ({ stack }) => {
      const churn = new ModelPackageGroup(stack, 'Churn');
      Tags.of(churn).add('owners', 'growth+retention');
    },
    source: `${API_MODEL}, TagValue; ${schema('ModelPackageGroup')}`,
  },
  'Text.clientToken': {
    meaning: 'SageMaker recognizes a repeated request by the token, and rejects tokens of another form.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        clientToken: 'build_71',
      });
    },
    message: 'clientToken: "build_71" is not a client token. Use letters, digits and hyphens',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        clientToken: 'build-71',
      });
    },
    rightWarns: ['ModelPackage.fixedClientToken'],
    source: `${API_MODEL}, ClientToken`,
  },
  'Text.instanceType': {
    meaning: 'Instance types of SageMaker have the prefix `ml.`. The rest is not checked, as AWS adds instance '
      + 'types regularly.',
    wrong: () => InstanceType.of('m5.large'),
    message: 'instanceType: "m5.large" is not a SageMaker instance type. Write it in lower case as ml.FAMILY.SIZE, '
      + 'such as ml.m5.large',
    right: () => InstanceType.of('ml.m5.large'),
    source: `${API_MODEL}, ProductionVariantInstanceType and TransformInstanceType`,
  },
} satisfies Explanations;
