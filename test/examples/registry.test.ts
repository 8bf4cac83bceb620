import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ModelStack } from '../../examples/registry/model-stack';
import { RegistryStack } from '../../examples/registry/registry-stack';
import { warningsOf } from '../support';

const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
const registry = new RegistryStack(app, 'ModelRegistry');
const serving = new ModelStack(app, 'ModelServing', { modelPackage: registry.modelPackage });

describe.each([registry, serving])('the example stack %s', (stack) => {
  test('has the template that was read and found good', () => {
    expect(Template.fromStack(stack).toJSON()).toMatchSnapshot();
  });

  test('warns of nothing', () => {
    expect(warningsOf(stack)).toEqual([]);
  });
});
