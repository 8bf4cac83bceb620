import { RemovalPolicy, Resource } from 'aws-cdk-lib';
import { CfnModelPackage, CfnModelPackageGroup, CfnModelPackageProps } from 'aws-cdk-lib/aws-sagemaker';
import {
  ContainerImage, InferenceSpecification, InstanceType, ModelData, ModelPackage, ModelPackageGroup, S3File,
} from 'cdk-sagemaker-model-package';
import { Construct } from 'constructs';
import { inStacks, Shared } from './stacks';
import { Subject } from './subject';

/** What a raw package needs of its stack, made once, as a careful author would. */
interface RawGroup {
  readonly group: CfnModelPackageGroup;
  readonly image: string;
  readonly location: string;
}

function rawGroup({ stack, bucket, repository }: Shared): RawGroup {
  const group = new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: `${stack.stackName}-churn` });
  group.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return { group, image: repository.repositoryUriForTag('1.0'), location: `s3://${bucket.bucketName}/churn` };
}

function rawProps({ group, image, location }: RawGroup, version: number): CfnModelPackageProps {
  return {
    modelPackageGroupName: group.modelPackageGroupName,
    modelApprovalStatus: 'PendingManualApproval',
    modelPackageDescription: `trained in run ${version}`,
    inferenceSpecification: {
      containers: [{ image, modelDataUrl: `${location}/${version}/model.tar.gz`, environment: { LOG_LEVEL: 'info' }, framework: 'XGBOOST', frameworkVersion: '1.7-1' }],
      supportedContentTypes: ['text/csv'],
      supportedResponseMimeTypes: ['text/csv'],
      supportedRealtimeInferenceInstanceTypes: ['ml.m5.large', 'ml.m5.xlarge'],
      supportedTransformInstanceTypes: ['ml.m5.large'],
    },
    modelMetrics: { modelQuality: { statistics: { s3Uri: `${location}/${version}/evaluation.json`, contentType: 'application/json' } } },
    customerMetadataProperties: { team: 'retention', run: `${version}` },
  };
}

function finish(resource: CfnModelPackage, { group }: RawGroup): void {
  resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
  resource.node.addDependency(group);
}

/** The least that a construct of the second level is: what it costs is CDK's. */
class ForwardingModelPackage extends Resource {
  public readonly resource: CfnModelPackage;

  constructor(scope: Construct, id: string, props: CfnModelPackageProps) {
    super(scope, id);
    this.resource = new CfnModelPackage(this, 'Resource', props);
  }
}

/** The same packages: by CDK's L1, by an L2 that only forwards its properties, and by this library. */
export const PACKAGES: Subject = {
  resourceType: CfnModelPackage.CFN_RESOURCE_TYPE_NAME,
  most: 10_000,
  variants: {
    raw: (app, count) => inStacks(app, count, rawGroup, ({ stack }, group, version) =>
      finish(new CfnModelPackage(stack, `Version${version}`, rawProps(group, version)), group)),

    forwarding: (app, count) => inStacks(app, count, rawGroup, ({ stack }, group, version) =>
      finish(new ForwardingModelPackage(stack, `Version${version}`, rawProps(group, version)).resource, group)),

    library: (app, count) => inStacks(app, count,
      ({ stack, repository }) => ({
        group: new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: `${stack.stackName}-churn` }),
        image: ContainerImage.fromEcrRepository(repository, '1.0'),
      }),
      ({ stack, bucket }, { group, image }, version) => new ModelPackage(stack, `Version${version}`, {
        modelPackageGroup: group,
        description: `trained in run ${version}`,
        inferenceSpecification: new InferenceSpecification({
          containers: [{
            image,
            modelData: ModelData.fromBucket(bucket, `churn/${version}/model.tar.gz`),
            environment: { LOG_LEVEL: 'info' },
            framework: 'XGBOOST',
            frameworkVersion: '1.7-1',
          }],
          supportedContentTypes: ['text/csv'],
          supportedResponseMimeTypes: ['text/csv'],
          supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE, InstanceType.M5_XLARGE],
          supportedTransformInstanceTypes: [InstanceType.M5_LARGE],
        }),
        modelMetrics: { modelQuality: { statistics: { file: S3File.fromBucket(bucket, `churn/${version}/evaluation.json`) } } },
        customerMetadataProperties: { team: 'retention', run: `${version}` },
      })),
  },
};
