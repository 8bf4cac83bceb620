import * as form from './forms';

/**
 * What the service or CloudFormation refuses about single properties, as data. A row here is all that a new limit
 * needs: `checkLimits` finds it by the property's name.
 *
 * `source` says who sets the limit: the API model of SageMaker (2017-07-24), the CloudFormation schema of the
 * resource, or the developer guide. Where they differ, the strictest that would really refuse counts, and `source`
 * says why.
 */
export type Limit = TextLimit | ListLimit | MapLimit | NumberLimit;

export interface TextLimit {
  readonly kind: 'text';
  /** Characters. @default 0 */
  readonly min?: number;
  /** Characters. @default - no limit */
  readonly max?: number;
  readonly form?: form.Form;
  readonly source: string;
}

export interface ListLimit {
  readonly kind: 'list';
  /** Elements. @default 0 */
  readonly min?: number;
  /** Elements. @default - no limit */
  readonly max?: number;
  /** What each element must be. @default - not checked here */
  readonly each?: TextLimit;
  readonly source: string;
}

export interface MapLimit {
  readonly kind: 'map';
  /** Entries. */
  readonly max: number;
  readonly key: TextLimit;
  readonly value: TextLimit;
  /** Values never appear in a message. @default false */
  readonly secret?: boolean;
  readonly source: string;
}

export interface NumberLimit {
  readonly kind: 'number';
  /** @default - it is a count */
  readonly unit?: string;
  readonly min: number;
  /** @default - no limit */
  readonly max?: number;
  readonly source: string;
}

export type Limits = { readonly [property: string]: Limit };

type Rest<L extends Limit> = Omit<L, 'kind' | 'source'>;
const text = (source: string, limit: Rest<TextLimit>): TextLimit => ({ kind: 'text', source, ...limit });
const list = (source: string, limit: Rest<ListLimit>): ListLimit => ({ kind: 'list', source, ...limit });
const map = (source: string, limit: Rest<MapLimit>): MapLimit => ({ kind: 'map', source, ...limit });
const number = (source: string, limit: Rest<NumberLimit>): NumberLimit => ({ kind: 'number', source, ...limit });

const API = 'API';
const EVENTS = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html';
const CFN = 'CloudFormation';
const BOTH = 'API and CloudFormation';
const ECR = 'API of ECR (2015-09-21)';
const S3 = 'bucket naming rules of Amazon S3';
const UNICODE = 'Unicode';
const OCI = 'OCI image and distribution specifications';

export const MODEL_PACKAGE_GROUP: Limits = {
  modelPackageGroupName: text(BOTH, { min: 1, max: 63, form: form.ENTITY_NAME }),
  description: text(BOTH, { max: 1024, form: form.PRINTABLE }),
};

/** What goes into a template as it is. */
export const LOOK_UP: Limits = {
  refreshKey: text(UNICODE, {}),
};

export const MODEL_PACKAGE: Limits = {
  modelPackageName: text(`${API}; ${CFN} sets none`, { min: 1, max: 63, form: form.ENTITY_NAME }),
  description: text(BOTH, { max: 1024, form: form.PRINTABLE }),
  approvalDescription: text(BOTH, { max: 1024, form: form.ONE_LINE }),
  sourceUri: text(BOTH, { max: 1024, form: form.SOURCE_URI }),
  clientToken: text(BOTH, { min: 1, max: 36, form: form.CLIENT_TOKEN }),
  additionalInferenceSpecifications: list(BOTH, { min: 1, max: 15 }),
  additionalInferenceSpecificationsToAdd: list(BOTH, { min: 1, max: 15 }),
  customerMetadataPropertiesToRemove: list(API, { each: text(API, { min: 1, max: 128, form: form.METADATA_TEXT }) }),
  customerMetadataProperties: map(BOTH, {
    max: 50,
    key: text(API, { min: 1, max: 128, form: form.METADATA_TEXT }),
    // The API allows 256; CloudFormation's schema applies two patterns to every key, and one of them says 128.
    value: text(CFN, { min: 1, max: 128, form: form.METADATA_TEXT }),
  }),
};

/** The API's ModelPackageVersion is an integer from 1. */
export const MODEL_PACKAGE_VERSION = text(API, { form: form.VERSION_NUMBER });

/** CloudFormation has no life cycle. */
export const LIFE_CYCLE: Limits = {
  description: text(API, { max: 1024, form: form.ONE_LINE }),
};

