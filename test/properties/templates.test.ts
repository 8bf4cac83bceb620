import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { legalPackage } from './arbitraries';
import { PackageData } from './data';
import { renderPackage } from './expected';
import { RULES, use } from './rules';
import { check, checkBatches, logSeed } from './run';
import { World } from './world';
import { CODES } from '../../src/diagnostics/codes';
import { findingsIn } from '../rules/support';
import { ENV, issuesOf, PACKAGE } from '../support';

beforeAll(() => logSeed('rules'));

/*
 * Packages that the typed API takes and refuses, as L1s: by a mapping of the tests' own, whose templates the rules
 * read.
 */

/** The properties that the template of an L1 has, without intrinsic functions that only name what is in the app. */
function propertiesOf(world: World, id: string, data: PackageData): object {
  const resource = new CfnModelPackage(world.scope, `${id}L1`, renderPackage(data, world));
  const [{ Properties }]: any[] = Object.values(world.stack.resolve(resource._toCloudFormation()).Resources);
  return Properties ?? {};
}

const codeOf = (finding: string) => finding.slice(finding.lastIndexOf(': ') + 2);
const isError = (finding: string) => CODES[codeOf(finding) as keyof typeof CODES].severity === 'error';

/** What a template does not say, or the L1 refuses by itself. */
const EXCEPTIONS: { readonly [code: string]: string } = {
  'ModelPackage.nameOnVersion': 'the mapping of the tests has no name for a version; see model-registry-rules.test.ts',
  'ModelPackage.snapshot': 'the removal policy is no property; see model-registry-rules.test.ts',
  'ModelPackage.algorithmData': 'a template has no place for data of an algorithm that is no single archive',
  'ModelData.otherRegion': 'a template does not say the region of a bucket',
};

/** The name of a bucket of the app is a reference in its template, so that the location is not known there. */
const isUnknown = (data: PackageData, code: string) => code.startsWith('S3Location.') && JSON.stringify(data).includes('"bucket":"own"');

/** Assets have their place when they are bound: the mapping has none for them. */
const hasAssets = (data: PackageData) => JSON.stringify(data).includes('"via":"asset"');

const PACKAGE_RULES = RULES.map((rule) => [rule.name, rule] as const);

test.each(PACKAGE_RULES)('%s is found in an L1 as in the typed API', (_name, { cases }) => {
  const world = new World({ env: ENV, validated: false });
  let count = 0;
  check(cases, 3, ({ broken }) => {
    if (!('package' in broken) || hasAssets(broken.package)) { return; }
    const id = `It${count++}`;
    const { package: data } = broken;
    const codes = issuesOf(() => use(world, id, broken)).map(codeOf);
    let properties: object;
    try {
      properties = propertiesOf(world, id, data);
    } catch {
      // CDK cannot render it.
      return;
    }
    const found = findingsIn(PACKAGE, properties).map(codeOf);
    const expected = codes.filter((code) => !(code in EXCEPTIONS) && !isUnknown(data, code));
    expect(found).toEqual(expect.arrayContaining(expected));
  });
});

test('2,000 legal packages as L1s have no errors', () => {
  let count = 0;
  checkBatches(legalPackage().filter((data) => !hasAssets(data)), { batches: 20, size: 100 }, (batch) => {
    const world = new World({ env: ENV, validated: false });
    batch.forEach((data, index) => {
      const errors = findingsIn(PACKAGE, propertiesOf(world, `It${index}`, data)).filter(isError);
      expect(errors).toEqual([]);
      count++;
    });
  });
  expect(count).toBeGreaterThanOrEqual(2_000);
});
