import { StatisticsAndConstraints } from './model-metrics';
import { FileSource, MetricsSource } from './sources';

/** The baselines for the bias of a deployed model. */
export interface DriftCheckBias {
  /**
   * The configuration of the computation of bias.
   *
   * @default - no configuration
   */
  readonly configFile?: FileSource;

  /**
   * The constraints on the bias of the data, before training.
   *
   * @default - no constraints
   */
  readonly preTrainingConstraints?: MetricsSource;

  /**
   * The constraints on the bias of the predictions, after training.
   *
   * @default - no constraints
   */
  readonly postTrainingConstraints?: MetricsSource;
}

/** The baselines for the explainability of a deployed model. */
export interface DriftCheckExplainability {
  /**
   * The configuration of the computation of explanations.
   *
   * @default - no configuration
   */
  readonly configFile?: FileSource;

  /**
   * The constraints on the explanations.
   *
   * @default - no constraints
   */
  readonly constraints?: MetricsSource;
}

/**
 * The baselines with which Amazon SageMaker Model Monitor compares a deployed model.
 *
 * A change replaces the package, which registers a new version.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DriftCheckBaselines.html
 */
export interface DriftCheckBaselines {
  /**
   * The baselines for the bias of the model.
   *
   * @default - no baselines
   */
  readonly bias?: DriftCheckBias;

  /**
   * The baselines for the explainability of the model.
   *
   * @default - no baselines
   */
  readonly explainability?: DriftCheckExplainability;

  /**
   * The baselines for the quality of the predictions.
   *
   * @default - no baselines
   */
  readonly modelQuality?: StatisticsAndConstraints;

  /**
   * The baselines for the quality of the input data.
   *
   * @default - no baselines
   */
  readonly modelDataQuality?: StatisticsAndConstraints;
}
