import { CfnDeletionPolicy, CfnResource } from 'aws-cdk-lib';
import { CfnModel, CfnModelPackage, CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import * as fc from 'fast-check';
import { LEGAL_GROUP, legalPackage } from './arbitraries';
import { renderGroup, renderPackage } from './expected';
import { renderModel } from './expected-model';
import { MODEL_RULES } from './model-rules';
import { LEGAL_MODEL } from './models';
import { Input, RULES, use } from './rules';
import { check, checkBatches, Hits, logSeed } from './run';
import { World } from './world';
import { CODES } from '../../src/diagnostics/codes';
import { findingsIn } from '../rules/support';
import { ENV, issuesOf } from '../support';

beforeAll(() => logSeed('rules'));

/*
 * Packages, groups and models that the typed API takes and refuses, as L1s: by a mapping of the tests' own, whose
 * templates the rules read.
 */

/** The L1 of input. Calls have none. */
function l1Of(world: World, id: string, input: Input): CfnResource | undefined {
  if ('package' in input) { return kept(new CfnModelPackage(world.scope, id, renderPackage(input.package, world)), input.package); }
  if ('group' in input) { return kept(new CfnModelPackageGroup(world.scope, id, renderGroup(input.group, 'generated')), input.group); }
  const model = 'model' in input ? input.model : 'served' in input ? { containers: [input.served] } : undefined;
  return model && new CfnModel(world.scope, id, renderModel(model, world));
}

/** CDK's own way to say so refuses it. */
function kept(resource: CfnResource, { removalPolicy }: { readonly removalPolicy?: string }): CfnResource {
  if (removalPolicy === 'snapshot') { resource.cfnOptions.deletionPolicy = CfnDeletionPolicy.SNAPSHOT; }
  return resource;
}

/** What the rules find in the L1 of input. Intrinsic functions name only what is in the app. */
function foundIn(world: World, id: string, input: Input): string[] | undefined {
  const resource = l1Of(world, `${id}L1`, input);
  if (!resource) { return undefined; }
  const [{ Type, Properties = {}, ...attributes }]: any[] = Object.values(
    world.stack.resolve(resource._toCloudFormation()).Resources,
  );
  return findingsIn(Type, Properties, attributes);
}

const codeOf = (finding: string) => finding.slice(finding.lastIndexOf(': ') + 2);
const isError = (finding: string) => CODES[codeOf(finding) as keyof typeof CODES].severity === 'error';
/** What a template does not say. */
const EXCEPTIONS: { readonly [code: string]: string } = {
  'ModelPackage.algorithmData': 'a template has no place for data of an algorithm that is no single archive',
  'ModelData.otherRegion': 'a template does not say the region of a bucket',
  'ModelContainer.hubWithArchive': 'a template has no place for hub content beside an archive',
  'Role.protectionWithRole': 'it is about the role that the typed API makes',
  'Model.outboundWithSecurityGroups': 'it is about the security group that the typed API makes',
};

/** The name of a bucket of the app is a reference in its template, so that the location is not known there. */
const isUnknown = (input: Input, code: string) =>
  /^S3Location\.|^ModelContainer\.multiModelData$/.test(code) && JSON.stringify(input).includes('"bucket":"own"');

/** Assets have their place when they are bound: the mapping has none for them. */
const hasAssets = (input: Input) => JSON.stringify(input).includes('"via":"asset"');

/** JSON, and so a template, knows neither `NaN` nor `Infinity`. */
function hasNoNumber(value: unknown): boolean {
  if (typeof value === 'number') { return !Number.isFinite(value); }
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNoNumber);
}

/** Wrong input of which nothing is an asset. */
function withoutAssets(input: Input): Input {
  return JSON.parse(JSON.stringify(input), (key, value) => {
    if (value?.via !== 'asset') { return value; }
    return { via: 'uri', uri: key === 'image' ? '111122223333.dkr.ecr.eu-west-1.amazonaws.com/asset:1' : 's3://assets/asset.tar.gz' };
  });
}

const hits = new Hits();

test.each([...RULES, ...MODEL_RULES].map((rule) => [rule.name, rule] as const))('%s is found in an L1 as in the typed API', (_name, { cases }) => {
  const world = new World({ env: ENV, validated: false });
  let count = 0;
  check(cases, 3, ({ broken: given }) => {
    if ('call' in given || hasNoNumber(given)) { return; }
    const broken = withoutAssets(given);
    const id = `It${count++}`;
    const codes = issuesOf(() => use(world, id, broken)).map(codeOf);
    let found: string[] | undefined;
    try {
      found = foundIn(world, id, broken);
    } catch {
      hits.add('what CDK cannot render');
      return;
    }
    if (!found) { return; }
    hits.add(Object.keys(broken)[0]);
    const expected = codes.filter((code) => !(code in EXCEPTIONS) && !isUnknown(broken, code));
    expect({ broken, found: found.map(codeOf) }).toEqual({ broken, found: expect.arrayContaining(expected) });
  });
});

test('wrong packages, groups and models were tried', () => {
  expect(hits.of('package')).toBeGreaterThan(200);
  expect(hits.of('group')).toBeGreaterThan(15);
  expect(hits.of('model')).toBeGreaterThan(40);
  expect(hits.of('served')).toBeGreaterThan(40);
});

const LEGAL: [string, fc.Arbitrary<Input>, number][] = [
  ['packages', legalPackage().map((data) => ({ package: data })), 20],
  ['models', LEGAL_MODEL.map((data) => ({ model: data })), 5],
  ['groups', LEGAL_GROUP.map((data) => ({ group: data })), 5],
];

test.each(LEGAL)('legal %s as L1s have no errors', (_name, inputs, batches) => {
  let count = 0;
  checkBatches(inputs.filter((input) => !hasAssets(input)), { batches, size: 100 }, (batch) => {
    const world = new World({ env: ENV, validated: false });
    batch.forEach((input, index) => {
      expect({ input, errors: foundIn(world, `It${index}`, input)!.filter(isError) }).toEqual({ input, errors: [] });
      count++;
    });
  });
  expect(count).toBeGreaterThanOrEqual(batches * 100);
});
