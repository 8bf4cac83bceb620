import { StatisticsAndConstraints } from './model-metrics';
import { FileSource, MetricsSource } from './sources';

/** What the bias of a deployed model is compared with. */
export interface DriftCheckBias {
  /**
   * How bias is computed.
   *
   * @default - none
   */
  readonly configFile?: FileSource;

  /**
   * The bounds of the bias in the data.
   *
   * @default - none
   */
  readonly preTrainingConstraints?: MetricsSource;

  /**
   * The bounds of the bias in the predictions.
   *
   * @default - none
   */
  readonly postTrainingConstraints?: MetricsSource;
}

/** What the explanations of a deployed model are compared with. */
export interface DriftCheckExplainability {
  /**
   * How explanations are computed.
   *
   * @default - none
   */
  readonly configFile?: FileSource;

  /**
   * The bounds of the explanations.
   *
   * @default - none
   */
  readonly constraints?: MetricsSource;
}

/**
 * What Model Monitor compares a deployed model with. A change replaces the package: a new version.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DriftCheckBaselines.html
 */
export interface DriftCheckBaselines {
  /**
   * The bias of the model.
   *
   * @default - none
   */
  readonly bias?: DriftCheckBias;

  /**
   * The explanations of the model.
   *
   * @default - none
   */
  readonly explainability?: DriftCheckExplainability;

  /**
   * The quality of the predictions.
   *
   * @default - none
   */
  readonly modelQuality?: StatisticsAndConstraints;

  /**
   * The input of the model.
   *
   * @default - none
   */
  readonly modelDataQuality?: StatisticsAndConstraints;
}
