import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ContainerImage, InferenceContainer, InferenceSpecification, InstanceType, ModelPackage, ModelPackageGroup, ModelPackageProps } from '../../src';
import { PACKAGE, propertiesOf } from '../support';

/** An image about which nothing is special. */
export const IMAGE = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0');

/** A local archive. */
export const ARCHIVE = 'examples/registry/model/model.tar.gz';

/** A version, with nothing but what the test is about, in a group that is made elsewhere. */
export function newVersion(scope: Construct, props: ModelPackageProps, id = 'Version'): ModelPackage {
  const modelPackageGroup = ModelPackageGroup.fromModelPackageGroupName(scope, `GroupOf${id}`, 'churn');
  return new ModelPackage(scope, id, { modelPackageGroup, ...props });
}

/** What the template says of such a version. */
export function renderedVersion(stack: Stack, props: ModelPackageProps): any {
  newVersion(stack, props);
  return propertiesOf(stack, PACKAGE);
}

/** A specification of CSV in, CSV out. */
export function serving(...containers: Partial<InferenceContainer>[]): InferenceSpecification {
  return new InferenceSpecification({
    containers: containers.map((container) => ({ image: IMAGE, ...container })),
    supportedContentTypes: ['text/csv'],
    supportedResponseMimeTypes: ['text/csv'],
    supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
    supportedTransformInstanceTypes: [InstanceType.M5_LARGE],
  });
}

/** What the template says of the containers of a version. */
export function renderedContainers(stack: Stack, ...containers: Partial<InferenceContainer>[]): any[] {
  return renderedVersion(stack, { inferenceSpecification: serving(...containers) }).InferenceSpecification.Containers;
}
