import * as fc from 'fast-check';
import {
  AdditionalData, BucketData, ContainerData, FileData, FileLocation, FilesData, GroupData, ImageData, InferenceData,
  KeyData, ModelDataData, PackageData, SourceLocation, StringMap, ValidationData,
} from './data';
import { renderContainer } from './expected';
import * as texts from './texts';
import { cardOf } from '../support/cards';

/*
 * Legal packages and groups, versioned and unversioned, with every optional property there and not there, values at
 * their limits and characters that are unusual but legal.
 */

const HOME = 'eu-west-1';

const flags = fc.boolean();
const oneOf = (...values: string[]) => fc.constantFrom(...values);
/** An object of which all properties but those named may be missing. */
const struct = <T>(
  model: { [K in keyof T]-?: fc.Arbitrary<Exclude<T[K], undefined>> }, required: (keyof T)[],
): fc.Arbitrary<T> =>
  fc.record(model as any, { requiredKeys: required as any }) as unknown as fc.Arbitrary<T>;

const bucketName = fc.tuple(texts.exactly(['a', 'b', '7'], 3), fc.constantFrom('', '-models', '.eu', '-x'.repeat(30))).map((parts) => parts.join(''));
export const BUCKET: fc.Arbitrary<BucketData> = fc.oneof(
  fc.constant('own' as const),
  struct<{ name: string; region?: string }>({ name: bucketName, region: fc.constant(HOME) }, ['name']),
);

/** A key that fills the URI `s3://bucket/key` up to 1,024 characters at times, and ends in `end`. */
function keyFor(bucket: BucketData, end: string): fc.Arbitrary<string> {
  const before = bucket === 'own' ? 100 : `s3://${bucket.name}/`.length;
  return texts.text(texts.ONE_LINE, { max: 1024 - before - end.length }).map((start) => withoutSlash(`${start}${end}`, end));
}

/** A key without a slash first, which is taken for a slip. */
function withoutSlash(key: string, end: string): string {
  return key.startsWith('/') ? `k${key.slice(key === end ? 0 : 1)}` : key;
}

function inBucket<T>(
  key: (bucket: BucketData) => fc.Arbitrary<string>, make: (bucket: BucketData, key: string) => T,
): fc.Arbitrary<T> {
  return BUCKET.chain((bucket) => key(bucket).map((value) => make(bucket, value)));
}

/** `s3://` or `https://`, then anything in one line. */
export function uri(end: string, length = 1024): fc.Arbitrary<string> {
  return fc.constantFrom('s3://models', 'https://models.s3.eu-west-1.amazonaws.com', 's3://bbb', 's3://B_1').chain((start) =>
    texts.text(texts.ONE_LINE, { max: length - start.length - end.length - 1 }).map((key) => `${start}/${key}${end}`));
}

function fileLocation(end: string): fc.Arbitrary<FileLocation> {
  return fc.oneof(
    { weight: 4, arbitrary: inBucket((bucket) => keyFor(bucket, end), (bucket, key): FileLocation => ({ via: 'bucket', bucket, key })) },
    { weight: 4, arbitrary: uri(end).map((value): FileLocation => ({ via: 'uri', uri: value })) },
    { weight: 1, arbitrary: fc.constant<FileLocation>({ via: 'asset' }) },
  );
}

export const ARCHIVE = fileLocation('.tar.gz');
export const FILE = fc.oneof(fileLocation('f'), fc.constant<FileLocation>({ via: 'uri', uri: 's3://models' }));
const eula = <T extends object>(location: fc.Arbitrary<T>) =>
  fc.tuple(
    location, fc.constantFrom({}, { acceptEula: true }, { acceptEula: false }),
  ).map(([data, answer]) => ({ ...data, ...answer }));
export const UNPACKED: fc.Arbitrary<ModelDataData> = eula(fc.oneof(
  inBucket((bucket) => keyFor(bucket, '/'), (bucket, prefix): ModelDataData => ({ via: 'bucketPrefix', bucket, prefix })),
  inBucket((bucket) => keyFor(bucket, '.bin'), (bucket, key): ModelDataData => ({ via: 'bucketObject', bucket, key })),
  inBucket((bucket) => keyFor(bucket, '.tar.gz'), (bucket, key): ModelDataData => ({ via: 'bucketObject', bucket, key, compressed: true })),
));

