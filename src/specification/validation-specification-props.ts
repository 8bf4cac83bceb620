import { Size } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BatchStrategy, TransformInput, TransformOutput, TransformResources } from './transform-job';

/** What a validation consists of. */
export interface ValidationSpecificationProps {
  /** The name of the profile: letters, digits and hyphens, at most 63 characters. */
  readonly profileName: string;

  /** What the transform job reads. Of a package on AWS Marketplace, buyers see this data. */
  readonly transformInput: TransformInput;

  /** Where the transform job writes. */
  readonly transformOutput: TransformOutput;

  /** On what the transform job runs. */
  readonly transformResources: TransformResources;

  /**
   * The role of the transform job.
   *
   * @default - the model package makes a role that SageMaker alone can assume
   */
  readonly role?: iam.IRole;

  /**
   * Whether the packages of a stack that ask for it share one role that is made for them, instead of one for each. It
   * may do what any of their validations needs: read all their models and inputs, write all their outputs. Excludes
   * `role`.
   *
   * @default false
   */
  readonly sharedRole?: boolean;

  /**
   * Whether the role that is made can be assumed by SageMaker only on behalf of this account
   * (`aws:SourceAccount` and `aws:SourceArn`). AWS recommends such conditions, and documents them for training jobs
   * alone: try it before you rely on it. Excludes `role`.
   *
   * @default false
   */
  readonly confusedDeputyProtection?: boolean;

  /**
   * How many records go into one request. Needs a split type of the input to take effect.
   *
   * @default - the container chooses
   */
  readonly batchStrategy?: BatchStrategy;

  /**
   * How many requests an instance gets at a time, where 0 lets the container choose. Together with `maxPayload`, at most
   * 100 MiB may be on their way to an instance.
   *
   * @default - the container chooses, or 1
   */
  readonly maxConcurrentTransforms?: number;

  /**
   * The largest request, in whole MiB, at most 100, where 0 sends requests of any size in chunks.
   *
   * @default Size.mebibytes(6)
   */
  readonly maxPayload?: Size;

  /**
   * The environment variables of the transform job: at most 16, with values of at most 1,024 characters.
   *
   * @default - none
   */
  readonly environment?: { [key: string]: string };
}
