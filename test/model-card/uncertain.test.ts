import { CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { ModelCard, ModelCardContent, ModelCardMetric, ModelCardStatus, ModelPackage } from '../../src';
import { newStack, PACKAGE, propertiesOf } from '../support';
import { cardOf } from '../support/cards';
import { errorsOf, Found, warningsIn } from '../support/found';
import { newGroup, specification } from '../support/packages';

/** A version with a card. */
function version(modelCard: ModelCard, stack = newStack()): ModelPackage {
  return new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), inferenceSpecification: specification(), modelCard });
}

/** The warnings of a version with a card. */
function warnings(modelCard: ModelCard): Found[] {
  return warningsIn(version(modelCard));
}

function fromJson(card: object): ModelCard {
  return ModelCard.fromJson(JSON.stringify(card));
}

/** A card of SageMaker's own making, with the name of a group from a report of its explanations. */
const GROUP = 'explanations - global_top_shap_text, label=label0, feature=[feature_name_1]';
const SEVENTY_FIVE = { evaluation_details: [{ name: 'Clarify', metric_groups: [{ name: GROUP, metric_data: [] }] }] };

describe('what only some sources say of a card warns', () => {
  const points = (count: number) => Array.from({ length: count }, (_, index) => [index, index]);
  const metric = (data: object) => ({ evaluation_details: [{ name: 'e', metric_groups: [{ name: 'g', metric_data: [data] }] }] });
  const training = (field: string, element: object, count: number) =>
    ({ training_details: { training_job_details: { [field]: Array.from({ length: count }, () => element) } } });
  const DATA = 'modelCard.evaluation_details[0].metric_groups[0].metric_data[0]';
  const JOB = 'modelCard.training_details.training_job_details';

  test.each<[string, Found, object, object]>([
    ['the name of a metric group as SageMaker makes it', ['ModelCard.unusualName', 'modelCard.evaluation_details[0].metric_groups[0].name'],
      SEVENTY_FIVE, { evaluation_details: [{ name: 'Clarify', metric_groups: [{ name: GROUP.slice(0, 63), metric_data: [] }] }] }],
    ['the name of an evaluation', ['ModelCard.unusualName', 'modelCard.evaluation_details[0].name'],
      { evaluation_details: [{ name: 'x'.repeat(64) }] }, { evaluation_details: [{ name: '😀'.repeat(63) }] }],
    ['a name of two lines', ['ModelCard.unusualName', 'modelCard.evaluation_details[0].name'],
      { evaluation_details: [{ name: 'a\nb' }] }, { evaluation_details: [{ name: 'a\tb' }] }],
    ['the name of a metric', ['ModelCard.unusualName', `${DATA}.name`],
      metric({ name: 'x'.repeat(256), type: 'number', value: 1 }), metric({ name: 'x'.repeat(255), type: 'number', value: 1 })],
    ['points of a graph', ['ModelCard.manyElements', `${DATA}.value`],
      metric({ name: 'ROC', type: 'linear_graph', value: points(21) }), metric({ name: 'ROC', type: 'linear_graph', value: points(20) })],
    ['bars', ['ModelCard.manyElements', `${DATA}.value`],
      metric({ name: 'b', type: 'bar_chart', value: points(21).flat().slice(21) }), metric({ name: 'b', type: 'bar_chart', value: points(10).flat() })],
    ['training metrics', ['ModelCard.manyElements', `${JOB}.training_metrics`],
      training('training_metrics', { name: 'm', value: 1 }, 51), training('training_metrics', { name: 'm', value: 1 }, 50)],
    ['hyperparameters', ['ModelCard.manyElements', `${JOB}.user_provided_hyper_parameters`],
      training('user_provided_hyper_parameters', { name: 'h', value: '1' }, 101), training('user_provided_hyper_parameters', { name: 'h', value: '1' }, 100)],
    ['the name of a hyperparameter', ['ModelCard.unusualName', `${JOB}.hyper_parameters[0].name`],
      training('hyper_parameters', { name: 'h'.repeat(256), value: '1' }, 1), training('hyper_parameters', { name: 'h'.repeat(255), value: '1' }, 1)],
    ['the name of the model', ['ModelCard.fullCardField', 'modelCard.model_overview.model_name'],
      { model_overview: { model_name: 'churn' } }, { model_overview: { model_creator: 'Ada' } }],
    ['the environment of a full card', ['ModelCard.fullCardField', 'modelCard.model_overview.inference_environment'],
      { model_overview: { inference_environment: { container_image: ['churn:3'] } } }, { model_overview: { model_artifact: ['s3://b/m'] } }],
    ['the package of a full card', ['ModelCard.fullCardField', 'modelCard.model_package_details'],
      { model_package_details: { model_package_arn: 'arn', another: 1 } }, {}],
  ])('%s', (_name, found, unusual, usual) => {
    expect(warnings(fromJson(unusual))).toEqual([found]);
    expect(warnings(fromJson(usual))).toEqual([]);
  });

  test('and is rendered all the same', () => {
    const stack = newStack();
    version(fromJson(SEVENTY_FIVE), stack);
    expect(JSON.parse(propertiesOf(stack, PACKAGE).ModelCard.ModelCardContent)).toEqual(SEVENTY_FIVE);
  });

  test('in the answer of SageMaker, too', () => {
    const answer = { ModelCardContent: JSON.stringify(SEVENTY_FIVE), ModelCardStatus: 'Draft' };
    expect(warnings(fromJson(answer))).toEqual([['ModelCard.unusualName', 'modelCard.evaluation_details[0].metric_groups[0].name']]);
  });

  test('in typed content, with metrics that were made before', () => {
    const content: ModelCardContent = {
      modelOverview: { modelCreator: 'Ada', modelName: 'churn' } as any,
      evaluationDetails: [{
        name: 'e', metricGroups: [{ name: GROUP, metricData: [ModelCardMetric.number('n', 1), ModelCardMetric.linearGraph('ROC', points(21))] }],
      }],
    };
    const stack = newStack();
    expect(warningsIn(version(ModelCard.fromContent(content), stack)).sort()).toEqual([
      ['ModelCard.fullCardField', 'modelCard.modelOverview.modelName'],
      ['ModelCard.manyElements', 'modelCard.evaluationDetails[0].metricGroups[0].metricData[1].value'],
      ['ModelCard.unusualName', 'modelCard.evaluationDetails[0].metricGroups[0].name'],
    ]);
    expect(JSON.parse(propertiesOf(stack, PACKAGE).ModelCard.ModelCardContent)).toMatchObject({
      model_overview: { model_creator: 'Ada', model_name: 'churn' },
      evaluation_details: [{ metric_groups: [{ name: GROUP, metric_data: [{ name: 'n' }, { name: 'ROC' }] }] }],
    });
  });
});

