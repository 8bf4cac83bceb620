import { ModelCardMetric } from './metric';

/** Metrics that belong together. */
export interface ModelCardMetricGroup {
  /** What they are about: one line of 1 to 63 characters. */
  readonly name: string;

  /** The metrics. */
  readonly metricData: ModelCardMetric[];
}

/** How good a model was found to be on some data. */
export interface ModelCardEvaluation {
  /** What was evaluated: one line of 1 to 63 characters. */
  readonly name: string;

  /**
   * What was noticed: at most 2,096 characters.
   *
   * @default - nothing
   */
  readonly evaluationObservation?: string;

  /**
   * The ARN of the job that evaluated the model: at most 256 characters.
   *
   * @default - not said
   */
  readonly evaluationJobArn?: string;

  /**
   * Where the data of the evaluation lie: at most 10 locations, each of at most 1,024 characters.
   *
   * @default - not said
   */
  readonly datasets?: string[];

  /**
   * Details by names of your own: texts of at most 1,024 characters.
   *
   * @default - none
   */
  readonly metadata?: { [name: string]: string };

  /**
   * What was measured.
   *
   * @default - nothing
   */
  readonly metricGroups?: ModelCardMetricGroup[];
}
