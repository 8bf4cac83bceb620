import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';

/** What a model package group consists of. */
export interface ModelPackageGroupProps {
  /**
   * The name: letters, digits and hyphens, at most 63 characters. A change replaces the group; its versions stay
   * behind in the old one.
   *
   * @default - a generated unique name, at most 63 characters
   */
  readonly modelPackageGroupName?: string;

  /**
   * What the group is for: printable text of at most 1,024 characters.
   *
   * CloudFormation replaces the group to change it, and cannot, as the new group would have the name of the old one:
   * change the name with it.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * What happens to the group when it leaves the stack or is replaced.
   *
   * SageMaker refuses to delete a group that still has versions, those that were registered outside the stack
   * included, so that `DESTROY` may block the deletion of the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Where to look for the latest approved version, and when. */
export interface LatestApprovedModelPackageOptions {
  /** The group: an L1, an L2 or an import, perhaps of another account. */
  readonly modelPackageGroup: IModelPackageGroupRef;

  /**
   * Any text: the deployment that changes it looks again. The number of a build, or the time, looks at every deployment.
   *
   * @default - the look-up is made once, and again when the group is another one
   */
  readonly refreshKey?: string;

  /**
   * The key that encrypts what SageMaker stores of the version, for grants on it. The look-up does not need it.
   *
   * @default - a key of SageMaker
   */
  readonly encryptionKey?: kms.IKey;
}
