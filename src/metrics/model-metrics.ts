import { MetricsSource } from './sources';

/** Statistics of something, and the constraints that they should meet. */
export interface StatisticsAndConstraints {
  /**
   * The statistics.
   *
   * @default - none
   */
  readonly statistics?: MetricsSource;

  /**
   * The constraints.
   *
   * @default - none
   */
  readonly constraints?: MetricsSource;
}

/** Reports of the bias of a model. */
export interface BiasMetrics {
  /**
   * The whole report.
   *
   * @default - none
   */
  readonly report?: MetricsSource;

  /**
   * The bias in the data, before training.
   *
   * @default - none
   */
  readonly preTrainingReport?: MetricsSource;

  /**
   * The bias in the predictions, after training.
   *
   * @default - none
   */
  readonly postTrainingReport?: MetricsSource;
}

/** A report of how a model comes to its predictions. */
export interface ExplainabilityMetrics {
  /**
   * The report.
   *
   * @default - none
   */
  readonly report?: MetricsSource;
}

/**
 * Reports of how good a model is, for those who approve it. Each points to a file. A change replaces the package: a
 * new version.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelMetrics.html
 */
export interface ModelMetrics {
  /**
   * How good the predictions are.
   *
   * @default - none
   */
  readonly modelQuality?: StatisticsAndConstraints;

  /**
   * What the input of the model looks like.
   *
   * @default - none
   */
  readonly modelDataQuality?: StatisticsAndConstraints;

  /**
   * How fair the model is.
   *
   * @default - none
   */
  readonly bias?: BiasMetrics;

  /**
   * How the model comes to its predictions.
   *
   * @default - none
   */
  readonly explainability?: ExplainabilityMetrics;
}
