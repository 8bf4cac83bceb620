import { Arn, Aws, CfnResource, Token } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { KeyOrArn } from './keys';
import { referencedResource } from '../cdk/resource-behind';

const ALIAS = /alias\/[^]+$/;

/** The key that an L1 resource names by its ARN, its ID or an alias. */
export function keyNamed({ env, node }: CfnResource, name: string): KeyOrArn {
  const key = referencedResource(name, kms.CfnKey.isCfnKey);
  if (key) { return key; }
  const [aliasName] = ALIAS.exec(name) ?? [];
  if (aliasName !== undefined) { return { aliasName, env, node }; }
  // If a token turns out to be an ID, IAM refuses the policy at the deployment.
  return Token.isUnresolved(name) || name.startsWith('arn:')
    ? name
    : Arn.format({ partition: Aws.PARTITION, service: 'kms', ...env, resource: 'key', resourceName: name });
}

/** The key of an L1 package. */
export function keyOfL1(modelPackage: CfnModelPackage): KeyOrArn | undefined {
  const { kmsKeyId } = (modelPackage.securityConfig ?? {}) as Partial<CfnModelPackage.SecurityConfigProperty>;
  return kmsKeyId === undefined ? undefined : keyNamed(modelPackage, kmsKeyId);
}
