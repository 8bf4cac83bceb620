import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ModelStack } from '../../examples/registry/model-stack';
import { RegistryStack } from '../../examples/registry/registry-stack';
import { warningsOf } from '../support';
import { sinceCdk, withoutFlag } from '../support/cdk';

sinceCdk('2.254.0', 'the stacks of the example are held together by a weak reference', () => {
  const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
  const registry = new RegistryStack(app, 'ModelRegistry');
  const serving = new ModelStack(app, 'ModelServing', { modelPackage: registry.modelPackage });

  describe.each([registry, serving])('the example stack %s', (stack) => {
    withoutFlag('@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy', 'CDK makes buckets and networks in another way', () => {
      test('has the template that was read and found good', () => {
        expect(Template.fromStack(stack).toJSON()).toMatchSnapshot();
      });
    });

    test('warns of nothing', () => {
      expect(warningsOf(stack)).toEqual([]);
    });
  });
});
