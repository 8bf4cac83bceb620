import { App, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { CfnModel, CfnModelPackage, CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import {
  AssembleWith, BatchStrategy, CompressionType, ContainerImage, InferenceExecutionMode, InferenceSpecification,
  InstanceType, MachineLearningDomain, MachineLearningTask, Model, ModelApprovalStatus, ModelCard, ModelCardStatus,
  ModelContainer, ModelData, ModelPackage, ModelPackageGroup, S3File, S3Source, SplitType, ValidationSpecification,
} from '../../src';
import { templateOf } from '../support';
import { fromImage, newVpc, securityGroup } from '../support/models';
import { bucket } from '../support/packages';

const DIGEST = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012';
const ROLE = 'arn:aws:iam::111122223333:role/validation';

/** The template of a stack that something is made in. */
function templateWith(make: (stack: Stack) => void) {
  const stack = new Stack(new App(), 'Stack');
  make(stack);
  return templateOf(stack);
}

/** The resource of a construct of CDK's, under the same logical id. */
function resourceScope(stack: Stack, id: string): Construct {
  return new Construct(stack, id);
}

/** A validation by hand, as both packages have it. */
const VALIDATION: CfnModelPackage.ValidationSpecificationProperty = {
  validationRole: ROLE,
  validationProfiles: [{
    profileName: 'csv',
    transformJobDefinition: {
      batchStrategy: 'MultiRecord',
      environment: { LEVEL: 'debug' },
      maxConcurrentTransforms: 4,
      maxPayloadInMb: 6,
      transformInput: {
        contentType: 'text/csv',
        compressionType: 'Gzip',
        splitType: 'Line',
        dataSource: { s3DataSource: { s3DataType: 'S3Prefix', s3Uri: 's3://data/input/' } },
      },
      transformOutput: { accept: 'text/csv', assembleWith: 'Line', kmsKeyId: KEY, s3OutputPath: 's3://data/output/' },
      transformResources: { instanceCount: 2, instanceType: 'ml.m5.large', volumeKmsKeyId: KEY },
    },
  }],
};

/** The same with the builder. */
function validation(stack: Stack, key: kms.IKey): ValidationSpecification {
  return ValidationSpecification.builder()
    .profileName('csv')
    .role(iam.Role.fromRoleArn(stack, 'Role', ROLE, { mutable: false }))
    .batchStrategy(BatchStrategy.MULTI_RECORD)
    .environment('LEVEL', 'debug')
    .maxConcurrentTransforms(4)
    .maxPayload(Size.mebibytes(6))
    .transformInput({
      source: S3Source.fromBucketPrefix(bucket(), 'input/'), contentType: 'text/csv', compressionType: CompressionType.GZIP, splitType: SplitType.LINE,
    })
    .transformOutput({ bucket: bucket(), prefix: 'output/', accept: 'text/csv', assembleWith: AssembleWith.LINE, encryptionKey: key })
    .transformResources({ instanceType: InstanceType.M5_LARGE, instanceCount: 2, volumeEncryptionKey: key })
    .toSpecification();
}

test('a full version and its group are what one writes by hand', () => {
  const byHand = templateWith((stack) => {
    const group = new CfnModelPackageGroup(resourceScope(stack, 'Group'), 'Resource', {
      modelPackageGroupName: 'churn', modelPackageGroupDescription: 'Who leaves',
    });
    group.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    const report = (name: string) => ({ s3Uri: `s3://data/${name}.json`, contentType: 'application/json', contentDigest: DIGEST });
    const version = new CfnModelPackage(resourceScope(stack, 'Package'), 'Resource', {
      modelPackageGroupName: 'churn',
      modelPackageDescription: 'Gradient boosting',
      modelApprovalStatus: 'Approved',
      approvalDescription: 'better than the last',
      inferenceSpecification: {
        containers: [{
          image: 'registry/prepare:3',
          environment: { LEVEL: 'debug' },
          containerHostname: 'prepare',
          modelDataSource: {
            s3DataSource: { s3Uri: 's3://data/prepare/', s3DataType: 'S3Prefix', compressionType: 'None', modelAccessConfig: { acceptEula: true } },
          },
        }, {
          image: 'registry/churn:3',
          imageDigest: DIGEST,
          modelDataUrl: 's3://data/model.tar.gz',
          containerHostname: 'predict',
          framework: 'XGBOOST',
          frameworkVersion: '1.7-1',
          nearestModelName: 'xgboost',
        }],
        supportedContentTypes: ['text/csv', 'application/json'],
        supportedResponseMimeTypes: ['text/csv'],
        supportedRealtimeInferenceInstanceTypes: ['ml.m5.large', 'ml.m5.xlarge'],
        supportedTransformInstanceTypes: ['ml.m5.xlarge'],
      },
      additionalInferenceSpecifications: [{
        name: 'gpu',
        description: 'on a GPU',
        containers: [{ image: 'registry/churn:3-gpu' }],
        supportedContentTypes: ['text/csv'],
        supportedResponseMimeTypes: ['text/csv'],
        supportedRealtimeInferenceInstanceTypes: ['ml.g5.xlarge'],
        supportedTransformInstanceTypes: ['ml.g5.xlarge'],
      }],
      validationSpecification: VALIDATION,
      modelMetrics: {
        modelQuality: { statistics: report('quality'), constraints: report('quality-constraints') },
        modelDataQuality: { statistics: report('data'), constraints: report('data-constraints') },
        bias: { report: report('bias'), preTrainingReport: report('bias-before'), postTrainingReport: report('bias-after') },
        explainability: { report: report('explained') },
      },
      driftCheckBaselines: {
        bias: { configFile: { s3Uri: 's3://data/bias.yaml' }, preTrainingConstraints: report('before'), postTrainingConstraints: report('after') },
        explainability: { configFile: { s3Uri: 's3://data/shap.yaml', contentType: 'text/yaml', contentDigest: DIGEST }, constraints: report('shap') },
        modelQuality: { statistics: report('quality'), constraints: report('quality-constraints') },
        modelDataQuality: { statistics: report('data'), constraints: report('data-constraints') },
      },
      modelCard: { modelCardContent: '{"intended_uses":{"risk_rating":"Low"}}', modelCardStatus: 'PendingReview' },
      customerMetadataProperties: { team: 'growth', cost_center: '1234' },
      metadataProperties: { commitId: 'abc', generatedBy: 'train.py', projectId: 'p-1', repository: 'https://example.com/churn' },
      domain: 'MACHINE_LEARNING',
      task: 'CLASSIFICATION',
      samplePayloadUrl: 's3://data/payload.tar.gz',
      securityConfig: { kmsKeyId: KEY },
      skipModelValidation: 'None',
      clientToken: 'churn-3',
    });
    version.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    version.node.addDependency(group);
  });

  const byLibrary = templateWith((stack) => {
    const key = kms.Key.fromKeyArn(stack, 'Key', KEY);
    const report = (name: string) => ({ file: S3File.fromBucket(bucket(), `${name}.json`), contentDigest: DIGEST });
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn', description: 'Who leaves' }),
      description: 'Gradient boosting',
      approvalStatus: ModelApprovalStatus.APPROVED,
      approvalDescription: 'better than the last',
      inferenceSpecification: InferenceSpecification.builder()
        .addContainer({
          image: ContainerImage.fromUri('registry/prepare:3'),
          environment: { LEVEL: 'debug' },
          containerHostname: 'prepare',
          modelData: ModelData.fromBucketPrefix(bucket(), 'prepare/', { acceptEula: true }),
        })
        .addContainer({
          image: ContainerImage.fromUri('registry/churn:3'),
          imageDigest: DIGEST,
          modelData: ModelData.fromBucket(bucket(), 'model.tar.gz'),
          containerHostname: 'predict',
          framework: 'XGBOOST',
          frameworkVersion: '1.7-1',
          nearestModelName: 'xgboost',
        })
        .supportedContentTypes('text/csv', 'application/json')
        .supportedResponseMimeTypes('text/csv')
        .supportedRealtimeInferenceInstanceTypes(InstanceType.M5_LARGE, InstanceType.M5_XLARGE)
        .supportedTransformInstanceTypes(InstanceType.M5_XLARGE)
        .toSpecification(),
      additionalInferenceSpecifications: [{
        name: 'gpu',
        description: 'on a GPU',
        containers: [{ image: ContainerImage.fromUri('registry/churn:3-gpu') }],
        supportedContentTypes: ['text/csv'],
        supportedResponseMimeTypes: ['text/csv'],
        supportedRealtimeInferenceInstanceTypes: [InstanceType.G5_XLARGE],
        supportedTransformInstanceTypes: [InstanceType.G5_XLARGE],
      }],
      validationSpecification: validation(stack, key),
      modelMetrics: {
        modelQuality: { statistics: report('quality'), constraints: report('quality-constraints') },
        modelDataQuality: { statistics: report('data'), constraints: report('data-constraints') },
        bias: { report: report('bias'), preTrainingReport: report('bias-before'), postTrainingReport: report('bias-after') },
        explainability: { report: report('explained') },
      },
      driftCheckBaselines: {
        bias: {
          configFile: { file: S3File.fromUri('s3://data/bias.yaml') }, preTrainingConstraints: report('before'), postTrainingConstraints: report('after'),
        },
        explainability: {
          configFile: { file: S3File.fromUri('s3://data/shap.yaml'), contentType: 'text/yaml', contentDigest: DIGEST }, constraints: report('shap'),
        },
        modelQuality: { statistics: report('quality'), constraints: report('quality-constraints') },
        modelDataQuality: { statistics: report('data'), constraints: report('data-constraints') },
      },
      modelCard: ModelCard.fromJson('{ "intended_uses": { "risk_rating": "Low" } }', ModelCardStatus.PENDING_REVIEW),
      customerMetadataProperties: { team: 'growth', cost_center: '1234' },
      metadataProperties: { commitId: 'abc', generatedBy: 'train.py', projectId: 'p-1', repository: 'https://example.com/churn' },
      domain: MachineLearningDomain.MACHINE_LEARNING,
      task: MachineLearningTask.CLASSIFICATION,
      samplePayload: S3File.fromUri('s3://data/payload.tar.gz'),
      encryptionKey: key,
      skipModelValidation: false,
      clientToken: 'churn-3',
    });
  });

  expect(Object.keys(byLibrary.Resources)).toHaveLength(2);
  expect(byLibrary).toEqual(byHand);
});

