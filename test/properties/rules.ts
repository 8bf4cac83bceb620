import { join } from 'path';
import * as fc from 'fast-check';
import {
  BASELINE_FILES, ENVIRONMENT, legalPackage, LEGAL_GROUP, METADATA, METRICS_FILES, UNPACKED, uri, Wanted,
} from './arbitraries';
import { at, containerPaths, ContainerData, GroupData, ModelDataData, PackageData, Path, put, servingPaths, written } from './data';
import { addModel, containerOf, ModelOfData, ServedData } from './models';
import * as texts from './texts';
import { DIRECTORY, LOCAL_FILE, World } from './world';
import {
  ContainerImage, InferenceSpecification, InstanceType, ModelCard, ModelData, ModelPackage, ModelPackageGroup,
  PrebuiltRepository, S3File, S3Source, ValidationSpecification, ValidationSpecificationBuilder,
} from '../../src';
import { cardOf } from '../support/cards';

/*
 * Every rule that the library has for its input, each with legal input and the same with exactly one thing broken.
 * Limits are written down here once more, by the API model and the CloudFormation schema.
 */

/** Something legal, and the same with one thing broken at a place. */
export interface Case {
  readonly legal: Input;
  readonly broken: Input;
  /** The path in the message. */
  readonly path: string;
}

/** Input of the library: data, or a call of its own. */
export type Input = { readonly package: PackageData } | { readonly group: GroupData } | { readonly model: ModelOfData }
  /** A container that is in no model yet. */
  | { readonly served: ServedData } | Call;

export interface Call {
  readonly call: (world: World, id: string) => unknown;
  /** For the report of a failure. */
  readonly shown: unknown;
}

export interface Rule {
  readonly name: string;
  /** What of `src/diagnostics/limits.ts` the rule is about, such as `MODEL_PACKAGE.description.max`. */
  readonly covers: readonly string[];
  readonly cases: fc.Arbitrary<Case>;
}

/** Hands input to the library. */
export function use(world: World, id: string, input: Input): unknown {
  if ('package' in input) { return world.addPackage(id, input.package); }
  if ('group' in input) { return world.addGroup(id, input.group); }
  if ('model' in input) { return addModel(world, id, input.model); }
  return 'served' in input ? containerOf(world, input.served) : input.call(world, id);
}

type Values = fc.Arbitrary<unknown>;
type Facets<T = unknown> = { readonly [facet: string]: fc.Arbitrary<T> };

const { constant, constantFrom } = fc;

/** One more than there may be, and at times many more. */
const longer = (alphabet: readonly string[], max: number) => fc.oneof(
  texts.exactly(alphabet, max + 1), texts.exactly(alphabet, max + 200),
);
const withOne = (alphabet: readonly string[], max: number, wrong: readonly string[]) =>
  texts.inserted(texts.text(alphabet, { max: max - 1 }), constantFrom(...wrong));

const NAME: Facets = { min: constant(''), max: fc.oneof(texts.nameOf(64), texts.nameOf(200)), form: texts.NO_NAME };
const ONE_LINE = (max: number): Facets => ({ max: longer(texts.ONE_LINE, max), form: texts.broken(max) });
const PRINTABLE: Facets = {
  max: longer(texts.PRINTABLE, 1024),
  form: withOne(texts.PRINTABLE, 1024, texts.UNPRINTABLE),
};
const DIGEST: Facets = { max: texts.LONG_DIGEST, form: texts.NO_DIGEST };
const MIME: Facets = {
  max: longer(texts.ONE_LINE, 1019).map((subtype) => `text/${subtype}`),
  form: fc.oneof(
    constantFrom('', '/', 'csv', '/csv', 'text/', 'te xt/csv', 'é/csv', ' text/csv', 'text/\n', '*/*'),
    texts.broken(1000).map((subtype) => `text/${subtype}`),
  ),
};

const DIGITS = fc.nat(9).map(String);
const FRAMEWORK_VERSION: Facets = {
  min: fc.oneof(constant(''), DIGITS, DIGITS.map((digit) => `${digit}.`)),
  max: texts.exactly(texts.ALPHANUMERIC, 9).map((rest) => `1.${rest}`),
  form: fc.oneof(
    constantFrom('10.1', '1-1', '1.-', '1.--', 'v1.2', '1.2 ', '1,2', '1.2+3', '1.2\n', '.12', '1. 2').filter((version) => version.length >= 3),
    withOne(texts.ALPHANUMERIC, 6, ['_', ' ', 'é', '+', '/']).map((rest) => `1.${rest}-`),
  ),
};

// Properties of packages that are texts.

function packageCase(data: PackageData, path: Path, value: unknown, shown = written(path)): Case {
  return { legal: { package: data }, broken: { package: put(data, path, value) }, path: shown };
}

/** A text in one place of a package. `row` is its limit. */
function texted(
  row: string, wanted: Wanted, places: (data: PackageData) => Path[], facets: Facets, label = row,
): Rule[] {
  return Object.entries(facets).map(([facet, values]) => ({
    name: `${label}: ${facet}`,
    covers: [`${row}.${facet}`],
    cases: fc.tuple(legalPackage(wanted), values, fc.nat()).map(([data, value, choice]) => {
      const all = places(data);
      return packageCase(data, all[choice % all.length], value);
    }),
  }));
}

const here = (...path: Path) => () => [path];
const inContainers = (property: string) => (data: PackageData) =>
  containerPaths(data).map((path) => [...path, property]);
const SPECIFIED: Wanted = { having: ['inferenceSpecification', 'additionalInferenceSpecifications'] };
const VALIDATED: Wanted = { having: ['validationSpecification'] };

