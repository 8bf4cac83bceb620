import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import {
  InferenceContainer, InstanceType, Model, ModelContainer, ModelData, ModelPackage, ModelPackageProps, S3File,
} from '../../src';
import { messageOf, newStack, PACKAGE, propertiesOf } from '../support';
import { errorsOf, Found, warningsIn } from '../support/found';
import { bucket, container, newGroup, specification, validation } from '../support/packages';

/** The warnings of a version. */
function warnings(props: Partial<ModelPackageProps>): Found[] {
  const stack = newStack();
  return warningsIn(new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), ...props }));
}

function serving(overrides: Partial<InferenceContainer>): Partial<ModelPackageProps> {
  return { inferenceSpecification: specification({ containers: [container(overrides)] }) };
}

const CONTAINER = 'inferenceSpecification.containers[0]';

describe('dataInputConfig', () => {
  test.each(['{"input":[1,3,224,224]}', "{'input':[1,3,224,224]}", Fn.importValue('Config')])('%s is taken', (dataInputConfig) => {
    expect(warnings(serving({ dataInputConfig }))).toEqual([]);
  });

  test('in another format warns, in each specification', () => {
    expect(warnings({
      ...serving({ dataInputConfig: 'input: 1,3' }),
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container({ dataInputConfig: 'input' })] }],
    }).filter(([code]) => code !== 'ModelPackage.instanceTypesMissing')).toEqual([
      ['ModelPackage.unreadableDataInputConfig', `${CONTAINER}.dataInputConfig`],
      ['ModelPackage.unreadableDataInputConfig', 'additionalInferenceSpecifications[0].containers[0].dataInputConfig'],
      ['ModelPackage.notUpdatable', 'additionalInferenceSpecifications'],
    ]);
  });
});

describe('the name of an archive', () => {
  const files: [string, (name: string) => Found[]][] = [
    ['model data in a package', (name) => warnings(serving({ modelData: ModelData.fromBucket(bucket(), name) }))],
    ['model data by URI', (name) => warnings(serving({ modelData: ModelData.fromUri(`s3://data/${name}`) }))],
    ['a compressed object', (name) => warnings(serving({ modelData: ModelData.fromBucketObject(bucket(), name, { compressed: true }) }))],
    ['a compressed object by URI', (name) => warnings(serving({ modelData: ModelData.fromUriObject(`s3://data/${name}`, { compressed: true }) }))],
    ['model data of an algorithm', (name) => warnings({ sourceAlgorithm: { algorithmName: 'churn', modelData: ModelData.fromBucket(bucket(), name) } })],
    ['a sample payload', (name) => warnings({ samplePayload: S3File.fromBucket(bucket(), name) })],
    ['model data in a model', (name) => warningsIn(new Model(newStack(), 'Model', {
      containers: [ModelContainer.fromImage(container().image, { modelData: ModelData.fromBucket(bucket(), name) })],
    }))],
  ];

  test.each(files)('of %s may be another than documented, with a warning', (_name, found) => {
    for (const name of ['model.tgz', 'model.TAR.GZ', 'model.Tar.gz', 'MODEL.TGZ']) {
      expect(found(name).map(([code]) => code)).toContain('S3Location.archiveName');
    }
  });

  test.each(files)('of %s as documented does not warn, nor does a token', (_name, found) => {
    for (const name of ['model.tar.gz', '.tar.gz', Fn.importValue('Key')]) {
      expect(found(name).map(([code]) => code)).not.toContain('S3Location.archiveName');
    }
  });

  test.each(files)('of %s must be one of an archive', (_name, found) => {
    for (const name of ['model.zip', 'model.gz', 'model', 'tgz', 'model.tar']) {
      expect(errorsOf(() => found(name)).map(([code]) => code)).toEqual(['S3Location.notAnArchive']);
    }
  });

  test.each([
    ['model.TAR.GZ', '.tar.gz', []],
    ['model.tgz', '.tgz', [['S3Location.archiveName', `${CONTAINER}.modelData`]]],
  ])('of a local file: %s is uploaded with %s', (name, suffix, expected) => {
    const path = join(mkdtempSync(join(tmpdir(), 'archive-')), name);
    writeFileSync(path, 'an archive');
    const stack = newStack();
    const modelPackage = new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack), ...serving({ modelData: ModelData.fromAsset(path) }),
    });
    expect(warningsIn(modelPackage)).toEqual(expected);
    const { ModelDataUrl } = propertiesOf(stack, PACKAGE).InferenceSpecification.Containers[0];
    expect(ModelDataUrl['Fn::Sub']).toMatch(new RegExp(`/[0-9a-f]{64}${suffix}$`));
  });

  test('that ends in a slash is told of the method for prefixes', () => {
    expect(messageOf(() => warnings(serving({ modelData: ModelData.fromUri('s3://data/churn/') }))))
      .toContain(`${CONTAINER}.modelData: "s3://data/churn/" is not a gzip-compressed tar archive. Use a key that ends in .tar.gz, `
        + 'or ModelData.fromBucketPrefix or fromUriPrefix for all objects with the prefix (');
    expect(messageOf(() => ModelContainer.fromImage(container().image, { modelData: ModelData.fromUri('s3://data/churn/') })))
      .toContain('fromUriPrefix');
  });
});

