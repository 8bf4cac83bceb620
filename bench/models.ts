import * as alpha from '@aws-cdk/aws-sagemaker-alpha';
import { App, Resource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModel, CfnModelProps } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { inStacks, Shared } from './stacks';
import { Subject } from './subject';

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

function rawModels(shared: Shared): RawModels {
  const { role, repository, bucket } = withRole(shared);
  return { executionRoleArn: role.roleArn, image: repository.repositoryUriForTag('1.0'), location: bucket.urlForObject('churn') };
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

/** The same models: by CDK's L1, by an L2 that only forwards its properties, and by CDK's alpha module. */
export const MODELS: Subject = {
  resourceType: CfnModel.CFN_RESOURCE_TYPE_NAME,
  most: 1_000,
  variants: {
    raw: (app: App, count: number) => inStacks(app, count, rawModels, ({ stack }, models, version) =>
      new CfnModel(stack, `Model${version}`, rawProps(models, version))),

    forwarding: (app: App, count: number) => inStacks(app, count, rawModels, ({ stack }, models, version) =>
      new ForwardingModel(stack, `Model${version}`, rawProps(models, version))),

    alpha: (app: App, count: number) => inStacks(app, count,
      (shared) => ({ ...withRole(shared), image: alpha.ContainerImage.fromEcrRepository(shared.repository, '1.0') }),
      ({ stack }, { role, image, bucket }, version) => new alpha.Model(stack, `Model${version}`, {
        role,
        containers: [{ image, modelData: alpha.ModelData.fromBucket(bucket, `churn/${version}/model.tar.gz`), environment: { LOG_LEVEL: 'info' } }],
      })),
  },
};
