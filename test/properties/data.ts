/**
 * Packages and groups as plain data: what the tests generate, break and change before they hand it to the library.
 * Properties have the names of the public API, so that the path to a place in the data is the path in a message.
 * Where the API takes an object, `via` and similar fields say which factory makes it.
 */

export type BucketData = 'own' | { readonly name: string; readonly region?: string };
export type KeyData = 'own' | 'imported' | 'alias';
export type RoleData = 'own' | 'imported';
export type GroupChoice = 'own' | 'l1' | 'byName' | 'byArn' | 'elsewhere';

export type FileLocation =
  | { readonly via: 'bucket'; readonly bucket: BucketData; readonly key: string }
  | { readonly via: 'uri'; readonly uri: string }
  | { readonly via: 'asset' };

export type ModelDataData = FileLocation
  | { readonly via: 'bucketPrefix'; readonly bucket: BucketData; readonly prefix: string; readonly acceptEula?: boolean }
  | { readonly via: 'bucketObject'; readonly bucket: BucketData; readonly key: string; readonly compressed?: boolean; readonly acceptEula?: boolean };

export type SourceLocation =
  | { readonly via: 'bucketPrefix'; readonly bucket: BucketData; readonly prefix?: string }
  | { readonly via: 'manifest'; readonly bucket: BucketData; readonly key: string }
  | { readonly via: 'uri'; readonly uri: string };

export type ImageData =
  | { readonly via: 'uri'; readonly uri: string }
  | { readonly via: 'ecr'; readonly repository: 'own' | 'imported'; readonly tagOrDigest?: string }
  | { readonly via: 'prebuilt'; readonly repository: string; readonly tag: string; readonly accountId?: string }
  | { readonly via: 'asset' };

export type StringMap = { readonly [key: string]: string };

export interface ContainerData {
  readonly image: ImageData;
  readonly modelData?: ModelDataData;
  readonly environment?: StringMap;
  readonly containerHostname?: string;
  readonly imageDigest?: string;
  readonly framework?: string;
  readonly frameworkVersion?: string;
  readonly nearestModelName?: string;
  readonly dataInputConfig?: string;
}

export interface ServingData {
  readonly containers: ContainerData[];
  readonly supportedContentTypes?: string[];
  readonly supportedResponseMimeTypes?: string[];
  readonly supportedRealtimeInferenceInstanceTypes?: string[];
  readonly supportedTransformInstanceTypes?: string[];
}

export interface InferenceData extends ServingData {
  readonly supportedContentTypes: string[];
  readonly supportedResponseMimeTypes: string[];
}

export interface AdditionalData extends ServingData {
  readonly name: string;
  readonly description?: string;
}

export interface FileData {
  readonly file: FileLocation;
  readonly contentType?: string;
  readonly contentDigest?: string;
}

/** Metrics and baselines: topic, then file. */
export type FilesData = { readonly [topic: string]: { readonly [file: string]: FileData } };

export interface ValidationData {
  readonly profileName: string;
  readonly transformInput: {
    readonly source: SourceLocation;
    readonly contentType?: string;
    readonly compressionType?: string;
    readonly splitType?: string;
  };
  readonly transformOutput: {
    readonly bucket: BucketData;
    readonly prefix?: string;
    readonly accept?: string;
    readonly assembleWith?: string;
    readonly encryptionKey?: KeyData;
  };
  readonly transformResources: {
    readonly instanceType: string;
    readonly instanceCount?: number;
    readonly volumeEncryptionKey?: KeyData;
  };
  readonly role?: RoleData;
  readonly batchStrategy?: string;
  readonly maxConcurrentTransforms?: number;
  /** MiB. */
  readonly maxPayload?: number;
  readonly environment?: StringMap;
}

export interface PackageData {
  readonly modelPackageGroup?: GroupChoice;
  readonly modelPackageName?: string;
  readonly description?: string;
  readonly inferenceSpecification?: InferenceData;
  readonly additionalInferenceSpecifications?: AdditionalData[];
  readonly additionalInferenceSpecificationsToAdd?: AdditionalData[];
  readonly sourceAlgorithm?: { readonly algorithmName: string; readonly modelData?: ModelDataData };
  readonly sourceUri?: string;
  readonly validationSpecification?: ValidationData;
  readonly approvalStatus?: string;
  readonly approvalDescription?: string;
  readonly modelMetrics?: FilesData;
  readonly driftCheckBaselines?: FilesData;
  readonly modelCard?: { readonly json: string; readonly status?: string };
  readonly customerMetadataProperties?: StringMap;
  readonly metadataProperties?: {
    readonly commitId?: string;
    readonly generatedBy?: string;
    readonly projectId?: string;
    readonly repository?: string;
  };
  readonly domain?: string;
  readonly task?: string;
  readonly samplePayload?: FileLocation;
  readonly encryptionKey?: KeyData;
  readonly certifyForMarketplace?: boolean;
  readonly skipModelValidation?: boolean;
  readonly clientToken?: string;
  readonly removalPolicy?: string;
  /** Whether the specifications are put together by the builders. */
  readonly fluent?: boolean;
}

