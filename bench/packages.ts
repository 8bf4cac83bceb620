import { RemovalPolicy, Resource, Stack } from 'aws-cdk-lib';
import { CfnModelPackage, CfnModelPackageGroup, CfnModelPackageProps } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { inStacks, madeFor, Shape, Shared } from './stacks';
import { Subject, Variant } from './subject';
import {
  ContainerImage, InferenceSpecification, InstanceType, ModelData, ModelPackage, ModelPackageGroup, S3File,
} from 'cdk-sagemaker-model-package';

/** What a raw package needs of its stack. */
interface RawGroup {
  readonly group: CfnModelPackageGroup;
  readonly artifacts: () => RawArtifacts;
  previous?: CfnModelPackage;
}

interface RawArtifacts {
  readonly image: string;
  readonly location: string;
}

function rawGroup(shape: Shape, { stack, bucket, repository }: Shared): RawGroup {
  const group = new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: `${stack.stackName}-churn` });
  group.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  return {
    group,
    artifacts: madeFor(shape, () => ({
      image: repository.repositoryUriForTag('1.0'), location: `s3://${bucket.bucketName}/churn`,
    })),
  };
}

function rawProps({ group, artifacts }: RawGroup, version: number): CfnModelPackageProps {
  const { image, location } = artifacts();
  return {
    modelPackageGroupName: group.modelPackageGroupName,
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

function finish(resource: CfnModelPackage, raw: RawGroup, { inOrder }: Shape): void {
  resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  resource.addResourceDependency(raw.group);
  if (inOrder && raw.previous) { resource.addResourceDependency(raw.previous); }
  raw.previous = resource;
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
export function packages(shape: Shape, measured = { counts: [1_000], synthesized: false }): Subject {
  const raw = (make: (stack: Stack, id: string, props: CfnModelPackageProps) => CfnModelPackage): Variant =>
    (app, count) => inStacks(
      app, count, shape, (shared) => rawGroup(shape, shared),
      ({ stack }, group, version) => finish(make(stack, `Version${version}`, rawProps(group, version)), group, shape),
    );
  return {
    resourceType: CfnModelPackage.CFN_RESOURCE_TYPE_NAME,
    ...measured,
    variants: {
      raw: raw((stack, id, props) => new CfnModelPackage(stack, id, props)),
      forwarding: raw((stack, id, props) => new ForwardingModelPackage(stack, id, props).resource),
      library: (app, count) => inStacks(app, count, shape, (shared) => libraryGroup(shape, shared), addVersion),
    },
  };
}

interface LibraryGroup {
  readonly group: ModelPackageGroup;
  readonly image: () => ContainerImage;
}

function libraryGroup(shape: Shape, { stack, repository }: Shared): LibraryGroup {
  return {
    group: new ModelPackageGroup(stack, 'Group', {
      modelPackageGroupName: `${stack.stackName}-churn`, registerInOrder: shape.inOrder ?? false,
    }),
    image: madeFor(shape, () => ContainerImage.fromEcrRepository(repository, '1.0')),
  };
}

function addVersion({ stack, bucket }: Shared, { group, image }: LibraryGroup, version: number): void {
  new ModelPackage(stack, `Version${version}`, {
    modelPackageGroup: group,
    description: `trained in run ${version}`,
    inferenceSpecification: new InferenceSpecification({
      containers: [{
        image: image(),
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
  });
}
