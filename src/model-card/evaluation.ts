import { ModelCardMetric } from './metric';

/** A group of metrics of an evaluation. */
export interface ModelCardMetricGroup {
  /** The name of the group: a single line of 1 to 63 characters. */
  readonly name: string;

  /** The metrics of the group. */
  readonly metricData: ModelCardMetric[];
}

/** An evaluation of a model in a model card. */
export interface ModelCardEvaluation {
  /** The name of the evaluation: a single line of 1 to 63 characters. */
  readonly name: string;

  /**
   * The observations of the evaluation: at most 2,096 characters.
   *
   * @default - not specified
   */
  readonly evaluationObservation?: string;

  /**
   * The ARN of the job that evaluated the model: at most 256 characters.
   *
   * @default - not specified
   */
  readonly evaluationJobArn?: string;

  /**
   * The locations of the datasets of the evaluation: at most 10, each of at most 1,024 characters.
   *
   * @default - not specified
   */
  readonly datasets?: string[];

  /**
   * Custom details by name: strings of at most 1,024 characters.
   *
   * @default - not specified
   */
  readonly metadata?: { [name: string]: string };

  /**
   * The groups of metrics of the evaluation.
   *
   * @default - not specified
   */
  readonly metricGroups?: ModelCardMetricGroup[];
}
