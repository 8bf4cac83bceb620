import { ModelCardRiskRating } from './choices';
import { ModelCardEvaluation } from './evaluation';
import { ModelCardTrainingDetails } from './training-details';

/** The overview of a model in a model card. */
export interface ModelCardOverview {
  /**
   * The person or organization that created the model: at most 1,024 characters.
   *
   * @default - not specified
   */
  readonly modelCreator?: string;

  /**
   * The locations of the model artifacts: at most 15, each of at most 1,024 characters.
   *
   * @default - not specified
   */
  readonly modelArtifact?: string[];
}

/** The intended uses of a model in a model card. */
export interface ModelCardIntendedUses {
  /**
   * The purpose of the model: at most 2,048 characters.
   *
   * @default - not specified
   */
  readonly purposeOfModel?: string;

  /**
   * The use cases that the model is intended for: at most 2,048 characters.
   *
   * @default - not specified
   */
  readonly intendedUses?: string;

  /**
   * The factors that affect the efficiency of the model: at most 2,048 characters.
   *
   * @default - not specified
   */
  readonly factorsAffectingModelEfficiency?: string;

  /**
   * The risk rating of the model.
   *
   * @default - not specified
   */
  readonly riskRating?: ModelCardRiskRating;

  /**
   * The explanation of the risk rating: at most 2,048 characters.
   *
   * @default - not specified
   */
  readonly explanationsForRiskRating?: string;
}

/** The business details of a model in a model card. */
export interface ModelCardBusinessDetails {
  /**
   * The business problem that the model solves: at most 2,048 characters.
   *
   * @default - not specified
   */
  readonly businessProblem?: string;

  /**
   * The business stakeholders of the model: at most 2,048 characters.
   *
   * @default - not specified
   */
  readonly businessStakeholders?: string;

  /**
   * The line of business that the model serves: at most 2,048 characters.
   *
   * @default - not specified
   */
  readonly lineOfBusiness?: string;
}

/** Additional information about a model in a model card. */
export interface ModelCardAdditionalInformation {
  /**
   * The ethical considerations about the model: at most 2,048 characters.
   *
   * @default - not specified
   */
  readonly ethicalConsiderations?: string;

  /**
   * The caveats and recommendations for users of the model: at most 2,048 characters.
   *
   * @default - not specified
   */
  readonly caveatsAndRecommendations?: string;

  /**
   * Custom details by name: strings of at most 1,024 characters.
   *
   * @default - not specified
   */
  readonly customDetails?: { [name: string]: string };
}

/**
 * The content of the model card of a model package.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-details.html#model-card-schema
 */
export interface ModelCardContent {
  /**
   * An overview of the model.
   *
   * @default - not specified
   */
  readonly modelOverview?: ModelCardOverview;

  /**
   * The intended uses of the model.
   *
   * @default - not specified
   */
  readonly intendedUses?: ModelCardIntendedUses;

  /**
   * The business details of the model.
   *
   * @default - not specified
   */
  readonly businessDetails?: ModelCardBusinessDetails;

  /**
   * The details of the training of the model.
   *
   * @default - not specified
   */
  readonly trainingDetails?: ModelCardTrainingDetails;

  /**
   * The evaluations of the model.
   *
   * @default - not specified
   */
  readonly evaluationDetails?: ModelCardEvaluation[];

  /**
   * Additional information about the model.
   *
   * @default - not specified
   */
  readonly additionalInformation?: ModelCardAdditionalInformation;
}
