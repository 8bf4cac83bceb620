import * as fc from 'fast-check';
import { legalPackage } from './arbitraries';
import { at, Leaf, leavesOf, PackageData, Path, put, written } from './data';
import { Names, renderPackage } from './expected';
import { Hits } from './run';
import { World } from './world';
import { Code, CODES } from '../../src/diagnostics/codes';
import { issuesIn } from '../../src/diagnostics/issues';
import { ENV } from '../support';
import { apiConstraint, cloudFormationConstraint, faultsOf } from '../support/constraints';

/*
 * The typed API and the two sources, in both directions: legal packages, of which one value is changed to every bound
 * of
 * the sources and to what is near it. What a source refuses, the library has to refuse. What the library refuses
 * besides
 * has a source of its own: it is in the list below.
 */

/** What the library refuses though the API model and the schema of CloudFormation allow it, and who says so. */
const STRICTER: { readonly [code in Code]?: string } = {
  'S3Location.leadingSlash': 'Amazon S3: the key is legal, and names an object that nobody has',
  'S3Location.uriAsKey': 'Amazon S3: the key is legal, and names an object that nobody has',
  'S3Location.notAnArchive': "the API's text: ModelDataUrl and SamplePayloadUrl point to a single .tar.gz archive",
  'S3Location.notAnObject': "the API's text: a single object, and not a prefix",
  'ModelData.prefixWithoutSlash': "the API's text: S3ModelDataSource.S3Uri with S3Prefix",
  'Text.bucketName': 'bucket naming rules of Amazon S3',
  'Text.accountId': 'API of ECR (2015-09-21), RegistryId',
  'Text.repositoryName': 'API of ECR (2015-09-21), RepositoryName',
  'Text.imageTag': 'OCI distribution specification',
  'Text.imageDigest': 'OCI image specification',
  'Text.length': 'OCI distribution specification: tags have at most 128 characters',
  'Text.imagePath': "the API's text: registry/repository with a tag or a digest, which has no scheme",
  'Text.instanceType': 'API model: the form of all values of its enumerations, which lag behind AWS',
  'Text.oneLine': 'API model: UpdateModelPackage.ApprovalDescription, which CreateModelPackage does not have',
  'Number.range': "the API's text: 100 instances, 100 MiB; API model: integers have 32 bits",
  'ValidationSpecification.payload': "the API's text: MaxConcurrentTransforms × MaxPayloadInMB is at most 100",
  'ModelCard.notJson': 'model card schema: the content is a JSON object',
  'ModelPackage.specificationNameTaken': "the API's text: AdditionalInferenceSpecificationDefinition.Name is unique",
  'ModelPackage.instanceTypesRequired': "the API's text: InferenceSpecification, required for unversioned models",
  'ModelPackage.environmentOnUnversioned': 'SageMaker: "Environment variable map cannot be specified when using non-versioned ModelPackages"',
};

const CFN = cloudFormationConstraint('AWS-SageMaker-ModelPackage');
/** Its enumerations of instance types lag behind AWS, and the fixture cuts them. */
const API = apiConstraint(['TransformInstanceType', 'ProductionVariantInstanceType']);

/** The surroundings of a package by what is legal of them. */
const NAMES: Names = {
  bucketName: (data) => data === 'own' ? 'bucket' : data.name,
  repositoryUri: (repository) => `111122223333.dkr.ecr.eu-west-1.amazonaws.com/${repository}`,
  registry: (accountId) => `${accountId}.dkr.ecr.eu-west-1.amazonaws.com`,
  keyArn: () => 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  roleArn: () => 'arn:aws:iam::111122223333:role/validation',
  group: (choice) => choice,
  asset: () => 's3://assets/asset.tar.gz',
};

/** Where the names in templates are not those of the L1 with a capital. */
const SPELLED: { readonly [name: string]: string } = {
  supportedResponseMimeTypes: 'SupportedResponseMIMETypes', maxPayloadInMb: 'MaxPayloadInMB',
};

/** Whose keys are the user's. */
const MAPS = ['environment', 'customerMetadataProperties'];

/** The properties of a package in a template. */
function propertiesOf(data: PackageData): any {
  return inTemplate(renderPackage(data, NAMES));
}

function inTemplate(value: any): any {
  if (Array.isArray(value)) { return value.map(inTemplate); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => {
      const spelled = SPELLED[name] ?? `${name[0].toUpperCase()}${name.slice(1)}`;
      return [spelled, MAPS.includes(name) ? inner : inTemplate(inner)];
    }));
}

/** Where the sources refuse a package. */
function faultsIn(data: PackageData): string[] {
  const properties = propertiesOf(data);
  return [...faultsOf(CFN, properties, 'CloudFormation '), ...faultsOf(API, properties, 'API ')];
}