describe('uncompressed model data by URI', () => {
  function source(modelData: ModelData, stack = newStack()): unknown {
    new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), ...serving({ modelData }) });
    return propertiesOf(stack, PACKAGE).InferenceSpecification.Containers[0].ModelDataSource.S3DataSource;
  }

  test('is a prefix', () => {
    expect(source(ModelData.fromUriPrefix('s3://data/llama/', { acceptEula: true }))).toEqual({
      S3Uri: 's3://data/llama/', S3DataType: 'S3Prefix', CompressionType: 'None', ModelAccessConfig: { AcceptEula: true },
    });
  });

  test('is an object', () => {
    expect(source(ModelData.fromUriObject('s3://data/llama.gguf'))).toEqual({
      S3Uri: 's3://data/llama.gguf', S3DataType: 'S3Object', CompressionType: 'None',
    });
    expect(source(ModelData.fromUriObject('s3://data/llama.tar.gz', { compressed: true, acceptEula: true }))).toEqual({
      S3Uri: 's3://data/llama.tar.gz', S3DataType: 'S3Object', CompressionType: 'Gzip', ModelAccessConfig: { AcceptEula: true },
    });
  });

  test('may be a parameter', () => {
    const stack = newStack();
    const uri = new CfnParameter(stack, 'Uri').valueAsString;
    expect(source(ModelData.fromUriPrefix(uri), stack)).toEqual({ S3Uri: { Ref: 'Uri' }, S3DataType: 'S3Prefix', CompressionType: 'None' });
  });

  test('is what a multi-model container reads its models from', () => {
    const stack = newStack();
    new Model(stack, 'Model', {
      containers: [ModelContainer.fromImage(container().image, { multiModel: {}, modelData: ModelData.fromUriPrefix('s3://data/models/') })],
    });
    expect(propertiesOf(stack, 'AWS::SageMaker::Model').PrimaryContainer.ModelDataUrl).toBe('s3://data/models/');
  });

  test.each<[string, string, () => unknown]>([
    ['ModelData.prefixWithoutSlash', 'a prefix without a slash', () => ModelData.fromUriPrefix('s3://data/llama')],
    ['ModelData.prefixWithoutSlash', 'a bucket without a slash', () => ModelData.fromUriPrefix('s3://data')],
    ['Text.s3Location', 'a prefix that is no URI', () => ModelData.fromUriPrefix('llama/')],
    ['S3Location.notAnObject', 'an object that is a folder', () => ModelData.fromUriObject('s3://data/llama/')],
    ['S3Location.notAnObject', 'an object that is a bucket', () => ModelData.fromUriObject('s3://data')],
    ['S3Location.notAnArchive', 'a compressed object that is none', () => ModelData.fromUriObject('s3://data/llama', { compressed: true })],
  ])('%s: %s', (code, _name, make) => {
    expect(errorsOf(make)).toEqual([[code, 'uri']]);
  });

  test('may be a whole bucket', () => {
    expect(source(ModelData.fromUriPrefix('s3://data/'))).toMatchObject({ S3Uri: 's3://data/' });
  });
});

