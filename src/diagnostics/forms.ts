import type { Code } from './codes';

/** The form that a text must have: a pattern, and the code that says the same in words. */
export interface Form {
  readonly pattern: RegExp;
  readonly code: FormCode;
  /** A single character as the pattern takes it, where the remedy names the first one that is wrong. */
  readonly character?: RegExp;
}

/**
 * The codes of forms: their texts need to know whether the text is a key, a value or neither, and perhaps the wrong
 * character.
 */
type FormCode = Exclude<Extract<Code, `Text.${string}`>, 'Text.length' | 'Text.surrogate'>;

/** API EntityName. */
export const ENTITY_NAME: Form = {
  pattern: /^[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/,
  code: 'Text.sageMakerName',
};

/** The start of an API EntityName, which may end in a hyphen. */
export const ENTITY_NAME_PREFIX: Form = {
  pattern: /^[a-zA-Z0-9][a-zA-Z0-9-]*$/,
  code: 'Text.sageMakerName',
};

/** API EntityDescription. CloudFormation's pattern is unanchored and lets control characters through to the service. */
export const PRINTABLE: Form = {
  pattern: /^[\p{L}\p{M}\p{Z}\p{S}\p{N}\p{P}]*$/u,
  character: /[\p{L}\p{M}\p{Z}\p{S}\p{N}\p{P}]/u,
  code: 'Text.printable',
};

/** API pattern `.*`, which the service matches against the whole text. CloudFormation's is unanchored. */
export const ONE_LINE: Form = {
  pattern: /^.*$/,
  code: 'Text.oneLine',
};

/** A pattern `.{1,63}` without anchors: something has to be there. */
export const SOME_LINE: Form = {
  pattern: /./,
  code: 'Text.oneLine',
};

/** API ModelPackageVersion, as it stands in an ARN. */
export const VERSION_NUMBER: Form = {
  pattern: /^[1-9][0-9]{0,8}$/,
  code: 'Text.versionNumber',
};

/** API S3Uri, Url, S3ModelUri. */
export const S3_URI: Form = {
  pattern: /^(?:https|s3):\/\/[^/]+(?:\/.*)?$/,
  code: 'Text.s3Location',
};

/** Buckets as they could be called in us-east-1 until March 2018: of these, many are left. */
export const BUCKET_NAME: Form = {
  pattern: /^[A-Za-z0-9._-]{3,255}$/,
  code: 'Text.bucketName',
};

/** API ModelPackageSourceUri: as PRINTABLE, without symbols. */
export const SOURCE_URI: Form = {
  pattern: /^[\p{L}\p{M}\p{Z}\p{N}\p{P}]*$/u,
  code: 'Text.sourceUri',
};

/** API ArnOrName of an algorithm. */
export const NAME_OR_ARN: Form = {
  pattern: /^(?:arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:[a-z-]*\/)?[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/,
  code: 'Text.nameOrArn',
};

/** API ResponseMIMEType. */
export const MIME_TYPE: Form = {
  pattern: /^[-\w]+\/.+$/,
  code: 'Text.mimeType',
};

/** API ImageDigest and ContentDigest: a SHA-256, though the documentation speaks of MD5. */
export const SHA256_DIGEST: Form = {
  pattern: /^[Ss][Hh][Aa]256:[0-9a-fA-F]{64}$/,
  code: 'Text.sha256Digest',
};

/** API ContainerImage. */
export const NO_SPACE: Form = {
  pattern: /^(?!\w+:\/\/)\S+$/,
  code: 'Text.imagePath',
};

/** OCI distribution specification, which Docker and ECR follow. */
export const IMAGE_TAG: Form = {
  pattern: /^[A-Za-z0-9_][A-Za-z0-9._-]*$/,
  code: 'Text.imageTag',
};

/** OCI image specification: the digest by which a repository finds an image has no capitals. */
export const IMAGE_DIGEST: Form = {
  pattern: /^sha256:[0-9a-f]{64}$/,
  code: 'Text.imageDigest',
};

/** ECR API RepositoryName. */
export const REPOSITORY_NAME: Form = {
  pattern: /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
  code: 'Text.repositoryName',
};

/** ECR API RegistryId. */
export const ACCOUNT_ID: Form = {
  pattern: /^[0-9]{12}$/,
  code: 'Text.accountId',
};

/** API EnvironmentKey and TransformEnvironmentKey. CloudFormation does not look at keys. */
export const ENVIRONMENT_KEY: Form = {
  pattern: /^[a-zA-Z_][a-zA-Z0-9_]*$/,
  code: 'Text.environmentVariable',
};

/**
 * API ModelPackageFrameworkVersion matches the whole text and allows hyphens; CloudFormation wants a letter, digit
 * or dot behind some digit and dot. What passes both has one digit before the first dot.
 */
export const FRAMEWORK_VERSION: Form = {
  pattern: /^(?=.*[0-9]\.[A-Za-z0-9.])[0-9]\.[A-Za-z0-9.-]+$/,
  code: 'Text.frameworkVersion',
};

/** API CustomerMetadataKey and CustomerMetadataValue. */
export const METADATA_TEXT: Form = {
  pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
  code: 'Text.customerMetadata',
};

/** API TagKey, and the prefix that AWS reserves for itself. */
export const TAG_KEY: Form = {
  pattern: /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/iu,
  code: 'Text.tagKey',
};

/** API TagValue. */
export const TAG_VALUE: Form = {
  pattern: METADATA_TEXT.pattern,
  code: 'Text.tagValue',
};

/** API ClientToken. */
export const CLIENT_TOKEN: Form = {
  pattern: /^[a-zA-Z0-9-]+$/,
  code: 'Text.clientToken',
};

/**
 * API TransformInstanceType and ProductionVariantInstanceType are enums that lag behind AWS: only the form of their
 * values is certain.
 */
export const INSTANCE_TYPE: Form = {
  pattern: /^ml\.[a-z0-9-]+\.[a-z0-9-]+$/,
  code: 'Text.instanceType',
};

/** API RoleArn. */
export const ROLE_ARN: Form = {
  pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-/]+$/,
  code: 'Text.roleArn',
};

/** API KmsKeyId: the id of a key, its ARN, an alias or the ARN of one. */
export const KMS_KEY: Form = {
  pattern: /^[a-zA-Z0-9:/_-]*$/,
  code: 'Text.kmsKey',
};

/** API SecurityGroupId and SubnetId. */
export const VPC_RESOURCE_ID: Form = {
  pattern: /^[-0-9a-zA-Z]+$/,
  code: 'Text.vpcResourceId',
};
