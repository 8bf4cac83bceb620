import { Size } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { checkValidationSpecification } from './check';
import { BatchStrategy, TransformInput, TransformOutput, TransformResources } from './transform-job';
import { ValidationSpecificationProps } from './validation-specification-props';
import { checkValue } from '../diagnostics/issues';

/**
 * A transform job that SageMaker runs, in your account and at your cost, before a package is complete: up to a few
 * hours. If it fails, so does the package.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageValidationSpecification.html
 */
export class ValidationSpecification {
  /** Starts a specification that is put together step by step. */
  public static builder(): ValidationSpecificationBuilder {
    return new ValidationSpecificationBuilder();
  }

  /** @internal */
  public readonly _props: ValidationSpecificationProps;

  /**
   * A specification as a whole.
   *
   * @param props what the validation consists of
   * @throws ValidationError with all that can never deploy
   */
  public constructor(props: ValidationSpecificationProps) {
    checkValue('validation specification', (violations) => checkValidationSpecification(violations.at('validationSpecification'), props));
    this._props = props;
  }
}

/** The properties as they come together. */
type Draft = { -readonly [K in keyof ValidationSpecificationProps]?: ValidationSpecificationProps[K] };

/**
 * Puts a validation specification together step by step. The last call of a step wins, but environment variables add
 * up.
 *
 * In other languages than TypeScript every step is a call to another process: in loops over many packages, prefer
 * the constructor of `ValidationSpecification`.
 */
export class ValidationSpecificationBuilder {
  private readonly draft: Draft = {};

  /** Use `ValidationSpecification.builder()` to start one. */
  public constructor() {}

  /**
   * Sets the name of the profile. Required.
   *
   * @param name letters, digits and hyphens, at most 63 characters
   */
  public profileName(name: string): ValidationSpecificationBuilder {
    this.draft.profileName = name;
    return this;
  }

  /**
   * Sets the role of the transform job. Without it, the model package makes one.
   *
   * @param role a role that SageMaker can assume
   */
  public role(role: iam.IRole): ValidationSpecificationBuilder {
    this.draft.role = role;
    return this;
  }

  /**
   * Has the packages of a stack share one role that is made for them.
   *
   * @param enabled whether to share it
   */
  public sharedRole(enabled: boolean): ValidationSpecificationBuilder {
    this.draft.sharedRole = enabled;
    return this;
  }

  /**
   * Limits the role that is made to SageMaker on behalf of this account.
   *
   * @param enabled whether to limit it
   */
  public confusedDeputyProtection(enabled: boolean): ValidationSpecificationBuilder {
    this.draft.confusedDeputyProtection = enabled;
    return this;
  }

  /**
   * Sets what the transform job reads. Required.
   *
   * @param input the input
   */
  public transformInput(input: TransformInput): ValidationSpecificationBuilder {
    this.draft.transformInput = input;
    return this;
  }

  /**
   * Sets where the transform job writes. Required.
   *
   * @param output the output
   */
  public transformOutput(output: TransformOutput): ValidationSpecificationBuilder {
    this.draft.transformOutput = output;
    return this;
  }

  /**
   * Sets on what the transform job runs. Required.
   *
   * @param resources the instances
   */
  public transformResources(resources: TransformResources): ValidationSpecificationBuilder {
    this.draft.transformResources = resources;
    return this;
  }

  /**
   * Sets how many records go into one request.
   *
   * @param strategy the strategy
   */
  public batchStrategy(strategy: BatchStrategy): ValidationSpecificationBuilder {
    this.draft.batchStrategy = strategy;
    return this;
  }

  /**
   * Sets how many requests an instance gets at a time.
   *
   * @param count the number, where 0 lets the container choose
   */
  public maxConcurrentTransforms(count: number): ValidationSpecificationBuilder {
    this.draft.maxConcurrentTransforms = count;
    return this;
  }

  /**
   * Sets the largest request.
   *
   * @param size whole MiB, at most 100
   */
  public maxPayload(size: Size): ValidationSpecificationBuilder {
    this.draft.maxPayload = size;
    return this;
  }

  /**
   * Adds an environment variable, or changes the one of that name.
   *
   * @param name letters, digits and underscores, no digit first
   * @param value at most 1,024 characters
   */
  public environment(name: string, value: string): ValidationSpecificationBuilder {
    this.draft.environment = { ...this.draft.environment, [name]: value };
    return this;
  }

  /**
   * The specification as put together so far. The builder can go on and make another.
   *
   * @throws ValidationError with all that is missing or can never deploy
   */
  public toSpecification(): ValidationSpecification {
    checkValue('validation specification', (violations) => {
      for (const step of ['profileName', 'transformInput', 'transformOutput', 'transformResources'] as const) {
        if (this.draft[step] === undefined) {
          violations.at('validationSpecification', step).misplaced('is missing', `call ${step}(…) before toSpecification()`);
        }
      }
    });
    return new ValidationSpecification({ ...this.draft } as ValidationSpecificationProps);
  }
}
