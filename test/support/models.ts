import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { Statement, THROUGH_S3 } from './grants';
import { ContainerImage, ImageContainerOptions, Model, ModelContainer, ModelProps } from '../../src';

export const MODEL = 'AWS::SageMaker::Model';

/** An image with a tag that nobody moves. */
export const IMAGE = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3';

/** The least that a container needs. */
export function fromImage(options?: ImageContainerOptions, image = ContainerImage.fromUri(IMAGE)): ModelContainer {
  return ModelContainer.fromImage(image, options);
}

/** A model of one container, unless told otherwise. */
export function newModel(scope: Construct, props: Partial<ModelProps> = {}, id = 'Model'): Model {
  return new Model(scope, id, { containers: [fromImage()], ...props });
}

/** A VPC that is made elsewhere: two private subnets, two isolated ones and two public ones. */
export function newVpc(scope: Construct, id = 'Vpc'): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(scope, id, {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    privateSubnetIds: ['subnet-0000000000000000a', 'subnet-0000000000000000b'],
    isolatedSubnetIds: ['subnet-0000000000000001a', 'subnet-0000000000000001b'],
    publicSubnetIds: ['subnet-0000000000000002a', 'subnet-0000000000000002b'],
  });
}

/** A security group that is made elsewhere. */
export function securityGroup(scope: Construct, end: string): ec2.ISecurityGroup {
  return ec2.SecurityGroup.fromSecurityGroupId(scope, `Group${end}`, `sg-0123456789abcdef${end}`);
}

/** The logs of every model in a stack of an environment. */
export function logs(where = 'eu-west-1:111122223333'): Statement {
  return {
    Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    Effect: 'Allow',
    Resource: `arn:\${AWS::Partition}:logs:${where}:log-group:/aws/sagemaker/*`,
  };
}

/** The metrics of every model. */
export const METRICS: Statement = {
  Action: 'cloudwatch:PutMetricData',
  Effect: 'Allow',
  Resource: '*',
  Condition: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*', 'AWS/SageMaker'] } },
};

export const LOGIN: Statement = { Action: 'ecr:GetAuthorizationToken', Effect: 'Allow', Resource: '*' };

export function pull(repository: string): Statement {
  return { Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], Effect: 'Allow', Resource: repository };
}

/** What the image of these tests needs. */
export const PULL = pull('arn:${AWS::Partition}:ecr:eu-west-1:111122223333:repository/churn');

export function readObject(object: string): Statement {
  return { Action: 's3:GetObject', Effect: 'Allow', Resource: object };
}

export function listBelow(bucket: string, prefix: string): Statement {
  return { Action: 's3:ListBucket', Effect: 'Allow', Resource: bucket, Condition: { StringLike: { 's3:prefix': [prefix] } } };
}

export function decrypt(key: string): Statement {
  return { Action: 'kms:Decrypt', Effect: 'Allow', Resource: key, Condition: THROUGH_S3 };
}

export function accessPackage(modelPackage: string): Statement {
  return { Action: 'sagemaker:AccessModelPackage', Effect: 'Allow', Resource: modelPackage };
}
