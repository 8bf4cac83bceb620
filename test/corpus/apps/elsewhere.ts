import { Environment, Fn, Stack, Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { bucket, CorpusApps, encryptedBucket, group, IMAGE_URI, key, sagemakerRole, specification, version } from '../parts';
import {
  ContainerImage, Model, ModelContainer, ModelData, ModelLifeCycleStage, ModelLifeCycleStageStatus, ModelPackage,
  ModelPackageGroup, ModelPackageProps, PrebuiltRepository,
} from 'cdk-sagemaker-model-package';

const OTHER_ACCOUNT: Environment = { account: '444455556666', region: 'eu-west-1' };
const SAME_ACCOUNT: Environment = { account: '111122223333', region: 'eu-west-1' };

/** Another stack of the same app. */
function other(stack: Stack, env?: Environment): Stack {
  return new Stack(stack.node.root as never, 'Other', { env });
}

/** A version with model data in a bucket. */
function versionWithData(stack: Stack, models: s3.IBucketRef, props: Partial<ModelPackageProps> = {}): ModelPackage {
  return version(stack, {
    inferenceSpecification: specification({ image: ContainerImage.fromUri(IMAGE_URI), modelData: ModelData.fromBucket(models, 'churn/3/model.tar.gz') }),
    ...props,
  });
}

/** What is in several stacks, accounts or regions, and what is passed by reference. */
export const ELSEWHERE: CorpusApps = {
  'events-forwarded-to-another-account': (stack) => {
    const hub = other(stack, OTHER_ACCOUNT);
    const bus = new events.EventBus(hub, 'Central', { eventBusName: 'central' });
    group(stack).forwardEventsTo('Forward', bus);
    ModelPackageGroup.fromModelPackageGroupArn(hub, 'Group', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn')
      .onApproved('Approved', { eventBus: bus });
  },
  'version-in-a-stage-in-another-account': (stack) => {
    new ModelPackage(other(stack, OTHER_ACCOUNT), 'Version', {
      modelPackageGroup: group(stack),
      inferenceSpecification: specification(),
      lifeCycle: { stage: ModelLifeCycleStage.QA, status: ModelLifeCycleStageStatus.IN_PROGRESS },
    });
  },
  'model-of-the-latest-version-of-another-account': (stack) => {
    const serving = other(stack, OTHER_ACCOUNT);
    const latest = ModelPackageGroup.latestApprovedModelPackage(serving, 'Latest', { modelPackageGroup: group(stack) });
    new Model(serving, 'Model', { containers: [ModelContainer.fromModelPackage(latest)] });
  },
  'grants-to-a-role-of-another-account': (stack) => {
    const role = new iam.Role(other(stack, OTHER_ACCOUNT), 'Role', { roleName: 'deployer', assumedBy: new iam.AccountRootPrincipal() });
    const { grants, modelPackageGroup } = versionWithData(stack, bucket(stack));
    (modelPackageGroup as ModelPackageGroup).grants.deploy(role);
    grants.readArtifacts(role);
  },
  'grants-to-a-role-of-another-stack': (stack) => {
    const role = sagemakerRole(other(stack, SAME_ACCOUNT));
    const { grants } = versionWithData(stack, encryptedBucket(stack), { encryptionKey: key(stack) });
    grants.deploy(role);
    grants.changeStage(role);
  },
  'image-of-aws-in-any-region': (stack) => {
    const anywhere = other(stack);
    group(stack);
    version(anywhere, { inferenceSpecification: specification({ image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1') }) });
  },
  'model-data-by-reference': (stack) => {
    const models = new s3.CfnBucket(stack, 'Bucket', {
      bucketName: 'churn-models',
      bucketEncryption: {
        serverSideEncryptionConfiguration: [{
          serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key(stack).keyArn },
        }],
      },
    });
    versionWithData(stack, models).grants.readArtifacts(new iam.AccountPrincipal('444455556666'));
  },
  'model-in-subnets-that-are-known-at-deployment': (stack) => {
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: Fn.importValue('Vpc'),
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      privateSubnetIds: Fn.split(',', Fn.importValue('Subnets'), 2),
    });
    new Model(stack, 'Model', { containers: [ModelContainer.fromImage(ContainerImage.fromUri(IMAGE_URI))], vpc });
  },
  'version-with-tags': (stack) => { Tags.of(version(stack)).add('team', 'retention'); },
};