test('a full package without a group is what one writes by hand', () => {
  const byHand = templateWith((stack) => {
    new CfnModelPackage(resourceScope(stack, 'Package'), 'Resource', {
      modelPackageName: 'churn',
      modelPackageDescription: 'Gradient boosting',
      inferenceSpecification: {
        containers: [{ image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3', modelDataUrl: 'https://data.s3.eu-west-1.amazonaws.com/model.tar.gz' }],
        supportedContentTypes: ['text/csv'],
        supportedResponseMimeTypes: ['text/csv'],
        supportedRealtimeInferenceInstanceTypes: ['ml.m5.large'],
        supportedTransformInstanceTypes: ['ml.m5.xlarge'],
      },
      sourceAlgorithmSpecification: { sourceAlgorithms: [{ algorithmName: 'boosting', modelDataUrl: 's3://data/model.tar.gz' }] },
      validationSpecification: VALIDATION,
      certifyForMarketplace: true,
      skipModelValidation: 'All',
      clientToken: 'churn-1',
    }).applyRemovalPolicy(RemovalPolicy.DESTROY);
  });

  const byLibrary = templateWith((stack) => {
    new ModelPackage(stack, 'Package', {
      modelPackageName: 'churn',
      description: 'Gradient boosting',
      inferenceSpecification: new InferenceSpecification({
        containers: [{
          image: ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3'), modelData: ModelData.fromUri('https://data.s3.eu-west-1.amazonaws.com/model.tar.gz'),
        }],
        supportedContentTypes: ['text/csv'],
        supportedResponseMimeTypes: ['text/csv'],
        supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
        supportedTransformInstanceTypes: [InstanceType.M5_XLARGE],
      }),
      sourceAlgorithm: { algorithmName: 'boosting', modelData: ModelData.fromBucket(bucket(), 'model.tar.gz') },
      validationSpecification: validation(stack, kms.Key.fromKeyArn(stack, 'Key', KEY)),
      certifyForMarketplace: true,
      skipModelValidation: true,
      clientToken: 'churn-1',
      removalPolicy: RemovalPolicy.DESTROY,
    });
  });

  expect(Object.keys(byLibrary.Resources)).toHaveLength(1);
  expect(byLibrary).toEqual(byHand);
});

test('a container with the shapes of its input is what one writes by hand', () => {
  const byHand = templateWith((stack) => {
    new CfnModelPackage(resourceScope(stack, 'Package'), 'Resource', {
      modelPackageName: 'churn',
      inferenceSpecification: {
        // CDK does not know the type of this property, and renders what it is given.
        containers: [{ image: 'registry/churn:3', modelInput: { DataInputConfig: '{"input":[1,3]}' } }],
        supportedContentTypes: ['text/csv'],
        supportedResponseMimeTypes: ['text/csv'],
        supportedRealtimeInferenceInstanceTypes: ['ml.m5.large'],
        supportedTransformInstanceTypes: ['ml.m5.xlarge'],
      },
    }).applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  });

  const byLibrary = templateWith((stack) => {
    new ModelPackage(stack, 'Package', {
      modelPackageName: 'churn',
      inferenceSpecification: new InferenceSpecification({
        containers: [{ image: ContainerImage.fromUri('registry/churn:3'), dataInputConfig: '{"input":[1,3]}' }],
        supportedContentTypes: ['text/csv'],
        supportedResponseMimeTypes: ['text/csv'],
        supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
        supportedTransformInstanceTypes: [InstanceType.M5_XLARGE],
      }),
    });
  });

  expect(byLibrary).toEqual(byHand);
});

test('a full pipeline is what one writes by hand', () => {
  const ROLE_ARN = 'arn:aws:iam::111122223333:role/Serving';
  const LOGIN = 'arn:aws:lambda:eu-west-1:111122223333:function:login';
  const PACKAGE_ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';
  const HUB = 'arn:aws:sagemaker:eu-west-1:111122223333:hub-content/private/Model/llama/1.0.0';
  const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3';

  const byHand = templateWith((stack) => {
    new CfnModel(resourceScope(stack, 'Model'), 'Resource', {
      modelName: 'churn',
      executionRoleArn: ROLE_ARN,
      containers: [
        { image, modelDataUrl: 's3://data/model.tar.gz', environment: { LEVEL: 'debug' }, containerHostname: 'one', inferenceSpecificationName: 'large' },
        { image, mode: 'MultiModel', modelDataUrl: 's3://data/all/', multiModelConfig: { modelCacheSetting: 'Disabled' }, containerHostname: 'two' },
        {
          image,
          modelDataSource: {
            s3DataSource: {
              s3Uri: 's3://data/model/',
              s3DataType: 'S3Prefix',
              compressionType: 'None',
              modelAccessConfig: { acceptEula: true },
              hubAccessConfig: { hubContentArn: HUB },
            },
          },
          containerHostname: 'three',
        },
        {
          image: 'registry.example.com/churn:3',
          imageConfig: { repositoryAccessMode: 'Vpc', repositoryAuthConfig: { repositoryCredentialsProviderArn: LOGIN } },
          containerHostname: 'four',
        },
        { modelPackageName: PACKAGE_ARN, environment: { LEVEL: 'info' }, containerHostname: 'five' },
      ],
      inferenceExecutionConfig: { mode: 'Direct' },
      vpcConfig: { subnets: ['subnet-0000000000000000a', 'subnet-0000000000000000b'], securityGroupIds: ['sg-0123456789abcdefa'] },
      enableNetworkIsolation: true,
    });
  });

  const byLibrary = templateWith((stack) => {
    new Model(stack, 'Model', {
      modelName: 'churn',
      role: iam.Role.fromRoleArn(stack, 'Role', ROLE_ARN, { mutable: false }),
      containers: [
        fromImage({
          modelData: ModelData.fromUri('s3://data/model.tar.gz'), environment: { LEVEL: 'debug' }, containerHostname: 'one', inferenceSpecificationName: 'large',
        }),
        fromImage({ modelData: ModelData.fromBucketPrefix(bucket(), 'all/'), multiModel: { cache: false }, containerHostname: 'two' }),
        fromImage({ modelData: ModelData.fromBucketPrefix(bucket(), 'model/', { acceptEula: true }), hubContentArn: HUB, containerHostname: 'three' }),
        fromImage({
          privateRegistry: { credentialsProvider: lambda.Function.fromFunctionArn(stack, 'Login', LOGIN) }, containerHostname: 'four',
        }, ContainerImage.fromUri('registry.example.com/churn:3')),
        ModelContainer.fromModelPackage(ModelPackage.fromModelPackageArn(stack, 'Package', PACKAGE_ARN), {
          environment: { LEVEL: 'info' }, containerHostname: 'five',
        }),
      ],
      executionMode: InferenceExecutionMode.DIRECT,
      vpc: newVpc(stack),
      securityGroups: [securityGroup(stack, 'a')],
      networkIsolation: true,
    });
  });

  expect(Object.keys(byLibrary.Resources)).toHaveLength(1);
  expect(byLibrary).toEqual(byHand);
});
