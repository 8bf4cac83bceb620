import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { ModelApprovalStatus } from './approval-status';
import { ModelLifeCycle } from './life-cycle';
import { MetadataProperties } from './metadata-properties';
import { ModelPackageRegistrationType } from './registration-type';
import { S3File } from '../artifacts/s3-file';
import { MachineLearningDomain } from '../catalogue/domain';
import { MachineLearningTask } from '../catalogue/task';
import { DriftCheckBaselines } from '../metrics/drift-check-baselines';
import { ModelMetrics } from '../metrics/model-metrics';
import { ModelCard } from '../model-card/model-card';
import { AdditionalInferenceSpecification } from '../specification/additional-inference-specification';
import { InferenceSpecification } from '../specification/inference-specification';
import { SourceAlgorithm } from '../specification/source-algorithm';
import { ValidationSpecification } from '../specification/validation-specification';

/**
 * Properties of a ModelPackage.
 *
 * Most properties cannot be updated. A change of such a property replaces the package, which registers a new version in
 * the group (or, without a group, creates a new package). The description of each property specifies what a change
 * does.
 */
export interface ModelPackageProps extends ModelPackageOptions {
  /**
   * The group of the package. With a group, the package is a version in the model registry. Without a group, it is an
   * unversioned package, as AWS Marketplace requires.
   *
   * A group of another account or region is referenced by its ARN. A change replaces the package, which registers a new
   * version in the other group.
   *
   * @default - no group; the package is unversioned
   */
  readonly modelPackageGroup?: sagemaker.IModelPackageGroupRef;

  /**
   * The name of an unversioned package: letters, digits and hyphens, at most 63 characters. It cannot be specified for
   * a version, which is identified by its group and number.
   *
   * CloudFormation treats a change as an update in place, but SageMaker cannot rename a package.
   *
   * @default - a generated unique name of at most 63 characters for an unversioned package, no name for a version
   */
  readonly modelPackageName?: string;

  /**
   * Whether AWS certifies the package for AWS Marketplace.
   *
   * Supported only by unversioned packages with a validation specification. CloudFormation treats a change as an update
   * in place, but SageMaker cannot change this property.
   *
   * @default - not specified; SageMaker does not certify the package
   */
  readonly certifyForMarketplace?: boolean;
}

/**
 * Properties of a version, and of an unversioned ModelPackage.
 *
 * Most properties cannot be updated. A change of such a property replaces the package. The description of each property
 * specifies what a change does.
 */
export interface ModelPackageOptions {
  /**
   * The description of the package: printable text of at most 1,024 characters.
   *
   * A change replaces the package, which registers a new version.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Specifies how the model is served. An unversioned package requires an inference specification or a source
   * algorithm. Cannot be combined with `sourceUri`.
   *
   * A change replaces the package, which registers a new version.
   *
   * @default - no inference specification
   */
  readonly inferenceSpecification?: InferenceSpecification;

  /**
   * Additional inference specifications of the model: 1 to 15, with unique names.
   *
   * SageMaker can add specifications to an existing package, but can neither change nor remove them. CloudFormation
   * takes a change for an update in place, which then does nothing: to change one, register a new version, and to add
   * one, use `additionalInferenceSpecificationsToAdd`.
   *
   * @default - no additional inference specifications
   */
  readonly additionalInferenceSpecifications?: AdditionalInferenceSpecification[];

  /**
   * Additional inference specifications that an update adds to an existing package.
   *
   * They have no effect when the package is created. For a new package, use `additionalInferenceSpecifications`.
   * CloudFormation sends them again with every update of the version: remove them once the update has added them.
   * CloudFormation does not read this property back and therefore does not detect drift of it. Together with those of
   * the package, there can be at most 15 additional inference specifications.
   *
   * @default - no specifications are added
   */
  readonly additionalInferenceSpecificationsToAdd?: AdditionalInferenceSpecification[];

  /**
   * The algorithm that created the model.
   *
   * A change replaces the package, which registers a new version.
   *
   * @default - no source algorithm
   */
  readonly sourceAlgorithm?: SourceAlgorithm;

  /**
   * The ARN of a model package to clone, or of a model to register: at most 1,024 characters.
   *
   * Supported only by versions. Cannot be combined with `inferenceSpecification`, which SageMaker copies from the
   * source. A change may replace the package.
   *
   * @default - no source
   */
  readonly sourceUri?: string;

  /**
   * Specifies a transform job that validates the package. SageMaker runs it in your account and at your cost before the
   * package is complete.
   *
   * A change replaces the package, which registers and validates a new version.
   *
   * @default - the package is not validated
   */
  readonly validationSpecification?: ValidationSpecification;

  /**
   * The approval status of the version. Models can be deployed only from approved versions.
   *
   * CloudFormation sends a specified status with every update of the version, such as a change of
   * `customerMetadataProperties`: the update overwrites what a reviewer decided in the meantime. Leave it unspecified
   * if people or pipelines approve versions: such a version is not approved, and keeps each decision. Specify it if the
   * code owns the approval, or if the stack is deployed by a role that is only allowed to register versions with a
   * certain status.
   *
   * A change is an update in place. SageMaker sends an event to Amazon EventBridge for each change. An unversioned
   * package has no approval status.
   *
   * @default - no status is sent: models cannot be deployed from the version until it is approved
   */
  readonly approvalStatus?: ModelApprovalStatus;

