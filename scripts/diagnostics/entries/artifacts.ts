import { Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ContainerImage, Model, ModelContainer, ModelData, ModelPackage, PrebuiltRepository, S3File,
} from '../../../src';
import { Explanations } from '../explanation';
import { api, PYTHON_SDK } from '../sources';

export const ARTIFACT_EXPLANATIONS = {
  'ContainerImage.dockerfileMissing': {
    meaning: 'CDK builds the image from this directory before the deployment, which would fail. Specify a '
      + 'Dockerfile of another name with the option `file`.',
    wrong: () => ContainerImage.fromAsset('test/artifacts'),
    message: 'directory: "test/artifacts" has no Dockerfile. Specify the directory of the Dockerfile, relative to '
      + 'the working directory of the app',
    right: () => ContainerImage.fromAsset('test/artifacts/image'),
    source: '[AWS CDK, DockerImageAsset]'
      + '(https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ecr_assets-readme.html)',
  },
  'ContainerImage.unknownRepository': {
    meaning: 'AWS owns the repositories of its images in an account for each region. This library knows the '
      + 'accounts in the SageMaker Python SDK. For other repositories, specify the account.',
    wrong: () => ContainerImage.fromPrebuilt(PrebuiltRepository.of('sagemaker-xgbost'), '1.7-1'),
    message: 'repository: "sagemaker-xgbost" is not a known prebuilt repository. Did you mean sagemaker-xgboost? '
      + 'Otherwise specify the account that owns it as accountId',
    right: () => ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'),
    source: PYTHON_SDK,
  },
  'ContainerImage.unknownRegion': {
    meaning: 'AWS provides the image in some regions only. The list of this library may be out of date.',
    wrong: ({ app, env }) => {
      const paris = new Stack(app, 'Paris', { env: { ...env, region: 'eu-west-3' } });
      const image = ContainerImage.fromPrebuilt(PrebuiltRepository.LDA, '1');
      new Model(paris, 'Model', { containers: [ModelContainer.fromImage(image)] });
    },
    message: 'containers[0].image: "lda" has no known account in eu-west-3. Specify the account that owns it as '
      + 'accountId, or use one of the known regions: ap-northeast-1, ap-northeast-2, ap-south-1, '
      + 'ap-southeast-1, ap-southeast-2, ca-central-1, eu-central-1, eu-west-1, eu-west-2, us-east-1, '
      + 'us-east-2, us-gov-west-1, us-iso-east-1, us-isob-east-1, us-west-1, us-west-2',
    right: ({ app, env }) => {
      const london = new Stack(app, 'London', { env: { ...env, region: 'eu-west-2' } });
      const image = ContainerImage.fromPrebuilt(PrebuiltRepository.LDA, '1');
      new Model(london, 'Model', { containers: [ModelContainer.fromImage(image)] });
    },
    source: PYTHON_SDK,
  },
  'S3Location.notAnObject': {
    meaning: 'An empty key, or one that ends with a slash, denotes a prefix rather than an object.',
    wrong: ({ bucket }) => S3File.fromBucket(bucket, 'churn/'),
    message: 'objectKey: "churn/" is not the key of an object. Specify the full key, including the file name',
    right: ({ bucket }) => S3File.fromBucket(bucket, 'churn/evaluation.json'),
    source: api('MetricsSource'),
  },
  'S3Location.notAnArchive': {
    meaning: 'SageMaker unpacks model data that is given as one object, and accepts a gzip-compressed tar archive '
      + 'only. This check considers the name of the object.',
    wrong: ({ stack, group, specification, image, bucket }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          containers: [{ image, modelData: ModelData.fromBucket(bucket, 'churn/model.zip') }],
        }),
      });
    },
    message: 'inferenceSpecification.containers[0].modelData: "churn/model.zip" is not a gzip-compressed tar '
      + 'archive. Use a key that ends in .tar.gz, or ModelData.fromBucketObject or fromUriObject for an uncompressed '
      + 'model',
    right: ({ stack, group, specification, image, bucket }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          containers: [{ image, modelData: ModelData.fromBucket(bucket, 'churn/model.tar.gz') }],
        }),
      });
    },
    source: `${api('ModelPackageContainerDefinition')}; ${api('ContainerDefinition')}`,
  },
  'ModelData.prefixWithoutSlash': {
    meaning: 'SageMaker requires the slash. Without it, the prefix `churn` would cover `churn-old/` as well.',
    wrong: ({ bucket }) => ModelData.fromBucketPrefix(bucket, 'churn'),
    message: 'prefix: "churn" does not end with a slash. End it with /, as SageMaker reads everything below the prefix',
    right: ({ bucket }) => ModelData.fromBucketPrefix(bucket, 'churn/'),
    source: api('S3ModelDataSource'),
  },
  'ModelData.otherRegion': {
    meaning: 'SageMaker reads model data from buckets in the region of the package, the algorithm or the model only.',
    wrong: ({ stack, group, specification, image }) => {
      const bucket = s3.Bucket.fromBucketAttributes(stack, 'Models', { bucketName: 'models', region: 'us-east-1' });
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          containers: [{ image, modelData: ModelData.fromBucket(bucket, 'churn/model.tar.gz') }],
        }),
      });
    },
    message: 'inferenceSpecification.containers[0].modelData: "churn/model.tar.gz" is in a bucket in us-east-1, '
      + 'and the package is in eu-west-1. Copy the model data to a bucket in the region of the package',
    right: ({ stack, group, specification, image }) => {
      const bucket = s3.Bucket.fromBucketAttributes(stack, 'Models', { bucketName: 'models', region: 'eu-west-1' });
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          containers: [{ image, modelData: ModelData.fromBucket(bucket, 'churn/model.tar.gz') }],
        }),
      });
    },
    source: `${api('ModelPackageContainerDefinition')}; ${api('SourceAlgorithm')}; ${api('ContainerDefinition')}`,
  },
} satisfies Explanations;
