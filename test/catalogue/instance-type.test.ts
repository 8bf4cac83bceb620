import { CfnParameter, Errors, Fn } from 'aws-cdk-lib';
import { ContainerImage, InferenceSpecification, InstanceType } from '../../src';
import * as catalogue from '../../src/catalogue/instance-types.json';
import { renderedVersion } from '../artifacts/version';
import { issuesOf, newStack } from '../support';

const CONSTANTS = InstanceType as unknown as Record<string, InstanceType | undefined>;

/** As the API spells it, without `ml.`: capitals, and underscores for dots and dashes. */
function constantFor(type: string): string {
  return type.slice(3).toUpperCase().replace(/[.-]/g, '_');
}

/** The types of one list of the catalogue. */
function typesOf({ sizes }: { sizes: { [family: string]: string } }): string[] {
  return Object.entries(sizes).flatMap(([family, its]) => its.split(' ').map((size) => `ml.${family}.${size}`));
}

describe('constants', () => {
  test.each([
    ['endpoints', typesOf(catalogue.hosting), 277],
    ['transform jobs', typesOf(catalogue.transform), 116],
  ])('are there for every type of %s', (_use, types, count) => {
    expect(types).toHaveLength(count);
    expect(types.filter((type) => CONSTANTS[constantFor(type)]?.toString() !== type)).toEqual([]);
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
    expect(issuesOf(() => InstanceType.of('m5.large'))).toEqual(['instanceType: Text.instanceType']);
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
