import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ModelApprovalStatus } from './approval-status';
import { ModelLifeCycleStage, ModelLifeCycleStageStatus } from './life-cycle';

/** Options for a grant on a model package group. */
export interface ModelPackageGroupGrantOptions {
  /**
   * The KMS key that encrypts the packages of the group. The grantee is allowed to use it, through SageMaker only.
   *
   * @default - only the keys of the versions that this app adds to the group, before or after the grant
   */
  readonly encryptionKey?: kms.IKeyRef;
}

/** Options that restrict the approval statuses and customer metadata that a grantee can set. */
export interface DecisionGrantOptions {
  /**
   * The approval statuses that the grantee can set.
   *
   * A request that does not set an approval status, such as an update of the metadata only, is denied.
   *
   * @default - any status, or none, for `register`; `APPROVED` and `REJECTED` for `approve`
   */
  readonly approvalStatuses?: ModelApprovalStatus[];

  /**
   * The values that the grantee can set, by key of the customer metadata.
   *
   * A request must contain all of these keys, each with one of its values.
   *
   * @default - any metadata
   */
  readonly customerMetadataProperties?: { [key: string]: string[] };

  /**
   * The stages of the life cycle that a request may set together with the decision.
   *
   * @default - any stage, if `stageStatuses` are specified, otherwise none
   */
  readonly stages?: ModelLifeCycleStage[];

  /**
   * The statuses of a stage that a request may set together with the decision.
   *
   * @default - any status, if `stages` are specified, otherwise none
   */
  readonly stageStatuses?: ModelLifeCycleStageStatus[];
}

/**
 * Options for a grant to change the stage of versions in their life cycle. All that are specified must apply.
 *
 * A version without a stage has no current stage or status. A grant with `fromStages` or `fromStatuses` does not apply
 * to it.
 */
export interface ChangeStageGrantOptions {
  /**
   * The stages that a version may have before the change.
   *
   * @default - any stage, or none
   */
  readonly fromStages?: ModelLifeCycleStage[];

  /**
   * The statuses that a version may have in its stage before the change.
   *
   * @default - any status, or none
   */
  readonly fromStatuses?: ModelLifeCycleStageStatus[];

  /**
   * The stages that the grantee can set. Include the current stage, if only its status may change.
   *
   * @default - any stage
   */
  readonly toStages?: ModelLifeCycleStage[];

  /**
   * The statuses that the grantee can set.
   *
   * @default - any status
   */
  readonly toStatuses?: ModelLifeCycleStageStatus[];
}

/** Options for a grant to change the stage of the versions of a model package group. */
export interface ModelPackageGroupChangeStageGrantOptions
  extends ModelPackageGroupGrantOptions, ChangeStageGrantOptions {}

/** Options for a grant to register versions in a model package group. */
export interface RegisterGrantOptions extends ModelPackageGroupGrantOptions, DecisionGrantOptions {}

/** Options for a grant to approve or reject the versions of a model package group. */
export interface ModelPackageGroupApproveGrantOptions extends ModelPackageGroupGrantOptions, DecisionGrantOptions {}

/** Options for a grant to approve or reject a model package. */
export interface ModelPackageApproveGrantOptions extends DecisionGrantOptions {}

/** Options for a grant to create models from a model package. */
export interface DeployGrantOptions {
  /**
   * The names of the models that the grantee can create. The wildcard `*` matches any characters.
   *
   * @default ['*']
   */
  readonly modelNames?: string[];

  /**
   * The execution roles that the grantee can pass to SageMaker (`iam:PassRole`), as the creation of a model requires.
   * The roles can be passed to no other service.
   *
   * @default - no permission to pass a role is granted
   */
  readonly executionRoles?: iam.IRoleRef[];

  /**
   * The conditions of `sagemaker:CreateModel` on the models, by operator and condition key, such as
   * `sagemaker:NetworkIsolation` or `aws:RequestTag/team`.
   *
   * @default - no conditions
   */
  readonly conditions?: { [operator: string]: any };
}

/** Options for a grant to create models from the versions of a model package group. */
export interface ModelPackageGroupDeployGrantOptions extends ModelPackageGroupGrantOptions, DeployGrantOptions {}

/** Options for a grant of arbitrary actions. */
export interface ActionsGrantOptions {
  /**
   * The conditions of the statement, by operator and condition key.
   *
   * @default - no conditions
   */
  readonly conditions?: { [operator: string]: any };
}
