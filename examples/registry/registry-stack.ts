import { join } from 'path';
import { RemovalPolicy, Size, Stack, StackProps } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ReviewPath } from './review-path';
import { tumourCard } from './tumour-card';
import {
  AssembleWith, BatchStrategy, ContainerImage, InferenceSpecification, InstanceType, MachineLearningDomain,
  MachineLearningTask, MetricsSource, ModelData, ModelPackage, ModelPackageGroup, PrebuiltRepository, S3File, S3Source,
  SplitType, ValidationSpecification,
} from 'cdk-sagemaker-model-package';

/** Registers the tumour model of `model/` in the SageMaker model registry, for a reviewer to approve. */
export class RegistryStack extends Stack {
  /** Version 1, which waits for a reviewer. */
  public readonly modelPackage: ModelPackage;

  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const group = new ModelPackageGroup(this, 'Tumours', {
      description: 'Tells malignant from benign tumours by the shape of their cells',
    });

    new ReviewPath(this, 'Review', { modelPackageGroup: group });

    const results = new s3.Bucket(this, 'ValidationResults', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      serverAccessLogsPrefix: 'access-logs/',
      removalPolicy: RemovalPolicy.DESTROY,
    });

    const validation = ValidationSpecification.builder()
      .profileName('held-out-rows')
      .transformInput({ source: S3Source.fromAsset(file('batch-transform.csv')), contentType: 'text/csv', splitType: SplitType.LINE })
      .transformOutput({ bucket: results, prefix: 'tumours', accept: 'text/csv', assembleWith: AssembleWith.LINE })
      .transformResources({ instanceType: InstanceType.M5_LARGE })
      .batchStrategy(BatchStrategy.MULTI_RECORD)
      .maxPayload(Size.mebibytes(6))
      .toSpecification();

    this.modelPackage = new ModelPackage(this, 'TumourModel', {
      modelPackageGroup: group,
      description: 'XGBoost on the Wisconsin breast cancer data',
      inferenceSpecification: InferenceSpecification.builder()
        .addContainer({
          image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'),
          modelData: ModelData.fromAsset(file('model.tar.gz')),
          framework: 'XGBOOST',
          frameworkVersion: '1.7-1',
        })
        .supportedContentTypes('text/csv')
        .supportedResponseMimeTypes('text/csv')
        .supportedRealtimeInferenceInstanceTypes(InstanceType.M5_LARGE, InstanceType.C5_LARGE)
        .supportedTransformInstanceTypes(InstanceType.M5_LARGE)
        .toSpecification(),
      validationSpecification: validation,
      modelMetrics: { modelQuality: { statistics: report('evaluation.json'), constraints: report('constraints.json') } },
      modelCard: tumourCard(),
      driftCheckBaselines: { modelQuality: { statistics: report('evaluation.json'), constraints: report('constraints.json') } },
      customerMetadataProperties: { team: 'diagnostics', dataset: 'breast cancer wisconsin' },
      metadataProperties: { generatedBy: 'examples/registry/model/train.py' },
      domain: MachineLearningDomain.MACHINE_LEARNING,
      task: MachineLearningTask.CLASSIFICATION,
      samplePayload: S3File.fromAsset(file('payload.tar.gz')),
    });
  }
}

function report(name: string): MetricsSource {
  return { file: S3File.fromAsset(file(name)) };
}

function file(name: string): string {
  return join(__dirname, 'model', name);
}
