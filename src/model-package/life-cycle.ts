import { checkLimit } from '../diagnostics/check-limits';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue } from '../diagnostics/issues';
import { LIFE_CYCLE_NAME } from '../diagnostics/limits';

/**
 * A stage of the life cycle of a version in the model registry.
 *
 * A stage neither approves a version nor deploys it. The constants are the stages that Amazon SageMaker Studio offers;
 * SageMaker accepts any name and compares names with regard to case. MLflow, for example, writes them in lower case.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-staging-construct.html
 */
export class ModelLifeCycleStage {
  static { markClass(this, 'ModelLifeCycleStage'); }

  /** The model is proposed. */
  public static readonly PROPOSAL = new ModelLifeCycleStage('Proposal');
  /** The model is being developed. */
  public static readonly DEVELOPMENT = new ModelLifeCycleStage('Development');
  /** The quality of the model is assured. */
  public static readonly QA = new ModelLifeCycleStage('QA');
  /** The model is tested in an environment like that of production. */
  public static readonly PRE_PRODUCTION = new ModelLifeCycleStage('PreProduction');
  /** The model is in production. */
  public static readonly PRODUCTION = new ModelLifeCycleStage('Production');
  /** The model is no longer used. */
  public static readonly ARCHIVED = new ModelLifeCycleStage('Archived');

  /**
   * A stage for which this class has no constant.
   *
   * @param name the name of the stage: letters, digits and hyphens, at most 63 characters
   * @throws ValidationError if the name is not a token and not valid
   */
  public static of(name: string): ModelLifeCycleStage {
    checkCall('model life cycle stage', 'ModelLifeCycleStage.of', name);
    checkValue('model life cycle stage', (issues) => checkLimit(issues.at('name'), LIFE_CYCLE_NAME, name));
    return new ModelLifeCycleStage(name);
  }

  private constructor(
    /** The name of the stage, as SageMaker spells it. */
    public readonly value: string,
  ) {}
}

/**
 * The status of a version in its stage of the life cycle.
 *
 * It is independent of the approval status of the version: `ModelLifeCycleStageStatus.APPROVED` does not approve the
 * version. The constants are the statuses that Amazon SageMaker Studio offers; SageMaker accepts any name.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-staging-construct.html
 */
export class ModelLifeCycleStageStatus {
  static { markClass(this, 'ModelLifeCycleStageStatus'); }

  /** The stage waits for a decision. */
  public static readonly PENDING_APPROVAL = new ModelLifeCycleStageStatus('PendingApproval');
  /** The work of the stage is in progress. */
  public static readonly IN_PROGRESS = new ModelLifeCycleStageStatus('InProgress');
  /** The work of the stage is interrupted. */
  public static readonly ON_HOLD = new ModelLifeCycleStageStatus('OnHold');
  /** The version has passed the stage. */
  public static readonly APPROVED = new ModelLifeCycleStageStatus('Approved');
  /** The version has not passed the stage. */
  public static readonly REJECTED = new ModelLifeCycleStageStatus('Rejected');
  /** The version is no longer used. */
  public static readonly RETIRED = new ModelLifeCycleStageStatus('Retired');

  /**
   * A status for which this class has no constant.
   *
   * @param name the name of the status: letters, digits and hyphens, at most 63 characters
   * @throws ValidationError if the name is not a token and not valid
   */
  public static of(name: string): ModelLifeCycleStageStatus {
    checkCall('model life cycle stage status', 'ModelLifeCycleStageStatus.of', name);
    checkValue('model life cycle stage status', (issues) => checkLimit(issues.at('name'), LIFE_CYCLE_NAME, name));
    return new ModelLifeCycleStageStatus(name);
  }

  private constructor(
    /** The name of the status, as SageMaker spells it. */
    public readonly value: string,
  ) {}
}

/** The place of a version in its life cycle. */
export interface ModelLifeCycle {
  /** The stage of the version. */
  readonly stage: ModelLifeCycleStage;

  /** The status of the version in its stage. */
  readonly status: ModelLifeCycleStageStatus;

  /**
   * The description of the stage: one line of at most 1,024 characters.
   *
   * @default - no description
   */
  readonly description?: string;
}