const PACKAGE_TEXTS: Rule[] = [
  ...texted('MODEL_PACKAGE.modelPackageName', { kind: 'unversioned' }, here('modelPackageName'), NAME),
  ...texted('MODEL_PACKAGE.description', {}, here('description'), PRINTABLE),
  ...texted('MODEL_PACKAGE.approvalDescription', {}, here('approvalDescription'), ONE_LINE(1024)),
  ...texted('MODEL_PACKAGE.sourceUri', { kind: 'versioned', having: ['sourceUri'] }, here('sourceUri'), {
    max: longer(texts.SOURCE_URI, 1024), form: withOne(texts.SOURCE_URI, 1024, texts.NO_SOURCE_URI),
  }),
  ...texted('MODEL_PACKAGE.clientToken', {}, here('clientToken'), {
    min: constant(''), max: longer([...texts.ALPHANUMERIC, '-'], 36), form: withOne([...texts.ALPHANUMERIC, '-'], 36, ['_', ' ', '.', 'é', '\n', '\u{1f600}']),
  }),
  ...['commitId', 'generatedBy', 'projectId', 'repository'].flatMap((property) =>
    texted(`METADATA_PROPERTIES.${property}`, {}, here('metadataProperties', property), ONE_LINE(1024))),
  ...texted('INFERENCE_CONTAINER.containerHostname', SPECIFIED, inContainers('containerHostname'), NAME),
  ...texted('INFERENCE_CONTAINER.imageDigest', SPECIFIED, inContainers('imageDigest'), DIGEST),
  ...texted('INFERENCE_CONTAINER.frameworkVersion', SPECIFIED, inContainers('frameworkVersion'), FRAMEWORK_VERSION),
  ...texted('INFERENCE_CONTAINER.dataInputConfig', SPECIFIED, inContainers('dataInputConfig'), {
    max: longer([...texts.ALPHANUMERIC, '\u{1f600}'], 1022).map((value) => `"${value}"`),
    min: constant(''),
  }),
  ...texted('ADDITIONAL_INFERENCE_SPECIFICATION.name', { having: ['additionalInferenceSpecifications'] },
    (data) => servingPaths(data).filter(([list]) => list !== 'inferenceSpecification').map((path) => [...path, 'name']), NAME),
  ...texted('ADDITIONAL_INFERENCE_SPECIFICATION.description', { having: ['additionalInferenceSpecifications'] },
    (data) => servingPaths(data).filter(([list]) => list !== 'inferenceSpecification').map((path) => [...path, 'description']), PRINTABLE),
  ...texted('SOURCE_ALGORITHM.algorithmName', { having: ['sourceAlgorithm'] }, here('sourceAlgorithm', 'algorithmName'), {
    min: constant(''),
    max: longer([...texts.ALPHANUMERIC], 170),
    form: fc.oneof(
      texts.NO_NAME,
      texts.nameOf(64),
      constantFrom('arn:aws:sagemaker:eu-west-1:1234:algorithm/a', 'arn:aws:iam:eu-west-1:111122223333:algorithm/a', 'algorithm/a',
        'arn:aws:sagemaker:eu-west-1:111122223333:algorithm/', 'arn:aws:sagemaker:eu-west-1:111122223333:algorithm/a/1', 'arn:aws:sagemaker:eu-west-1:111122223333:algorithm/a-'),
      withOne(texts.ALPHANUMERIC, 50, ['\n', ' ', '_']).map((wrong) => `arn:aws:sagemaker:eu-west-1:111122223333:algorithm/a${wrong}`),
    ),
  }),
  ...texted('VALIDATION_SPECIFICATION.profileName', VALIDATED, here('validationSpecification', 'profileName'), NAME),
  ...texted('TRANSFORM_INPUT.contentType', VALIDATED, here('validationSpecification', 'transformInput', 'contentType'), ONE_LINE(256)),
  ...texted('TRANSFORM_OUTPUT.accept', VALIDATED, here('validationSpecification', 'transformOutput', 'accept'), ONE_LINE(256)),
];

/** Both kinds of specifications share these rows. */
const SERVING_ROWS = (row: string) => [`INFERENCE_SPECIFICATION.${row}`, `ADDITIONAL_INFERENCE_SPECIFICATION.${row}`];
const SERVING_TEXTS: Rule[] = ([['supportedContentTypes', ONE_LINE(256)], ['supportedResponseMimeTypes', MIME]] as const).flatMap(([property, facets]) =>
  (['first', 'last'] as const).flatMap((end) => Object.entries(facets).map(([facet, values]): Rule => ({
    name: `${property}: ${facet} of the ${end}`,
    covers: SERVING_ROWS(`${property}.each.${facet}`),
    cases: fc.tuple(legalPackage(SPECIFIED), values, fc.nat()).map(([data, value, choice]) => {
      const all = servingPaths(data);
      const path = [...all[choice % all.length], property];
      const list: string[] = at(data, path) ?? [];
      return {
        legal: { package: data },
        broken: { package: put(data, path, end === 'first' ? [value, ...list] : [...list, value]) },
        path: written([...path, end === 'first' ? 0 : list.length]),
      };
    }),
  }))));

const FILE_TEXTS: Rule[] = ([['modelMetrics', METRICS_FILES], ['driftCheckBaselines', BASELINE_FILES]] as const).flatMap(([property, topics]) =>
  Object.entries(topics).flatMap(([topic, files]) => files.flatMap((file) =>
    ([['contentType', ONE_LINE(256)], ['contentDigest', DIGEST]] as const).map(([text, facets]): Rule => ({
      name: `${property}.${topic}.${file}.${text}`,
      covers: Object.keys(facets).map((facet) => `DESCRIBED_FILE.${text}.${facet}`),
      cases: fc.tuple(legalPackage(), fc.oneof(...Object.values(facets))).map(([data, value]) => {
        const path = [property, topic, file];
        const legal = put(data, path, { file: { via: 'uri', uri: 's3://bucket/file' } });
        return packageCase(legal, [...path, text], value);
      }),
    })))));

