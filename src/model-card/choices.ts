/** The risk rating of a model, as your organization defines it. */
export enum ModelCardRiskRating {
  /** High risk. */
  HIGH = 'High',
  /** Medium risk. */
  MEDIUM = 'Medium',
  /** Low risk. */
  LOW = 'Low',
  /** Unknown risk. */
  UNKNOWN = 'Unknown',
}

/** The direction in which a training job optimizes its objective. */
export enum ModelCardObjectiveGoal {
  /** Higher values are better. */
  MAXIMIZE = 'Maximize',
  /** Lower values are better. */
  MINIMIZE = 'Minimize',
}
