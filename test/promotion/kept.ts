import { Description } from './descriptions';
import * as schema from '../fixtures/AWS-SageMaker-ModelPackage.json';

/*
 * What of a description CloudFormation can register, by its schema: the oracle of the promotion, which has a table of
 * its own.
 */

interface Node {
  readonly $ref?: string;
  readonly properties?: { readonly [name: string]: Node };
  readonly patternProperties?: { readonly [pattern: string]: Node };
  readonly items?: Node;
  readonly maxLength?: number;
  readonly maxProperties?: number;
}

/** Members that are the new version's own, or that SageMaker says of the source. */
const NOT_OF_THE_SOURCE = [
  'ModelApprovalStatus', 'ApprovalDescription', 'ModelLifeCycle', 'ModelPackageRegistrationType', 'ValidationSpecification', 'ModelPackageArn', 'ModelPackageGroupName', 'ModelPackageVersion',
  'ModelPackageName', 'ClientToken', 'ModelPackageStatus', 'ModelPackageStatusDetails', 'CreationTime', 'LastModifiedTime', 'SecurityConfig',
];
/** What SageMaker observed of an object. */
const OBSERVED = ['ETag', 'ManifestEtag', 'ModelDataETag'];

export interface Kept {
  readonly kept: Description;
  /** Places, as errors write them. */
  readonly lost: string[];
}

export function keptOf(description: Description): Kept {
  const lost: string[] = [];
  const all = Object.fromEntries(Object.entries(description).filter(([name]) => !NOT_OF_THE_SOURCE.includes(name)));
  const kept: any = prune(schema as Node, all, '', lost);
  if (kept.InferenceSpecification && kept.SourceUri !== undefined) {
    lost.push('SourceUri');
    delete kept.SourceUri;
  }
  // Of an update, not of a creation.
  if (kept.AdditionalInferenceSpecificationsToAdd) {
    lost.push('AdditionalInferenceSpecificationsToAdd');
    delete kept.AdditionalInferenceSpecificationsToAdd;
  }
  if (kept.CertifyForMarketplace) { lost.push('CertifyForMarketplace'); }
  delete kept.CertifyForMarketplace;
  if (kept.ModelCard) { kept.ModelCard = { ModelCardStatus: 'Draft', ...kept.ModelCard }; }
  if (kept.SkipModelValidation === 'None') { delete kept.SkipModelValidation; }
  if (description.SecurityConfig?.KmsKeyId !== undefined) { lost.push('SecurityConfig'); }
  return { kept, lost };
}

function prune(node: Node, value: any, place: string, lost: string[]): unknown {
  const {
    properties, patternProperties, items, maxLength = Infinity, maxProperties = Infinity,
  } = node.$ref ? definition(node.$ref) : node;
  const lose = () => { lost.push(place); return undefined; };
  if (typeof value === 'string' && [...value].length > maxLength) { return lose(); }
  if (Array.isArray(value)) { return value.map((element, index) => prune(items!, element, `${place}[${index}]`, lost)); }
  if (typeof value !== 'object') { return value; }
  if (patternProperties) {
    if (Object.keys(value).length > maxProperties) { return lose(); }
    const characters = Math.min(...Object.values(patternProperties).map((each) => each.maxLength ?? Infinity));
    return defined(Object.entries(value).map(([key, each]) =>
      [key, prune({ maxLength: characters }, each, `${place}[${JSON.stringify(key)}]`, lost)]));
  }
  return defined(Object.entries(value).filter(([name]) => !OBSERVED.includes(name)).map(([name, each]) => {
    const path = place ? `${place}.${name}` : name;
    if (properties && !(name in properties)) {
      if (isSomething(each) && !(name === 'IsCheckpoint' && each === false)) { lost.push(path); }
      return [name, undefined];
    }
    return [name, prune(properties?.[name] ?? {}, each, path, lost)];
  }));
}

function definition(reference: string): Node {
  return (schema.definitions as { readonly [name: string]: Node })[reference.replace('#/definitions/', '')];
}

function defined(entries: (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function isSomething(value: unknown): boolean {
  return typeof value !== 'object' || value !== null && Object.keys(value).length > 0;
}