export interface GroupData {
  readonly modelPackageGroupName?: string;
  readonly description?: string;
  readonly removalPolicy?: string;
}

export const PACKAGE_PROPERTIES = [
  'modelPackageGroup', 'modelPackageName', 'description', 'inferenceSpecification', 'additionalInferenceSpecifications',
  'additionalInferenceSpecificationsToAdd', 'sourceAlgorithm', 'sourceUri', 'validationSpecification', 'approvalStatus', 'approvalDescription',
  'modelMetrics', 'driftCheckBaselines', 'modelCard', 'customerMetadataProperties', 'metadataProperties', 'domain', 'task', 'samplePayload',
  'encryptionKey', 'certifyForMarketplace', 'skipModelValidation', 'clientToken', 'removalPolicy',
] as const satisfies readonly (keyof PackageData)[];

export type Path = readonly (string | number)[];

/** A path as a user would write it. */
export function written(path: Path): string {
  return path.reduce<string>((before, step) => {
    if (typeof step === 'number') { return `${before}[${step}]`; }
    return before === '' ? step : `${before}.${step}`;
  }, '');
}

/** What stands at a path, if it is there. */
export function at(data: any, path: Path): any {
  return path.reduce((value, step) => value?.[step], data);
}

/** A copy in which something else stands at a path; `undefined` takes the property away. */
export function put<T>(data: T, path: Path, value: unknown): T {
  if (path.length === 0) { return value as T; }
  const [step, ...rest] = path;
  const copy: any = Array.isArray(data) ? [...data] : { ...data };
  const below = put(copy[step], rest, value);
  if (below === undefined) {
    delete copy[step];
  } else {
    // Unlike an assignment this makes a property of any name.
    Object.defineProperty(copy, step, { value: below, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}

/** The paths of all containers. */
export function containerPaths(data: PackageData): Path[] {
  const below = (path: Path): Path[] => (at(data, path)?.containers ?? []).map((_: unknown, index: number) => [...path, 'containers', index]);
  return servingPaths(data).flatMap(below);
}

/** The paths of all specifications that have containers. */
export function servingPaths(data: PackageData): Path[] {
  return [
    ...data.inferenceSpecification ? [['inferenceSpecification']] : [],
    ...(['additionalInferenceSpecifications', 'additionalInferenceSpecificationsToAdd'] as const).flatMap((list) =>
      (data[list] ?? []).map((_, index) => [list, index])),
  ];
}

/** Where a value stands that a user writes: a text, a number, a list or a map. */
export interface Leaf {
  readonly path: Path;
  readonly kind: 'string' | 'number' | 'list' | 'map';
}

/** Values that choose a factory or a construct of the tests, and are no input of the library. */
const CHOICES = new Set([
  'via', 'bucket', 'modelPackageGroup', 'role', 'encryptionKey', 'volumeEncryptionKey', 'removalPolicy', 'fluent', 'compressed', 'acceptEula',
  'skipModelValidation', 'certifyForMarketplace',
]);
const MAPS = new Set(['environment', 'customerMetadataProperties']);

/** All values in a package that a user writes. */
export function leavesOf(value: unknown, path: Path = []): Leaf[] {
  const property = path[path.length - 1];
  // The repository of an image is a choice as well, that of the metadata is not.
  if (CHOICES.has(String(property)) || (property === 'repository' && path[0] !== 'metadataProperties')) { return []; }
  if (typeof value === 'string') { return [{ path, kind: 'string' }]; }
  if (typeof value === 'number') { return [{ path, kind: 'number' }]; }
  if (typeof value !== 'object' || value === null) { return []; }
  return [
    ...Array.isArray(value) ? [{ path, kind: 'list' as const }] : MAPS.has(String(property)) ? [{ path, kind: 'map' as const }] : [],
    ...Object.entries(value).flatMap(([key, inner]) =>
      leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key])),
  ];
}
