import { Aspects, CfnResource, RemovalPolicies, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { IConstruct } from 'constructs';
import {
  ContainerImage, InferenceSpecification, ModelApprovalStatus, ModelData, ModelPackage, ModelPackageGroup,
} from '../../src';
import { GROUP, newStack, PACKAGE, resourceOf, warningsOf } from '../support';
import { bucket, container, specification } from '../support/packages';

/** The codes of all warnings of a stack with the paths of their constructs. */
function warningsIn(stack: Stack): string[] {
  return warningsOf(stack).map(({ path, code }) => `${path}: ${code}`);
}

function version(stack: Stack, props = {}): ModelPackage {
  return new ModelPackage(stack, 'Version', {
    modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn'), inferenceSpecification: specification(), ...props,
  });
}

describe('an approval', () => {
  test('that the code does not decide is not in the template, so that an update keeps what people decided', () => {
    const stack = newStack();
    version(stack);
    expect(resourceOf(stack, PACKAGE).Properties.ModelApprovalStatus).toBeUndefined();
    expect(warningsIn(stack)).toEqual([]);
  });

  test('that the code leaves pending warns, as each update would take a decision back', () => {
    const stack = newStack();
    version(stack, { approvalStatus: ModelApprovalStatus.PENDING_MANUAL_APPROVAL });
    expect(resourceOf(stack, PACKAGE).Properties.ModelApprovalStatus).toBe('PendingManualApproval');
    expect(warningsIn(stack)).toEqual(['Stack/Version: ModelPackage.approvalOwnedByTemplate']);
  });

  test('that the code rejects does not warn', () => {
    const stack = newStack();
    version(stack, { approvalStatus: ModelApprovalStatus.REJECTED });
    expect(warningsIn(stack)).toEqual([]);
  });
});

describe('a failed first deployment', () => {
  test('removes the group and the version that it created, and nothing else is ever deleted', () => {
    const stack = newStack();
    version(stack, { modelPackageGroup: new ModelPackageGroup(stack, 'New') });
    const policies = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
    expect(resourceOf(stack, GROUP)).toMatchObject(policies);
    expect(resourceOf(stack, PACKAGE)).toMatchObject(policies);
  });

  test('removes an unversioned package that it created', () => {
    const stack = newStack();
    new ModelPackage(stack, 'Package', { inferenceSpecification: specification() });
    expect(resourceOf(stack, PACKAGE)).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });
});

describe('what destroys', () => {
  test.each<[string, (stack: Stack) => void]>([
    ['by its properties', (stack) => {
      const modelPackageGroup = new ModelPackageGroup(stack, 'Group2', { removalPolicy: RemovalPolicy.DESTROY });
      version(stack, { modelPackageGroup, removalPolicy: RemovalPolicy.DESTROY });
    }],
    ['by RemovalPolicies', (stack) => {
      version(stack, { modelPackageGroup: new ModelPackageGroup(stack, 'Group2') });
      RemovalPolicies.of(stack).destroy();
    }],
    ['by an aspect', (stack) => {
      version(stack, { modelPackageGroup: new ModelPackageGroup(stack, 'Group2') });
      Aspects.of(stack.node.root).add({
        visit: (node: IConstruct) => {
          if (CfnResource.isCfnResource(node)) { node.applyRemovalPolicy(RemovalPolicy.DESTROY); }
        },
      });
    }],
  ])('%s warns', (_how, build) => {
    const stack = newStack();
    build(stack);
    expect(warningsIn(stack).sort()).toEqual(['Stack/Group2: ModelPackageGroup.destroy', 'Stack/Version: ModelPackage.destroy']);
  });

  test('does not warn where it retains', () => {
    const stack = newStack();
    version(stack, { modelPackageGroup: new ModelPackageGroup(stack, 'Group2', { removalPolicy: RemovalPolicy.RETAIN }), removalPolicy: RemovalPolicy.RETAIN });
    expect(warningsIn(stack)).toEqual([]);
  });
});

test('a version without anything to serve warns', () => {
  const stack = newStack();
  version(stack, { inferenceSpecification: undefined });
  expect(warningsIn(stack)).toEqual(['Stack/Version: ModelPackage.nothingToServe']);
});

test('a misspelt property in an object variable, which passes the compiler, warns', () => {
  const stack = newStack();
  const props = { inferenceSpecification: undefined, inferenceSpec: specification() };
  version(stack, props);
  expect(warningsIn(stack)).toEqual(['Stack/Version: ModelPackage.nothingToServe', 'Stack/Version: Shape.unknownProperty']);
});

describe('a specification without lists of instance types', () => {
  const without = (overrides = {}) => new InferenceSpecification({
    containers: [container(overrides)], supportedContentTypes: ['text/csv'], supportedResponseMimeTypes: ['text/csv'],
  });

  test('warns of both', () => {
    const stack = newStack();
    version(stack, { inferenceSpecification: without() });
    expect(warningsIn(stack)).toEqual(['Stack/Version: ModelPackage.instanceTypesMissing']);
    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp(
      '^inferenceSpecification\\.supportedRealtimeInferenceInstanceTypes, inferenceSpecification\\.supportedTransformInstanceTypes: is missing'))).toHaveLength(1);
  });

  test('warns in additional specifications, too', () => {
    const stack = newStack();
    version(stack, { additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()] }] });
    expect(warningsIn(stack)).toContain('Stack/Version: ModelPackage.instanceTypesMissing');
  });

  test('does not warn of transform types where the model data is uncompressed', () => {
    const stack = newStack();
    version(stack, { inferenceSpecification: without({ modelData: ModelData.fromBucketPrefix(bucket(), 'model/'), image: ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3') }) });
    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp(
      '^inferenceSpecification\\.supportedRealtimeInferenceInstanceTypes: is missing'))).toHaveLength(1);
  });
});
