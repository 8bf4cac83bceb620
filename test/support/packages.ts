import { App, Stack, Stage } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  ContainerImage, InferenceContainer, InferenceSpecification, InferenceSpecificationProps, InstanceType, ModelPackageGroup, S3Source,
  ValidationSpecification, ValidationSpecificationProps,
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
    supportedTransformInstanceTypes: [InstanceType.M5_XLARGE],
    ...overrides,
  });
}

/** What `specification()` renders. */
export const SPECIFICATION = {
  Containers: [{ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' }],
  SupportedContentTypes: ['text/csv'],
  SupportedResponseMIMETypes: ['text/csv'],
  SupportedRealtimeInferenceInstanceTypes: ['ml.m5.large'],
  SupportedTransformInstanceTypes: ['ml.m5.xlarge'],
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

/** A resource as it stands in a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties: any;
  readonly DependsOn?: string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** The template of a stack, once the whole app, stages included, has been synthesized and validated. */
export function templateOf(stack: Stack): { Resources: { [logicalId: string]: TemplateResource }; [section: string]: any } {
  (stack.node.root as Stage).synth();
  return Template.fromStack(stack).toJSON() as any;
}

/** The one resource of a type, with its logical id. */
export function resourceOf(stack: Stack, type: string): TemplateResource & { logicalId: string } {
  const found = Object.entries(templateOf(stack).Resources).filter(([, resource]) => resource.Type === type);
  expect(found).toHaveLength(1);
  return { logicalId: found[0][0], ...found[0][1] };
}

/** A warning as users see it. */
export interface ShownWarning {
  /** The path of the construct. */
  readonly path: string;
  /** The id by which it can be acknowledged. */
  readonly id: string;
  readonly message: string;
}

/** All warnings of a stack, once the whole app has been synthesized and validated. */
export function shownWarnings(stack: Stack): ShownWarning[] {
  (stack.node.root as Stage).synth();
  return Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ id, entry }) => {
    const [, message, acknowledged] = /^([^]*) \[ack: (?:Annotation::)?([^\]]+)\]$/.exec(entry.data as string)!;
    return { path: id.slice(1), id: acknowledged, message };
  });
}
