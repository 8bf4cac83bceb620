import { CfnResource } from 'aws-cdk-lib';
import { CfnModelPackage, CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { Errors } from 'aws-cdk-lib/core/lib/errors';
import * as fc from 'fast-check';
import { LEGAL_GROUP, legalPackage } from './arbitraries';
import { at, GroupData, Leaf, leavesOf, PACKAGE_PROPERTIES, PackageData, put } from './data';
import { renderGroup, renderPackage } from './expected';
import { checkBatches, Hits, logSeed, readable } from './run';
import * as texts from './texts';
import { isPolicyTooLong, Template, validate, World } from './world';
import { ENV } from '../support';

beforeAll(() => logSeed('differential'));

/*
 * Input of any kind goes to the library, and by a mapping of the tests' own to the L1s, whose templates CloudFormation
 * Validate looks at. What that finds, the library has to refuse. What neither minds, both have to render alike.
 *
 * Not tried is what the library has no way to say: values of enumerations that are none, missing required properties,
 * tags of versions, read-only properties, more than one validation profile or source algorithm, the ARNs of roles and
 * keys, which are constructs of CDK.
 */

/** What CloudFormation Validate finds and the library takes on purpose. */
const EXCEPTIONS: Record<string, string> = {
  E3643: 'the list of instance types for transform jobs by region, which lags behind AWS: unknown families get a warning of the library',
};

/** Any text, or one that was right once. */
function rawText(right: string): fc.Arbitrary<string> {
  const anything = fc.string({ unit: 'binary', maxLength: 20 });
  const lengths = [1, 2, 3, 10, 11, 36, 37, 63, 64, 72, 73, 128, 129, 170, 171, 255, 256, 257, 1024, 1025, 1100];
  return fc.oneof(
    fc.constant(''), anything, fc.string({ unit: 'grapheme', maxLength: 10 }),
    fc.constantFrom(...[' ', '\n', '-', '_', '/', ':', '.', 'é', '\u{1f600}', '0', 'a'].flatMap((one) => [`${right}${one}`, `${one}${right}`])),
    texts.inserted(fc.constant(right), anything),
    fc.constantFrom(...lengths).chain((length) => texts.exactly([...texts.ALPHANUMERIC, '-', '.', '\u{1f600}'], length)),
    fc.constantFrom(...lengths).map((length) => [...right.repeat(Math.ceil(length / Math.max(right.length, 1)))].slice(0, length).join('')),
    fc.constantFrom('s3://', 's3://b', 'https://b/k', 'text/csv', 'ml.m5.large', 'arn:aws:sagemaker:eu-west-1:111122223333:algorithm/a', '1.7-1', '10.1', '{}', 'sha256:'),
  );
}

const RAW_NUMBER = fc.oneof(fc.integer({ min: -5, max: 200 }), fc.constantFrom(0, 1, 100, 101, 0.5, -0.5, 1e9, 1e21));

function rawList(right: unknown[]): fc.Arbitrary<unknown[]> {
  const longest = right.length > 0 ? 20 : 0;
  return fc.integer({ min: 0, max: longest }).map((length) =>
    Array.from({ length }, (_, index) => right[index % right.length]));
}

const RAW_MAP = fc.oneof(
  fc.constant({}),
  fc.integer({ min: 15, max: 55 }).map((length) => Object.fromEntries(Array.from({ length }, (_, index) => [`key${index}`, 'value']))),
  fc.dictionary(fc.string({ unit: 'binary', maxLength: 5 }).filter((key) => key !== '__proto__'), rawText('value'), { maxKeys: 5 }),
);

function rawValue(data: PackageData, { path, kind }: Leaf): fc.Arbitrary<unknown> {
  switch (kind) {
    case 'string': return rawText(at(data, path));
    case 'number': return RAW_NUMBER;
    case 'list': return rawList(at(data, path));
    case 'map': return RAW_MAP;
  }
}

const ENUMERATIONS = ['approvalStatus', 'status', 'batchStrategy', 'compressionType', 'splitType', 'assembleWith'];

/** Something else in so many places. */
function spoiled(data: PackageData, places: number): fc.Arbitrary<PackageData> {
  const leaves = leavesOf(data).filter(({ path }) => !ENUMERATIONS.includes(String(path[path.length - 1])));
  if (places === 0 || leaves.length === 0) { return fc.constant(data); }
  return fc.constantFrom(...leaves).chain((leaf) =>
    rawValue(data, leaf).chain((value) => spoiled(put(data, leaf.path, value), places - 1)));
}

/** What one package has of another: also what can only be in packages of the other kind. */
const MIXED = fc.tuple(legalPackage(), legalPackage(), fc.subarray([...PACKAGE_PROPERTIES]))
  .map(([one, other, properties]) =>
    properties.reduce<PackageData>((data, property) => put(data, [property], other[property]), one));

const RAW_PACKAGE = fc.tuple(
  fc.oneof({ weight: 4, arbitrary: legalPackage() }, { weight: 1, arbitrary: MIXED }), fc.constantFrom(0, 1, 1, 1, 2),
)
  .chain(([data, places]) => spoiled(withoutAssets(data), places));

/** What becomes of an asset is CDK's to say. */
function withoutAssets(data: PackageData): PackageData {
  return JSON.parse(JSON.stringify(data), (_key, value) => value?.via === 'asset' ? { via: 'uri', uri: 's3://assets/asset.tar.gz' } : value);
}

const RAW_GROUP: fc.Arbitrary<GroupData> = LEGAL_GROUP.chain(({ modelPackageGroupName, description }) => fc.record({
  ...modelPackageGroupName !== undefined
    && { modelPackageGroupName: fc.oneof(fc.constant(modelPackageGroupName), rawText(modelPackageGroupName)) },
  ...description !== undefined && { description: fc.oneof(fc.constant(description), rawText(description)) },
}));

const hits = new Hits();

interface Makers<T> {
  readonly library: (world: World, id: string, data: T) => void;
  readonly l1: (world: World, id: string, data: T) => void;
  /** Properties that the library chooses by itself. */
  readonly unknown: (data: T) => string[];
}

/**
 * The template of the library's packages, unless their policies are too long together: locations of the greatest length
 * make policies that IAM refuses, of which CloudFormation Validate knows nothing.
 */
function synthesizedWithinLimits(world: World): Template | undefined {
  try {
    return world.synth();
  } catch (error) {
    if (!isPolicyTooLong(error)) { throw error; }
    return undefined;
  }
}

/** Hands each of a batch to the library and to an L1, and compares what becomes of them. */
function compare<T>(batch: T[], { library, l1, unknown }: Makers<T>): void {
  const own = new World({ oneRole: true, env: ENV, validated: false });
  const refusals = batch.map((data, index) => errorOf(() => library(own, `It${index}`, data)));
  const raw = new World({ oneRole: true, env: ENV, validated: false });
  batch.forEach((data, index) => l1(raw, `It${index}`, data));
  const template = raw.synth();
  const findings = validate(template);
  const rendered = synthesizedWithinLimits(own);
  if (!rendered) {
    hits.add('of a batch whose policies are too long', batch.length);
    return;
  }

  batch.forEach((data, index) => {
    const id = `It${index}`;
    const refusal = refusals[index];
    const found = (findings.get(logicalIdOf(raw, id)) ?? []).filter(({ rule }) => !(rule in EXCEPTIONS));
    hits.add('compared');
    hits.add(`${refusal ? 'refused' : 'accepted'} by the library, ${found.length > 0 ? 'refused' : 'accepted'} by Validate`);
    if (refusal) {
      expect([refusal.message, Errors.isValidationError(refusal)]).toEqual([refusal.message, true]);
      return;
    }
    expect({ found, data: found.length > 0 ? readable(data) : undefined }).toEqual({ found: [], data: undefined });
    const properties = (world: World, { Resources }: Template) => unknown(data).reduce(
      (all, name) => put(all, name.split('.'), undefined), Resources[logicalIdOf(world, id)].Properties);
    expect(properties(own, rendered)).toEqual(properties(raw, template));
    hits.add('rendered alike');
  });
}

test('what CloudFormation Validate finds in a package, the library refuses; the rest is rendered alike', () => {
  checkBatches(RAW_PACKAGE, { batches: 108, size: 6 }, (batch) => compare(batch, {
    library: (world, id, data) => world.addPackage(id, data),
    l1: (world, id, data) => new CfnModelPackage(world.scope, id, renderPackage(data, world)),
    unknown: unknownOf,
  }));
});

test('what CloudFormation Validate finds in a group, the library refuses; the rest is rendered alike', () => {
  checkBatches(RAW_GROUP, { batches: 6, size: 50 }, (batch) => compare(batch, {
    library: (world, id, data) => world.addGroup(id, data),
    l1: (world, id, data) => new CfnModelPackageGroup(world.scope, id, renderGroup(data, 'generated')),
    unknown: ({ modelPackageGroupName }) => modelPackageGroupName === undefined ? ['ModelPackageGroupName'] : [],
  }));
});

test('all outcomes were reached often', () => {
  expect(hits.of('compared') + hits.of('of a batch whose policies are too long')).toBe(108 * 6 + 6 * 50);
  expect(hits.of('compared')).toBeGreaterThanOrEqual(900);
  expect(hits.of('refused by the library, refused by Validate')).toBeGreaterThan(100);
  expect(hits.of('accepted by the library, accepted by Validate')).toBeGreaterThan(200);
  expect(hits.of('rendered alike')).toBeGreaterThan(200);
  expect(hits.of('accepted by the library, refused by Validate')).toBe(0);
});

/** Names that the library chooses by itself. */
function unknownOf(data: PackageData): string[] {
  return [
    ...!data.modelPackageGroup && data.modelPackageName === undefined ? ['ModelPackageName'] : [],
    ...data.validationSpecification && !data.validationSpecification.role ? ['ValidationSpecification.ValidationRole'] : [],
  ];
}

function resourceOf(world: World, id: string): CfnResource {
  const construct = world.scope.node.findChild(id);
  return CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild as CfnResource;
}

function logicalIdOf(world: World, id: string): string {
  return world.stack.resolve(resourceOf(world, id).logicalId);
}

function errorOf(action: () => unknown): Error | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
