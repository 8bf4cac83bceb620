import { diffTemplate, ResourceDifference, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import * as model from '../../test/fixtures/AWS-SageMaker-Model.json';
import * as modelPackage from '../../test/fixtures/AWS-SageMaker-ModelPackage.json';
import * as modelPackageGroup from '../../test/fixtures/AWS-SageMaker-ModelPackageGroup.json';

/** What a deployment does with a resource. */
export type Effect =
  /** It creates the resource. */
  | 'created'
  /** It creates the resource anew, as a property that can only be set at the creation has changed. */
  | 'replaced'
  /** It updates the resource, or replaces it: CloudFormation decides by the values. */
  | 'perhaps replaced'
  /** It updates the resource in place. */
  | 'updated'
  /** It deletes the resource. */
  | 'deleted'
  /** The resource stays, and is no longer in the stack. */
  | 'retained'
  /** It changes nothing but attributes of the template, such as `DependsOn`. */
  | 'metadata only';

/** A resource of two templates that is not the same in both. */
export interface ResourceChange {
  readonly logicalId: string;
  readonly type: string;
  readonly effect: Effect;
  /** The properties that change, sorted. */
  readonly properties: readonly string[];
}

export interface Template {
  readonly Resources?: { readonly [logicalId: string]: unknown };
}

/** Resource schemas of CloudFormation. */
interface Schema {
  readonly createOnlyProperties: string[];
  readonly conditionalCreateOnlyProperties?: string[];
}

const SCHEMAS: { readonly [type: string]: Schema } =
  Object.fromEntries([modelPackage, modelPackageGroup, model].map((schema) => [schema.typeName, schema]));

/** What the deployment of a template does with each resource of the one before it, as CloudFormation decides it. */
export function changesBetween(before: Template, after: Template): ResourceChange[] {
  const { changes } = diffTemplate(structuredClone(before), structuredClone(after)).resources;
  return Object.entries(changes).map(([logicalId, change]) => {
    const properties = Object.keys(change.propertyUpdates).sort();
    return { logicalId, type: typeOf(change), effect: effectOf(change, properties), properties };
  }).sort((one, other) => one.logicalId < other.logicalId ? -1 : 1);
}

function typeOf({ oldResourceType, newResourceType }: ResourceDifference): string {
  return newResourceType ?? oldResourceType ?? 'unknown';
}

function effectOf(change: ResourceDifference, properties: readonly string[]): Effect {
  if (change.isAddition) { return 'created'; }
  if (change.isRemoval) { return isRetained(change) ? 'retained' : 'deleted'; }
  const schema = SCHEMAS[typeOf(change)];
  const isListed = (list: readonly string[] = []) => properties.some((name) => list.includes(`/properties/${name}`));
  if (isListed(schema?.createOnlyProperties)) { return 'replaced'; }
  if (isListed(schema?.conditionalCreateOnlyProperties)) { return 'perhaps replaced'; }
  switch (change.changeImpact) {
    case ResourceImpact.WILL_REPLACE: return 'replaced';
    case ResourceImpact.MAY_REPLACE: return 'perhaps replaced';
    default: return properties.length > 0 ? 'updated' : 'metadata only';
  }
}

/** cloudformation-diff takes only `Retain` for retained. */
function isRetained({ oldValue }: ResourceDifference): boolean {
  return ['Retain', 'RetainExceptOnCreate'].includes(oldValue?.DeletionPolicy as string);
}
