import { App, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  ContainerImage, InferenceContainer, InferenceSpecification, InferenceSpecificationProps, InstanceType,
  ModelPackageGroup, S3Source, ValidationSpecification, ValidationSpecificationProps,
} from '../../src';

/** An image with a tag that nobody moves. */
export const IMAGE = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3';

/** The least that a container needs. */
export function container(overrides: Partial<InferenceContainer> = {}): InferenceContainer {
  return { image: ContainerImage.fromUri(IMAGE), ...overrides };
}

/** The least that the specification of an unversioned package needs: enough for a version, too. */
export function specification(overrides: Partial<InferenceSpecificationProps> = {}): InferenceSpecification {
  return new InferenceSpecification({
    containers: [container()],
    supportedContentTypes: ['text/csv'],
    supportedResponseMimeTypes: ['text/csv'],
    supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
    supportedTransformInstanceTypes: [InstanceType.M5_XLARGE, InstanceType.M5_LARGE],
    ...overrides,
  });
}

/** What `specification()` renders. */
export const SPECIFICATION = {
  Containers: [{ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' }],
  SupportedContentTypes: ['text/csv'],
  SupportedResponseMIMETypes: ['text/csv'],
  SupportedRealtimeInferenceInstanceTypes: ['ml.m5.large'],
  SupportedTransformInstanceTypes: ['ml.m5.xlarge', 'ml.m5.large'],
};

/** A bucket that is made elsewhere. */
export function bucket(region?: string): s3.IBucket {
  return s3.Bucket.fromBucketAttributes(new Stack(), 'Data', { bucketName: 'data', region });
}

/** The least that a validation needs. */
export function validation(overrides: Partial<ValidationSpecificationProps> = {}): ValidationSpecification {
  return new ValidationSpecification({
    profileName: 'profile',
    transformInput: { source: S3Source.fromBucketPrefix(bucket(), 'input/') },
    transformOutput: { bucket: bucket(), prefix: 'output/' },
    transformResources: { instanceType: InstanceType.M5_LARGE },
    ...overrides,
  });
}

/** A group with a name of its own. */
export function newGroup(scope: Construct, id = 'Group'): ModelPackageGroup {
  return new ModelPackageGroup(scope, id, { modelPackageGroupName: 'churn' });
}

/** A stack named App and a construct in it named Ml: the place of the examples. */
export function newScope(): { stack: Stack; ml: Construct } {
  const stack = new Stack(new App(), 'App');
  return { stack, ml: new Construct(stack, 'Ml') };
}