export const TAG = fc.tuple(fc.constantFrom('v', '_', '1'), texts.text([...texts.ALPHANUMERIC, '.', '_', '-'], { max: 127 })).map((parts) => parts.join(''));
export const IMAGE: fc.Arbitrary<ImageData> = fc.oneof(
  { weight: 4, arbitrary: texts.text(texts.NO_SPACE, { min: 1, max: 255 }).map((value): ImageData => ({ via: 'uri', uri: value })) },
  {
    weight: 4,
    arbitrary: struct<Extract<ImageData, { via: 'ecr' }>>({
      via: fc.constant('ecr'), repository: fc.constantFrom('own', 'imported'), tagOrDigest: fc.oneof(TAG, texts.DIGEST.map((digest) => digest.toLowerCase()), fc.constant('latest')),
    }, ['via', 'repository']),
  },
  {
    weight: 2,
    arbitrary: struct<Extract<ImageData, { via: 'prebuilt' }>>({
      via: fc.constant('prebuilt'), repository: oneOf('sagemaker-xgboost', 'sagemaker-scikit-learn'), tag: TAG, accountId: fc.constant('444455556666'),
    }, ['via', 'repository', 'tag']),
  },
  { weight: 1, arbitrary: fc.constant<ImageData>({ via: 'prebuilt', repository: 'another', tag: '1', accountId: '444455556666' }) },
  { weight: 1, arbitrary: fc.constant<ImageData>({ via: 'asset' }) },
);

export const ENVIRONMENT: fc.Arbitrary<StringMap> =
  texts.map(texts.ENVIRONMENT_KEY, texts.text(texts.ANYTHING, { max: 1024 }), { max: 16 });
export const METADATA: fc.Arbitrary<StringMap> =
  texts.map(
    texts.text(texts.METADATA, { min: 1, max: 128 }), texts.text(texts.METADATA, { min: 1, max: 128 }), { max: 50 },
  );

/** JSON of at most 1,024 characters, at times of exactly as many. */
const DATA_INPUT_CONFIG = fc.oneof(
  fc.constantFrom('{"input":[1,3,224,224]}', '[{"shape":[null,3]}]', '0', 'null', '"é"', ' { "a" : "\u{1f600}" } \n'),
  texts.text([...texts.ALPHANUMERIC, '\u{1f600}', 'é', ' '], { max: 1024 - '{"input":""}'.length }).map((value) => `{"input":"${value}"}`),
);

function container(kind: Kind): fc.Arbitrary<ContainerData> {
  return struct<ContainerData>({
    image: IMAGE,
    modelData: kind === 'versioned' ? fc.oneof({ weight: 2, arbitrary: ARCHIVE }, { weight: 1, arbitrary: UNPACKED }) : ARCHIVE,
    environment: kind === 'versioned' ? ENVIRONMENT : fc.constant({}),
    containerHostname: texts.name(),
    imageDigest: texts.DIGEST,
    framework: fc.oneof(fc.constantFrom('XGBOOST', ''), texts.text(texts.ANYTHING, { max: 50 })),
    frameworkVersion: texts.FRAMEWORK_VERSION,
    nearestModelName: texts.text(texts.ANYTHING, { max: 50 }),
    dataInputConfig: DATA_INPUT_CONFIG,
  }, ['image']).map(withOneDigest);
}

/** An image that is named by a digest has no other one. */
function withOneDigest(data: ContainerData): ContainerData {
  const digest = data.image.via === 'ecr' && data.image.tagOrDigest?.startsWith('sha256:') ? data.image.tagOrDigest : undefined;
  return digest !== undefined && data.imageDigest !== undefined ? { ...data, imageDigest: digest } : data;
}

