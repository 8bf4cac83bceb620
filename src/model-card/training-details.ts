import { ModelCardObjectiveGoal } from './choices';

/** What a training aims at, such as the least loss on the data of the validation. */
export interface ModelCardObjective {
  /**
   * Whether more or less is better.
   *
   * @default - not said
   */
  readonly function?: ModelCardObjectiveGoal;

  /**
   * What is measured, such as `Accuracy`, `AUC`, `Loss`, `MAE` or `RMSE`: at most 63 characters.
   *
   * @default - not said
   */
  readonly facet?: string;

  /**
   * Under which condition: at most 63 characters.
   *
   * @default - not said
   */
  readonly condition?: string;
}

/** The objective function of a training. */
export interface ModelCardObjectiveFunction {
  /**
   * What the training aims at.
   *
   * @default - not said
   */
  readonly function?: ModelCardObjective;

  /**
   * Remarks: at most 1,024 characters.
   *
   * @default - none
   */
  readonly notes?: string;
}

/** In what a training ran. */
export interface ModelCardTrainingEnvironment {
  /**
   * The URIs of the images: at most 15, each of at most 1,024 characters.
   *
   * @default - not said
   */
  readonly containerImage?: string[];
}

/** A number that was measured during a training. */
export interface ModelCardTrainingMetric {
  /** What was measured: one line of 1 to 255 characters. */
  readonly name: string;

  /** The number. */
  readonly value: number;

  /**
   * Remarks: at most 1,024 characters.
   *
   * @default - none
   */
  readonly notes?: string;
}

/** A setting of a training. */
export interface ModelCardHyperParameter {
  /** What was set: one line of 1 to 255 characters. */
  readonly name: string;

  /** To what it was set: one line of 1 to 255 characters. */
  readonly value: string;
}

/** The job that trained a model. */
export interface ModelCardTrainingJobDetails {
  /**
   * The ARN of the training job: at most 1,024 characters.
   *
   * @default - not said
   */
  readonly trainingArn?: string;

  /**
   * Where the training data lie: at most 15 locations, each of at most 1,024 characters.
   *
   * @default - not said
   */
  readonly trainingDatasets?: string[];

  /**
   * In what the job ran.
   *
   * @default - not said
   */
  readonly trainingEnvironment?: ModelCardTrainingEnvironment;

  /**
   * What SageMaker measured during the training: at most 50 numbers.
   *
   * @default - none
   */
  readonly trainingMetrics?: ModelCardTrainingMetric[];

  /**
   * What you measured during the training: at most 50 numbers.
   *
   * @default - none
   */
  readonly userProvidedTrainingMetrics?: ModelCardTrainingMetric[];

  /**
   * The settings of the training job in SageMaker: at most 100.
   *
   * @default - none
   */
  readonly hyperParameters?: ModelCardHyperParameter[];

  /**
   * Settings of the training that you add: at most 100.
   *
   * @default - none
   */
  readonly userProvidedHyperParameters?: ModelCardHyperParameter[];
}

/** How a model was trained. */
export interface ModelCardTrainingDetails {
  /**
   * What the training aimed at.
   *
   * @default - not said
   */
  readonly objectiveFunction?: ModelCardObjectiveFunction;

  /**
   * What was noticed during the training: at most 1,024 characters.
   *
   * @default - none
   */
  readonly trainingObservations?: string;

  /**
   * The job that trained the model.
   *
   * @default - not said
   */
  readonly trainingJobDetails?: ModelCardTrainingJobDetails;
}
