import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { ModelApprovalStatus } from './approval-status';
import { MetadataProperties } from './metadata-properties';
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
 * What a model package consists of.
 *
 * Most of it cannot be changed: a change replaces the package, which registers a new version (or, without a group, a
 * new package). Each property says which it is.
 */
export interface ModelPackageProps {
  /**
   * The group of the package. With a group, the package is a version of the model registry; without one, it is
   * unversioned, the form of AWS Marketplace.
   *
   * A group of another account or region is named by its ARN. A change replaces the package: a new version in the
   * other group.
   *
   * @default - no group: an unversioned package
   */
  readonly modelPackageGroup?: sagemaker.IModelPackageGroupRef;

  /**
   * The name of an unversioned package: letters, digits and hyphens, at most 63 characters. A version has none: it is
   * named by its group and number.
   *
   * CloudFormation takes a change for an update in place, but SageMaker cannot rename a package.
   *
   * @default - a generated unique name, at most 63 characters, for an unversioned package
   */
  readonly modelPackageName?: string;

  /**
   * What the package is: printable text of at most 1,024 characters. A change replaces the package: a new version.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * How the model is served. An unversioned package has this or a source algorithm; a version may have neither. It
   * excludes `sourceUri`. A change replaces the package: a new version.
   *
   * @default - none
   */
  readonly inferenceSpecification?: InferenceSpecification;

  /**
   * Other ways to serve the model: 1 to 15, by unique names. SageMaker can add to them later, but neither change nor
   * remove one.
   *
   * @default - none
   */
  readonly additionalInferenceSpecifications?: AdditionalInferenceSpecification[];

  /**
   * Other ways to serve the model that an update adds to an existing package. They are no part of a creation: give
   * them in `additionalInferenceSpecifications` when the package is new, and here only in a later change of it.
   * CloudFormation never reads them back, so that it does not notice drift. Together with those that the package
   * has, there may be 15.
   *
   * @default - none
   */
  readonly additionalInferenceSpecificationsToAdd?: AdditionalInferenceSpecification[];

  /**
   * The algorithm that made the model. A change replaces the package: a new version.
   *
   * @default - none
   */
  readonly sourceAlgorithm?: SourceAlgorithm;

  /**
   * The ARN of a model package to clone, or of a model to register: at most 1,024 characters. Only for versions, and
   * without `inferenceSpecification`: SageMaker takes that from the source. A change may replace the package.
   *
   * @default - none
   */
  readonly sourceUri?: string;

  /**
   * A transform job that SageMaker runs to validate the package before it is complete, in your account and at your
   * cost. A change replaces the package: a new version, validated again.
   *
   * @default - the package is not validated
   */
  readonly validationSpecification?: ValidationSpecification;

  /**
   * Whether the version may be deployed. Can be changed in place; each change is an event on EventBridge.
   *
   * @default ModelApprovalStatus.PENDING_MANUAL_APPROVAL for a version, nothing for an unversioned package, which
   * has no approval
   */
  readonly approvalStatus?: ModelApprovalStatus;

  /**
   * Why the version was approved or rejected: one line of at most 1,024 characters. Can be changed in place.
   *
   * @default - none
   */
  readonly approvalDescription?: string;

  /**
   * Reports of how good the model is. A change replaces the package: a new version.
   *
   * @default - none
   */
  readonly modelMetrics?: ModelMetrics;

  /**
   * What Model Monitor compares the deployed model with. A change replaces the package: a new version.
   *
   * @default - none
   */
  readonly driftCheckBaselines?: DriftCheckBaselines;

  /**
   * The governance document of the model. A change may replace the package.
   *
   * @default - none
   */
  readonly modelCard?: ModelCard;

  /**
   * Your own metadata: up to 50 entries, keys and values of 1 to 128 characters (CloudFormation refuses longer
   * values, which SageMaker would take): letters, digits, spaces and `_ . : / = + - @`. Can be changed in place. For
   * versions it stands in for tags. An empty map is left out, as CloudFormation refuses it.
   *
   * @default - none
   */
  readonly customerMetadataProperties?: { [key: string]: string };

  /**
   * Where the model comes from. A change replaces the package: a new version.
   *
   * @default - none
   */
  readonly metadataProperties?: MetadataProperties;

  /**
   * What the model works on. A change replaces the package: a new version.
   *
   * @default - none
   */
  readonly domain?: MachineLearningDomain;

  /**
   * What the model does. A change replaces the package: a new version.
   *
   * @default - none
   */
  readonly task?: MachineLearningTask;

  /**
   * Sample requests for load tests: a gzip-compressed tar archive (`.tar.gz`). A change replaces the package: a new
   * version.
   *
   * @default - none
   */
  readonly samplePayload?: S3File;

  /**
   * The key that encrypts what SageMaker stores of the package. A change replaces the package: a new version.
   *
   * @default - a key of SageMaker
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Whether AWS certifies the package for AWS Marketplace. Only for unversioned packages, with a validation
   * specification. CloudFormation takes a change for an update in place, but SageMaker cannot change it.
   *
   * @default - not certified
   */
  readonly certifyForMarketplace?: boolean;

  /**
   * Whether SageMaker skips all its validations of the package. CloudFormation takes a change for an update in place,
   * but SageMaker cannot change it.
   *
   * @default - SageMaker validates
   */
  readonly skipModelValidation?: boolean;

  /**
   * Makes the creation idempotent: letters, digits and hyphens, at most 36 characters. A change replaces the
   * package: a new version.
   *
   * @default - CloudFormation makes one
   */
  readonly clientToken?: string;

  /**
   * What happens to the package when it leaves the stack or is replaced.
   *
   * A changed property that cannot be updated registers a new version; unless the old one is retained,
   * CloudFormation deletes it, approved or not, and whatever is deployed from it loses its source.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
