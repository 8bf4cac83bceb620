import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { ARCHIVE, IMAGE, newVersion, renderedVersion, serving } from './version';
import { ContainerImage, ModelData, ModelPackage, ModelPackageProps, S3File } from '../../src';
import { BoundArtifacts } from '../../src/artifacts/bound-artifacts';
import { ENV, newStack, PACKAGE, propertiesOf } from '../support';

const IMAGE_DIRECTORY = join(__dirname, 'image');

/** The ids of the assets of a package: all its children but the resource. */
function assetsOf(modelPackage: ModelPackage): string[] {
  return modelPackage.node.children.map(({ node }) => node.id).filter((id) => id !== 'Resource').sort();
}

describe('BoundArtifacts', () => {
  test('binds each artifact in a scope, by its id', () => {
    const stack = newStack(ENV);
    BoundArtifacts.bind(stack, [
      { id: 'Image', image: ContainerImage.fromAsset(IMAGE_DIRECTORY) }, { id: 'Data', location: ModelData.fromAsset(ARCHIVE)._location },
    ]);
    expect(stack.node.children.map(({ node }) => node.id)).toEqual(['Image', 'Data']);
  });

  test('binds an artifact that is planned twice once, by its first id', () => {
    const stack = newStack(ENV);
    const image = ContainerImage.fromAsset(IMAGE_DIRECTORY);
    const { _location: location } = ModelData.fromAsset(ARCHIVE);
    BoundArtifacts.bind(stack, [{ id: 'One', image }, { id: 'Two', location }, { id: 'Three', image }, { id: 'Four', location }]);
    expect(stack.node.children.map(({ node }) => node.id)).toEqual(['One', 'Two']);
  });

  test('has what was planned', () => {
    const { _location: location } = ModelData.fromUri('s3://acme-models/model.tar.gz');
    const artifacts = BoundArtifacts.bind(newStack(ENV), [{ id: 'Image', image: IMAGE }, { id: 'Data', location }]);
    expect(artifacts.image(IMAGE).uri).toBe('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0');
    expect(artifacts.location(location).uri).toBe('s3://acme-models/model.tar.gz');
  });

  test('has no image that was not planned', () => {
    const artifacts = BoundArtifacts.bind(newStack(ENV), []);
    expect(() => artifacts.image(ContainerImage.fromUri('registry/churn:3'))).toThrow('registry/churn:3 is used but was not planned');
  });

  test('has no location that was not planned', () => {
    const artifacts = BoundArtifacts.bind(newStack(ENV), []);
    expect(() => artifacts.location(ModelData.fromUri('s3://acme-models/model.tar.gz')._location))
      .toThrow('s3://acme-models/model.tar.gz is used but was not planned');
  });
});

describe('the same value in one package', () => {
  test('is one asset, if it is model data', () => {
    const modelData = ModelData.fromAsset(ARCHIVE);
    const version = newVersion(newStack(ENV), { inferenceSpecification: serving({ modelData }, { modelData, containerHostname: 'second' }) });
    expect(assetsOf(version)).toEqual(['Container0ModelData']);
  });

  test('has one URI, if it is model data', () => {
    const stack = newStack(ENV);
    const modelData = ModelData.fromAsset(ARCHIVE);
    const inferenceSpecification = serving({ modelData }, { modelData, containerHostname: 'second' });
    const [one, other] = renderedVersion(stack, { inferenceSpecification }).InferenceSpecification.Containers;
    expect(one.ModelDataUrl).toMatch(/^s3:\/\/cdk-hnb659fds-assets-/);
    expect(other.ModelDataUrl).toBe(one.ModelDataUrl);
  });

  test('is one asset, if it is an image', () => {
    const image = ContainerImage.fromAsset(IMAGE_DIRECTORY);
    const version = newVersion(newStack(ENV), {
      inferenceSpecification: serving({ image }),
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [{ image }] }],
    });
    expect(assetsOf(version)).toEqual(['Container0Image']);
  });

  test('is one asset, if it is a file', () => {
    const file = S3File.fromAsset('examples/registry/model/constraints.json');
    const version = newVersion(newStack(ENV), {
      modelMetrics: { modelQuality: { constraints: { file } } },
      driftCheckBaselines: { modelQuality: { constraints: { file } } },
    });
    expect(assetsOf(version)).toEqual(['MetricsModelQualityConstraints']);
  });
});

