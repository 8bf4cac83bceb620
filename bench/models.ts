import * as alpha from '@aws-cdk/aws-sagemaker-alpha';
import { App, Resource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnModel, CfnModelProps } from 'aws-cdk-lib/aws-sagemaker';
import { ContainerImage, Model, ModelContainer, ModelData } from 'cdk-sagemaker-model-package';
import { Construct } from 'constructs';
import { inStacks, Shared } from './stacks';
import { Subject, Variant } from './subject';

/** A role that no construct can change: what it may do is the same in all variants. */
interface SharedRole extends Shared {
  readonly role: iam.IRole;
}

function withRole(shared: Shared): SharedRole {
  return { ...shared, role: iam.Role.fromRoleArn(shared.stack, 'Role', 'arn:aws:iam::111122223333:role/serving', { mutable: false }) };
}

interface RawModels {
  readonly executionRoleArn: string;
  readonly image: string;
  readonly location: string;
}

/** Where the data is: as SageMaker documents it, or as the alpha module writes it. */
type Locate = (bucket: IBucket) => string;
const S3: Locate = (bucket) => `s3://${bucket.bucketName}/churn`;
const HTTPS: Locate = (bucket) => bucket.urlForObject('churn');

function rawModels(shared: Shared, locate: Locate): RawModels {
  const { role, repository, bucket } = withRole(shared);
  return { executionRoleArn: role.roleArn, image: repository.repositoryUriForTag('1.0'), location: locate(bucket) };
}

function rawProps({ executionRoleArn, image, location }: RawModels, version: number): CfnModelProps {
  return {
    executionRoleArn,
    primaryContainer: { image, modelDataUrl: `${location}/${version}/model.tar.gz`, environment: { LOG_LEVEL: 'info' } },
  };
}

/** The least that a construct of the second level is: what it costs is CDK's. */
class ForwardingModel extends Resource {
  constructor(scope: Construct, id: string, props: CfnModelProps) {
    super(scope, id);
    new CfnModel(this, 'Resource', props);
  }
}

function raw(locate: Locate): Variant {
  return (app: App, count: number) => inStacks(
    app, count, (shared) => rawModels(shared, locate),
    ({ stack }, models, version) => new CfnModel(stack, `Model${version}`, rawProps(models, version)),
  );
}

function forwarding(locate: Locate): Variant {
  return (app: App, count: number) => inStacks(
    app, count, (shared) => rawModels(shared, locate),
    ({ stack }, models, version) => new ForwardingModel(stack, `Model${version}`, rawProps(models, version)),
  );
}

/**
 * The same models: by CDK's L1, by an L2 that only forwards its properties, and by the library, which says of each that
 * its role cannot be changed.
 */
export const MODELS: Subject = {
  resourceType: CfnModel.CFN_RESOURCE_TYPE_NAME,
  most: 1_000,
  variants: {
    raw: raw(S3),
    forwarding: forwarding(S3),
    library: (app: App, count: number) => inStacks(app, count,
      (shared) => ({ ...withRole(shared), image: ContainerImage.fromEcrRepository(shared.repository, '1.0') }),
      ({ stack }, { role, image, bucket }, version) => new Model(stack, `Model${version}`, {
        role,
        containers: [ModelContainer.fromImage(image, {
          modelData: ModelData.fromBucket(bucket, `churn/${version}/model.tar.gz`), environment: { LOG_LEVEL: 'info' },
        })],
      })),
  },
};

/** The same by CDK's alpha module. */
export const ALPHA_MODELS: Subject = {
  resourceType: CfnModel.CFN_RESOURCE_TYPE_NAME,
  most: 1_000,
  variants: {
    raw: raw(HTTPS),
    forwarding: forwarding(HTTPS),
    alpha: (app: App, count: number) => inStacks(app, count,
      (shared) => ({ ...withRole(shared), image: alpha.ContainerImage.fromEcrRepository(shared.repository, '1.0') }),
      ({ stack }, { role, image, bucket }, version) => new alpha.Model(stack, `Model${version}`, {
        role,
        containers: [{ image, modelData: alpha.ModelData.fromBucket(bucket, `churn/${version}/model.tar.gz`), environment: { LOG_LEVEL: 'info' } }],
      })),
  },
};
