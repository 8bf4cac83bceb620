import { App, Environment, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ContainerImage, InferenceSpecification, InstanceType, Model, ModelApprovalStatus, ModelContainer, ModelData,
  ModelPackage, ModelPackageGroup, ModelPackageGroupAccess, PrebuiltRepository,
} from 'cdk-sagemaker-model-package';

const REGION = 'eu-west-1';
const REGISTRY: Environment = { account: '111122223333', region: REGION };
const TRAINING: Environment = { account: '222233334444', region: REGION };
const SERVING: Environment = { account: '333344445555', region: REGION };
const GROUP_ARN = `arn:aws:sagemaker:${REGION}:${REGISTRY.account}:model-package-group/tumours`;
const BUCKET = 'tumour-models-111122223333';

/** Three accounts: one registers versions, one has the registry and reviews them, one deploys them. */
export function threeAccounts(app: App): App {
  // The registry: a group that the two others see, each with what it needs.
  const registry = new Stack(app, 'TumourRegistry', { env: REGISTRY });
  const models = new s3.Bucket(registry, 'Models', { bucketName: BUCKET, enforceSSL: true });
  const group = new ModelPackageGroup(registry, 'Tumours', { modelPackageGroupName: 'tumours' });
  group.share('Training', { accounts: [TRAINING.account!], access: [ModelPackageGroupAccess.REGISTER] });
  group.share('Serving', { accounts: [SERVING.account!], access: [ModelPackageGroupAccess.DEPLOY] });
  new ModelPackage(registry, 'Tumours1', {
    modelPackageGroup: group,
    inferenceSpecification: new InferenceSpecification({
      containers: [{
        image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'),
        modelData: ModelData.fromBucket(models, 'tumours/1/model.tar.gz'),
      }],
      supportedContentTypes: ['text/csv'],
      supportedResponseMimeTypes: ['text/csv'],
      supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
      supportedTransformInstanceTypes: [InstanceType.M5_LARGE],
    }),
  });

  // The account that trains: its role can register versions, which the account of the registry reviews.
  const training = new Stack(app, 'TumourTraining', { env: TRAINING });
  const trainer = new iam.Role(training, 'Trainer', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  ModelPackageGroup.fromModelPackageGroupArn(training, 'Tumours', GROUP_ARN).grants.register(trainer, {
    approvalStatuses: [ModelApprovalStatus.PENDING_MANUAL_APPROVAL],
  });

  // The account that deploys: the version is a line of cdk.context.json, and its role can deploy it.
  const serving = new Stack(app, 'TumourServing', { env: SERVING });
  const version = ModelPackage.fromLookup(serving, 'Latest', {
    modelPackageGroupName: GROUP_ARN,
    images: [ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1')],
    modelData: [ModelData.fromBucketPrefix(s3.Bucket.fromBucketName(serving, 'Models', BUCKET), 'tumours/')],
  });
  const deployer = new iam.Role(serving, 'Deployer', { assumedBy: new iam.ServicePrincipal('codebuild.amazonaws.com') });
  ModelPackageGroup.fromModelPackageGroupArn(serving, 'Tumours', GROUP_ARN).grants.deploy(deployer);
  new Model(serving, 'Model', { containers: [ModelContainer.fromModelPackage(version)] });
  return app;
}

if (require.main === module) { threeAccounts(new App()).synth(); }
