import { CfnParameter } from 'aws-cdk-lib';
import { MachineLearningDomain } from '../../src';
import { renderedVersion } from '../artifacts/version';
import { newStack } from '../support';

test('constants are as SageMaker spells them', () => {
  expect(Object.entries(MachineLearningDomain).map(([name, { value }]) => [name, value])).toEqual([
    ['COMPUTER_VISION', 'COMPUTER_VISION'],
    ['NATURAL_LANGUAGE_PROCESSING', 'NATURAL_LANGUAGE_PROCESSING'],
    ['MACHINE_LEARNING', 'MACHINE_LEARNING'],
  ]);
});

test('a package has its domain', () => {
  expect(renderedVersion(newStack(), { domain: MachineLearningDomain.COMPUTER_VISION }).Domain).toBe('COMPUTER_VISION');
});

test('any other domain is taken as it is', () => {
  expect(renderedVersion(newStack(), { domain: MachineLearningDomain.of('ROBOTICS') }).Domain).toBe('ROBOTICS');
});

test('a domain may be a parameter', () => {
  const stack = newStack();
  expect(renderedVersion(stack, { domain: MachineLearningDomain.of(new CfnParameter(stack, 'Domain').valueAsString) }).Domain).toEqual({ Ref: 'Domain' });
});

test('without a domain, there is none', () => {
  expect(renderedVersion(newStack(), {})).not.toHaveProperty('Domain');
});
