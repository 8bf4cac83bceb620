import { MetricsSource } from './sources';

/** The statistics of a dataset or of predictions, and the constraints that they should meet. */
export interface StatisticsAndConstraints {
  /**
   * The statistics.
   *
   * @default - no statistics
   */
  readonly statistics?: MetricsSource;

  /**
   * The constraints.
   *
   * @default - no constraints
   */
  readonly constraints?: MetricsSource;
}

/** Reports about the bias of a model. */
export interface BiasMetrics {
  /**
   * The report about the bias of the data and of the predictions.
   *
   * @default - no report
   */
  readonly report?: MetricsSource;

  /**
   * The report about the bias of the data, before training.
   *
   * @default - no report
   */
  readonly preTrainingReport?: MetricsSource;

  /**
   * The report about the bias of the predictions, after training.
   *
   * @default - no report
   */
  readonly postTrainingReport?: MetricsSource;
}

/** A report that explains the predictions of a model. */
export interface ExplainabilityMetrics {
  /**
   * The report.
   *
   * @default - no report
   */
  readonly report?: MetricsSource;
}

/**
 * Reports about the quality, bias and explainability of a model, on which its approval can be based. Each report is a
 * file in Amazon S3.
 *
 * A change replaces the package, which registers a new version.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelMetrics.html
 */
export interface ModelMetrics {
  /**
   * The quality of the predictions.
   *
   * @default - no metrics
   */
  readonly modelQuality?: StatisticsAndConstraints;

  /**
   * The quality of the input data.
   *
   * @default - no metrics
   */
  readonly modelDataQuality?: StatisticsAndConstraints;

  /**
   * The bias of the model.
   *
   * @default - no metrics
   */
  readonly bias?: BiasMetrics;

  /**
   * The explainability of the model.
   *
   * @default - no metrics
   */
  readonly explainability?: ExplainabilityMetrics;
}
