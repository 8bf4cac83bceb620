import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { BASELINE_FILES, LEGAL_GROUP, legalPackage, METRICS_FILES } from './arbitraries';
import { at, containerPaths, GroupData, PACKAGE_PROPERTIES, PackageData, Path } from './data';
import { checkBatches, Hits, logSeed } from './run';
import { groupsIn, packagesIn, synthesized, World } from './world';
import { ENV } from '../support';

beforeAll(() => logSeed('legal'));

const SIZE = 26;

const hits = new Hits();

test.each([['environment-agnostic', undefined, 0], ['of a known environment', ENV, 1]])(
  'packages that are legal construct, synthesize, and pass CloudFormation Validate in a stack %s',
  (_name, env, salt) => checkBatches(legalPackage(), { batches: 20, size: SIZE, salt }, (batch) => {
    // Errors fail the synthesis itself.
    const { world, template, fitting } = synthesized(batch, (some) => {
      const of = new World({ env });
      some.forEach((data, index) => of.addPackage(`Package${index}`, data));
      return of;
    });
    fitting.forEach(count);

    expect(packagesIn(template)).toHaveLength(fitting.length);
    expect(world.findings()).toEqual([]);
  }),
);

test('these packages have everything, at its limits, and do without it', () => {
  expect(hits.of('packages')).toBeGreaterThanOrEqual(1_000);
  expect(hits.missing(EXPECTED)).toEqual([]);
});

const groupHits = new Hits();

test('groups that are legal construct, synthesize, and pass CloudFormation Validate', () => {
  checkBatches(LEGAL_GROUP, { batches: 10, size: SIZE }, (batch) => {
    batch.forEach(countGroup);
    const world = new World();
    batch.forEach((data, index) => world.addGroup(`Group${index}`, data));

    const template = world.synth();

    // One group belongs to the surroundings.
    expect(groupsIn(template)).toHaveLength(batch.length + 1);
    expect(world.findings()).toEqual([]);
  });
  expect(groupHits.missing([
    'modelPackageGroupName', 'no modelPackageGroupName', 'description', 'no description', 'name of 63', 'name of 1', 'description of 1024', 'no text',
    'beyond the Basic Multilingual Plane', 'removalPolicy', 'no removalPolicy',
  ])).toEqual([]);
});

test('the synthesis fails for what CloudFormation Validate refuses', () => {
  const world = new World();
  new CfnModelPackageGroup(world.scope, 'Group', { modelPackageGroupName: 'not a name' });

  expect(() => world.synth()).toThrow(/'not a name' does not match pattern/);
});

const LENGTHS: [Path, number][] = [
  [['modelPackageName'], 63], [['description'], 1024], [['approvalDescription'], 1024], [['sourceUri'], 1024], [['clientToken'], 36],
  [['metadataProperties', 'commitId'], 1024], [['metadataProperties', 'generatedBy'], 1024], [['metadataProperties', 'projectId'], 1024],
  [['metadataProperties', 'repository'], 1024], [['sourceAlgorithm', 'algorithmName'], 170], [['samplePayload', 'uri'], 1024],
  [['validationSpecification', 'profileName'], 63], [['validationSpecification', 'transformInput', 'contentType'], 256],
  [['validationSpecification', 'transformOutput', 'accept'], 256], [['validationSpecification', 'transformInput', 'source', 'uri'], 1024],
  [['additionalInferenceSpecifications', 0, 'name'], 63], [['additionalInferenceSpecifications', 0, 'description'], 1024],
  [['inferenceSpecification', 'supportedContentTypes', 0], 256], [['inferenceSpecification', 'supportedResponseMimeTypes', 0], 1024],
  [['modelMetrics', 'bias', 'report', 'contentType'], 256], [['driftCheckBaselines', 'bias', 'configFile', 'contentType'], 256],
];
const CONTAINER_LENGTHS: [Path, number][] = [
  [['containerHostname'], 63], [['containerHostname'], 1], [['frameworkVersion'], 3], [['frameworkVersion'], 10], [['dataInputConfig'], 1024],
  [['image', 'uri'], 255], [['image', 'uri'], 1], [['modelData', 'uri'], 1024], [['imageDigest'], 71],
];
const NUMBERS: [Path, number][] = [
  [['validationSpecification', 'maxConcurrentTransforms'], 0], [['validationSpecification', 'maxConcurrentTransforms'], 100],
  [['validationSpecification', 'maxPayload'], 0], [['validationSpecification', 'maxPayload'], 100],
  [['validationSpecification', 'transformResources', 'instanceCount'], 1], [['validationSpecification', 'transformResources', 'instanceCount'], 100],
];
const LISTS: [Path, number[]][] = [
  [['inferenceSpecification', 'containers'], [1, 15]], [['inferenceSpecification', 'supportedContentTypes'], [0]],
  [['inferenceSpecification', 'supportedResponseMimeTypes'], [0]], [['inferenceSpecification', 'supportedRealtimeInferenceInstanceTypes'], [0]],
  [['inferenceSpecification', 'supportedTransformInstanceTypes'], [1]], [['additionalInferenceSpecifications'], [15]],
  [['additionalInferenceSpecificationsToAdd'], [1]], [['customerMetadataProperties'], [0, 1, 50]], [['validationSpecification', 'environment'], [0, 16]],
];

