import { join } from 'path';
import { Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ContainerImage, InferenceContainer, InferenceSpecification, InstanceType, ModelData, ModelPackage, ModelPackageGroup,
  ModelPackageProps, S3Source, ValidationSpecification, ValidationSpecificationProps,
} from 'cdk-sagemaker-model-package';

/**
 * An app of the corpus, in a stack of account 111122223333 in eu-west-1. It returns steps that do not depend on each
 * other.
 */
export type CorpusApp = (stack: Stack) => void | Array<() => void>;
export type CorpusApps = Record<string, CorpusApp>;

export const IMAGE_URI = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3';
export const MODEL_FILE = modelFile('model.tar.gz');

export function modelFile(name: string): string {
  return join(__dirname, '..', '..', 'examples', 'registry', 'model', name);
}

export function specification(...containers: InferenceContainer[]): InferenceSpecification {
  return new InferenceSpecification({
    containers: containers.length > 0 ? containers : [{ image: ContainerImage.fromUri(IMAGE_URI), modelData: ModelData.fromUri('s3://models/churn/3/model.tar.gz') }],
    supportedContentTypes: ['text/csv'],
    supportedResponseMimeTypes: ['text/csv'],
    supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
    supportedTransformInstanceTypes: [InstanceType.M5_LARGE],
  });
}

export function group(stack: Stack, id = 'Group'): ModelPackageGroup {
  return new ModelPackageGroup(stack, id, { modelPackageGroupName: 'churn' });
}

/** A version of a group named `churn`. */
export function version(stack: Stack, props: Partial<ModelPackageProps> = {}): ModelPackage {
  return new ModelPackage(stack, 'Version', { modelPackageGroup: group(stack), inferenceSpecification: specification(), ...props });
}

export function bucket(stack: Stack, id = 'Bucket'): s3.Bucket {
  return new s3.Bucket(stack, id, { bucketName: 'churn-models' });
}

/** A bucket with a key of its own. */
export function encryptedBucket(stack: Stack): s3.Bucket {
  return new s3.Bucket(stack, 'Bucket', { encryptionKey: key(stack, 'BucketKey') });
}

export function key(stack: Stack, id = 'Key'): kms.Key {
  return new kms.Key(stack, id);
}

export function repository(stack: Stack): ecr.Repository {
  return new ecr.Repository(stack, 'Repository');
}

export function role(stack: Stack, id = 'Role'): iam.Role {
  return new iam.Role(stack, id, { assumedBy: new iam.AccountRootPrincipal() });
}

export function sagemakerRole(stack: Stack, id = 'Execution'): iam.Role {
  return new iam.Role(stack, id, { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
}

export function validation(stack: Stack, props: Partial<ValidationSpecificationProps> = {}): ValidationSpecification {
  const results = new s3.Bucket(stack, 'Results');
  return new ValidationSpecification({
    profileName: 'held-out',
    transformInput: { source: S3Source.fromUri('s3://data/held-out/'), contentType: 'text/csv' },
    transformOutput: { bucket: results, prefix: 'churn' },
    transformResources: { instanceType: InstanceType.M5_LARGE },
    ...props,
  });
}
