import { Size } from 'aws-cdk-lib';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import * as api from '../../src';
import { Kind, Property } from '../../src/diagnostics/shape-kinds';
import { CallName } from '../../src/diagnostics/shapes';

/** What environment variables hold in all samples: no message may show it. */
export const SECRET = 'hunter2';

/**
 * Everything that a struct or a call can be given, of the right kinds. Whether it makes sense together is no question
 * here.
 */
export class Samples {
  private readonly classes: { readonly [name: string]: unknown };
  private readonly cdk: { readonly [name: string]: unknown };
  /** What the methods of constructs and grants are called on. */
  private readonly instances: { readonly [name: string]: object };

  public constructor(public readonly scope: Construct) {
    const bucket = Bucket.fromBucketName(scope, 'Bucket', 'models');
    const group = new api.ModelPackageGroup(scope, 'Group');
    const modelPackage = new api.ModelPackage(scope, 'Package', { modelPackageGroup: group });
    const role = Role.fromRoleName(scope, 'Role', 'role');
    const vpc = Vpc.fromVpcAttributes(scope, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a'], privateSubnetIds: ['subnet-1'] });
    const image = api.ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/models:1');
    this.classes = {
      ContainerImage: image,
      GovernanceRule: api.GovernanceRule.RETENTION,
      InferenceSpecification: new api.InferenceSpecification({
        containers: [{ image }], supportedContentTypes: ['text/csv'], supportedResponseMimeTypes: ['text/csv'],
      }),
      InstanceType: api.InstanceType.of('ml.m5.large'),
      MachineLearningDomain: api.MachineLearningDomain.of('OTHER'),
      MachineLearningTask: api.MachineLearningTask.of('OTHER'),
      ModelCard: api.ModelCard.fromContent({}),
      ModelCardMetric: api.ModelCardMetric.number('accuracy', 0.9),
      ModelContainer: api.ModelContainer.fromImage(image),
      ModelLifeCycleStage: api.ModelLifeCycleStage.QA,
      ModelLifeCycleStageStatus: api.ModelLifeCycleStageStatus.APPROVED,
      ModelData: api.ModelData.fromBucket(bucket, 'model.tar.gz'),
      ModelPackageDescription: api.ModelPackageDescription.fromJson('{ "Domain": "OTHER" }'),
      PrebuiltRepository: api.PrebuiltRepository.XGBOOST,
      PromotedArtifacts: api.PromotedArtifacts.inPlace(),
      S3File: api.S3File.fromBucket(bucket, 'statistics.json'),
      S3Source: api.S3Source.fromBucketPrefix(bucket),
      ValidationSpecification: new api.ValidationSpecification({
        profileName: 'profile',
        transformInput: { source: api.S3Source.fromBucketPrefix(bucket) },
        transformOutput: { bucket },
        transformResources: { instanceType: api.InstanceType.of('ml.m5.large') },
      }),
    };
    this.cdk = {
      Construct: scope,
      IBucket: bucket,
      IBucketRef: bucket,
      IEventBus: EventBus.fromEventBusName(scope, 'Bus', 'central'),
      IFunctionRef: Function.fromFunctionName(scope, 'Function', 'function'),
      IGrantable: role,
      IKeyRef: Key.fromKeyArn(scope, 'KeyRef', 'arn:aws:kms:eu-west-1:111122223333:key/1'),
      IModelPackageGroupRef: group,
      IModelPackageRef: modelPackage,
      IPolicyValidationContext: { templatePaths: [] },
      IRepositoryRef: Repository.fromRepositoryName(scope, 'Repository', 'models'),
      IRoleRef: role,
      IRuleTarget: new SqsQueue(Queue.fromQueueArn(scope, 'Queue', 'arn:aws:sqs:eu-west-1:111122223333:queue')),
      ISecurityGroupRef: { securityGroupRef: { securityGroupId: 'sg-1' } },
      ISubnet: vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_WITH_EGRESS }).subnets[0],
      IVpc: vpc,
      PolicyStatement: new PolicyStatement(),
      Size: Size.mebibytes(6),
    };
    this.instances = {
      Model: api.Model.fromModelArn(scope, 'Model', 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn'),
      ModelPackageGroup: group,
      ModelPackageGrants: modelPackage.grants,
      ModelPackageGroupEvents: api.ModelPackageGroupEvents.fromModelPackageGroup(group),
      ModelPackageGroupGrants: group.grants,
      GovernanceRule: api.GovernanceRule.RETENTION,
      ModelRegistryRules: new api.ModelRegistryRules(),
      PromotedArtifacts: api.PromotedArtifacts.inPlace(),
    };
  }

  public argumentsOf(parameters: readonly Property[]): unknown[] {
    return parameters.map(({ name, kind }) => name === 'id' ? 'Wrong' : this.of(kind));
  }

  public of(kind: Kind): unknown {
    switch (kind.is) {
      case 'any': return {};
      case 'string': return kind.isEntry ? SECRET : 'text';
      case 'number': return 1;
      case 'boolean': return true;
      case 'enum': return Object.values(kind.members)[0];
      case 'class': return this.classes[kind.name];
      case 'cdk': return this.cdk[kind.name];
      case 'list': return [this.of(kind.each)];
      case 'map': return { TOKEN: this.of(kind.each) };
      case 'struct': return Object.fromEntries([...kind.properties].map(([name, property]) => [name, this.of(property.kind)]));
    }
  }

  /** Calls a constructor (`new Model`), a static method or a method. */
  public call(call: CallName, values: readonly unknown[]): unknown {
    const exported: { readonly [name: string]: any } = api;
    if (call.startsWith('new ')) { return new exported[call.slice('new '.length)](...values); }
    const [type, method] = call.split('.');
    const holder = method in exported[type] ? exported[type] : this.instances[type];
    return holder[method](...values);
  }
}
