import { CfnParameter } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { bucket, CorpusApps, encryptedBucket, IMAGE_URI, MODEL_FILE, modelFile, repository, sagemakerRole, specification, version } from '../parts';
import { ContainerImage, MetricsSource, ModelData, PrebuiltRepository, S3File, StatisticsAndConstraints } from 'cdk-sagemaker-model-package';

const image = ContainerImage.fromUri(IMAGE_URI);

export const ARTIFACTS: CorpusApps = {
  'container-with-everything': (stack) => {
    version(stack, {
      inferenceSpecification: specification({
        image: ContainerImage.fromUri(`111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn@sha256:${'0f1e'.repeat(16)}`),
        imageDigest: `sha256:${'0f1e'.repeat(16)}`,
        containerHostname: 'churn',
        dataInputConfig: '{"input":[1,3,224,224]}',
        environment: { LOG_LEVEL: '20' },
        framework: 'XGBOOST',
        frameworkVersion: '1.7-1',
        modelData: ModelData.fromUri('s3://models/churn/3/model.tar.gz'),
        nearestModelName: 'xgboost',
      }),
    });
  },
  'pipeline-of-two-containers': (stack) => {
    version(stack, { inferenceSpecification: specification({ image, containerHostname: 'first' }, { image, containerHostname: 'second' }) });
  },
  'images-of-the-stack': (stack) => {
    const own = repository(stack);
    version(stack, {
      inferenceSpecification: specification(
        { image: ContainerImage.fromEcrRepository(own, '3'), containerHostname: 'tag' },
        { image: ContainerImage.fromEcrRepository(own, `sha256:${'0f1e'.repeat(16)}`), containerHostname: 'digest' },
        { image: ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Other', 'other'), '4'), containerHostname: 'imported' },
        { image: ContainerImage.fromAsset(modelFile('.'), { file: 'requirements.txt' }), containerHostname: 'built' },
      ),
    }).grants.deploy(sagemakerRole(stack), { modelNames: ['churn'] });
  },
  'image-by-a-digest-that-is-a-parameter': (stack) => {
    const digest = new CfnParameter(stack, 'Digest').valueAsString;
    const byDigest = ContainerImage.fromEcrRepositoryDigest(repository(stack), digest);
    version(stack, { inferenceSpecification: specification({ image: byDigest }) });
  },
  'images-of-aws': (stack) => {
    version(stack, {
      inferenceSpecification: specification(
        { image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'), containerHostname: 'known' },
        { image: ContainerImage.fromPrebuilt(PrebuiltRepository.of('my-images'), '1', { accountId: '444455556666' }), containerHostname: 'named' },
      ),
    });
  },
  'model-data-of-the-stack': (stack) => {
    const models = encryptedBucket(stack);
    version(stack, {
      inferenceSpecification: specification(
        { image, containerHostname: 'archive', modelData: ModelData.fromBucket(models, 'churn/3/model.tar.gz') },
        { image, containerHostname: 'files', modelData: ModelData.fromBucketPrefix(models, 'churn/3/files/', { acceptEula: true }) },
        { image, containerHostname: 'object', modelData: ModelData.fromBucketObject(models, 'churn/3/model.bin', { compressed: false }) },
        { image, containerHostname: 'asset', modelData: ModelData.fromAsset(MODEL_FILE) },
      ),
    }).grants.readArtifacts(sagemakerRole(stack));
  },
  'model-data-by-uri': (stack) => {
    version(stack, {
      inferenceSpecification: specification(
        { image, containerHostname: 'archive', modelData: ModelData.fromUri('s3://models/churn/3/model.tar.gz') },
        { image, containerHostname: 'files', modelData: ModelData.fromUriPrefix('s3://models/churn/3/files/') },
        { image, containerHostname: 'object', modelData: ModelData.fromUriObject('s3://models/churn/3/model.bin', { compressed: false, acceptEula: true }) },
      ),
    }).grants.readArtifacts(sagemakerRole(stack));
  },
  'model-data-of-an-imported-bucket': (stack) => {
    const models = s3.Bucket.fromBucketName(stack, 'Bucket', 'churn-models');
    version(stack, { inferenceSpecification: specification({ image, modelData: ModelData.fromBucket(models, 'churn/3/model.tar.gz') }) })
      .grants.readArtifacts(sagemakerRole(stack));
  },
  'metrics-of-every-kind': (stack) => {
    const reports = bucket(stack);
    const source = (name: string): MetricsSource => ({ file: S3File.fromBucket(reports, `reports/${name}.json`) });
    const pair = (name: string): StatisticsAndConstraints => ({ statistics: source(`${name}-statistics`), constraints: source(`${name}-constraints`) });
    version(stack, {
      modelMetrics: {
        modelQuality: pair('quality'),
        modelDataQuality: pair('data'),
        bias: { report: source('bias'), preTrainingReport: source('before'), postTrainingReport: source('after') },
        explainability: { report: { file: S3File.fromUri('s3://reports/shap.json'), contentType: 'application/json', contentDigest: `sha256:${'0f1e'.repeat(16)}` } },
      },
      driftCheckBaselines: {
        modelQuality: pair('quality'),
        modelDataQuality: pair('data'),
        bias: {
          configFile: { file: S3File.fromUri('s3://reports/bias-config.json'), contentType: 'application/json' },
          preTrainingConstraints: source('before-constraints'),
          postTrainingConstraints: source('after-constraints'),
        },
        explainability: { configFile: { file: S3File.fromAsset(modelFile('constraints.json')), contentDigest: `sha256:${'0f1e'.repeat(16)}` }, constraints: source('shap-constraints') },
      },
    }).grants.read(sagemakerRole(stack));
  },
};
