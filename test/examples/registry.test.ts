import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RegistryStack } from '../../examples/registry/registry-stack';
import { warningsOf } from '../support';

const stack = new RegistryStack(new App(), 'ModelRegistry');

test('the example has the template that was read and found good', () => {
  expect(Template.fromStack(stack).toJSON()).toMatchSnapshot();
});

test('the example warns of nothing', () => {
  expect(warningsOf(stack)).toEqual([]);
});