const INSTANCE_TYPE = fc.oneof(
  fc.constantFrom('ml.m5.large', 'ml.g5.xlarge', 'ml.c6g.medium', 'ml.trn1.32xlarge'),
  fc.constantFrom('ml.new9.large', 'ml.m99x-flex.1024xlarge'),
);
/** CloudFormation Validate has a list of its own for transform jobs, which lags behind (rule E3643). */
const TRANSFORM_INSTANCE_TYPE = fc.constantFrom('ml.m5.large', 'ml.m5.24xlarge', 'ml.c5.xlarge', 'ml.g4dn.xlarge');
const INSTANCE_TYPES = texts.list(INSTANCE_TYPE, { max: 5 });
const SOME_INSTANCE_TYPES = texts.list(INSTANCE_TYPE, { min: 1, max: 5 });

const lists = {
  supportedContentTypes: texts.list(texts.CONTENT_TYPE, { max: 5 }),
  supportedResponseMimeTypes: texts.list(texts.MIME_TYPE, { max: 5 }),
  supportedRealtimeInferenceInstanceTypes: INSTANCE_TYPES,
  supportedTransformInstanceTypes: SOME_INSTANCE_TYPES,
};

function inference(kind: Kind): fc.Arbitrary<InferenceData> {
  return struct<InferenceData>({
    ...lists,
    supportedRealtimeInferenceInstanceTypes: kind === 'versioned' ? INSTANCE_TYPES : SOME_INSTANCE_TYPES,
    // CloudFormation refuses equal ones: two that differ in nothing but how they are written, or in no variables, are
    // equal.
    containers: texts.list(container(kind), { min: 1, max: 15 }, ({ environment = {}, ...one }) =>
      canonical(renderContainer({ ...one, environment }))),
  }, [
    'containers', 'supportedContentTypes', 'supportedResponseMimeTypes',
    ...kind === 'versioned' ? [] : ['supportedRealtimeInferenceInstanceTypes', 'supportedTransformInstanceTypes'] as const,
  ]);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner) => inner && typeof inner === 'object' && !Array.isArray(inner)
    ? Object.entries(inner).sort(([one], [other]) => one < other ? -1 : 1) : inner);
}

function additional(kind: Kind): fc.Arbitrary<AdditionalData> {
  return struct<AdditionalData>({
    ...lists,
    name: texts.name(),
    description: texts.text(texts.PRINTABLE, { max: 1024 }),
    // Equal ones are legal here.
    containers: fc.oneof(
      { weight: 8, arbitrary: fc.tuple(container(kind)) },
      { weight: 1, arbitrary: fc.tuple(container(kind), container(kind)) },
      { weight: 1, arbitrary: IMAGE.map((image) => new Array<ContainerData>(15).fill({ image })) },
    ),
  }, ['name', 'containers']);
}

const CONTENT = { contentType: texts.CONTENT_TYPE, contentDigest: texts.DIGEST };
const DESCRIBED_FILE = struct<FileData>({ file: FILE, ...CONTENT }, ['file']);
const topic = (...files: string[]) => fc.record(Object.fromEntries(
  files.map((file) => [file, DESCRIBED_FILE]),
), { requiredKeys: [] });

export const METRICS_FILES = {
  modelQuality: ['statistics', 'constraints'],
  modelDataQuality: ['statistics', 'constraints'],
  bias: ['report', 'preTrainingReport', 'postTrainingReport'],
  explainability: ['report'],
};
export const BASELINE_FILES = {
  bias: ['configFile', 'preTrainingConstraints', 'postTrainingConstraints'],
  explainability: ['configFile', 'constraints'],
  modelQuality: ['statistics', 'constraints'],
  modelDataQuality: ['statistics', 'constraints'],
};
const topics = (files: { [name: string]: string[] }): fc.Arbitrary<FilesData> =>
  fc.record(Object.fromEntries(
    Object.entries(files).map(([name, of]) => [name, topic(...of)]),
  ), { requiredKeys: [] }) as fc.Arbitrary<any>;

