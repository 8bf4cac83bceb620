import { ModelCardRiskRating } from './choices';
import { ModelCardEvaluation } from './evaluation';
import { ModelCardTrainingDetails } from './training-details';

/** Where a model comes from. */
export interface ModelCardOverview {
  /**
   * Who made the model: at most 1,024 characters.
   *
   * @default - not said
   */
  readonly modelCreator?: string;

  /**
   * Where the artifacts of the model lie: at most 15 locations, each of at most 1,024 characters.
   *
   * @default - not said
   */
  readonly modelArtifact?: string[];
}

/** What a model is for. */
export interface ModelCardIntendedUses {
  /**
   * Why the model was made: at most 2,048 characters.
   *
   * @default - not said
   */
  readonly purposeOfModel?: string;

  /**
   * The uses that the model is meant for: at most 2,048 characters.
   *
   * @default - not said
   */
  readonly intendedUses?: string;

  /**
   * What makes the model better or worse at its job: at most 2,048 characters.
   *
   * @default - not said
   */
  readonly factorsAffectingModelEfficiency?: string;

  /**
   * How risky the model is.
   *
   * @default - not rated
   */
  readonly riskRating?: ModelCardRiskRating;

  /**
   * Why the risk is rated so: at most 2,048 characters.
   *
   * @default - not said
   */
  readonly explanationsForRiskRating?: string;
}

/** What a model does for the business. */
export interface ModelCardBusinessDetails {
  /**
   * The problem that the model solves: at most 2,048 characters.
   *
   * @default - not said
   */
  readonly businessProblem?: string;

  /**
   * Whom the model concerns: at most 2,048 characters.
   *
   * @default - not said
   */
  readonly businessStakeholders?: string;

  /**
   * The line of business: at most 2,048 characters.
   *
   * @default - not said
   */
  readonly lineOfBusiness?: string;
}

/** What else is to be said of a model. */
export interface ModelCardAdditionalInformation {
  /**
   * What is to be considered ethically: at most 2,048 characters.
   *
   * @default - not said
   */
  readonly ethicalConsiderations?: string;

  /**
   * What users of the model have to take care of: at most 2,048 characters.
   *
   * @default - not said
   */
  readonly caveatsAndRecommendations?: string;

  /**
   * Details by names of your own: texts of at most 1,024 characters.
   *
   * @default - none
   */
  readonly customDetails?: { [name: string]: string };
}

/**
 * The content of the card of a package. Every part may be left out.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-details.html#model-card-schema
 */
export interface ModelCardContent {
  /**
   * Where the model comes from.
   *
   * @default - not said
   */
  readonly modelOverview?: ModelCardOverview;

  /**
   * What the model is for.
   *
   * @default - not said
   */
  readonly intendedUses?: ModelCardIntendedUses;

  /**
   * What the model does for the business.
   *
   * @default - not said
   */
  readonly businessDetails?: ModelCardBusinessDetails;

  /**
   * How the model was trained.
   *
   * @default - not said
   */
  readonly trainingDetails?: ModelCardTrainingDetails;

  /**
   * How good the model was found to be, and on which data.
   *
   * @default - not evaluated
   */
  readonly evaluationDetails?: ModelCardEvaluation[];

  /**
   * What else is to be said.
   *
   * @default - nothing
   */
  readonly additionalInformation?: ModelCardAdditionalInformation;
}
