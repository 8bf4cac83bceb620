/** The form that a text must have: a pattern, and the same in words for the message. */
export interface Form {
  readonly pattern: RegExp;
  /** Completes "is not …". */
  readonly name: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** API EntityName. */
export const ENTITY_NAME: Form = {
  pattern: /^[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/,
  name: 'a SageMaker name',
  remedy: 'use letters, digits and hyphens, with a letter or digit first and last',
};

/** API EntityDescription. CloudFormation's pattern is unanchored and lets control characters through to the service. */
export const PRINTABLE: Form = {
  pattern: /^[\p{L}\p{M}\p{Z}\p{S}\p{N}\p{P}]*$/u,
  name: 'printable text',
  remedy: 'remove line breaks, tabs and other control characters',
};

/** API pattern `.*`, which the service matches against the whole text. CloudFormation's is unanchored. */
export const ONE_LINE: Form = {
  pattern: /^.*$/,
  name: 'a single line',
  remedy: 'remove the line breaks',
};

/** API S3Uri, Url, S3ModelUri. */
export const S3_URI: Form = {
  pattern: /^(?:https|s3):\/\/[^/]+(?:\/.*)?$/,
  name: 'an S3 location',
  remedy: 'write it as s3://bucket/key or https://…',
};

/** API ModelPackageSourceUri: as PRINTABLE, without symbols. */
export const SOURCE_URI: Form = {
  pattern: /^[\p{L}\p{M}\p{Z}\p{N}\p{P}]*$/u,
  name: 'the URI of a source',
  remedy: 'use the ARN of a model package or a model',
};

/** API ArnOrName of an algorithm. */
export const NAME_OR_ARN: Form = {
  pattern: /^(?:arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:[a-z-]*\/)?[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/,
  name: 'the name or ARN of a SageMaker resource',
  remedy: 'use the name (letters, digits and hyphens, at most 63 characters) or the ARN that ends in it',
};

/** API ResponseMIMEType. */
export const MIME_TYPE: Form = {
  pattern: /^[-\w]+\/.+$/,
  name: 'a MIME type',
  remedy: 'write it as type/subtype, such as text/csv',
};

/** API ImageDigest and ContentDigest: a SHA-256, though the documentation speaks of MD5. */
export const SHA256_DIGEST: Form = {
  pattern: /^[Ss][Hh][Aa]256:[0-9a-fA-F]{64}$/,
  name: 'a SHA-256 digest',
  remedy: 'write it as sha256: and 64 hexadecimal digits',
};

/** API ContainerImage. */
export const NO_SPACE: Form = {
  pattern: /^\S+$/,
  name: 'an image path',
  remedy: 'write it as registry/repository:tag or registry/repository@digest, without spaces',
};

/** OCI distribution specification, which Docker and ECR follow. */
export const IMAGE_TAG: Form = {
  pattern: /^[A-Za-z0-9_][A-Za-z0-9._-]*$/,
  name: 'an image tag',
  remedy: 'use letters, digits and _ . -, with neither . nor - first',
};

/** OCI image specification: the digest by which a repository finds an image has no capitals. */
export const IMAGE_DIGEST: Form = {
  pattern: /^sha256:[0-9a-f]{64}$/,
  name: 'a SHA-256 digest',
  remedy: 'write it as sha256: and 64 hexadecimal digits in lower case; a tag has neither : nor @',
};

/** ECR API RepositoryName. */
export const REPOSITORY_NAME: Form = {
  pattern: /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
  name: 'the name of an ECR repository',
  remedy: 'use lower-case letters and digits, with single . _ - / between them; leave out the registry and the tag',
};

/** ECR API RegistryId. */
export const ACCOUNT_ID: Form = {
  pattern: /^[0-9]{12}$/,
  name: 'the ID of an AWS account',
  remedy: 'give its 12 digits',
};

/** API EnvironmentKey and TransformEnvironmentKey. CloudFormation does not look at keys. */
export const ENVIRONMENT_KEY: Form = {
  pattern: /^[a-zA-Z_][a-zA-Z0-9_]*$/,
  name: 'the name of an environment variable',
  remedy: 'use letters, digits and underscores, and no digit first',
};

/**
 * API ModelPackageFrameworkVersion matches the whole text and allows hyphens; CloudFormation wants a letter, digit
 * or dot behind some digit and dot. What passes both has one digit before the first dot.
 */
export const FRAMEWORK_VERSION: Form = {
  pattern: /^(?=.*[0-9]\.[A-Za-z0-9.])[0-9]\.[A-Za-z0-9.-]+$/,
  name: 'a framework version that SageMaker accepts',
  remedy: 'use one digit, a dot, and letters, digits, dots or hyphens, such as 1.7-1 (two digits before the first dot are refused)',
};

/** API CustomerMetadataKey and CustomerMetadataValue. */
export const METADATA_TEXT: Form = {
  pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
  name: 'customer metadata',
  remedy: 'use letters, digits, spaces and _ . : / = + - @',
};

/** API ClientToken. */
export const CLIENT_TOKEN: Form = {
  pattern: /^[a-zA-Z0-9-]+$/,
  name: 'a client token',
  remedy: 'use letters, digits and hyphens',
};

/** API TransformInstanceType and ProductionVariantInstanceType are enums that lag behind AWS: only the prefix is certain. */
export const INSTANCE_TYPE: Form = {
  pattern: /^ml\.\S+$/,
  name: 'a SageMaker instance type',
  remedy: 'write it with the prefix ml., such as ml.m5.large',
};
