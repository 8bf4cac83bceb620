import * as kms from 'aws-cdk-lib/aws-kms';
import { ModelApprovalStatus } from './approval-status';

/** How far a grant on a group goes. */
export interface ModelPackageGroupGrantOptions {
  /**
   * The key that encrypts the packages of the group. The grantee may use it, through SageMaker alone.
   *
   * @default - the packages are encrypted with a key of SageMaker
   */
  readonly encryptionKey?: kms.IKey;
}

/** What a grantee may decide about versions. */
export interface DecisionGrantOptions {
  /**
   * The approval statuses that the grantee may set.
   *
   * A request that sets no status, such as one that changes metadata alone, is not allowed then.
   *
   * @default - see the grant
   */
  readonly approvalStatuses?: ModelApprovalStatus[];

  /**
   * The values that the grantee may set, by key of the customer metadata: a request must have every one of these
   * keys, with one of its values.
   *
   * @default - any metadata
   */
  readonly customerMetadataProperties?: { [key: string]: string[] };
}

/** What a grantee may register in a group. */
export interface RegisterGrantOptions extends ModelPackageGroupGrantOptions, DecisionGrantOptions {}

/** What a grantee may decide in a group. */
export interface ModelPackageGroupApproveGrantOptions extends ModelPackageGroupGrantOptions, DecisionGrantOptions {}

/** What a grantee may decide about a package. */
export interface ModelPackageApproveGrantOptions extends DecisionGrantOptions {}

/** Which models a grantee may make from a package. */
export interface DeployGrantOptions {
  /**
   * The names of the models, with `*` for any text.
   *
   * @default ['*']
   */
  readonly modelNames?: string[];
}

/** Which models a grantee may make from the versions of a group. */
export interface ModelPackageGroupDeployGrantOptions extends ModelPackageGroupGrantOptions, DeployGrantOptions {}

/** How a grant of any other action is limited. */
export interface ActionsGrantOptions {
  /**
   * The conditions, by operator and key.
   *
   * @default - none
   */
  readonly conditions?: { [operator: string]: any };
}
