import { readFileSync } from 'fs';
import { join } from 'path';
import { differencesBetween, lineOf } from '../../scripts/corpus/differences';
import { TEMPLATES } from '../../scripts/corpus/upgrade';

afterEach(() => {
  jest.resetModules();
  jest.dontMock('../../src/model-package/render');
  jest.dontMock('aws-cdk-lib/aws-sagemaker');
});

/** What is found if the library is changed, in the app with every property of a version. */
function foundWith(change: () => void): string[] {
  jest.resetModules();
  change();
  // The library is loaded after the change.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { templatesOf } = require('../../scripts/corpus/templates');
  const committed = JSON.parse(readFileSync(join(TEMPLATES, 'version-with-everything.json'), 'utf8'));
  return differencesBetween(committed, templatesOf('version-with-everything')).map(lineOf);
}

function rendererThat(alters: (rendered: any) => object): void {
  jest.doMock('../../src/model-package/render', () => {
    const actual = jest.requireActual('../../src/model-package/render');
    return { ...actual, renderModelPackage: (...args: unknown[]) => alters(actual.renderModelPackage(...args)) };
  });
}

test('an unchanged library changes nothing', () => {
  expect(foundWith(() => {})).toEqual([]);
});

test('a value that the renderer spells differently replaces versions', () => {
  expect(foundWith(() => rendererThat((rendered) => ({ ...rendered, modelPackageDescription: `${rendered.modelPackageDescription}.` })))).toEqual([
    expect.stringMatching(/^replaced: Stack\.template\.json Version[0-9A-F]{8} \(AWS::SageMaker::ModelPackage\): ModelPackageDescription$/),
  ]);
});

test('a property that can be updated updates versions in place', () => {
  expect(foundWith(() => rendererThat((rendered) => ({ ...rendered, customerMetadataProperties: { team: 'Retention' } })))).toEqual([
    expect.stringMatching(/^updated: Stack\.template\.json Version[0-9A-F]{8} \(AWS::SageMaker::ModelPackage\): CustomerMetadataProperties$/),
  ]);
});

test('a new default replaces versions', () => {
  expect(foundWith(() => rendererThat((rendered) => ({ ...rendered, clientToken: 'one' })))).toEqual([
    expect.stringMatching(/^replaced: Stack\.template\.json Version[0-9A-F]{8} \(AWS::SageMaker::ModelPackage\): ClientToken$/),
  ]);
});

test('a renamed construct orphans the version and registers it again', () => {
  const found = foundWith(() => jest.doMock('aws-cdk-lib/aws-sagemaker', () => {
    const actual = jest.requireActual('aws-cdk-lib/aws-sagemaker');
    class CfnModelPackage extends actual.CfnModelPackage {
      constructor(scope: unknown, id: string, props: unknown) { super(scope, id === 'Resource' ? 'Package' : id, props); }
    }
    return { ...actual, CfnModelPackage };
  }));
  expect(found).toEqual(expect.arrayContaining([
    expect.stringMatching(/^retained: Stack\.template\.json Version[0-9A-F]{8} \(AWS::SageMaker::ModelPackage\)$/),
    expect.stringMatching(/^created: Stack\.template\.json VersionPackage[0-9A-F]{8} \(AWS::SageMaker::ModelPackage\)$/),
  ]));
});
