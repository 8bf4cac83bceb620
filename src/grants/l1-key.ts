import { Token } from 'aws-cdk-lib';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';

/** The ARN of the key of an L1 package. A key that is named otherwise than by its ARN cannot be granted by IAM. */
export function keyArnOf({ securityConfig }: CfnModelPackage): string | undefined {
  const { kmsKeyId } = (securityConfig ?? {}) as Partial<CfnModelPackage.SecurityConfigProperty>;
  return kmsKeyId !== undefined && (Token.isUnresolved(kmsKeyId) || kmsKeyId.startsWith('arn:')) ? kmsKeyId : undefined;
}