describe('assets of one package', () => {
  const file = () => ({ file: S3File.fromAsset('examples/registry/model/constraints.json') });
  const container = (containerHostname: string) => ({
    image: IMAGE, containerHostname, modelData: ModelData.fromAsset(ARCHIVE),
  });

  test('have ids that say where they are used', () => {
    const everywhere: ModelPackageProps = {
      inferenceSpecification: serving(container('one'), container('two')),
      additionalInferenceSpecifications: [{ name: 'a', containers: [container('one')] }, { name: 'b', containers: [container('one')] }],
      additionalInferenceSpecificationsToAdd: [{ name: 'c', containers: [container('one')] }],
      sourceAlgorithm: { algorithmName: 'churn', modelData: ModelData.fromAsset(ARCHIVE) },
      samplePayload: S3File.fromAsset('examples/registry/model/payload.tar.gz'),
      modelMetrics: {
        modelQuality: { statistics: file(), constraints: file() },
        modelDataQuality: { statistics: file(), constraints: file() },
        bias: { report: file(), preTrainingReport: file(), postTrainingReport: file() },
        explainability: { report: file() },
      },
      driftCheckBaselines: {
        bias: { configFile: file(), preTrainingConstraints: file(), postTrainingConstraints: file() },
        explainability: { configFile: file(), constraints: file() },
        modelQuality: { statistics: file(), constraints: file() },
        modelDataQuality: { statistics: file(), constraints: file() },
      },
    };
    expect(assetsOf(newVersion(newStack(ENV), everywhere))).toEqual([
      'Additional0Container0ModelData',
      'Additional1Container0ModelData',
      'AlgorithmModelData',
      'BaselineBiasConfig',
      'BaselineExplainability',
      'BaselineExplainabilityConfig',
      'BaselineModelDataQualityConstraints',
      'BaselineModelDataQualityStatistics',
      'BaselineModelQualityConstraints',
      'BaselineModelQualityStatistics',
      'BaselinePostTrainingBias',
      'BaselinePreTrainingBias',
      'Container0ModelData',
      'Container1ModelData',
      'MetricsBias',
      'MetricsExplainability',
      'MetricsModelDataQualityConstraints',
      'MetricsModelDataQualityStatistics',
      'MetricsModelQualityConstraints',
      'MetricsModelQualityStatistics',
      'MetricsPostTrainingBias',
      'MetricsPreTrainingBias',
      'SamplePayload',
      'ToAdd0Container0ModelData',
    ]);
  });
});

describe('the same value in two packages', () => {
  const modelData = ModelData.fromAsset(ARCHIVE);
  const image = ContainerImage.fromAsset(IMAGE_DIRECTORY);
  const inferenceSpecification = serving({ modelData, image });

  test('is an asset of each', () => {
    const stack = newStack(ENV);
    const one = newVersion(stack, { inferenceSpecification }, 'One');
    const other = newVersion(stack, { inferenceSpecification }, 'Other');
    expect(assetsOf(one)).toEqual(['Container0Image', 'Container0ModelData']);
    expect(assetsOf(other)).toEqual(['Container0Image', 'Container0ModelData']);
  });

  test('goes to the environment of each, in two stacks', () => {
    const app = new App();
    const ireland = new Stack(app, 'Ireland', { env: ENV });
    const virginia = new Stack(app, 'Virginia', { env: { account: '444455556666', region: 'us-east-1' } });
    newVersion(ireland, { inferenceSpecification });
    newVersion(virginia, { inferenceSpecification });
    expect(propertiesOf(ireland, PACKAGE).InferenceSpecification.Containers[0].ModelDataUrl)
      .toMatch(/^s3:\/\/cdk-hnb659fds-assets-111122223333-eu-west-1\//);
    expect(propertiesOf(virginia, PACKAGE).InferenceSpecification.Containers[0].ModelDataUrl)
      .toMatch(/^s3:\/\/cdk-hnb659fds-assets-444455556666-us-east-1\//);
  });
});