export const METADATA_PROPERTIES: Limits = {
  commitId: text(BOTH, { max: 1024, form: form.ONE_LINE }),
  generatedBy: text(BOTH, { max: 1024, form: form.ONE_LINE }),
  projectId: text(BOTH, { max: 1024, form: form.ONE_LINE }),
  repository: text(BOTH, { max: 1024, form: form.ONE_LINE }),
};

export const INFERENCE_SPECIFICATION: Limits = {
  containers: list(BOTH, { min: 1, max: 15 }),
  supportedContentTypes: list(BOTH, { each: text(BOTH, { max: 256, form: form.ONE_LINE }) }),
  supportedResponseMimeTypes: list(BOTH, { each: text(BOTH, { max: 1024, form: form.MIME_TYPE }) }),
  supportedTransformInstanceTypes: list(BOTH, { min: 1 }),
};

export const ADDITIONAL_INFERENCE_SPECIFICATION: Limits = {
  ...INFERENCE_SPECIFICATION,
  name: text(BOTH, { min: 1, max: 63, form: form.ENTITY_NAME }),
  // CloudFormation takes any character; the API has the form of every other description.
  description: text(API, { max: 1024, form: form.PRINTABLE }),
};

/** One for every container, in a package or a model, and for transform jobs. */
const ENVIRONMENT_ENTRY = {
  key: text(API, { min: 1, max: 1024, form: form.ENVIRONMENT_KEY }),
  secret: true,
};

export const INFERENCE_CONTAINER: Limits = {
  containerHostname: text(BOTH, { min: 1, max: 63, form: form.ENTITY_NAME }),
  imageDigest: text(BOTH, { max: 72, form: form.SHA256_DIGEST }),
  framework: text(BOTH, {}),
  nearestModelName: text(BOTH, {}),
  frameworkVersion: text(BOTH, { min: 3, max: 10, form: form.FRAMEWORK_VERSION }),
  // The API allows 16,384 characters.
  dataInputConfig: text(CFN, { min: 1, max: 1024 }),
  // The API's map allows 100 entries, its text and CloudFormation 16.
  environment: map(CFN, { max: 16, ...ENVIRONMENT_ENTRY, value: text(BOTH, { max: 1024 }) }),
};

export const MODEL: Limits = {
  modelName: text(`${API}; ${CFN} sets none`, { min: 1, max: 63, form: form.ENTITY_NAME }),
  // The API's list may be empty where there is a primary container, which is what one container becomes.
  containers: list(`${API}; ${CFN} sets none`, { min: 1, max: 15 }),
  securityGroups: list(`${API}; ${CFN} sets none`, { min: 1, max: 5 }),
};

export const MODEL_CONTAINER: Limits = {
  containerHostname: text(`${API}; ${CFN} sets none`, { min: 1, max: 63, form: form.ENTITY_NAME }),
  inferenceSpecificationName: text(`${API}; ${CFN} sets none`, { min: 1, max: 63, form: form.ENTITY_NAME }),
  environment: map(`${API}; ${CFN} sets none`, { max: 100, ...ENVIRONMENT_ENTRY, value: text(API, { max: 1024 }) }),
  hubContentArn: text(`${API}; ${CFN} sets none`, { min: 1, max: 255, form: form.ONE_LINE }),
};

export const SOURCE_ALGORITHM: Limits = {
  algorithmName: text(BOTH, { min: 1, max: 170, form: form.NAME_OR_ARN }),
};

/** A file with its kind and digest, as metrics and baselines point to it. */
export const DESCRIBED_FILE: Limits = {
  contentType: text(BOTH, { max: 256, form: form.ONE_LINE }),
  contentDigest: text(BOTH, { max: 72, form: form.SHA256_DIGEST }),
};

export const VALIDATION_SPECIFICATION: Limits = {
  profileName: text(BOTH, { min: 1, max: 63, form: form.ENTITY_NAME }),
  // The API's integers have 32 bits.
  maxConcurrentTransforms: number(BOTH, { min: 0, max: 2 ** 31 - 1 }),
  // The API allows values of 10,240 characters here.
  environment: map(BOTH, { max: 16, ...ENVIRONMENT_ENTRY, value: text(CFN, { max: 1024 }) }),
};

export const TRANSFORM_INPUT: Limits = {
  contentType: text(BOTH, { max: 256, form: form.ONE_LINE }),
};

