import { CfnParameter, Errors, Fn } from 'aws-cdk-lib';
import { ContainerImage, InferenceSpecification, InstanceType } from '../../src';
import { TRANSFORM_INSTANCE_TYPES } from '../../src/catalogue/transform-instance-types';
import { renderedVersion } from '../artifacts/version';
import * as apiTypes from '../fixtures/instance-types.json';
import { messageOf, newStack } from '../support';

const CONSTANTS = InstanceType as unknown as Record<string, InstanceType | undefined>;

/** As the API spells it, without `ml.`: capitals, and underscores for dots and dashes. */
function constantFor(type: string): string {
  return type.slice(3).toUpperCase().replace(/[.-]/g, '_');
}

describe('constants', () => {
  test('are there for every type of endpoints', () => {
    const types = apiTypes.ProductionVariantInstanceType;
    expect(types).toHaveLength(277);
    expect(types.filter((type) => CONSTANTS[constantFor(type)]?.toString() !== type)).toEqual([]);
  });

  test('are there for every type of transform jobs', () => {
    const types = apiTypes.TransformInstanceType;
    expect(types).toHaveLength(116);
    expect(types.filter((type) => CONSTANTS[constantFor(type)]?.toString() !== type)).toEqual([]);
  });

  test('of transform jobs are those of which no warning is given', () => {
    expect([...TRANSFORM_INSTANCE_TYPES].sort()).toEqual([...apiTypes.TransformInstanceType].sort());
  });

  test('are there for nothing else', () => {
    expect(Object.values(CONSTANTS)).toHaveLength(277);
  });

  test('have names that one can guess', () => {
    expect(InstanceType.M5_LARGE.toString()).toBe('ml.m5.large');
    expect(InstanceType.G4DN_12XLARGE.toString()).toBe('ml.g4dn.12xlarge');
    expect(InstanceType.P6_B200_48XLARGE.toString()).toBe('ml.p6-b200.48xlarge');
    expect(InstanceType.P6E_GB200_36XLARGE.toString()).toBe('ml.p6e-gb200.36xlarge');
  });
});

describe('of', () => {
  test('takes a type that has no constant', () => {
    expect(InstanceType.of('ml.m99.huge').toString()).toBe('ml.m99.huge');
  });

  test('takes a parameter', () => {
    const stack = newStack();
    const type = InstanceType.of(new CfnParameter(stack, 'Type').valueAsString);
    const image = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0');
    const inferenceSpecification = new InferenceSpecification({
      containers: [{ image }],
      supportedContentTypes: ['text/csv'],
      supportedResponseMimeTypes: ['text/csv'],
      supportedTransformInstanceTypes: [type],
    });
    expect(renderedVersion(stack, { inferenceSpecification }).InferenceSpecification.SupportedTransformInstanceTypes).toEqual([{ Ref: 'Type' }]);
  });

  test('takes a type that is imported', () => {
    expect(newStack().resolve(InstanceType.of(Fn.importValue('Type')).toString())).toEqual({ 'Fn::ImportValue': 'Type' });
  });

  test('refuses a type without its prefix', () => {
    expect(messageOf(() => InstanceType.of('m5.large'))).toBe([
      'invalid instance type:',
      '  - instanceType: "m5.large" is not a SageMaker instance type. write it with the prefix ml., such as ml.m5.large',
    ].join('\n'));
  });

  test('refuses by an error of CDK', () => {
    expect.assertions(1);
    try {
      InstanceType.of('m5.large');
    } catch (error) {
      expect(Errors.isValidationError(error)).toBe(true);
    }
  });
});
