import { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';

/** Properties of a ModelPackageGroup. */
export interface ModelPackageGroupProps {
  /**
   * The name of the group: letters, digits and hyphens, at most 63 characters.
   *
   * A change replaces the group. The versions remain in the old group.
   *
   * @default - a generated unique name of at most 63 characters
   */
  readonly modelPackageGroupName?: string;

  /**
   * The description of the group: printable text of at most 1,024 characters.
   *
   * A change replaces the group. The replacement fails unless the name is changed as well, because the new group would
   * have the same name as the old group.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * The removal policy that applies when the group is removed from the stack or replaced.
   *
   * By default the group is retained, except that a failed first deployment removes the group that it created, so that
   * the deployment can be repeated with the same name.
   *
   * SageMaker does not delete a group that contains versions, including versions that are registered outside of the
   * stack. With `DESTROY`, the deletion of the stack may therefore fail.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether the versions of the group that one stack defines are registered in the order in which the app defines them:
   * each version waits for the previous one. SageMaker numbers versions in the order of their registration.
   *
   * Dependencies that you add yourself take precedence over this order. A version can override this setting with its
   * own
   * `registerInOrder`.
   *
   * @default true
   */
  readonly registerInOrder?: boolean;
}

/** Options for the look-up of the latest approved version of a model package group. */
export interface LatestApprovedModelPackageOptions {
  /** The group: an L1 construct, an L2 construct or an imported one, which may be in another account. */
  readonly modelPackageGroup: IModelPackageGroupRef;

  /**
   * An arbitrary string. A deployment that changes it performs the look-up again. With a build number or the current
   * time, each deployment performs the look-up. A deployment that fails and is rolled back, or that specifies the
   * previous string again, takes the version that was found before.
   *
   * @default - the look-up is performed once, and again if the group changes
   */
  readonly refreshKey?: string;

  /**
   * The KMS key that encrypts the data that SageMaker stores for the version, for grants on the version. The look-up
   * does not use it.
   *
   * @default - the data is encrypted with a key that SageMaker manages
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * The role of the function that performs the look-up. The synthesis fails if this app creates the role and
   * `lambda.amazonaws.com` cannot assume it.
   *
   * The look-up adds the permission to list the versions of the group. The permissions to write logs, and to connect
   * to a VPC, are up to you.
   *
   * @default - a new role
   */
  readonly role?: iam.IRoleRef;

  /**
   * The VPC of the function that performs the look-up. It must reach the SageMaker API and the URL to which
   * CloudFormation expects the response, which is in Amazon S3.
   *
   * @default - the function is not in a VPC
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The subnets of the function in the VPC.
   *
   * @default - the private subnets of the VPC
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * The log group of the function that performs the look-up.
   *
   * @default - the log group that AWS Lambda creates, which keeps the logs forever
   */
  readonly logGroup?: logs.ILogGroupRef;
}

/** Properties of a LatestApprovedModelPackage. */
export interface LatestApprovedModelPackageProps extends LatestApprovedModelPackageOptions {}
