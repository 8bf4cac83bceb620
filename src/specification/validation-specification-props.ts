import { Size } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BatchStrategy, TransformInput, TransformOutput, TransformResources } from './transform-job';

/** Properties of a ValidationSpecification. */
export interface ValidationSpecificationProps {
  /** The name of the validation profile: letters, digits and hyphens, at most 63 characters. */
  readonly profileName: string;

  /** The input of the transform job. Buyers of a package in AWS Marketplace can see this data. */
  readonly transformInput: TransformInput;

  /** The output of the transform job. */
  readonly transformOutput: TransformOutput;

  /** The instances of the transform job. */
  readonly transformResources: TransformResources;

  /**
   * The role of the transform job.
   *
   * If the role can be changed by the app, it is granted the permissions that the job needs.
   *
   * @default - a role is created that only SageMaker can assume and that has only the permissions that the job needs
   */
  readonly role?: iam.IRoleRef;

  /**
   * Whether one created role is shared by all packages of the stack for which this is true, instead of creating one
   * role for each package.
   *
   * The shared role has the permissions that all these validations need: to read all their models and inputs and to
   * write all their outputs. Cannot be combined with `role`.
   *
   * @default false
   */
  readonly sharedRole?: boolean;

  /**
   * Whether SageMaker can assume the created role only on behalf of this account (conditions on `aws:SourceAccount` and
   * `aws:SourceArn`).
   *
   * AWS recommends such conditions, but documents them only for training jobs. Test the validation before you rely on
   * them. Cannot be combined with `role`.
   *
   * @default false
   */
  readonly confusedDeputyProtection?: boolean;

  /**
   * The number of records in a request. It has an effect only if the input has a split type.
   *
   * @default - the container determines the strategy
   */
  readonly batchStrategy?: BatchStrategy;

  /**
   * The maximum number of parallel requests to an instance. With 0, it is the same as by default.
   *
   * Multiplied by `maxPayload`, it must not exceed 100 MiB.
   *
   * @default - the number that the `execution-parameters` endpoint of the container returns, or 1 without this endpoint
   */
  readonly maxConcurrentTransforms?: number;

  /**
   * The maximum size of a request: whole mebibytes, at most 100. With 0, requests of any size are sent in chunks.
   *
   * @default Size.mebibytes(6)
   */
  readonly maxPayload?: Size;

  /**
   * The environment variables of the transform job: at most 16, with values of at most 1,024 characters.
   *
   * @default - no environment variables
   */
  readonly environment?: { [key: string]: string };
}