// Lists and maps.

/** In Amazon ECR, as a certified package has them. */
const SMALL_CONTAINERS = (length: number): ContainerData[] => Array.from({ length }, (_, index) =>
  ({ image: { via: 'ecr', repository: 'imported', tagOrDigest: `${index}` } }));

const LISTS: Rule[] = [
  ...([['max', fc.integer({ min: 16, max: 20 })], ['min', constant(0)]] as const).map(([facet, lengths]): Rule => ({
    name: `containers: ${facet}`,
    covers: SERVING_ROWS(`containers.${facet}`),
    cases: fc.tuple(legalPackage(SPECIFIED), lengths, fc.nat()).map(([data, length, choice]) => {
      const all = servingPaths(data);
      return packageCase(data, [...all[choice % all.length], 'containers'], SMALL_CONTAINERS(length));
    }),
  })),
  {
    name: 'supportedTransformInstanceTypes: min',
    covers: SERVING_ROWS('supportedTransformInstanceTypes.min'),
    cases: fc.tuple(legalPackage(SPECIFIED), fc.nat()).map(([data, choice]) => {
      const all = servingPaths(data);
      return packageCase(data, [...all[choice % all.length], 'supportedTransformInstanceTypes'], []);
    }),
  },
  ...(['additionalInferenceSpecifications', 'additionalInferenceSpecificationsToAdd'] as const).flatMap((list): Rule[] => {
    const without = legalPackage({ without: ['additionalInferenceSpecifications', 'additionalInferenceSpecificationsToAdd'] });
    return [
      { name: `${list}: min`, covers: [`MODEL_PACKAGE.${list}.min`], cases: without.map((data) => packageCase(data, [list], [])) },
      {
        name: `${list}: max`,
        covers: [`MODEL_PACKAGE.${list}.max`],
        cases: fc.tuple(without, fc.integer({ min: 16, max: 18 })).map(([data, length]) =>
          packageCase(data, [list], additional(length))),
      },
      {
        name: `${list}: a name twice`,
        covers: [],
        cases: fc.tuple(without, fc.integer({ min: 2, max: 8 }), fc.nat()).map(([data, length, choice]) => {
          const legal = put(data, [list], additional(length));
          const index = 1 + choice % (length - 1);
          return packageCase(legal, [list, index, 'name'], 'name0');
        }),
      },
    ];
  }),
  {
    name: 'additional specifications of both lists: more than 15 in all',
    covers: ['MAX_ADDITIONAL_SPECIFICATIONS'],
    cases: fc.tuple(legalPackage(), fc.integer({ min: 1, max: 15 })).map(([data, length]) => {
      const legal = put(put(data, ['additionalInferenceSpecifications'], additional(length)), ['additionalInferenceSpecificationsToAdd'],
        length === 15 ? undefined : additional(15 - length, 'other'));
      return packageCase(legal, ['additionalInferenceSpecificationsToAdd'], additional(16 - length, 'other'));
    }),
  },
  {
    name: 'additional specifications of both lists: a name in both',
    covers: [],
    cases: fc.tuple(legalPackage(), fc.nat(2), fc.nat(2)).map(([data, one, other]) => {
      const legal = put(put(data, ['additionalInferenceSpecifications'], additional(3)), ['additionalInferenceSpecificationsToAdd'], additional(3, 'other'));
      return packageCase(legal, ['additionalInferenceSpecificationsToAdd', one, 'name'], `name${other}`);
    }),
  },
];

function additional(length: number, prefix = 'name') {
  return Array.from({ length }, (_, index) => ({ name: `${prefix}${index}`, containers: SMALL_CONTAINERS(1) }));
}

interface MapLimits {
  readonly keys: Facets;
  readonly values: Facets;
  readonly max: number;
}

const KEY_ALPHABET = [...texts.ALPHANUMERIC, '_'];
const ENVIRONMENT_LIMITS: MapLimits = {
  keys: {
    min: constant(''),
    max: texts.exactly(KEY_ALPHABET, 1024).map((rest) => `_${rest}`),
    form: fc.oneof(
      withOne(KEY_ALPHABET, 50, ['-', '.', ' ', 'é', '\n', '=', '\u{1f600}']),
      texts.text(KEY_ALPHABET, { max: 50 }).map((rest) => `1${rest}`),
    ),
  },
  values: { max: longer(texts.ANYTHING, 1024) },
  max: 16,
};
const METADATA_LIMITS: MapLimits = {
  keys: { min: constant(''), max: longer(texts.METADATA, 128), form: withOne(texts.METADATA, 128, texts.NO_METADATA) },
  values: { min: constant(''), max: longer(texts.METADATA, 128), form: withOne(texts.METADATA, 128, texts.NO_METADATA) },
  max: 50,
};

/** A map in one place of a package. */
function mapped(
  row: string, wanted: Wanted, places: (data: PackageData) => Path[], entries: fc.Arbitrary<object>, limits: MapLimits,
): Rule[] {
  const of = (
    facet: string, broken: Values, change: (map: any, broken: any) => object, shown: (path: Path) => string,
  ): Rule => ({
    name: `${row}: ${facet}`,
    covers: [`${row}.${facet}`],
    cases: fc.tuple(legalPackage(wanted), entries, broken, fc.nat()).map(([data, map, value, choice]) => {
      const all = places(data);
      const path = all[choice % all.length];
      const legal = put(data, path, map);
      return packageCase(legal, path, change(map, value), shown(path));
    }),
  });
  const some = (map: object, length: number) => Object.fromEntries(Object.entries(map).slice(0, length));
  return [
    of('max', fc.integer({ min: limits.max + 1, max: limits.max + 10 }), (_map, length) =>
      Object.fromEntries(Array.from({ length }, (_, index) => [`key${index}`, 'value'])), (path) => written(path)),
    ...Object.entries(limits.keys).map(([facet, values]) =>
      of(`key.${facet}`, values, (map, key) => ({ ...some(map, limits.max - 1), [key]: 'value' }), (path) => written(path))),
    ...Object.entries(limits.values).map(([facet, values]) =>
      of(`value.${facet}`, values, (map, value) => ({ ...some(map, limits.max - 1), KEY: value }), (path) => `${written(path)}["KEY"]`)),
  ];
}

