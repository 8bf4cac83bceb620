/** How risky a model is, by the rules of your organization. */
export enum ModelCardRiskRating {
  /** A high risk. */
  HIGH = 'High',
  /** A medium risk. */
  MEDIUM = 'Medium',
  /** A low risk. */
  LOW = 'Low',
  /** The risk is not known. */
  UNKNOWN = 'Unknown',
}

/** What a training does with its objective. */
export enum ModelCardObjectiveGoal {
  /** The more, the better. */
  MAXIMIZE = 'Maximize',
  /** The less, the better. */
  MINIMIZE = 'Minimize',
}