/** Why the library refuses a package. */
function codesOf(data: PackageData, world: World, id: string): Code[] {
  try {
    world.addPackage(id, data);
    return [];
  } catch (error) {
    return issuesIn(error).map(({ code }) => code).filter((code) => CODES[code].severity === 'error');
  }
}

const CHARACTERS = [' ', '\n', '-', '/', ':', ',', 'é', '\u0001', 'A'];
const TEXTS = ['', ' ', 'a', 's3://bucket', 'ml.m99.large', '1.7-1', '10.1', 'a--b', 'a-'];
/** The lengths of the sources, and one more. */
const LENGTHS = [2, 10, 11, 36, 37, 63, 64, 72, 73, 128, 129, 255, 256, 257, 1024, 1025];
const ELEMENTS = [0, 1, 15, 16, 100];
const ENTRIES = [16, 17, 50, 51, 100, 101];
const NUMBERS = [0, 1, 100, 101, 2 ** 31 - 1, 2 ** 31];

/** What is near the bounds of the sources. */
function changesOf(value: any, { kind, path }: Leaf): unknown[] {
  switch (kind) {
    case 'string': return [
      ...TEXTS, ...CHARACTERS.flatMap((one) => [`${value}${one}`, `${one}${value}`]),
      ...LENGTHS.flatMap((length) => ['a'.repeat(length), [...value.repeat(length)].slice(0, length).join('')]),
    ];
    // CDK makes no negative sizes.
    case 'number': return path.includes('maxPayload') ? NUMBERS : [...NUMBERS, -1, 0.5];
    case 'list': return value.length === 0 ? [] : ELEMENTS.map((length) =>
      Array.from({ length }, (_, index) => value[index % value.length]));
    case 'map': return [
      {}, ...ENTRIES.map((length) => Object.fromEntries(Array.from({ length }, (_, index) => [`key${index}`, 'value']))),
      ...[0, ...LENGTHS].flatMap((length) => [{ ['k'.repeat(length)]: 'v' }, { key: 'v'.repeat(length) }]),
      ...CHARACTERS.flatMap((one) => [{ [one]: 'v' }, { key: one }, { [`k${one}`]: 'v' }, { key: `v${one}` }]),
    ];
  }
}

/** A place in all packages: each entry of a map is like another. */
function placeOf(path: Path): string {
  const inMap = path.findIndex((step) => MAPS.includes(String(step)));
  const steps = inMap < 0 ? path : [...path.slice(0, inMap + 1), ...path.length > inMap + 1 ? ['entry'] : []];
  return written(steps).replace(/\[\d+\]/g, '[]');
}

/** Packages of a world cost more, the more there are. */
const PACKAGES_OF_A_WORLD = 300;

const hits = new Hits();
const accepted: unknown[] = [];
const refused = new Map<string, unknown>();

function tryChanges(data: PackageData, leaf: Leaf, world: World): void {
  const before = faultsIn(data);
  changesOf(at(data, leaf.path), leaf).forEach((value, index) => {
    const changed = put(data, leaf.path, value);
    const faults = faultsIn(changed).filter((fault) => !before.includes(fault));
    const codes = codesOf(changed, world, `${placeOf(leaf.path)} ${index}`.replace(/\//g, '|'));
    hits.add(`${codes.length > 0 ? 'refused' : 'accepted'}, ${faults.length > 0 ? 'refused' : 'accepted'} by a source`);
    if (codes.length === 0 && faults.length > 0) { accepted.push({ place: leaf.path, value, faults }); }
    if (faults.length === 0) { codes.forEach((code) => refused.set(code, { place: written(leaf.path), value })); }
  });
}

beforeAll(() => {
  process.env.CDK_DISABLE_STACK_TRACE = 'true';
  const tried = new Set<string>();
  let world = new World({ env: ENV, validated: false });
  let packages = 0;
  for (const data of fc.sample(legalPackage(), { seed: 17, numRuns: 30 })) {
    expect(faultsIn(data)).toEqual([]);
    for (const leaf of leavesOf(data).filter(({ path }) => !tried.has(placeOf(path)))) {
      if (tried.has(placeOf(leaf.path))) { continue; }
      tried.add(placeOf(leaf.path));
      tryChanges(data, leaf, world);
      packages += changesOf(at(data, leaf.path), leaf).length;
      if (packages > PACKAGES_OF_A_WORLD) { [world, packages] = [new World({ env: ENV, validated: false }), 0]; }
    }
  }
}, 900_000);

test('nothing is accepted that a source refuses', () => {
  expect(accepted).toEqual([]);
});

test('what is refused though the sources allow it has a source of its own', () => {
  expect([...refused].filter(([code]) => STRICTER[code as Code] === undefined)).toEqual([]);
});

test('enough was tried', () => {
  expect(hits.of('accepted, accepted by a source')).toBeGreaterThan(1_000);
  expect(hits.of('refused, refused by a source')).toBeGreaterThan(500);
  expect(refused.size).toBeGreaterThan(10);
});