const MAPS: Rule[] = [
  ...mapped('MODEL_PACKAGE.customerMetadataProperties', {}, here('customerMetadataProperties'), METADATA, METADATA_LIMITS),
  ...mapped('INFERENCE_CONTAINER.environment', { ...SPECIFIED, kind: 'versioned' }, inContainers('environment'), ENVIRONMENT, ENVIRONMENT_LIMITS),
  ...mapped('VALIDATION_SPECIFICATION.environment', VALIDATED, here('validationSpecification', 'environment'), ENVIRONMENT, ENVIRONMENT_LIMITS),
];

// Numbers.

function numbered(
  name: string,
  covers: string[],
  path: Path,
  values: Values,
  prepare: (data: PackageData) => PackageData = (data) => data,
): Rule {
  return {
    name,
    covers,
    cases: fc.tuple(legalPackage(VALIDATED), values).map(([data, value]) => packageCase(prepare(data), path, value)),
  };
}

const ALONE = (property: string) => (data: PackageData) => put(data, ['validationSpecification', property], undefined);
const NUMBERS: Rule[] = [
  numbered('instanceCount: too few', ['TRANSFORM_RESOURCES.instanceCount.min'], ['validationSpecification', 'transformResources', 'instanceCount'], constantFrom(0, -1, -100)),
  numbered('instanceCount: too many', ['TRANSFORM_RESOURCES.instanceCount.max'], ['validationSpecification', 'transformResources', 'instanceCount'],
    fc.integer({ min: 101 })),
  numbered('instanceCount: no whole number', [], ['validationSpecification', 'transformResources', 'instanceCount'], constantFrom(1.5, 0.1, 99.99, NaN, Infinity)),
  numbered('maxConcurrentTransforms: below 0', ['VALIDATION_SPECIFICATION.maxConcurrentTransforms.min'], ['validationSpecification', 'maxConcurrentTransforms'],
    constantFrom(-1, -100), ALONE('maxPayload')),
  numbered('maxConcurrentTransforms: beyond 32 bits', ['VALIDATION_SPECIFICATION.maxConcurrentTransforms.max'],
    ['validationSpecification', 'maxConcurrentTransforms'], constantFrom(2 ** 31, 1e12), ALONE('maxPayload')),
  numbered('maxConcurrentTransforms: no whole number', [], ['validationSpecification', 'maxConcurrentTransforms'], constantFrom(0.5, 1.01, NaN), ALONE('maxPayload')),
  numbered('maxPayload: above 100 MiB', ['MAX_PAYLOAD.max'], ['validationSpecification', 'maxPayload'], fc.integer({ min: 101, max: 5_000 }), ALONE('maxConcurrentTransforms')),
  numbered('maxPayload: no whole number', [], ['validationSpecification', 'maxPayload'], constantFrom(0.5, 1.01, 99.9), ALONE('maxConcurrentTransforms')),
  {
    name: 'maxPayload times maxConcurrentTransforms: above 100 MiB',
    covers: ['MAX_CONCURRENT_PAYLOAD'],
    cases: fc.tuple(legalPackage(VALIDATED), fc.integer({ min: 2, max: 100 })).map(([data, payload]) => {
      const concurrency = Math.floor(100 / payload) + 1;
      const legal = put(put(data, ['validationSpecification', 'maxPayload'], payload), ['validationSpecification', 'maxConcurrentTransforms'], concurrency - 1);
      return {
        legal: { package: legal },
        broken: { package: put(legal, ['validationSpecification', 'maxConcurrentTransforms'], concurrency) },
        path: 'validationSpecification.maxPayload',
      };
    }),
  },
];

// Artifacts, wherever they are used.

const BUCKET = { name: 'aaa' };
const LONG_KEY = longer(texts.ONE_LINE, 1024 - 's3://aaa/'.length - '.tar.gz'.length);
const BROKEN_KEY = texts.broken(900);
const NO_URI = fc.oneof(
  constantFrom('', 's3://', 's3:///key', 'http://bucket/key', 'bucket/key', 'S3://bucket/key', ' s3://bucket/key', 's3:/bucket', 'https://', 'arn:aws:s3:::bucket/key'),
  texts.broken(900).map((key) => `s3://bucket/${key}`),
);
const LONG_URI = longer(texts.ONE_LINE, 1024 - 's3://bbb/'.length).map((key) => `s3://bbb/${key}`);

/** One value of an artifact's own class: the first call is legal. */
function made<T>(
  name: string,
  covers: string[],
  path: string,
  legal: T,
  wrong: fc.Arbitrary<T>,
  make: (value: T, world: World) => unknown,
): Rule {
  const call = (value: T): Call => ({ call: (world) => make(value, world), shown: value });
  return { name, covers, cases: wrong.map((value) => ({ legal: call(legal), broken: call(value), path })) };
}

