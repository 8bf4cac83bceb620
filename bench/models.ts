import { ArnFormat, Resource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModel, CfnModelProps } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { inStacks, Shape, Shared } from './stacks';
import { Subject, Variant } from './subject';
import { ContainerImage, Model, ModelContainer, ModelData } from 'cdk-sagemaker-model-package';

type MakeModel = (scope: Construct, id: string, props: CfnModelProps) => CfnModel;
const L1: MakeModel = (scope, id, props) => new CfnModel(scope, id, props);

/** The least that a construct of the second level is: what it costs is CDK's. */
class ForwardingModel extends Resource {
  public readonly resource: CfnModel;

  constructor(scope: Construct, id: string, props: CfnModelProps) {
    super(scope, id);
    this.resource = new CfnModel(this, 'Resource', props);
  }
}

const FORWARDING: MakeModel = (scope, id, props) => new ForwardingModel(scope, id, props).resource;

/** What raw models need of their stack, made once, as a careful author would. */
export interface RawModels {
  readonly image: string;
  readonly location: string;
}

export function rawProps({ image, location }: RawModels, role: iam.IRole, version: number): CfnModelProps {
  return {
    executionRoleArn: role.roleArn,
    primaryContainer: { image, modelDataUrl: `${location}/${version}/model.tar.gz`, environment: { LOG_LEVEL: 'info' } },
  };
}

/** As many as fit into one policy: CDK would split a larger one, and IAM accept ten of them at most. */
const MODELS_A_ROLE = 40;

/** The role of each model, which the first of them creates. */
function roles(make: (id: string) => iam.Role): (version: number) => iam.Role {
  let role: iam.Role | undefined;
  return (version) => role = version % MODELS_A_ROLE === 0 ? make(`Role${version}`) : role!;
}

function newRole({ stack }: Shared, id: string): iam.Role {
  return new iam.Role(stack, id, { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
}

/** A role with what its models need in common. */
function permittedRole(shared: Shared, id: string): iam.Role {
  const { stack, repository } = shared;
  const role = newRole(shared, id);
  const allow = (statement: iam.PolicyStatementProps) => role.addToPolicy(new iam.PolicyStatement(statement));
  allow({
    actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    resources: [repository.repositoryArn],
  });
  allow({ actions: ['ecr:GetAuthorizationToken'], resources: ['*'] });
  allow({
    actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    resources: [stack.formatArn({
      service: 'logs', resource: 'log-group', arnFormat: ArnFormat.COLON_RESOURCE_NAME, resourceName: '/aws/sagemaker/*',
    })],
  });
  allow({
    actions: ['cloudwatch:PutMetricData'],
    resources: ['*'],
    conditions: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*', 'AWS/SageMaker'] } },
  });
  return role;
}

function permittedModels(shared: Shared): RawModels & { roleOf(version: number): iam.Role } {
  return {
    roleOf: roles((id) => permittedRole(shared, id)),
    image: shared.repository.repositoryUriForTag('1.0'),
    location: `s3://${shared.bucket.bucketName}/churn`,
  };
}

/** By the L1, each with the permission to read its data, for whose policy it waits. */
function permitted(shape: Shape, make: MakeModel): Variant {
  return (app, count) => inStacks(app, count, shape, permittedModels, ({ stack, bucket }, common, version) => {
    const role = common.roleOf(version);
    const { policyDependable } = role.addToPrincipalPolicy(new iam.PolicyStatement({
      actions: ['s3:GetObject'], resources: [bucket.arnForObjects(`churn/${version}/model.tar.gz`)],
    }));
    make(stack, `Model${version}`, rawProps(common, role, version)).node.addDependency(policyDependable!);
  });
}

/**
 * The same models, forty of a role, which may only read their artifacts: by CDK's L1 with permissions that are written
 * by hand, by an L2 that only forwards its properties, and by the library.
 */
export function models(shape: Shape): Subject {
  return {
    resourceType: CfnModel.CFN_RESOURCE_TYPE_NAME,
    counts: [1_000],
    synthesized: false,
    variants: {
      raw: permitted(shape, L1),
      forwarding: permitted(shape, FORWARDING),
      library: (app, count) => inStacks(app, count, shape,
        (shared) => ({ roleOf: roles((id) => newRole(shared, id)), image: ContainerImage.fromEcrRepository(shared.repository, '1.0') }),
        ({ stack, bucket }, { roleOf, image }, version) => new Model(stack, `Model${version}`, {
          role: roleOf(version),
          containers: [ModelContainer.fromImage(image, {
            modelData: ModelData.fromBucket(bucket, `churn/${version}/model.tar.gz`), environment: { LOG_LEVEL: 'info' },
          })],
        })),
    },
  };
}
