import { ModelCardObjectiveGoal } from './choices';

/** The objective of a training, such as the minimum loss on the validation data. */
export interface ModelCardObjective {
  /**
   * Whether the objective is maximized or minimized.
   *
   * @default - not specified
   */
  readonly function?: ModelCardObjectiveGoal;

  /**
   * The metric of the objective, such as `Accuracy`, `AUC`, `Loss`, `MAE` or `RMSE`: at most 63 characters.
   *
   * @default - not specified
   */
  readonly facet?: string;

  /**
   * The condition of the objective: at most 63 characters.
   *
   * @default - not specified
   */
  readonly condition?: string;
}

/** The objective function of a training in a model card. */
export interface ModelCardObjectiveFunction {
  /**
   * The objective of the training.
   *
   * @default - not specified
   */
  readonly function?: ModelCardObjective;

  /**
   * Notes about the objective function: at most 1,024 characters.
   *
   * @default - no notes
   */
  readonly notes?: string;
}

/** The environment of a training job in a model card. */
export interface ModelCardTrainingEnvironment {
  /**
   * The URIs of the container images: at most 15, each of at most 1,024 characters.
   *
   * @default - not specified
   */
  readonly containerImage?: string[];
}

/** A metric of a training in a model card. */
export interface ModelCardTrainingMetric {
  /** The name of the metric: a single line of 1 to 255 characters. */
  readonly name: string;

  /** The value of the metric. */
  readonly value: number;

  /**
   * Notes about the metric: at most 1,024 characters.
   *
   * @default - no notes
   */
  readonly notes?: string;
}

/** A hyperparameter of a training in a model card. */
export interface ModelCardHyperParameter {
  /** The name of the hyperparameter: a single line of 1 to 255 characters. */
  readonly name: string;

  /** The value of the hyperparameter: a single line of 1 to 255 characters. */
  readonly value: string;
}

/** The details of a training job in a model card. */
export interface ModelCardTrainingJobDetails {
  /**
   * The ARN of the training job: at most 1,024 characters.
   *
   * @default - not specified
   */
  readonly trainingArn?: string;

  /**
   * The locations of the training data: at most 15, each of at most 1,024 characters.
   *
   * @default - not specified
   */
  readonly trainingDatasets?: string[];

  /**
   * The environment of the training job.
   *
   * @default - not specified
   */
  readonly trainingEnvironment?: ModelCardTrainingEnvironment;

  /**
   * The metrics that SageMaker measured during the training: at most 50.
   *
   * @default - not specified
   */
  readonly trainingMetrics?: ModelCardTrainingMetric[];

  /**
   * The metrics that you measured during the training: at most 50.
   *
   * @default - not specified
   */
  readonly userProvidedTrainingMetrics?: ModelCardTrainingMetric[];

  /**
   * The hyperparameters of the training job in SageMaker: at most 100.
   *
   * @default - not specified
   */
  readonly hyperParameters?: ModelCardHyperParameter[];

  /**
   * Additional hyperparameters of the training: at most 100.
   *
   * @default - not specified
   */
  readonly userProvidedHyperParameters?: ModelCardHyperParameter[];
}

/** The details of the training of a model in a model card. */
export interface ModelCardTrainingDetails {
  /**
   * The objective function of the training.
   *
   * @default - not specified
   */
  readonly objectiveFunction?: ModelCardObjectiveFunction;

  /**
   * The observations of the training: at most 1,024 characters.
   *
   * @default - not specified
   */
  readonly trainingObservations?: string;

  /**
   * The details of the training job.
   *
   * @default - not specified
   */
  readonly trainingJobDetails?: ModelCardTrainingJobDetails;
}