const URIS: [string, (uri: string) => unknown][] = [
  ['ModelData.fromUri', (value) => ModelData.fromUri(value)], ['S3File.fromUri', (value) => S3File.fromUri(value)], ['S3Source.fromUri', (value) => S3Source.fromUri(value)],
];
const KEYS: [string, (key: string, world: World) => unknown][] = [
  ['ModelData.fromBucket', (key, world) => ModelData.fromBucket(world.bucket(BUCKET), key)],
  ['ModelData.fromBucketObject', (key, world) => ModelData.fromBucketObject(world.bucket(BUCKET), key)],
  ['S3File.fromBucket', (key, world) => S3File.fromBucket(world.bucket(BUCKET), key)],
  ['S3Source.fromManifest', (key, world) => S3Source.fromManifest(world.bucket(BUCKET), key)],
];
const LOWER_CASE = [...'abcxyz', ...texts.DIGITS];
const TAG: Facets<string> = {
  min: constant(''),
  max: fc.oneof(texts.exactly(texts.ALPHANUMERIC, 129), texts.exactly(texts.ALPHANUMERIC, 300)),
  form: fc.oneof(
    texts.inserted(texts.text(texts.ALPHANUMERIC, { max: 100 }), constantFrom(' ', '/', '+', 'é', '\n', '\u{1f600}')),
    constantFrom('.', '-', '.1', '-1', ' 1', '1\n'),
  ),
};
const MISSING_FILE = constantFrom('missing', join(DIRECTORY, 'missing.tar.gz'), '');

const ARTIFACTS: Rule[] = [
  ...URIS.flatMap(([factory, make]) => [
    made(`${factory}: max`, ['S3_LOCATION.max'], 'uri', 's3://bbb/k', LONG_URI, make),
    made(`${factory}: form`, ['S3_LOCATION.form'], 'uri', 's3://bbb/k', NO_URI, make),
  ]),
  ...KEYS.flatMap(([factory, make]) => [
    made(`${factory}: max`, ['S3_LOCATION.max'], 'objectKey', 'k', LONG_KEY.map((key) => `${key}.tar.gz`), make),
    made(`${factory}: form`, ['S3_LOCATION.form'], 'objectKey', 'k', BROKEN_KEY.map((key) => `${key}k`), make),
    made(`${factory}: no object`, [], 'objectKey', 'k', fc.oneof(constantFrom('', '/', 'a/'), texts.text(texts.ONE_LINE, { max: 500 }).map((key) => `${key}/`)), make),
  ]),
  made('ModelData.fromBucketPrefix: max', ['S3_LOCATION.max'], 'prefix', 'p/', LONG_KEY.map((key) => `${key}models/`), (prefix, world) =>
    ModelData.fromBucketPrefix(world.bucket(BUCKET), prefix)),
  made('ModelData.fromBucketPrefix: form', ['S3_LOCATION.form'], 'prefix', 'p/', BROKEN_KEY.map((key) => `${key}/`), (prefix, world) =>
    ModelData.fromBucketPrefix(world.bucket(BUCKET), prefix)),
  made('ModelData.fromBucketPrefix: no slash at the end', [], 'prefix', 'p/', texts.text(texts.ONE_LINE, { max: 500 }).map((key) => `${key}p`), (prefix, world) =>
    ModelData.fromBucketPrefix(world.bucket(BUCKET), prefix)),
  made('ModelData.fromBucketObject: no archive', [], 'objectKey', 'k.tar.gz', constantFrom('k', 'k.zip', 'k.tar.gz.zip', 'k.TAR', 'k.tar', 'k.gz'), (key, world) =>
    ModelData.fromBucketObject(world.bucket(BUCKET), key, { compressed: true })),
  made('S3Source.fromBucketPrefix: max', ['S3_LOCATION.max'], 'prefix', 'p', LONG_KEY.map((key) => `${key}.tar.gz`), (prefix, world) =>
    S3Source.fromBucketPrefix(world.bucket(BUCKET), prefix)),
  made('S3Source.fromBucketPrefix: form', ['S3_LOCATION.form'], 'prefix', 'p', BROKEN_KEY, (prefix, world) => S3Source.fromBucketPrefix(world.bucket(BUCKET), prefix)),
  ...([['max', LONG_KEY.map((key) => `${key}.tar.gz`)], ['form', BROKEN_KEY]] as const).map(([facet, values]): Rule => ({
    name: `transformOutput: ${facet}`,
    covers: [`S3_LOCATION.${facet}`],
    cases: fc.tuple(legalPackage(VALIDATED), values).map(([data, prefix]) =>
      packageCase(put(data, ['validationSpecification', 'transformOutput', 'bucket'], BUCKET), ['validationSpecification', 'transformOutput', 'prefix'], prefix))
      .map((one) => ({ ...one, legal: withoutPrefix(one.legal) })),
  })),

  made('ContainerImage.fromUri: min', ['IMAGE_URI.min'], 'imageUri', 'i', constant(''), (value) => ContainerImage.fromUri(value)),
  made('ContainerImage.fromUri: max', ['IMAGE_URI.max'], 'imageUri', 'i', longer(texts.NO_SPACE, 255), (value) => ContainerImage.fromUri(value)),
  made('ContainerImage.fromUri: form', ['IMAGE_URI.form'], 'imageUri', 'i', withOne(texts.NO_SPACE, 255, texts.SPACE), (value) => ContainerImage.fromUri(value)),
  made('ContainerImage.fromEcrRepository: no digest', ['IMAGE_DIGEST.form'], 'tagOrDigest', `sha256:${'0'.repeat(64)}`, fc.oneof(
    texts.NO_DIGEST.filter((digest) => digest.includes(':')),
    constantFrom('sha256:', 'sha256:latest', `SHA256:${'0'.repeat(64)}`, `sha256:${'A'.repeat(64)}`, `latest@sha256:${'0'.repeat(64)}`, 'churn:1', '@', ':'),
    texts.LONG_DIGEST,
  ), (value, world) => ContainerImage.fromEcrRepository(world.repository('imported'), value)),
  ...Object.entries(TAG).flatMap(([facet, values]) => [
    made(`ContainerImage.fromEcrRepository: ${facet}`, [`IMAGE_TAG.${facet}`], 'tagOrDigest', 'latest', values, (value, world) =>
      ContainerImage.fromEcrRepository(world.repository('imported'), value)),
    made(`ContainerImage.fromPrebuilt: ${facet}`, [`IMAGE_TAG.${facet}`], 'tag', '1.7-1', values, (value) =>
      ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, value)),
  ]),
  made('ContainerImage.fromAsset: no Dockerfile', [], 'directory', DIRECTORY, constantFrom('missing', join(DIRECTORY, '..')), (value) => ContainerImage.fromAsset(value)),
  made('ContainerImage.fromPrebuilt: unknown repository', [], 'repository', 'sagemaker-xgboost', constantFrom('another', 'xgboos', 'sagemaker/xgboost'), (value) =>
    ContainerImage.fromPrebuilt(PrebuiltRepository.of(value), '1')),
  made('ContainerImage.fromPrebuilt: no account', ['REGISTRY_ACCOUNT.form'], 'accountId', '444455556666',
    fc.oneof(constantFrom('', '4444-5555-6666', ' 444455556666', '44445555666a', '444455556666\n', '٤٤٤٤٥٥٥٥٦٦٦٦'), texts.exactly(texts.DIGITS, 11), texts.exactly(texts.DIGITS, 13)),
    (accountId) => ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1', { accountId })),
  made('PrebuiltRepository.of: min', ['REPOSITORY_NAME.min'], 'repositoryName', 'ab', constantFrom('', 'a'), (value) => PrebuiltRepository.of(value)),
  made('PrebuiltRepository.of: max', ['REPOSITORY_NAME.max'], 'repositoryName', 'ab', fc.oneof(texts.exactly(LOWER_CASE, 257), texts.exactly(LOWER_CASE, 400)), (value) =>
    PrebuiltRepository.of(value)),
  made('PrebuiltRepository.of: form', ['REPOSITORY_NAME.form'], 'repositoryName', 'ab/c-d_e.f', fc.oneof(
    constantFrom('Sagemaker-xgboost', 'sagemaker-xgboost ', '/ab', 'ab/', 'a//b', 'a--b', 'a._b', '-ab', 'ab-', 'ab.', 'xgboost:1', 'ab\n', '111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1'),
    texts.inserted(texts.text(LOWER_CASE, { min: 1, max: 200 }), constantFrom('A', ' ', ':', '@', 'é', '\n', '--', '//', '\u{1f600}')),
  ), (value) => PrebuiltRepository.of(value)),
  made('InstanceType.of: form', ['INSTANCE_TYPE.form'], 'instanceType', 'ml.m5.large',
    fc.oneof(constantFrom('', 'm5.large', 'ml.', 'ML.m5.large', ' ml.m5.large', 'mlm5.large', 'ml m5'), withOne(texts.NO_SPACE, 20, texts.SPACE).map((rest) => `ml.${rest}`)),
    (value) => InstanceType.of(value)),

  made('ModelData.fromAsset: no file', [], 'path', join(DIRECTORY, 'model.tar.gz'), MISSING_FILE, (value) => ModelData.fromAsset(value)),
  made('ModelData.fromAsset: a directory', [], 'path', join(DIRECTORY, 'model.tar.gz'), constant(DIRECTORY), (value) => ModelData.fromAsset(value)),
  made('ModelData.fromAsset: no archive', [], 'path', join(DIRECTORY, 'model.tar.gz'), constant(LOCAL_FILE), (value) => ModelData.fromAsset(value)),
  made('S3File.fromAsset: no file', [], 'path', LOCAL_FILE, MISSING_FILE, (value) => S3File.fromAsset(value)),
  made('S3File.fromAsset: a directory', [], 'path', LOCAL_FILE, constant(DIRECTORY), (value) => S3File.fromAsset(value)),

  made('ModelCard.fromJson: max', ['MODEL_CARD_CONTENT.max'], 'json', '{}', constantFrom(...texts.ALPHANUMERIC, '\u{1f600}').map((one) => cardOf(100_001, one)),
    (value) => ModelCard.fromJson(value)),
  made('ModelCard.fromJson: no JSON object', [], 'json', '{}', constantFrom('', '[]', 'null', '1', '"{}"', '{', '{}{}', 'card', '{"a":1,}'), (value) => ModelCard.fromJson(value)),
  made('ModelCard.fromJson: unknown field', [], 'intended_uses.another', '{}', constant('{"intended_uses":{"another":"x"}}'), (value) => ModelCard.fromJson(value)),
  made('ModelCard.fromFile: no file', [], 'path', LOCAL_FILE, MISSING_FILE, (value) => ModelCard.fromFile(value)),
  made('ModelCard.fromFile: no JSON object', [], 'path', LOCAL_FILE, constant(join(DIRECTORY, 'Dockerfile')), (value) => ModelCard.fromFile(value)),
];

