import { Size } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { checkValidationSpecification } from './check';
import { BatchStrategy, TransformInput, TransformOutput, TransformResources } from './transform-job';
import { ValidationSpecificationProps } from './validation-specification-props';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue } from '../diagnostics/issues';

/**
 * Specifies a transform job that validates a model package.
 *
 * SageMaker runs the job in your account and at your cost before the package is complete, which can take up to a few
 * hours. If the job fails, the creation of the package fails.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageValidationSpecification.html
 * @example
 * const validation = new ValidationSpecification({
 *   profileName: 'held-out-rows',
 *   transformInput: {
 *     source: S3Source.fromBucketPrefix(bucket, 'churn/rows/'),
 *     contentType: 'text/csv',
 *     splitType: SplitType.LINE,
 *   },
 *   transformOutput: { bucket, prefix: 'churn/validation/' },
 *   transformResources: { instanceType: InstanceType.M5_LARGE },
 * });
 */
export class ValidationSpecification {
  static { markClass(this, 'ValidationSpecification'); }

  /** Returns a builder that creates a specification step by step. */
  public static builder(): ValidationSpecificationBuilder {
    return new ValidationSpecificationBuilder();
  }

  /**
   * For properties that are checked together with others.
   *
   * @internal
   */
  public static _unchecked(props: ValidationSpecificationProps): ValidationSpecification {
    return Object.assign(Object.create(ValidationSpecification.prototype), { _props: props });
  }

  /** @internal */
  public readonly _props: ValidationSpecificationProps;

  /**
   * Creates a validation specification.
   *
   * @param props the properties of the specification
   * @throws ValidationError if the specification is not valid. The error lists all violations
   */
  public constructor(props: ValidationSpecificationProps) {
    checkCall('validation specification', 'new ValidationSpecification', props);
    checkValue(
      'validation specification', (issues) => checkValidationSpecification(issues.at('validationSpecification'), props),
    );
    this._props = props;
  }
}

/** The properties that are specified so far. */
type Draft = { -readonly [K in keyof ValidationSpecificationProps]?: ValidationSpecificationProps[K] };

/**
 * Builder for a ValidationSpecification.
 *
 * A later call of a method replaces the value of an earlier call, except that environment variables are added.
 *
 * In languages other than TypeScript, each call of a method is a call to another process. To create many packages in a
 * loop, prefer the constructor of `ValidationSpecification`.
 *
 * @example
 * const validation = ValidationSpecification.builder()
 *   .profileName('held-out-rows')
 *   .transformInput({ source: S3Source.fromAsset('rows.csv'), contentType: 'text/csv' })
 *   .transformOutput({ bucket, prefix: 'churn/validation/' })
 *   .transformResources({ instanceType: InstanceType.M5_LARGE })
 *   .toSpecification();
 */
export class ValidationSpecificationBuilder {
  private readonly draft: Draft = {};

  /** Creates a builder. Use `ValidationSpecification.builder()` instead. */
  public constructor() {}

  /**
   * Sets the name of the validation profile. Required.
   *
   * @param name the name: letters, digits and hyphens, at most 63 characters
   */
  public profileName(name: string): ValidationSpecificationBuilder {
    this.draft.profileName = name;
    return this;
  }

  /**
   * Sets the role of the transform job. By default, a role is created.
   *
   * @param role the role, which SageMaker must be allowed to assume
   */
  public role(role: iam.IRoleRef): ValidationSpecificationBuilder {
    this.draft.role = role;
    return this;
  }

  /**
   * Sets whether one created role is shared by all packages of the stack for which this is enabled.
   *
   * @param enabled whether to share the role
   */
  public sharedRole(enabled: boolean): ValidationSpecificationBuilder {
    this.draft.sharedRole = enabled;
    return this;
  }

  /**
   * Sets whether SageMaker can assume the created role only on behalf of this account.
   *
   * @param enabled whether to restrict the role to this account
   */
  public confusedDeputyProtection(enabled: boolean): ValidationSpecificationBuilder {
    this.draft.confusedDeputyProtection = enabled;
    return this;
  }

  /**
   * Sets the input of the transform job. Required.
   *
   * @param input the input
   */
  public transformInput(input: TransformInput): ValidationSpecificationBuilder {
    this.draft.transformInput = input;
    return this;
  }

  /**
   * Sets the output of the transform job. Required.
   *
   * @param output the output
   */
  public transformOutput(output: TransformOutput): ValidationSpecificationBuilder {
    this.draft.transformOutput = output;
    return this;
  }

  /**
   * Sets the instances of the transform job. Required.
   *
   * @param resources the instances
   */
  public transformResources(resources: TransformResources): ValidationSpecificationBuilder {
    this.draft.transformResources = resources;
    return this;
  }

  /**
   * Sets the number of records in a request.
   *
   * @param strategy the batch strategy
   */
  public batchStrategy(strategy: BatchStrategy): ValidationSpecificationBuilder {
    this.draft.batchStrategy = strategy;
    return this;
  }

  /**
   * Sets the maximum number of parallel requests to an instance.
   *
   * @param count the number of requests: with 0, the container determines the number
   */
  public maxConcurrentTransforms(count: number): ValidationSpecificationBuilder {
    this.draft.maxConcurrentTransforms = count;
    return this;
  }

  /**
   * Sets the maximum size of a request.
   *
   * @param size the size: whole mebibytes, at most 100, where with 0 requests of any size are sent in chunks
   */
  public maxPayload(size: Size): ValidationSpecificationBuilder {
    this.draft.maxPayload = size;
    return this;
  }

  /**
   * Adds an environment variable, or replaces the variable with the same name.
   *
   * @param name the name of the variable: letters, digits and underscores, not starting with a digit
   * @param value the value of the variable: at most 1,024 characters
   */
  public environment(name: string, value: string): ValidationSpecificationBuilder {
    this.draft.environment = { ...this.draft.environment, [name]: value };
    return this;
  }

  /**
   * Creates the specification from the current state of the builder. The builder can be used further to create others.
   *
   * @returns the validation specification
   * @throws ValidationError if a required value is missing or the specification is not valid. The error lists all
   * violations
   */
  public toSpecification(): ValidationSpecification {
    checkValue('validation specification', (issues) => {
      for (const step of ['profileName', 'transformInput', 'transformOutput', 'transformResources'] as const) {
        if (this.draft[step] === undefined) {
          issues.at('validationSpecification', step).invalidUse('ValidationSpecification.missing', { step });
        }
      }
    });
    return new ValidationSpecification({ ...this.draft } as ValidationSpecificationProps);
  }
}