const KEY: fc.Arbitrary<KeyData> = fc.constantFrom('own', 'imported', 'alias');
const SOURCE: fc.Arbitrary<SourceLocation> = fc.oneof(
  inBucket((bucket) => keyFor(bucket, ''), (bucket, prefix): SourceLocation => ({ via: 'bucketPrefix', bucket, prefix })),
  BUCKET.map((bucket): SourceLocation => ({ via: 'bucketPrefix', bucket })),
  inBucket((bucket) => keyFor(bucket, 'f'), (bucket, key): SourceLocation => ({ via: 'manifest', bucket, key })),
  uri('').map((value): SourceLocation => ({ via: 'uri', uri: value })),
);
const OUTPUT = inBucket((bucket) => keyFor(bucket, ''), (bucket, prefix) => ({ bucket, prefix }));

/** Concurrency and payload (MiB) of which the product is at most 100. */
const LOAD = fc.oneof(
  fc.constantFrom(
    {}, { maxConcurrentTransforms: 5_000 }, { maxPayload: 100 }, { maxConcurrentTransforms: 100, maxPayload: 1 },
    { maxConcurrentTransforms: 1, maxPayload: 100 }, { maxConcurrentTransforms: 10, maxPayload: 10 },
    { maxConcurrentTransforms: 0, maxPayload: 100 },
    { maxConcurrentTransforms: 5_000, maxPayload: 0 },
  ),
  fc.tuple(fc.nat(10), fc.nat(10)).map(([maxConcurrentTransforms, maxPayload]) => ({
    maxConcurrentTransforms,
    maxPayload,
  })),
);

export const VALIDATION: fc.Arbitrary<ValidationData> = fc.tuple(struct<ValidationData>({
  profileName: texts.name(),
  transformInput: struct<ValidationData['transformInput']>({
    source: SOURCE, contentType: texts.CONTENT_TYPE, compressionType: oneOf('None', 'Gzip'), splitType: oneOf('None', 'Line', 'RecordIO', 'TFRecord'),
  }, ['source']),
  transformOutput: fc.tuple(OUTPUT, struct<any>({ accept: texts.CONTENT_TYPE, assembleWith: oneOf('None', 'Line'), encryptionKey: KEY }, []), flags)
    .map(([{ bucket, prefix }, others, withPrefix]) => ({ bucket, ...withPrefix && { prefix }, ...others })),
  transformResources: struct<ValidationData['transformResources']>({
    instanceType: TRANSFORM_INSTANCE_TYPE,
    instanceCount: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(1, 100)),
    volumeEncryptionKey: KEY,
  }, ['instanceType']),
  role: fc.constantFrom('own', 'imported'),
  batchStrategy: oneOf('MultiRecord', 'SingleRecord'),
  maxConcurrentTransforms: fc.constant(0),
  maxPayload: fc.constant(0),
  environment: ENVIRONMENT,
}, ['profileName', 'transformInput', 'transformOutput', 'transformResources']), LOAD).map(([data, load]) => {
  const { maxConcurrentTransforms, maxPayload, ...rest } = data;
  return { ...rest, ...load };
});

const MODEL_CARD = fc.tuple(
  fc.oneof(
    { weight: 10, arbitrary: fc.constantFrom('{}', ' {\n\t"model_overview" : { "model_creator" : "\u{1f600}" }\n}') },
    {
      weight: 10,
      arbitrary: texts.text([...texts.ALPHANUMERIC, '\u{1f600}', ' '], { max: 200 })
        .map((value) =>
          JSON.stringify({ additional_information: { caveats_and_recommendations: value } }, undefined, 2)),
    },
    // Exactly 100,000 characters, of which some are two UTF-16 units, without the white space.
    { weight: 1, arbitrary: fc.constantFrom(...texts.ALPHANUMERIC, '\u{1f600}').map((one) => ` ${cardOf(100_000, one)}\n`) },
  ),
  fc.constantFrom({}, { status: 'Draft' }, { status: 'PendingReview' }, { status: 'Approved' }, { status: 'Archived' }),
).map(([json, status]) => ({ json, ...status }));