function withoutPrefix(input: Input): Input {
  return 'package' in input ? { package: put(input.package, ['validationSpecification', 'transformOutput', 'prefix'], undefined) } : input;
}

// What depends on the package.

type Change = (data: PackageData) => PackageData;

/** One change of a legal package. */
function changed(name: string, wanted: Wanted, path: string, change: Change, prepare: Change = (data) => data): Rule {
  return {
    name,
    covers: [],
    cases: legalPackage(wanted).map((data) => {
      const legal = prepare(data);
      return { legal: { package: legal }, broken: { package: change(legal) }, path };
    }),
  };
}

/** One change of one container of a legal package. */
function changedContainer(name: string, wanted: Wanted, property: string, values: Values): Rule {
  return {
    name,
    covers: [],
    cases: fc.tuple(legalPackage(wanted), values, fc.nat()).map(([data, value, choice]) => {
      const all = containerPaths(data);
      return packageCase(data, [...all[choice % all.length], property], value);
    }),
  };
}

const VERSIONED = (...having: (keyof PackageData)[]): Wanted => ({ kind: 'versioned', having });
const UNVERSIONED = (...having: (keyof PackageData)[]): Wanted => ({ kind: 'unversioned', having });
const NO_ARCHIVE = fc.oneof(
  constantFrom('s3://bbb/k', 's3://bbb/k.tgz2', 's3://bbb/k.tar.gz/', 's3://bbb/k.TAR', 's3://bbb').map((value) => ({ via: 'uri', uri: value })),
  uri('.zip').map((value) => ({ via: 'uri', uri: value })),
  constantFrom('k', 'k.tar', '.tar.gz.').map((key) => ({ via: 'bucket', bucket: 'own', key })),
);
const ELSEWHERE: fc.Arbitrary<ModelDataData> = constantFrom<ModelDataData>(
  { via: 'bucket', bucket: { name: 'far', region: 'us-east-1' }, key: 'k.tar.gz' },
  { via: 'bucket', bucket: { name: 'far', region: 'eu-central-1' }, key: 'k.tar.gz' },
);

