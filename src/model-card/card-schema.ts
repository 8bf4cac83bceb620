import {
  CardNode, CardText, ChoiceNode, ListNode, MapNode, NumberNode, ObjectNode, objectNode, ScalarNode, VariantsNode,
} from './card-node';
import { ModelCardObjectiveGoal, ModelCardRiskRating } from './choices';
import { SOME_LINE } from '../diagnostics/forms';
import { TextLimit } from '../diagnostics/limits';

/*
 * The schema of the card of a package, as data. Typed content and JSON are checked against it, and typed content is
 * rendered as JSON by it.
 *
 * It is the model card schema of the developer guide (draft-07, "SageMakerModelCardSchema" 0.1.0) in the form that the
 * API has for packages (ModelPackageModelCard): without `model_package_details`, and with only `model_creator` and
 * `model_artifact` in `model_overview`. Errors in the schema are corrected by the CloudFormation schema of
 * AWS::SageMaker::ModelCard: `maxContains`, which draft-07 does not define, limits the number of elements; objects have
 * no other fields. Business details and hyperparameters are only in the CloudFormation schema and in newer editions of
 * the model card schema.
 *
 * What only one of the sources says, or what they say only in words, is a warning: the fields that the API leaves out
 * of cards of packages, the number of points and bars, lengths in patterns without anchors, `maxItems` within elements.
 * Cards that SageMaker itself makes and hands out are not within these.
 */
const SCHEMA = 'model card schema';
const CFN = 'CloudFormation AWS::SageMaker::ModelCard; not in model card schema 0.1.0';
const MEANT = 'model card schema, as CloudFormation AWS::SageMaker::ModelCard reads it';

const text = (max: number, source = SCHEMA): TextLimit => ({ kind: 'text', max, source });
/** The pattern has no anchors. The reports of SageMaker have longer names than it says. */
const name = (usualMax: number, source = MEANT): CardText => (
  { kind: 'text', min: 1, usualMax, form: SOME_LINE, source }
);
const choice = (...values: string[]): ChoiceNode => ({ kind: 'choice', values });
/** The bounds of a list. */
interface ListBounds {
  readonly min?: number;
  readonly max?: number;
  readonly usualMax?: number;
  readonly source?: string;
}

const list = (each: CardNode, { min, max, usualMax, source = SCHEMA }: ListBounds = {}): ListNode =>
  ({ kind: 'list', limit: { kind: 'list', min, max, source }, each, usualMax });
const map = (value: TextLimit): MapNode => ({ kind: 'map', value });
const NUMBER: NumberNode = { kind: 'number' };
const SCALAR: ScalarNode = { kind: 'scalar', text: text(63) };

const TEXTS = list(text(1024), { max: 15, source: MEANT });

const TRAINING_METRICS = list(objectNode({
  name: name(255),
  value: NUMBER,
  notes: text(1024),
}, { required: ['name', 'value'] }), { usualMax: 50, source: MEANT });

const HYPER_PARAMETERS = list(objectNode({
  name: name(255, CFN),
  value: name(255, CFN),
}, { required: ['name', 'value'] }), { usualMax: 100, source: CFN });

const AXIS = text(63);
const AXES = list(AXIS);
/** Only schema 0.1.0 of 2023 limits the number of points and bars: neither CloudFormation nor newer editions do. */
const MANY = { min: 1, usualMax: 20 };
const TWENTY = { min: 1, max: 20 };

function metric(type: ChoiceNode, value: CardNode, xAxisName: CardNode, yAxisName: CardNode): ObjectNode {
  return objectNode(
    { name: name(255), type, value, notes: text(1024), xAxisName, yAxisName }, { required: ['name', 'value'] },
  );
}

const SIMPLE = metric(choice('number', 'string', 'boolean'), SCALAR, AXIS, AXIS);

/** Metrics of an evaluation, by their type. */
export const METRIC: VariantsNode = {
  kind: 'variants',
  type: choice('number', 'string', 'boolean', 'linear_graph', 'bar_chart', 'matrix'),
  variants: new Map([
    ['number', SIMPLE],
    ['string', SIMPLE],
    ['boolean', SIMPLE],
    ['linear_graph', metric(choice('linear_graph'), list(list(NUMBER, { min: 2, max: 2 }), MANY), AXIS, AXIS)],
    ['bar_chart', metric(choice('bar_chart'), list(NUMBER, MANY), AXES, AXIS)],
    ['matrix', metric(choice('matrix'), list(list(NUMBER, TWENTY), TWENTY), AXES, AXES)],
  ]),
};

/** What the overview of a standalone model card has besides. */
const FULL_OVERVIEW: { readonly [name: string]: CardNode } = {
  modelDescription: text(1024),
  modelOwner: text(1024),
  problemType: text(1024, CFN),
  algorithmType: text(1024),
  modelId: text(1024),
  modelName: text(1024),
  modelVersion: { kind: 'number', min: 1 },
  inferenceEnvironment: objectNode({ containerImage: TEXTS }),
};

export const MODEL_CARD: ObjectNode = objectNode({
  modelOverview: objectNode({
    modelCreator: text(1024),
    modelArtifact: TEXTS,
    ...FULL_OVERVIEW,
  }, { fullCardOnly: Object.keys(FULL_OVERVIEW) }),
  intendedUses: objectNode({
    purposeOfModel: text(2048),
    intendedUses: text(2048),
    factorsAffectingModelEfficiency: text(2048),
    riskRating: choice(...Object.values(ModelCardRiskRating)),
    explanationsForRiskRating: text(2048),
  }),
  businessDetails: objectNode({
    businessProblem: text(2048, CFN),
    businessStakeholders: text(2048, CFN),
    lineOfBusiness: text(2048, CFN),
  }),
  trainingDetails: objectNode({
    objectiveFunction: objectNode({
      function: objectNode({
        function: choice(...Object.values(ModelCardObjectiveGoal)),
        facet: text(63),
        condition: text(63),
      }),
      notes: text(1024),
    }),
    trainingObservations: text(1024),
    trainingJobDetails: objectNode({
      trainingArn: text(1024),
      trainingDatasets: TEXTS,
      trainingEnvironment: objectNode({ containerImage: TEXTS }),
      trainingMetrics: TRAINING_METRICS,
      userProvidedTrainingMetrics: TRAINING_METRICS,
      hyperParameters: HYPER_PARAMETERS,
      userProvidedHyperParameters: HYPER_PARAMETERS,
    }),
  }),
  evaluationDetails: list(objectNode({
    name: name(63),
    // The schema says 2,096, not 2,048.
    evaluationObservation: text(2096),
    evaluationJobArn: text(256),
    datasets: list(text(1024), { max: 10 }),
    metadata: map(text(1024)),
    metricGroups: list(objectNode({
      name: name(63),
      metricData: list(METRIC),
    }, { required: ['name', 'metricData'] })),
  }, { required: ['name'] })),
  additionalInformation: objectNode({
    ethicalConsiderations: text(2048),
    caveatsAndRecommendations: text(2048),
    customDetails: map(text(1024)),
  }),
  modelPackageDetails: { kind: 'any' },
}, { fullCardOnly: ['modelPackageDetails'] });
