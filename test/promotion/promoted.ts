import { App, CfnResource, Environment, Stack } from 'aws-cdk-lib';
import { Description } from './descriptions';
import { ModelPackage, ModelPackageDescription, ModelPackageGroup } from '../../src';
import { ENV } from '../support';

const PROVENANCE = ['promotedFromArn', 'promotedFromGroup', 'promotedFromVersion'];

export function promote(description: Description, acceptLosses?: string[], env: Environment = ENV): ModelPackage {
  const stack = new Stack(new App(), 'Stack', { env });
  const source = ModelPackageDescription.fromJson(JSON.stringify(description));
  return ModelPackage.promote(stack, 'Promoted', { source, modelPackageGroup: new ModelPackageGroup(stack, 'Group'), acceptLosses });
}

/** The properties of the promoted version, without what is its own. */
export function describedAgain(version: ModelPackage): Description {
  const resource = version.node.defaultChild as CfnResource;
  const [{ Properties }]: any[] = Object.values(version.stack.resolve(resource._toCloudFormation()).Resources);
  const { ModelPackageGroupName, ...rest } = JSON.parse(JSON.stringify(Properties));
  return withoutProvenance(rest);
}

export function withoutProvenance({ CustomerMetadataProperties = {}, ...rest }: Description): Description {
  const metadata = Object.entries(CustomerMetadataProperties).filter(([key]) => !PROVENANCE.includes(key));
  return { ...rest, ...metadata.length > 0 && { CustomerMetadataProperties: Object.fromEntries(metadata) } };
}

/** CloudFormation omits nothing that is empty, and the API does not tell it from what is missing. */
export function normal(value: unknown): any {
  if (Array.isArray(value)) { return value.map(normal); }
  if (typeof value !== 'object' || value === null) { return value; }
  const entries = Object.entries(value).map(([name, each]) => [name, normal(each)] as const)
    .filter(([, each]) => typeof each !== 'object' || each === null || Object.keys(each).length > 0);
  return Object.fromEntries(entries);
}