const PACKAGES: Rule[] = [
  changed('a versioned package: modelPackageName', VERSIONED(), 'modelPackageName', (data) => ({ ...data, modelPackageName: 'name' })),
  changed('a versioned package: certifyForMarketplace', VERSIONED(), 'certifyForMarketplace', (data) => ({ ...data, certifyForMarketplace: true })),
  changed('a versioned package: sourceUri with inferenceSpecification', VERSIONED('inferenceSpecification'), 'sourceUri', (data) => ({ ...data, sourceUri: '' })),
  changed('an unversioned package: neither inferenceSpecification nor sourceAlgorithm', UNVERSIONED(), 'inferenceSpecification',
    ({ inferenceSpecification: _1, sourceAlgorithm: _2, ...data }) => data),
  ...(['supportedRealtimeInferenceInstanceTypes', 'supportedTransformInstanceTypes'] as const).map((list) =>
    changed(`an unversioned package: no ${list}`, UNVERSIONED('inferenceSpecification'), `inferenceSpecification.${list}`, (data) =>
      put(data, ['inferenceSpecification', list], undefined))),
  changedContainer('an unversioned package: environment', { ...SPECIFIED, kind: 'unversioned' }, 'environment', constantFrom({ A: '1' }, { _: '', B: '2' })),
  changedContainer('an unversioned package: model data that is no single archive', { ...SPECIFIED, kind: 'unversioned' }, 'modelData', UNPACKED),
  changed('an unversioned package: sourceUri', { kind: 'unversioned', without: ['inferenceSpecification'], having: ['sourceAlgorithm'] }, 'sourceUri', (data) =>
    ({ ...data, sourceUri: 'arn' })),
  // Without images, as those outside of Amazon ECR are refused, too.
  changed('an unversioned package: certifyForMarketplace without a validation', {
    kind: 'unversioned',
    without: ['inferenceSpecification', 'additionalInferenceSpecifications', 'additionalInferenceSpecificationsToAdd'],
  }, 'certifyForMarketplace', (data) =>
    ({
      ...data,
      certifyForMarketplace: true,
    }), ({ validationSpecification: _1, certifyForMarketplace: _2, ...data }) => data),
  changed('removalPolicy', {}, 'removalPolicy', (data) => ({ ...data, removalPolicy: 'snapshot' })),
  changedContainer('model data: no archive', SPECIFIED, 'modelData', NO_ARCHIVE),
  changedContainer('model data: another region', SPECIFIED, 'modelData', ELSEWHERE),
  {
    name: 'samplePayload: no archive',
    covers: [],
    cases: fc.tuple(legalPackage(), NO_ARCHIVE).map(([data, value]) => packageCase(data, ['samplePayload'], value)),
  },
  ...([['no archive', NO_ARCHIVE], ['no single archive', UNPACKED], ['another region', ELSEWHERE]] as [string, Values][]).map(([problem, values]): Rule => ({
    name: `sourceAlgorithm.modelData: ${problem}`,
    covers: [],
    cases: fc.tuple(legalPackage({ having: ['sourceAlgorithm'] }), values).map(([data, value]) => packageCase(data, ['sourceAlgorithm', 'modelData'], value)),
  })),
  {
    name: 'sourceAlgorithm.modelData: not in the region of the ARN',
    covers: [],
    cases: fc.tuple(legalPackage({ having: ['sourceAlgorithm'] }), ELSEWHERE, constantFrom('eu-west-1', 'eu-north-1')).map(([data, modelData, region]) => {
      const arn = (of: string) => `arn:aws:sagemaker:${of}:111122223333:algorithm/a`;
      const legal = put(data, ['sourceAlgorithm'], { algorithmName: arn(modelData.via === 'bucket' && modelData.bucket !== 'own' ? modelData.bucket.region! : ''), modelData });
      return packageCase(legal, ['sourceAlgorithm', 'algorithmName'], arn(region), 'sourceAlgorithm.modelData');
    }),
  },
  {
    name: 'inferenceSpecification.containers: equal ones',
    covers: [],
    cases: fc.tuple(legalPackage({ having: ['inferenceSpecification'] }), fc.nat()).map(([data, choice]) => {
      const containers = data.inferenceSpecification!.containers.slice(0, 14);
      const legal = put(data, ['inferenceSpecification', 'containers'], containers);
      const { environment, ...rest } = containers[choice % containers.length];
      // The same in another order.
      const again = { ...backwards(rest), ...environment && { environment: backwards(environment) } };
      return {
        legal: { package: legal },
        broken: { package: put(legal, ['inferenceSpecification', 'containers'], [...containers, again]) },
        path: `inferenceSpecification.containers[${containers.length}]`,
      };
    }),
  },
];

function backwards(data: object): object {
  return Object.fromEntries(Object.entries(data).reverse());
}

// Groups, imports and builders.