/** An ARN says where the algorithm is, and its data has to be there as well. */
const ALGORITHM_NAME = fc.oneof(
  texts.name(),
  texts.name().map((name) => `arn:aws:sagemaker:${HOME}:111122223333:algorithm/${name}`),
  texts.name().map((name) => `arn:aws-cn:sagemaker:${HOME}:111122223333:/${name}`),
  // Exactly 170 characters.
  texts.nameOf(63).map((name) => {
    const start = `arn:aws:sagemaker:${HOME}:111122223333:algorithm`;
    return `${start}${'-'.repeat(170 - start.length - 1 - 63)}/${name}`;
  }),
);

const VALUE = texts.text(texts.ONE_LINE, { max: 1024 });
const REMOVAL_POLICY = oneOf('retain', 'destroy', 'retain-on-update-or-delete');

/** What both kinds may have. */
const common = {
  description: texts.text(texts.PRINTABLE, { max: 1024 }),
  sourceAlgorithm: struct<NonNullable<PackageData['sourceAlgorithm']>>({ algorithmName: ALGORITHM_NAME, modelData: ARCHIVE }, ['algorithmName']),
  validationSpecification: VALIDATION,
  approvalStatus: oneOf('Approved', 'Rejected', 'PendingManualApproval'),
  approvalDescription: VALUE,
  modelMetrics: topics(METRICS_FILES),
  driftCheckBaselines: topics(BASELINE_FILES),
  modelCard: MODEL_CARD,
  customerMetadataProperties: METADATA,
  metadataProperties: struct<any>({ commitId: VALUE, generatedBy: VALUE, projectId: VALUE, repository: VALUE }, []),
  domain: oneOf('COMPUTER_VISION', 'NATURAL_LANGUAGE_PROCESSING', 'MACHINE_LEARNING', 'ANOTHER'),
  task: oneOf('IMAGE_CLASSIFICATION', 'OTHER', 'ANOTHER'),
  samplePayload: ARCHIVE,
  encryptionKey: KEY,
  skipModelValidation: flags,
  clientToken: texts.text([...texts.ALPHANUMERIC, '-'], { min: 1, max: 36 }),
  removalPolicy: REMOVAL_POLICY,
  fluent: flags,
};

export type Kind = 'versioned' | 'unversioned';

export interface Wanted {
  /** @default - either */
  readonly kind?: Kind;
  /** Properties that are there in any case. */
  readonly having?: readonly (keyof PackageData)[];
  /** Properties that are not. */
  readonly without?: readonly (keyof PackageData)[];
}

/** Legal packages. */
export function legalPackage(wanted: Wanted = {}): fc.Arbitrary<PackageData> {
  const { kind, having = [], without = [] } = wanted;
  if (!kind) {
    return fc.oneof(legalPackage({ ...wanted, kind: 'versioned' }), legalPackage({ ...wanted, kind: 'unversioned' }));
  }
  const model: Record<string, fc.Arbitrary<unknown>> = { ...common, ...kind === 'versioned' ? VERSIONED : UNVERSIONED };
  return fc.tuple(
    struct<PackageData>(model as any, [...kind === 'versioned' ? ['modelPackageGroup' as const] : [], ...having.filter((one) => one in model)]),
    kind === 'versioned' ? versionSource(having) : unversionedSource(having),
    additionalLists(kind, having),
  ).map(([properties, source, specifications]) => {
    const all = Object.entries({ ...properties, ...source, ...specifications });
    return withNeeds(
      kind, Object.fromEntries(all.filter(([property]) => !without.includes(property as keyof PackageData))),
    );
  });
}

const VERSIONED = {
  modelPackageGroup: fc.constantFrom('own', 'l1', 'byName', 'byArn', 'elsewhere'),
  // False is harmless.
  certifyForMarketplace: fc.constant(false),
};
const UNVERSIONED = {
  modelPackageName: texts.name(),
  certifyForMarketplace: flags,
};

