import { Arn, Aws, Token } from 'aws-cdk-lib';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';

/** The ARN of the key of an L1 package, which may name its key by ARN or by id. IAM takes no alias for a key. */
export function keyArnOf(modelPackage: CfnModelPackage): string | undefined {
  const { kmsKeyId } = (modelPackage.securityConfig ?? {}) as Partial<CfnModelPackage.SecurityConfigProperty>;
  if (kmsKeyId === undefined || (!Token.isUnresolved(kmsKeyId) && kmsKeyId.includes('alias/'))) { return undefined; }
  return isArn(modelPackage, kmsKeyId) ? kmsKeyId : Arn.format({
    partition: Aws.PARTITION, service: 'kms', ...modelPackage.env, resource: 'key', resourceName: kmsKeyId,
  });
}

/** The `Ref` of a key is its id; whatever else is known at deployment alone is taken for an ARN. */
function isArn(modelPackage: CfnModelPackage, kmsKeyId: string): boolean {
  return Token.isUnresolved(kmsKeyId) ? modelPackage.stack.resolve(kmsKeyId).Ref === undefined : kmsKeyId.startsWith('arn:');
}