const GROUPS: Rule[] = [
  ...Object.entries(NAME).map(([facet, values]): Rule => ({
    name: `MODEL_PACKAGE_GROUP.modelPackageGroupName: ${facet}`,
    covers: [`MODEL_PACKAGE_GROUP.modelPackageGroupName.${facet}`],
    cases: fc.tuple(LEGAL_GROUP, values).map(([group, value]) =>
      ({ legal: { group }, broken: { group: { ...group, modelPackageGroupName: value as string } }, path: 'modelPackageGroupName' })),
  })),
  ...Object.entries(PRINTABLE).map(([facet, values]): Rule => ({
    name: `MODEL_PACKAGE_GROUP.description: ${facet}`,
    covers: [`MODEL_PACKAGE_GROUP.description.${facet}`],
    cases: fc.tuple(LEGAL_GROUP, values).map(([group, value]) =>
      ({ legal: { group }, broken: { group: { ...group, description: value as string } }, path: 'description' })),
  })),
  {
    name: 'a group: removalPolicy',
    covers: [],
    cases: LEGAL_GROUP.map((group) => ({ legal: { group }, broken: { group: { ...group, removalPolicy: 'snapshot' } }, path: 'removalPolicy' })),
  },
];

/** An import by something that cannot be right. */
function imported(
  name: string,
  path: string,
  legal: string,
  wrong: fc.Arbitrary<string>,
  make: (world: World, id: string, value: string) => unknown,
): Rule {
  const call = (value: string): Call => ({ call: (world, id) => make(world, id, value), shown: value });
  return { name, covers: [], cases: wrong.map((value) => ({ legal: call(legal), broken: call(value), path })) };
}

const GROUP_ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn';
const PACKAGE_ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';
const spoiled = (arn: string) => fc.oneof(
  constantFrom('', 'churn', arn.replace('arn:', 'Arn:'), arn.replace('aws', 'azure'), arn.replace('sagemaker', 'iam'), arn.replace('111122223333', '1111'),
    arn.replace(':eu-west-1:', '::'), `${arn}\n`, ` ${arn}`, `${arn}-`, arn.replace('churn', ''), arn.replace('churn', 'ch urn'), arn.replace('churn', '-churn'), arn.replace('/', ':')),
  texts.nameOf(5).map((name) => arn.replace('model-package', name)),
);

const IMPORTS: Rule[] = [
  imported('ModelPackageGroup.fromModelPackageGroupArn', 'modelPackageGroupArn', GROUP_ARN,
    fc.oneof(spoiled(GROUP_ARN), constantFrom(PACKAGE_ARN, `${GROUP_ARN}/1`), texts.nameOf(64).map((name) => GROUP_ARN.replace('churn', name))),
    (world, id, value) => ModelPackageGroup.fromModelPackageGroupArn(world.scope, id, value)),
  imported('ModelPackageGroup.fromModelPackageGroupName', 'modelPackageGroupName', 'churn', fc.oneof(texts.NO_NAME, texts.nameOf(64), constant('')),
    (world, id, value) => ModelPackageGroup.fromModelPackageGroupName(world.scope, id, value)),
  imported('ModelPackage.fromModelPackageArn', 'modelPackageArn', PACKAGE_ARN,
    fc.oneof(spoiled(PACKAGE_ARN), constantFrom(GROUP_ARN, `${PACKAGE_ARN}/1`, `${PACKAGE_ARN}x`, PACKAGE_ARN.replace('/3', '/1234567890'))),
    (world, id, value) => ModelPackage.fromModelPackageArn(world.scope, id, value)),
  imported('ModelPackage.fromModelPackageAttributes', 'modelPackageArn', PACKAGE_ARN, spoiled(PACKAGE_ARN),
    (world, id, value) => ModelPackage.fromModelPackageAttributes(world.scope, id, { modelPackageArn: value })),
];

const STEPS: ['profileName' | 'transformInput' | 'transformOutput' | 'transformResources', (builder: ValidationSpecificationBuilder, world: World) => unknown][] = [
  ['profileName', (builder) => builder.profileName('profile')],
  ['transformInput', (builder) => builder.transformInput({ source: S3Source.fromUri('s3://bucket/input') })],
  ['transformOutput', (builder, world) => builder.transformOutput({ bucket: world.bucket(BUCKET) })],
  ['transformResources', (builder) => builder.transformResources({ instanceType: InstanceType.M5_LARGE })],
];

const BUILDERS: Rule[] = [
  ...STEPS.map(([missing]): Rule => {
    const call = (steps: typeof STEPS): Call => ({
      call: (world) => {
        const builder = ValidationSpecification.builder();
        steps.forEach(([, step]) => step(builder, world));
        return builder.toSpecification();
      },
      shown: steps.map(([step]) => step),
    });
    return {
      name: `ValidationSpecification.builder: no ${missing}`,
      covers: [],
      cases: fc.shuffledSubarray(STEPS, { minLength: STEPS.length }).map((steps) =>
        ({ legal: call(steps), broken: call(steps.filter(([step]) => step !== missing)), path: `validationSpecification.${missing}` })),
    };
  }),
  made('InferenceSpecification.builder: no container', ['INFERENCE_SPECIFICATION.containers.min'], 'inferenceSpecification.containers', 1, constant(0), (length, world) => {
    const builder = InferenceSpecification.builder();
    Array.from({ length }, () => builder.addContainer({ image: world.image({ via: 'uri', uri: 'i' }) }));
    return builder.toSpecification();
  }),
];

export const RULES: Rule[] = [
  ...PACKAGE_TEXTS, ...SERVING_TEXTS, ...FILE_TEXTS, ...LISTS, ...MAPS, ...NUMBERS, ...ARTIFACTS, ...PACKAGES,
  ...GROUPS, ...IMPORTS, ...BUILDERS,
];