test.each<[string, Found, object]>([
  ['a name without a character', ['Text.length', 'evaluation_details[0].name'], { evaluation_details: [{ name: '' }] }],
  ['a name of line breaks', ['Text.oneLine', 'evaluation_details[0].name'], { evaluation_details: [{ name: '\n' }] }],
  ['a matrix of 21 rows, of which both sources speak', ['List.length', 'evaluation_details[0].metric_groups[0].metric_data[0].value'],
    { evaluation_details: [{ name: 'e', metric_groups: [{ name: 'g', metric_data: [{ name: 'm', type: 'matrix', value: Array(21).fill([1]) }] }] }] }],
  ['a field of full cards of another kind', ['ModelCard.kind', 'model_overview.model_name'], { model_overview: { model_name: 1 } }],
  ['a version below 1', ['ModelCard.tooSmall', 'model_overview.model_version'], { model_overview: { model_version: 0 } }],
  ['a field that no card has', ['ModelCard.unknownField', 'model_overview.model_nam'], { model_overview: { model_nam: 'churn' } }],
])('%s is refused', (_name, found, card) => {
  expect(errorsOf(() => fromJson(card))).toEqual([found]);
});

describe('a card that is archived from the start', () => {
  test('warns, as it can never change', () => {
    expect(warnings(ModelCard.fromContent({}, ModelCardStatus.ARCHIVED))).toEqual([['ModelCard.archived', 'modelCard']]);
    expect(warnings(fromJson({ ModelCardContent: '{}', ModelCardStatus: 'Archived' }))).toEqual([['ModelCard.archived', 'modelCard']]);
  });

  test.each([undefined, ModelCardStatus.DRAFT, ModelCardStatus.PENDING_REVIEW, ModelCardStatus.APPROVED])('and %s does not', (status) => {
    expect(warnings(ModelCard.fromContent({}, status))).toEqual([]);
  });
});

describe('a card with tokens is as long as it is without them, at least', () => {
  /** JSON with a token in place of some of its characters. */
  const withToken = (characters: number, token: string) => cardOf(characters).replace('"caveats_and_recommendations":"', (text) => `${text}${token}`);
  const TOKEN = Fn.importValue('Caveats');

  test.each([
    ['JSON', (characters: number) => ModelCard.fromJson(withToken(characters, TOKEN)), 'json'],
    ['the answer of SageMaker', (characters: number) => fromJson({ ModelCardContent: withToken(characters, TOKEN) }), 'ModelCardContent'],
    ['typed content', (characters: number) => {
      const { custom_details: customDetails, caveats_and_recommendations: caveatsAndRecommendations } =
        JSON.parse(withToken(characters, TOKEN)).additional_information;
      return ModelCard.fromContent({ additionalInformation: { customDetails, caveatsAndRecommendations } });
    }, 'content'],
  ])('as %s', (_name, make, place) => {
    expect(errorsOf(() => make(100_000))).toEqual([]);
    expect(errorsOf(() => make(100_001))).toEqual([['Text.length', place]]);
  });

  test.each<[string, (stack: Stack) => ModelCardContent]>([
    ['a text', () => ({ modelOverview: { modelCreator: TOKEN } })],
    ['a list', () => ({ modelOverview: { modelArtifact: Fn.split(',', TOKEN) } })],
    ['a number', (stack) => ({
      trainingDetails: { trainingJobDetails: { trainingMetrics: [{ name: 'm', value: new CfnParameter(stack, 'N', { type: 'Number' }).valueAsNumber }] } },
    })],
    ['an object', () => ({ intendedUses: Lazy.any({ produce: () => ({}) }) as any })],
    ['a key', () => ({ additionalInformation: { customDetails: { [TOKEN]: 'a' } } })],
  ])('with %s that is a token', (_name, content) => {
    expect(errorsOf(() => ModelCard.fromContent(content(newStack())))).toEqual([]);
  });
});
