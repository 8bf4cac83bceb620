import * as kms from 'aws-cdk-lib/aws-kms';
import { ModelApprovalStatus } from '../model-package/approval-status';

/** What other accounts can do with a model package group that is shared with them. */
export enum ModelPackageGroupAccess {
  /** See the group in their lists, and read the group and its versions. Every share includes this. */
  DISCOVER = 'Discover',

  /** Create models from the versions, as with the grant `deploy`, and read the artifacts that this requires. */
  DEPLOY = 'Deploy',

  /** Register versions, as with the grant `register`: by default, only versions that are to be approved. */
  REGISTER = 'Register',
}

/** Options for sharing a model package group with other accounts. */
export interface ModelPackageGroupShareOptions {
  /**
   * The IDs of the accounts. An account outside of the organization of the group has to accept an invitation of AWS
   * RAM.
   *
   * @default - no accounts
   */
  readonly accounts?: string[];

  /**
   * The ARNs of the organizational units. Their accounts, and those of the units in them, see the group.
   *
   * @default - no organizational units
   */
  readonly organizationalUnitArns?: string[];

  /**
   * The ARN of the organization, whose accounts all see the group.
   *
   * @default - no organization
   */
  readonly organizationArn?: string;

  /**
   * What the accounts can do with the group. None of it lets them approve, change or delete versions.
   *
   * @default [ModelPackageGroupAccess.DISCOVER]
   */
  readonly access?: ModelPackageGroupAccess[];

  /**
   * The approval statuses with which the accounts can register versions, if `access` includes `REGISTER`. With
   * `APPROVED`, the accounts can register versions that nobody reviews.
   *
   * @default [ModelApprovalStatus.PENDING_MANUAL_APPROVAL]
   */
  readonly approvalStatuses?: ModelApprovalStatus[];

  /**
   * The KMS key that encrypts the packages of the group. The accounts are allowed to use it, through SageMaker only.
   *
   * @default - only the keys of the versions that this app adds to the group, before or after the share
   */
  readonly encryptionKey?: kms.IKeyRef;
}