/** What a property of an unversioned package needs beside it. */
function withNeeds(kind: Kind, data: PackageData): PackageData {
  if (kind === 'versioned') { return data; }
  const { sourceAlgorithm = data.inferenceSpecification ? undefined : { algorithmName: 'algorithm' }, certifyForMarketplace, ...rest } = data;
  return {
    ...rest,
    ...sourceAlgorithm && { sourceAlgorithm },
    ...certifyForMarketplace !== undefined
      && {
        certifyForMarketplace: certifyForMarketplace && data.validationSpecification !== undefined && isInEcr(data),
      },
  };
}

/** AWS Marketplace takes images from Amazon ECR only. */
function isInEcr({
  inferenceSpecification, additionalInferenceSpecifications = [], additionalInferenceSpecificationsToAdd = [],
}: PackageData): boolean {
  const additions = [additionalInferenceSpecifications, additionalInferenceSpecificationsToAdd];
  return [inferenceSpecification ?? [], ...additions].flat().flatMap(({ containers }) => containers).every(({ image }) => image.via !== 'uri');
}


type Additional = Pick<PackageData, 'additionalInferenceSpecifications' | 'additionalInferenceSpecificationsToAdd'>;

/** Two additions of at most 15 in all, without a name twice; either may be missing. */
function additionalLists(kind: Kind, having: readonly string[]): fc.Arbitrary<Additional> {
  const named = ({ name }: AdditionalData) => name;
  const small = fc.record({ name: texts.name(), containers: fc.constant<ContainerData[]>([{ image: { via: 'uri', uri: 'i' } }]) });
  const few = fc.uniqueArray(additional(kind), { minLength: 2, maxLength: 2, selector: named });
  const fifteen = fc.uniqueArray(small, { minLength: 15, maxLength: 15, selector: named, size: 'max' });
  const cut = (all: AdditionalData[], first: number): Additional => ({
    ...first > 0 && { additionalInferenceSpecifications: all.slice(0, first) },
    ...first < all.length && { additionalInferenceSpecificationsToAdd: all.slice(first) },
  });
  const some = fc.oneof({ weight: 4, arbitrary: few }, { weight: 1, arbitrary: fifteen });
  const both = fc.tuple(some, fc.nat()).map(([all, place]) => cut(all, 1 + place % (all.length - 1)));
  if (having.includes('additionalInferenceSpecifications') || having.includes('additionalInferenceSpecificationsToAdd')) { return both; }
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: both },
    { weight: 1, arbitrary: some.map((all) => cut(all, 0)) },
    { weight: 1, arbitrary: some.map((all) => cut(all, all.length)) },
  );
}

type Source = Pick<PackageData, 'inferenceSpecification' | 'sourceUri'>;

/** A version has an inference specification, or a source, or neither. */
function versionSource(having: readonly string[]): fc.Arbitrary<Source> {
  const specified = inference('versioned').map((inferenceSpecification): Source => ({ inferenceSpecification }));
  const sourced = fc.oneof(texts.text(texts.SOURCE_URI, { max: 12 }), texts.exactly(texts.SOURCE_URI, 1024))
    .map((sourceUri): Source => ({ sourceUri }));
  if (having.includes('inferenceSpecification')) { return specified; }
  if (having.includes('sourceUri')) { return sourced; }
  return fc.oneof({ weight: 3, arbitrary: specified }, { weight: 2, arbitrary: sourced }, {
    weight: 1,
    arbitrary: fc.constant<Source>({}),
  });
}

function unversionedSource(having: readonly string[]): fc.Arbitrary<Source> {
  const specified = inference('unversioned').map((inferenceSpecification): Source => ({ inferenceSpecification }));
  if (having.includes('inferenceSpecification')) { return specified; }
  return fc.oneof({ weight: 3, arbitrary: specified }, { weight: 1, arbitrary: fc.constant<Source>({}) });
}

/** Legal groups. */
export const LEGAL_GROUP: fc.Arbitrary<GroupData> = struct<GroupData>({
  modelPackageGroupName: texts.name(),
  description: texts.text(texts.PRINTABLE, { max: 1024 }),
  removalPolicy: REMOVAL_POLICY,
}, []);