const EXPECTED = [
  'versioned', 'unversioned', 'fluent', 'declarative', 'beyond the Basic Multilingual Plane', 'model card of 100000', 'payload times concurrency is 100',
  ...PACKAGE_PROPERTIES.flatMap((property) => [property, `no ${property}`]),
  ...LENGTHS.map(([path, length]) => `${path.join('.')} of ${length}`),
  ...CONTAINER_LENGTHS.map(([path, length]) => `container ${path.join('.')} of ${length}`),
  ...NUMBERS.map(([path, value]) => `${path.join('.')} = ${value}`),
  ...LISTS.flatMap(([path, sizes]) => sizes.map((size) => `${path.join('.')} has ${size}`)),
  ...['uri', 'ecr', 'prebuilt', 'asset'].map((via) => `image ${via}`),
  ...['uri', 'bucket', 'asset', 'bucketPrefix', 'bucketObject'].map((via) => `modelData ${via}`),
  ...['uri', 'manifest', 'bucketPrefix'].map((via) => `source ${via}`),
  ...Object.entries(METRICS_FILES).flatMap(([topic, files]) => files.map((file) => `modelMetrics.${topic}.${file}`)),
  ...Object.entries(BASELINE_FILES).flatMap(([topic, files]) => files.map((file) => `driftCheckBaselines.${topic}.${file}`)),
  'container environment of 16', 'container environment of 0', 'additional specifications of both lists are 15', 'equal containers of an additional specification',
];

const lengthOf = (value: unknown): number => typeof value === 'string' ? [...value].length : Object.keys(value as object).length;

function count(data: PackageData): void {
  hits.add('packages');
  hits.add(data.modelPackageGroup ? 'versioned' : 'unversioned');
  hits.add(data.fluent ? 'fluent' : 'declarative');
  hits.addIf(/[\u{10000}-\u{10ffff}]/u.test(data.description ?? ''), 'beyond the Basic Multilingual Plane');
  PACKAGE_PROPERTIES.forEach((property) => hits.add(data[property] === undefined ? `no ${property}` : property));
  LENGTHS.forEach(([path, length]) => hits.addIf(at(data, path) !== undefined && lengthOf(at(data, path)) === length, `${path.join('.')} of ${length}`));
  NUMBERS.forEach(([path, value]) => hits.addIf(at(data, path) === value, `${path.join('.')} = ${value}`));
  LISTS.forEach(([path, sizes]) => sizes.forEach((size) =>
    hits.addIf(at(data, path) !== undefined && lengthOf(at(data, path)) === size, `${path.join('.')} has ${size}`)));
  hits.addIf(data.modelCard !== undefined && [...JSON.stringify(JSON.parse(data.modelCard.json))].length === 100_000, 'model card of 100000');
  const { maxPayload = 0, maxConcurrentTransforms = 0, transformInput } = data.validationSpecification ?? {};
  hits.addIf(maxPayload * maxConcurrentTransforms === 100, 'payload times concurrency is 100');
  hits.addIf(transformInput !== undefined, `source ${transformInput?.source.via}`);
  for (const property of ['modelMetrics', 'driftCheckBaselines'] as const) {
    Object.entries(data[property] ?? {}).forEach(([topic, files]) => Object.keys(files).forEach((file) => hits.add(`${property}.${topic}.${file}`)));
  }
  const { additionalInferenceSpecifications: one = [], additionalInferenceSpecificationsToAdd: other = [] } = data;
  hits.addIf(one.length > 0 && other.length > 0 && one.length + other.length === 15, 'additional specifications of both lists are 15');
  hits.addIf([...one, ...other].some(({ containers }) => containers.length === 15), 'equal containers of an additional specification');
  for (const container of containerPaths(data).map((path) => at(data, path))) {
    CONTAINER_LENGTHS.forEach(([path, length]) =>
      hits.addIf(at(container, path) !== undefined && lengthOf(at(container, path)) === length, `container ${path.join('.')} of ${length}`));
    hits.add(`image ${container.image.via}`);
    hits.addIf(container.modelData !== undefined, `modelData ${container.modelData?.via}`);
    hits.addIf(container.environment !== undefined, `container environment of ${lengthOf(container.environment ?? {})}`);
  }
}

function countGroup({ modelPackageGroupName, description, removalPolicy }: GroupData): void {
  groupHits.add(modelPackageGroupName === undefined ? 'no modelPackageGroupName' : 'modelPackageGroupName');
  groupHits.add(`name of ${modelPackageGroupName?.length}`);
  groupHits.add(description === undefined ? 'no description' : 'description');
  groupHits.addIf(description === '', 'no text');
  groupHits.addIf(description !== undefined && [...description].length === 1024, 'description of 1024');
  groupHits.addIf(/[\u{10000}-\u{10ffff}]/u.test(description ?? ''), 'beyond the Basic Multilingual Plane');
  groupHits.add(removalPolicy === undefined ? 'no removalPolicy' : 'removalPolicy');
}