export const TRANSFORM_OUTPUT: Limits = {
  accept: text(BOTH, { max: 256, form: form.ONE_LINE }),
};

export const TRANSFORM_RESOURCES: Limits = {
  instanceCount: number(`${BOTH}; the maximum is in the API's text`, { min: 1, max: 100 }),
};

/** Metadata in a condition, where CloudFormation has no say. */
export const CONDITION_ON_METADATA = {
  key: text(API, { min: 1, max: 128, form: form.METADATA_TEXT }),
  value: text(API, { min: 1, max: 256, form: form.METADATA_TEXT }),
};

/** Tags of groups, models and unversioned packages: API TagList. CloudFormation says so of groups and packages. */
export const TAGS = map(BOTH, {
  max: 50,
  key: text(BOTH, { min: 1, max: 128, form: form.TAG_KEY }),
  value: text(BOTH, { max: 256, form: form.TAG_VALUE }),
});

/** Values that have one limit wherever they are used. */
export const ANY_TEXT = text(UNICODE, {});
export const IMAGE_URI = text(BOTH, { min: 1, max: 255, form: form.NO_SPACE });
export const S3_LOCATION = text(BOTH, { max: 1024, form: form.S3_URI });
/** What SageMaker assumes: an IAM role, not a user. */
export const ROLE_ARN = text(BOTH, { max: 2048, form: form.ROLE_ARN });
export const ENCRYPTION_KEY = text(BOTH, { form: form.KMS_KEY });
/** API SecurityGroupId and SubnetId. */
export const VPC_RESOURCE_ID = text(`${API}; ${CFN} sets none`, { max: 32, form: form.VPC_RESOURCE_ID });
/** A key, or a prefix of keys: the pattern of URIs ends in `.*`. How long it may be depends on its bucket. */
export const S3_KEY = text(BOTH, { form: form.ONE_LINE });
export const BUCKET_NAME = text(S3, { form: form.BUCKET_NAME });
export const INSTANCE_TYPE = text(API, { form: form.INSTANCE_TYPE });
/** The API's ModelLifeCycle: stages and statuses. CloudFormation has none. */
export const LIFE_CYCLE_NAME = text(API, { min: 1, max: 63, form: form.ENTITY_NAME });
/** Without values, a pattern matches no event, and EventBridge refuses it. */
export const LIFE_CYCLE_EVENT: Limits = {
  stages: list(EVENTS, { min: 1 }),
  stageStatuses: list(EVENTS, { min: 1 }),
};
/** Part of a name: a pattern would refuse a prefix that ends in a hyphen. */
export const GROUP_NAME_PREFIX = text(API, { min: 1, max: 63, form: form.ENTITY_NAME_PREFIX });
export const IMAGE_TAG = text(OCI, { min: 1, max: 128, form: form.IMAGE_TAG });
export const IMAGE_DIGEST = text(OCI, { form: form.IMAGE_DIGEST });
export const REPOSITORY_NAME = text(ECR, { min: 2, max: 256, form: form.REPOSITORY_NAME });
export const REGISTRY_ACCOUNT = text(ECR, { form: form.ACCOUNT_ID });
export const MODEL_CARD_CONTENT = text(BOTH, { max: 100_000 });

/** MiB. The prose of the API's CreateTransformJob: the payload, and payload × concurrency. */
export const MAX_PAYLOAD = number("the API's text", { unit: 'MiB', min: 0, max: 100 });
export const MAX_CONCURRENT_PAYLOAD = 100;

/** API RepositoryCredentialsProviderArn: the function that knows the credentials of a private registry. */
export const CREDENTIALS_PROVIDER = text(`${API}; ${CFN} sets none`, { min: 1, max: 2048, form: form.ONE_LINE });
/** API: subnets of a model. */
export const MODEL_SUBNETS = list(`${API}; ${CFN} sets none`, { min: 1, max: 16, each: VPC_RESOURCE_ID });
/** The API's text: bytes of the keys and values of all environment variables of a model. */
export const MAX_MODEL_ENVIRONMENT = 32 * 1024;

/** The API's PolicyString of PutModelPackageGroupPolicy: characters. */
export const MAX_RESOURCE_POLICY = 20_480;
/** Both: additional specifications of a package in all, those to add included. */
export const MAX_ADDITIONAL_SPECIFICATIONS = 15;
