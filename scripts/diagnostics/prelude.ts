import { App, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ContainerImage, GovernanceRule, InferenceSpecification, InferenceSpecificationProps, InstanceType, ModelContainer,
  ModelData, ModelPackageDescription, ModelPackageGroup, ModelRegistryRules, S3Source, ValidationSpecification,
  ValidationSpecificationProps,
} from '../../src';

export type Prelude = ReturnType<typeof prelude>;

/** What all examples share. All but the last statement is shown in docs/diagnostics.md. */
export function prelude() {
  const app = new App();
  const env = { account: '111122223333', region: 'eu-west-1' };
  const stack = new Stack(app, 'Registry', { env });
  const group = new ModelPackageGroup(stack, 'Group');
  const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'models');
  const image = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3');
  const modelData = ModelData.fromBucket(bucket, 'churn/model.tar.gz');
  const container = ModelContainer.fromImage(image, { modelData });

  // A specification that suits versions and unversioned packages, with changes.
  const specification = (changes?: Partial<InferenceSpecificationProps>) => new InferenceSpecification({
    containers: [{ image, modelData }],
    supportedContentTypes: ['text/csv'],
    supportedResponseMimeTypes: ['text/csv'],
    supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
    supportedTransformInstanceTypes: [InstanceType.M5_LARGE],
    ...changes,
  });

  // An additional specification of a version.
  const additional = (name: string) => ({
    name,
    containers: [{ image, modelData }],
    supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
    supportedTransformInstanceTypes: [InstanceType.M5_LARGE],
  });

  // A validation, with changes.
  const validation = (changes?: Partial<ValidationSpecificationProps>) => new ValidationSpecification({
    profileName: 'profile',
    transformInput: { source: S3Source.fromBucketPrefix(bucket, 'input/') },
    transformOutput: { bucket, prefix: 'output/' },
    transformResources: { instanceType: InstanceType.M5_LARGE },
    ...changes,
  });

  // The description of a version that was registered elsewhere, with changes.
  const described = (changes: object = {}) => ModelPackageDescription.fromJson(JSON.stringify({
    ModelPackageArn: 'arn:aws:sagemaker:eu-west-1:444455556666:model-package/churn/7',
    InferenceSpecification: {
      Containers: [{
        Image: '444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn:7',
        ModelDataUrl: 's3://models-of-development/churn/7/model.tar.gz',
      }],
      SupportedContentTypes: ['text/csv'],
      SupportedResponseMIMETypes: ['text/csv'],
      SupportedRealtimeInferenceInstanceTypes: ['ml.m5.large'],
      SupportedTransformInstanceTypes: ['ml.m5.large'],
    },
    ...changes,
  }));

  // Applies one rule of an organization, and none of the library.
  const governed = (rule: GovernanceRule) => {
    Validations.of(app).addPlugins(new ModelRegistryRules({ libraryRules: false, governance: [rule] }));
  };

  // A role of the app, and accounts that are not part of it.
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  const partner = new iam.AccountPrincipal('444455556666');

  // A network with subnets in two availability zones.
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    privateSubnetRouteTableIds: ['rtb-0123456789abcdef0', 'rtb-0123456789abcdef1'],
  });

  return {
    app,
    env,
    stack,
    group,
    bucket,
    image,
    modelData,
    container,
    specification,
    additional,
    validation,
    described,
    governed,
    role,
    partner,
    vpc,
  };
}