  /**
   * The reason for the approval status: a single line of at most 1,024 characters. A change is an update in place.
   *
   * @default - no approval description
   */
  readonly approvalDescription?: string;

  /**
   * Reports about the quality, bias and explainability of the model.
   *
   * A change replaces the package, which registers a new version.
   *
   * @default - no metrics
   */
  readonly modelMetrics?: ModelMetrics;

  /**
   * The baselines with which Amazon SageMaker Model Monitor compares the deployed model.
   *
   * A change replaces the package, which registers a new version.
   *
   * @default - no baselines
   */
  readonly driftCheckBaselines?: DriftCheckBaselines;

  /**
   * The model card. A change may replace the package.
   *
   * @default - no model card
   */
  readonly modelCard?: ModelCard;

  /**
   * Custom metadata: at most 50 entries. Versions, which do not support tags, can be labeled by it.
   *
   * Keys and values have 1 to 128 characters (CloudFormation rejects longer values, which SageMaker supports): letters,
   * digits, spaces and `_ . : / = + - @`. An empty map is omitted, because CloudFormation rejects it. A change is an
   * update in place.
   *
   * An update removes every key that the template does not have, also keys that people or pipelines have set, as far as
   * the property is specified. If the property is removed altogether from a version that has metadata, the
   * CloudFormation handler as published in March 2023 fails: keep one key, or change values instead. For an unversioned
   * package, an update changes only tags.
   *
   * @default - no metadata
   */
  readonly customerMetadataProperties?: { [key: string]: string };

  /**
   * The keys of customer metadata to remove from the version, such as keys that a pipeline has set. Only for versions.
   *
   * A custom resource removes them after the version is registered, and again if the list changes. A property that
   * `customerMetadataProperties` has cannot be removed.
   *
   * @default - no keys are removed
   */
  readonly customerMetadataPropertiesToRemove?: string[];

  /**
   * The stage of the version in its life cycle, with the status of the version in this stage. Only for versions.
   *
   * A stage approves nothing: models can be deployed from a version according to `approvalStatus` only.
   *
   * CloudFormation has no life cycle. A custom resource sets the stage after the version is registered, with the
   * permission to set this stage and this status of this version only, and sets it again only if this property changes.
   * Until then, the stage that people or pipelines set remains, and drift detection does not report it. If the property
   * is removed or the stack is deleted, the version keeps its stage.
   *
   * The permission changes together with the property. If IAM has not yet applied it when the stage is set, the
   * deployment fails with `AccessDenied` and can be repeated.
   *
   * @default - no stage is set
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-staging-construct.html
   */
  readonly lifeCycle?: ModelLifeCycle;

  /**
   * Whether the version is registered, or only logged. Only for versions.
   *
   * A custom resource sets it after the version is registered, and again only if this property changes.
   *
   * @default - SageMaker determines it
   */
  readonly registrationType?: ModelPackageRegistrationType;

  /**
   * The origin of the model, such as the commit of its code.
   *
   * A change replaces the package, which registers a new version.
   *
   * @default - no metadata properties
   */
  readonly metadataProperties?: MetadataProperties;

  /**
   * The machine learning domain of the model.
   *
   * A change replaces the package, which registers a new version.
   *
   * @default - no domain
   */
  readonly domain?: MachineLearningDomain;

  /**
   * The machine learning task of the model.
   *
   * A change replaces the package, which registers a new version.
   *
   * @default - no task
   */
  readonly task?: MachineLearningTask;

  /**
   * Sample requests for load tests: a gzip-compressed tar archive (`.tar.gz`).
   *
   * A change replaces the package, which registers a new version.
   *
   * @default - no sample payload
   */
  readonly samplePayload?: S3File;

  /**
   * The KMS key that encrypts the data that SageMaker stores for the package.
   *
   * A change replaces the package, which registers a new version.
   *
   * @default - the data is encrypted with a key that SageMaker manages
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Whether SageMaker skips all its validations of the package.
   *
   * CloudFormation treats a change as an update in place, but SageMaker cannot change this property.
   *
   * @default - not specified; SageMaker validates the package
   */
  readonly skipModelValidation?: boolean;

  /**
   * A token that makes the creation of the package idempotent: letters, digits and hyphens, at most 36 characters.
   *
   * A change replaces the package, which registers a new version.
   *
   * @default - CloudFormation generates a token
   */
  readonly clientToken?: string;

  /**
   * The removal policy that applies when the package is removed from the stack or replaced.
   *
   * By default the package is retained, except that a failed deployment removes the package that it created.
   *
   * A change of a property that cannot be updated registers a new version. Unless the old version is retained,
   * CloudFormation deletes it, even if it is approved or models are deployed from it.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether the version waits until the previous version of its group in this stack is registered, in the order in
   * which the app defines them, so that SageMaker numbers them in this order. A version that waits for a validation
   * delays the versions after it.
   *
   * Dependencies that you add yourself take precedence over this order.
   *
   * @default - the setting of the group, or true
   */
  readonly registerInOrder?: boolean;
}
