import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { ModelApprovalStatus } from './approval-status';
import { ModelLifeCycle } from './life-cycle';
import { ModelPackageDescription } from '../promotion/description';
import { PromotedArtifacts } from '../promotion/promoted-artifacts';
import { ValidationSpecification } from '../specification/validation-specification';

/** Properties of a model package that is promoted: registered again, from the description of an existing one. */
export interface ModelPackagePromotionProps {
  /** The description of the existing package, a version or an unversioned package, of any account and region. */
  readonly source: ModelPackageDescription;

  /**
   * The group in which the package is registered.
   *
   * A change replaces the package, which registers a new version in the other group.
   */
  readonly modelPackageGroup: sagemaker.IModelPackageGroupRef;

  /**
   * Where the images, model data and files of the package are.
   *
   * A change replaces the package, which registers a new version.
   *
   * @default PromotedArtifacts.inPlace()
   */
  readonly artifacts?: PromotedArtifacts;

  /**
   * The approval status of the new version. The status of the source is not taken over.
   *
   * @default - no status
   */
  readonly approvalStatus?: ModelApprovalStatus;

  /**
   * The stage of the new version in its life cycle, as `lifeCycle` of a ModelPackage. The stage of the source is not
   * taken over.
   *
   * @default - no stage is set
   */
  readonly lifeCycle?: ModelLifeCycle;

  /**
   * The description of the new version: printable text of at most 1,024 characters.
   *
   * A change replaces the package, which registers a new version.
   *
   * @default - the description of the source
   */
  readonly description?: string;

  /**
   * Customer metadata in addition to those of the source, which they replace where the keys are equal.
   *
   * The promotion adds `promotedFromArn`, `promotedFromGroup` and `promotedFromVersion`, as far as the description has
   * them and there are at most 50 keys.
   *
   * @default - the metadata of the source
   */
  readonly customerMetadataProperties?: { [key: string]: string };

  /**
   * The KMS key that encrypts the data that SageMaker stores for the new version. A key of the source must be replaced.
   *
   * A change replaces the package, which registers a new version.
   *
   * @default - the key that `PromotedArtifacts.withKey` maps; otherwise, a key that SageMaker manages
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Specifies a transform job that validates the new version, with a role and data of its account. The validation of
   * the source is not taken over.
   *
   * A change replaces the package, which registers and validates a new version.
   *
   * @default - the new version is not validated
   */
  readonly validationSpecification?: ValidationSpecification;

  /**
   * What of the source is left out, because CloudFormation cannot register it: the names of members, such as
   * `ProductId`, or their paths, such as `InferenceSpecification.Containers[0].ProductId`.
   *
   * @default - nothing may be lost
   */
  readonly acceptLosses?: string[];

  /**
   * Whether CloudFormation deletes the version when it leaves the stack or is replaced.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
