import { Arn, Aws, CfnResource, Token } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { KeyOrArn } from './keys';
import { referencedResource } from '../cdk/resource-behind';

const ALIAS = /alias\/[^]+$/;

/** The region and the account in an ARN, which may be those of another account. */
const ENV_OF_ARN = /^arn:[^:]*:kms:([^:]*):([^:]*):/;

/** The key that an L1 resource names by its ARN, its ID or an alias. */
export function keyNamed({ env, node }: CfnResource, name: string): KeyOrArn {
  const key = referencedResource(name, kms.CfnKey.isCfnKey);
  if (key) { return key; }
  const [aliasName] = ALIAS.exec(name) ?? [];
  if (aliasName !== undefined) {
    const [, region = env.region, account = env.account] = ENV_OF_ARN.exec(name) ?? [];
    return { aliasName, env: { account, region }, node };
  }
  // If a token turns out to be an ID, IAM refuses the policy at the deployment.
  return Token.isUnresolved(name) || name.startsWith('arn:')
    ? name
    : Arn.format({ partition: Aws.PARTITION, service: 'kms', ...env, resource: 'key', resourceName: name });
}

/** The key of an L1 package, if it is known at synthesis whether there is one. */
export function keyOfL1(modelPackage: CfnModelPackage): KeyOrArn | undefined {
  const { kmsKeyId } = securityConfigOf(modelPackage);
  return kmsKeyId === undefined ? undefined : keyNamed(modelPackage, Token.asString(kmsKeyId));
}

/** Whether it is known only at deployment whether an L1 package has a key. */
export function isKeyUnknown(modelPackage: CfnModelPackage): boolean {
  return Object.keys(securityConfigOf(modelPackage)).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

function securityConfigOf({ securityConfig, stack }: CfnModelPackage): Partial<CfnModelPackage.SecurityConfigProperty> {
  const config: unknown = Token.isUnresolved(securityConfig) ? stack.resolve(securityConfig) : securityConfig;
  return config ?? {};
}
