import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { Description, DESCRIPTION } from './descriptions';
import { keptOf } from './kept';
import { ModelPackage, ModelPackageDescription, ModelPackageGroup } from '../../src';
import { ENV, issuesOf } from '../support';

const PARAMETERS = { seed: 20, numRuns: 300 };
const PROVENANCE = ['promotedFromArn', 'promotedFromGroup', 'promotedFromVersion'];

function promote(description: Description, acceptLosses?: string[]): ModelPackage {
  const stack = new Stack(new App(), 'Stack', { env: ENV });
  const source = ModelPackageDescription.fromJson(JSON.stringify(description));
  return ModelPackage.promote(stack, 'Promoted', { source, modelPackageGroup: new ModelPackageGroup(stack, 'Group'), acceptLosses });
}

/** The properties of the promoted version, without what is its own. */
function describedAgain(version: ModelPackage): Description {
  const resource = version.node.defaultChild as CfnResource;
  const [{ Properties }]: any[] = Object.values(version.stack.resolve(resource._toCloudFormation()).Resources);
  const { ModelPackageGroupName, CustomerMetadataProperties, ...rest } = Properties;
  const metadata = Object.entries(CustomerMetadataProperties).filter(([key]) => !PROVENANCE.includes(key));
  return { ...rest, ...metadata.length > 0 && { CustomerMetadataProperties: Object.fromEntries(metadata) } };
}

/** CloudFormation omits nothing that is empty, and the API does not tell it from what is missing. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) { return value.map(normal); }
  if (typeof value !== 'object' || value === null) { return value; }
  const entries = Object.entries(value).map(([name, each]) => [name, normal(each)] as const)
    .filter(([, each]) => typeof each !== 'object' || each === null || Object.keys(each).length > 0);
  return Object.fromEntries(entries);
}

test('what is described of a promoted version is what is described of its source, but for what is lost', () => {
  fc.assert(fc.property(DESCRIPTION, (description) => {
    const { kept, lost } = keptOf(description);
    expect(normal(JSON.parse(JSON.stringify(describedAgain(promote(description, lost)))))).toEqual(normal(kept));
  }), PARAMETERS);
});

test('all that is lost is one error, if it is not accepted', () => {
  let erroneous = 0;
  fc.assert(fc.property(DESCRIPTION, (description) => {
    const { lost } = keptOf(description);
    if (lost.length === 0) { return promote(description) !== undefined; }
    erroneous++;
    const places = issuesOf(() => promote(description)).map((issue) => issue.replace(/: [^:]*$/, '').replace(/^source\./, ''));
    // More than ten of a kind are not shown.
    expect(lost).toEqual(expect.arrayContaining(places));
    expect(new Set(places).size).toBeGreaterThanOrEqual(Math.min(lost.length, 10));
    return true;
  }), PARAMETERS);
  expect(erroneous).toBeGreaterThan(100);
});
