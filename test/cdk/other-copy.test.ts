import { App, Stack } from 'aws-cdk-lib';
import { version } from 'aws-cdk-lib/package.json';
import { Construct } from 'constructs';
import { appOfTool } from '../../scripts/diagnostics/app-of-tool';
import { Model, ModelContainer, ModelPackage, ModelPackageGroup } from '../../src';
import { otherCopyOf } from '../../src/cdk/other-copy';
import { issuesOf } from '../support';
import { specification } from '../support/packages';

/** As an app of another version of `constructs`. */
function treeOf(constructs: string): Construct {
  class OtherRoot extends Construct {}
  Object.defineProperty(OtherRoot, Symbol.for('jsii.rtti'), { value: { fqn: 'constructs.Construct', version: constructs } });
  return new OtherRoot(undefined as any, '');
}

describe('an app has one copy of CDK', () => {
  test('where its classes are those of this library', () => {
    expect(otherCopyOf(new App())).toBeUndefined();
  });

  test('where its classes are derived from them', () => {
    class OwnApp extends App {}
    Object.defineProperty(OwnApp, Symbol.for('jsii.rtti'), { value: { fqn: 'tool.OwnApp', version: '1.0.0' } });
    expect(otherCopyOf(new OwnApp())).toBeUndefined();
  });

  test('where they are loaded twice in one version', () => {
    expect(otherCopyOf(appOfTool(version))).toBeUndefined();
  });

  test('where the root is no app', () => {
    expect(otherCopyOf(new Construct(undefined as any, ''))).toBeUndefined();
  });
});

describe('an app has two copies', () => {
  test('of aws-cdk-lib', () => {
    expect(otherCopyOf(appOfTool('2.0.0'))).toEqual({ library: 'aws-cdk-lib', ofApp: '2.0.0', own: version });
  });

  test('of constructs', () => {
    expect(otherCopyOf(treeOf('10.0.0'))).toEqual({ library: 'constructs', ofApp: '10.0.0', own: expect.stringMatching(/^10\./) });
  });

  test.each<[string, (stack: Stack) => unknown]>([
    ['A group', (stack) => new ModelPackageGroup(stack, 'Group')],
    ['A package', (stack) => new ModelPackage(stack, 'Package', { inferenceSpecification: specification() })],
    ['An import', (stack) => ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn')],
    ['A model', (stack) => {
      const modelPackage = ModelPackage.fromModelPackageArn(new Stack(), 'Package', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/1');
      return new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(modelPackage)] });
    }],
  ])('%s is refused, and the message names both', (_name, make) => {
    const stack = new Stack(appOfTool('2.0.0'), 'Stack');
    expect(issuesOf(() => make(stack))).toEqual(['scope: Shape.otherCopy']);
    expect(() => make(stack)).toThrow(`aws-cdk-lib 2.0.0, while this library uses another copy of it, ${version}`);
  });
});
