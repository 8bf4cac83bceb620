import { App, Stack } from 'aws-cdk-lib';
import { ModelStack } from '../../examples/registry/model-stack';
import { RegistryStack } from '../../examples/registry/registry-stack';
import { templateOf, warningsOf } from '../support';
import { hasCdk } from '../support/cdk';
import { flagsOfRun } from '../support/flags';

/** The stacks are held together by a weak reference. */
const testExample = hasCdk('2.254.0') ? test : test.skip;
/**
 * With the first flag on, or the second off, CDK makes networks and policies in another way, whatever the example sets.
 * Skipped by name, as jest takes the snapshots for obsolete otherwise.
 */
const { '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': restricts, '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': logs } = flagsOfRun();
const testTemplate = restricts === true || logs === false ? test.skip : testExample;

function stackOf(name: string): Stack {
  const app = new App({
    context: {
      '@aws-cdk/core:defaultCrossStackReferences': 'weak',
      '@aws-cdk/aws-events:eventsTargetQueueSameAccount': true,
      '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
    },
  });
  const registry = new RegistryStack(app, 'ModelRegistry');
  const serving = new ModelStack(app, 'ModelServing', { modelPackage: registry.modelPackage });
  return [registry, serving].find(({ stackName }) => stackName === name)!;
}

describe.each(['ModelRegistry', 'ModelServing'])('the example stack %s', (name) => {
  testTemplate('has the template that was read and found good', () => {
    expect(templateOf(stackOf(name))).toMatchSnapshot();
  });

  testExample('warns of nothing', () => {
    expect(warningsOf(stackOf(name))).toEqual([]);
  });
});
