import * as fc from 'fast-check';
import * as api from '../fixtures/create-model-package-api.json';

/*
 * Random descriptions of model packages, generated from the API model: what CreateModelPackage takes,
 * DescribeModelPackage answers, but for tags and the client token. What patterns say is written out by the name of the
 * shape.
 */

interface Shape {
  readonly type: string;
  readonly members?: { readonly [name: string]: string };
  readonly required?: readonly string[];
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

export type Description = { readonly [member: string]: any };

const SHAPES: { readonly [name: string]: Shape } = api.shapes;
const KEY = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const DIGEST = fc.stringMatching(/^sha256:[0-9a-f]{64}$/);
const FILE_URI = KEY.map((key) => `s3://models/${key}/file.json`);
const ARCHIVE_URI = KEY.map((key) => `s3://models/${key}/model.tar.gz`);
const upTo = (max: number) => fc.integer({ min: 1, max }).map((length) => 'x'.repeat(length));

const STRINGS: { readonly [shape: string]: fc.Arbitrary<unknown> } = {
  ArnOrName: KEY.map((name) => `arn:aws:sagemaker:eu-west-1:444455556666:algorithm/${name.replace(/-+$/, '')}`),
  ContainerHostname: KEY.map((name) => name.replace(/-+$/, '')),
  ContainerImage: KEY.map((name) => `444455556666.dkr.ecr.eu-west-1.amazonaws.com/model${name.replace(/-+/g, '')}:1`),
  ContentDigest: DIGEST,
  CustomerMetadataKey: KEY,
  CustomerMetadataValue: fc.oneof(upTo(128), upTo(256)),
  DataInputConfig: fc.oneof(fc.constant('{"input":[1,3,224,224]}'), fc.integer({ min: 1, max: 2000 }).map((length) => JSON.stringify('x'.repeat(length)))),
  EnvironmentKey: fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,20}$/),
  EntityName: KEY.map((name) => name.replace(/-+$/, '')),
  HubContentVersion: fc.constant('1.0.0'),
  ImageDigest: DIGEST,
  ModelCardContent: fc.constantFrom('{"model_overview":{"model_creator":"Retention"}}', '{"intended_uses":{"risk_rating":"Low"},"additional_information":{"custom_details":{"n":"1.50"}}}'),
  ModelPackageFrameworkVersion: fc.constantFrom('1.7-1', '2.3.0'),
  ModelPackageSourceUri: KEY.map((name) => `arn:aws:sagemaker:eu-west-1:444455556666:model/${name}`),
  ResponseMIMEType: fc.constantFrom('text/csv', 'application/json'),
  RoleArn: fc.constant('arn:aws:iam::444455556666:role/Validation'),
  S3Uri: FILE_URI,
  S3ModelUri: ARCHIVE_URI,
  TransformAmiVersion: fc.constant('al2-ami-sagemaker-batch-gpu-535'),
  TransformEnvironmentKey: fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,20}$/),
  Url: ARCHIVE_URI,
};

/** S3Prefix with Gzip has no meaning, and a prefix ends in a slash. */
const DATA_SOURCES = [
  { S3DataType: 'S3Object', CompressionType: 'Gzip', S3Uri: 's3://models/a/model.tar.gz' },
  { S3DataType: 'S3Object', CompressionType: 'None', S3Uri: 's3://models/a/model.bin' },
  { S3DataType: 'S3Prefix', CompressionType: 'None', S3Uri: 's3://models/a/' },
];

function arbitraryOf(name: string): fc.Arbitrary<any> {
  const shape = SHAPES[name];
  switch (shape.type) {
    case 'structure': return structure(name, shape);
    case 'list': return fc.array(arbitraryOf(shape.member!), { minLength: shape.min ?? 0, maxLength: Math.min(shape.max ?? 3, 3) });
    case 'map': return fc.dictionary(arbitraryOf(shape.key!), arbitraryOf(shape.value!), { minKeys: shape.min ?? 0, maxKeys: Math.min(shape.max!, 20) });
    case 'boolean': return fc.boolean();
    case 'integer': return fc.integer({ min: shape.min ?? 0, max: 9 });
    default: return STRINGS[name] ?? (
      shape.enum ? fc.constantFrom(...shape.enum) : upTo(Math.min(shape.max ?? 20, 40))
    );
  }
}

const known = new Map<string, fc.Arbitrary<any>>();

function structure(name: string, { members, required = [] }: Shape): fc.Arbitrary<any> {
  const before = known.get(name);
  if (before) { return before; }
  const model = Object.fromEntries(Object.entries(members!).map(([member, shape]) => [member, arbitraryOf(shape)]));
  const requiredKeys = name === 'ModelPackageContainerDefinition' ? ['Image'] : name === 'ModelPackageModelCard' ? ['ModelCardContent'] : required;
  const made = fc.record(model, { requiredKeys: [...requiredKeys] });
  const arbitrary = name === 'S3ModelDataSource'
    ? fc.tuple(made, fc.constantFrom(...DATA_SOURCES)).map(([source, kind]) => ({ ...source, ...kind }))
    : name === 'ModelPackageContainerDefinition' ? made.map(withOneSource) : made;
  known.set(name, arbitrary);
  return arbitrary;
}

function withOneSource({ ModelDataUrl, ...container }: Description): Description {
  return container.ModelDataSource?.S3DataSource || ModelDataUrl === undefined ? container : {
    ...container, ModelDataUrl,
  };
}

/**
 * Names that are unique, which the API demands, containers that differ, which CloudFormation does, and what SageMaker
 * itself says.
 */
function consistent(description: Description, version: number): Description {
  const { Tags, ClientToken, ModelPackageName, ModelPackageGroupName, ...rest } = description;
  return JSON.parse(JSON.stringify({
    ...rest,
    ...rest.SamplePayloadUrl === undefined ? {} : { SamplePayloadUrl: 's3://models/payload.tar.gz' },
    InferenceSpecification: rest.InferenceSpecification && {
      ...rest.InferenceSpecification,
      Containers: rest.InferenceSpecification.Containers.map((container: Description, index: number) => ({ ...container, ContainerHostname: `c${index}` })),
    },
    AdditionalInferenceSpecifications: rest.AdditionalInferenceSpecifications?.map((one: Description, index: number) => ({ ...one, Name: `additional-${index}` })),
    ModelPackageArn: `arn:aws:sagemaker:eu-west-1:444455556666:model-package/churn/${version}`,
    ModelPackageGroupName: 'churn',
    ModelPackageVersion: version,
    ModelPackageStatus: 'Completed',
    ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
    CreationTime: '2026-03-01T12:00:00.000000+00:00',
  }));
}

export const DESCRIPTION: fc.Arbitrary<Description> = fc.tuple(arbitraryOf('CreateModelPackageInput'), fc.integer({ min: 1, max: 99 }))
  .map(([description, version]) => consistent(description, version));