describe('instance types', () => {
  test.each([
    'ml.m5', 'm5.large', 'ml.M5.large', 'ML.m5.large', 'ml.m5.', 'ml..large', 'ml.m5.large.', 'ml.m5 .large', 'ml.m5_large.x', 'large', '',
  ])('%j are refused', (type) => {
    expect(errorsOf(() => InstanceType.of(type))).toEqual([['Text.instanceType', 'instanceType']]);
  });

  test.each([
    'ml.m5.large', 'ml.p6-b200.48xlarge', 'ml.u-6tb1.112xlarge', 'ml.m99.large', 'ml.m7g.metal-24xl', Fn.importValue('Type'), `ml.${Fn.importValue('Family')}.large`,
  ])('%s are taken', (type) => {
    expect(errorsOf(() => InstanceType.of(type))).toEqual([]);
  });

  const lists = (types: InstanceType[]): ModelPackageProps => ({
    inferenceSpecification: specification(
      { supportedRealtimeInferenceInstanceTypes: types, supportedTransformInstanceTypes: types },
    ),
    additionalInferenceSpecifications: [{
      name: 'gpu', containers: [container()], supportedRealtimeInferenceInstanceTypes: types, supportedTransformInstanceTypes: types,
    }],
  });
  const typeWarnings = (props: Partial<ModelPackageProps>) => warnings(props).filter(([code]) => code.includes('InstanceType'));

  test('that are not known warn in every list, with the nearest', () => {
    const stack = newStack();
    const modelPackage = new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), ...lists([InstanceType.of('ml.m5.lrage')]) });
    expect(warningsIn(modelPackage).filter(([code]) => code === 'ModelPackage.unknownInstanceType')).toEqual([
      ['ModelPackage.unknownInstanceType', 'inferenceSpecification.supportedRealtimeInferenceInstanceTypes[0]'],
      ['ModelPackage.unknownInstanceType', 'inferenceSpecification.supportedTransformInstanceTypes[0]'],
      ['ModelPackage.unknownInstanceType', 'additionalInferenceSpecifications[0].supportedRealtimeInferenceInstanceTypes[0]'],
      ['ModelPackage.unknownInstanceType', 'additionalInferenceSpecifications[0].supportedTransformInstanceTypes[0]'],
    ]);
    expect(modelPackage.node.metadata.map(({ data }) => data).join()).toContain('"ml.m5.lrage" is not a known instance type. Did you mean ml.m5.large?');
  });

  test('that only endpoints have warn where transform jobs run', () => {
    expect(typeWarnings(
      { inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.M5D_LARGE] }) },
    )).toEqual([
      ['ModelPackage.unknownTransformInstanceType', 'inferenceSpecification.supportedTransformInstanceTypes[0]'],
    ]);
  });

  test('that are known do not warn', () => {
    expect(typeWarnings(lists([InstanceType.M5_LARGE]))).toEqual([]);
  });

  test('can be one list that is a parameter', () => {
    const stack = new Stack();
    const types = new CfnParameter(stack, 'Types', { type: 'CommaDelimitedList' }).valueAsList.map((type) => InstanceType.of(type));
    const modelPackage = new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), ...lists(types) });
    expect(warningsIn(modelPackage).filter(([code]) => code.includes('InstanceType'))).toEqual([]);
    expect(propertiesOf(stack, PACKAGE)).toMatchObject({
      InferenceSpecification: { SupportedRealtimeInferenceInstanceTypes: { Ref: 'Types' }, SupportedTransformInstanceTypes: { Ref: 'Types' } },
      AdditionalInferenceSpecifications: [
        { SupportedRealtimeInferenceInstanceTypes: { Ref: 'Types' }, SupportedTransformInstanceTypes: { Ref: 'Types' } },
      ],
    });
  });

  test('can be one list that is split', () => {
    const stack = new Stack();
    const types = Fn.split(',', Fn.importValue('Types')).map((type) => InstanceType.of(type));
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack),
      inferenceSpecification: specification(
        { supportedTransformInstanceTypes: types },
      ),
    });
    expect(propertiesOf(stack, PACKAGE).InferenceSpecification.SupportedTransformInstanceTypes)
      .toEqual({ 'Fn::Split': [',', { 'Fn::ImportValue': 'Types' }] });
  });

  test('of such a list stand by themselves', () => {
    const [all] = Fn.split(',', Fn.importValue('Types')).map((type) => InstanceType.of(type));
    expect(errorsOf(() => specification({ supportedTransformInstanceTypes: [InstanceType.M5_LARGE, all] }))).toEqual([
      ['InstanceType.listToken', 'inferenceSpecification.supportedTransformInstanceTypes[1]'],
    ]);
    expect(errorsOf(() => validation({ transformResources: { instanceType: all } }))).toEqual([
      ['InstanceType.listToken', 'validationSpecification.transformResources.instanceType'],
    ]);
    const first = InstanceType.of(Fn.select(0, Fn.split(',', Fn.importValue('Types'))));
    expect(errorsOf(() => validation({ transformResources: { instanceType: first } }))).toEqual([]);
  });
});
