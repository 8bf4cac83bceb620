import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { objectOf } from '../artifacts/s3-uri';

/*
 * What a template says of resources that it only names: as much of their constructs as the checks look at. They are no
 * constructs, as nothing may be added to an app that is synthesized.
 */

const UNKNOWN_ENV = { account: Aws.ACCOUNT_ID, region: Aws.REGION };

function envOf(arn: string): { readonly account: string; readonly region: string } {
  const [, , , region, account] = arn.split(':');
  return { account: account || UNKNOWN_ENV.account, region: region || UNKNOWN_ENV.region };
}

export function roleOf(roleArn: string): iam.IRoleRef {
  return { roleRef: { roleArn, roleName: roleArn }, env: envOf(roleArn) } as iam.IRoleRef;
}

export function functionOf(functionArn: string): lambda.IFunctionRef {
  return { functionRef: { functionArn, functionName: functionArn }, env: envOf(functionArn) } as lambda.IFunctionRef;
}

export function keyOf(keyArn: string): kms.IKeyRef {
  return { keyRef: { keyArn, keyId: keyArn }, env: UNKNOWN_ENV } as kms.IKeyRef;
}

export function groupOf(): sagemaker.IModelPackageGroupRef {
  return { env: UNKNOWN_ENV } as sagemaker.IModelPackageGroupRef;
}

/** A package by its name, its ARN or a reference. */
export function packageOf(nameOrArn: string): sagemaker.IModelPackageRef {
  return { modelPackageRef: { modelPackageArn: nameOrArn }, env: envOf(nameOrArn) } as sagemaker.IModelPackageRef;
}

/** The bucket and the prefix of a URI. Of one that is unknown, so are both. */
export function outputOf(uri: string): { readonly bucket: s3.IBucketRef; readonly prefix: string } {
  const { bucket, key } = objectOf(uri) ?? { bucket: uri, key: '' };
  const bucketRef = { bucketName: bucket, bucketArn: bucket };
  return { bucket: { bucketRef, env: UNKNOWN_ENV } as s3.IBucketRef, prefix: key };
}

export function securityGroupOf(securityGroupId: string): ec2.ISecurityGroupRef {
  return { securityGroupRef: { securityGroupId }, env: UNKNOWN_ENV } as ec2.ISecurityGroupRef;
}

/** A VPC of which a template names only subnets. */
export function vpcOf(subnetIds: string[]): ec2.IVpc {
  return {
    vpcId: Aws.NO_VALUE,
    env: UNKNOWN_ENV,
    selectSubnets: () => ({
      subnetIds, subnets: subnetIds.map((subnetId) => ({ subnetId, availabilityZone: subnetId })),
    }),
  } as unknown as ec2.IVpc;
}

/** The one policy that a check is about. */
export function removalPolicyOf(deletionPolicy: unknown): RemovalPolicy | undefined {
  return deletionPolicy === 'Snapshot' ? RemovalPolicy.SNAPSHOT : undefined;
}
