import { Aws, CfnParameter, Errors, Fn, Lazy, Token } from 'aws-cdk-lib';
import { DESCRIBED_CARD, resolved, Schema } from './oracle';
import { typedContent } from './typed';
import {
  ModelCard, ModelCardContent, ModelCardMetric, ModelCardObjectiveGoal, ModelCardRiskRating, ModelCardStatus,
} from '../../src';
import { renderedVersion } from '../artifacts/version';
import { issuesOf, newStack } from '../support';
import { cardOf } from '../support/cards';

function rendered(content: ModelCardContent, stack = newStack()): any {
  return stack.resolve(ModelCard.fromContent(content)._render(stack));
}

/** A metric of some kind within a card, as it is written. */
function renderedMetric(metric: ModelCardMetric): any {
  return JSON.parse(rendered({ evaluationDetails: [{ name: 'e', metricGroups: [{ name: 'g', metricData: [metric] }] }] }))
    .evaluation_details[0].metric_groups[0].metric_data[0];
}

/** Expects a value to have all fields of its schema, of which it makes a list. Metrics have tests of their own. */
function expectFields(given: Schema, value: any, fields: string[]): void {
  const { properties = {}, items } = resolved(given);
  for (const [name, inner] of Object.entries(properties).filter(([field]) => field !== 'metric_data')) {
    fields.push(name);
    expect(value).toHaveProperty(name);
    expectFields(inner, value[name], fields);
  }
  if (items) { expectFields(items, value[0], fields); }
}

/** Every field there is. */
const FULL: ModelCardContent = {
  modelOverview: { modelCreator: 'Churn team', modelArtifact: ['s3://models/churn/model.tar.gz'] },
  intendedUses: {
    purposeOfModel: 'Finds customers who are about to leave',
    intendedUses: 'Offers of the call centre',
    factorsAffectingModelEfficiency: 'Seasons',
    riskRating: ModelCardRiskRating.MEDIUM,
    explanationsForRiskRating: 'A wrong offer costs money',
  },
  businessDetails: { businessProblem: 'Churn', businessStakeholders: 'Sales', lineOfBusiness: 'Telephony' },
  trainingDetails: {
    objectiveFunction: { function: { function: ModelCardObjectiveGoal.MINIMIZE, facet: 'Loss', condition: 'validation' }, notes: 'logistic' },
    trainingObservations: 'Converged',
    trainingJobDetails: {
      trainingArn: 'arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn',
      trainingDatasets: ['s3://data/churn/'],
      trainingEnvironment: { containerImage: ['111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3'] },
      trainingMetrics: [{ name: 'train:loss', value: 0.25, notes: 'last round' }],
      userProvidedTrainingMetrics: [{ name: 'hours', value: 2, notes: 'on one instance' }],
      hyperParameters: [{ name: 'max_depth', value: '3' }],
      userProvidedHyperParameters: [{ name: 'features', value: 'all' }],
    },
  },
  evaluationDetails: [{
    name: 'held-out customers',
    evaluationObservation: 'Better than the last version',
    evaluationJobArn: 'arn:aws:sagemaker:eu-west-1:111122223333:processing-job/churn',
    datasets: ['s3://data/held-out/'],
    metadata: { customerCount: '143', data_set: '2026-10' },
    metricGroups: [{ name: 'quality', metricData: [ModelCardMetric.number('recall', 0.75)] }],
  }],
  additionalInformation: {
    ethicalConsiderations: 'No personal traits are used',
    caveatsAndRecommendations: 'Train again each month',
    customDetails: { costCentre: '42' },
  },
};

describe('typed content', () => {
  test('with everything', () => {
    expect(JSON.parse(rendered(FULL))).toEqual({
      model_overview: { model_creator: 'Churn team', model_artifact: ['s3://models/churn/model.tar.gz'] },
      intended_uses: {
        purpose_of_model: 'Finds customers who are about to leave',
        intended_uses: 'Offers of the call centre',
        factors_affecting_model_efficiency: 'Seasons',
        risk_rating: 'Medium',
        explanations_for_risk_rating: 'A wrong offer costs money',
      },
      business_details: { business_problem: 'Churn', business_stakeholders: 'Sales', line_of_business: 'Telephony' },
      training_details: {
        objective_function: { function: { function: 'Minimize', facet: 'Loss', condition: 'validation' }, notes: 'logistic' },
        training_observations: 'Converged',
        training_job_details: {
          training_arn: 'arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn',
          training_datasets: ['s3://data/churn/'],
          training_environment: { container_image: ['111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3'] },
          training_metrics: [{ name: 'train:loss', value: 0.25, notes: 'last round' }],
          user_provided_training_metrics: [{ name: 'hours', value: 2, notes: 'on one instance' }],
          hyper_parameters: [{ name: 'max_depth', value: '3' }],
          user_provided_hyper_parameters: [{ name: 'features', value: 'all' }],
        },
      },
      evaluation_details: [{
        name: 'held-out customers',
        evaluation_observation: 'Better than the last version',
        evaluation_job_arn: 'arn:aws:sagemaker:eu-west-1:111122223333:processing-job/churn',
        datasets: ['s3://data/held-out/'],
        metadata: { customerCount: '143', data_set: '2026-10' },
        metric_groups: [{ name: 'quality', metric_data: [{ name: 'recall', type: 'number', value: 0.75 }] }],
      }],
      additional_information: {
        ethical_considerations: 'No personal traits are used',
        caveats_and_recommendations: 'Train again each month',
        custom_details: { costCentre: '42' },
      },
    });
  });

  test('has the order of the schema, and maps that of their keys', () => {
    const metric = ModelCardMetric.number('recall', 1, { yAxisName: 'y', xAxisName: 'x', notes: 'n' });
    expect(rendered({
      additionalInformation: { customDetails: { zeta: '1', alpha: '2', Beta: '3' }, ethicalConsiderations: 'none' },
      evaluationDetails: [{ metricGroups: [{ metricData: [metric], name: 'g' }], metadata: { area: '4', rows: '143', bias: 'none' }, name: 'e' }],
      modelOverview: { modelArtifact: [], modelCreator: 'Churn team' },
    })).toBe([
      '{"model_overview":{"model_creator":"Churn team","model_artifact":[]},',
      '"evaluation_details":[{"name":"e","metadata":{"area":"4","bias":"none","rows":"143"},',
      '"metric_groups":[{"name":"g","metric_data":[{"name":"recall","type":"number","value":1,"notes":"n","x_axis_name":"x","y_axis_name":"y"}]}]}],',
      '"additional_information":{"ethical_considerations":"none","custom_details":{"Beta":"3","alpha":"2","zeta":"1"}}}',
    ].join(''));
  });

  test('has a property for every field of the schema', () => {
    const fields: string[] = [];
    const card = JSON.parse(rendered(FULL));
    expectFields(DESCRIBED_CARD, card, fields);
    expect(fields).toHaveLength(52);
  });

  test('with hardly anything, on one line', () => {
    expect(rendered({ intendedUses: { riskRating: ModelCardRiskRating.UNKNOWN } })).toBe('{"intended_uses":{"risk_rating":"Unknown"}}');
  });

  test('with nothing', () => {
    expect(rendered({})).toBe('{}');
  });

  test('leaves out what is undefined', () => {
    expect(rendered({
      modelOverview: {
        modelCreator: undefined,
      },
      businessDetails: undefined,
      additionalInformation: { customDetails: {} },
    }))
      .toBe('{"model_overview":{},"additional_information":{"custom_details":{}}}');
  });

  test('keeps lists that are empty', () => {
    expect(rendered({ evaluationDetails: [], modelOverview: { modelArtifact: [] } })).toBe('{"model_overview":{"model_artifact":[]},"evaluation_details":[]}');
  });

  test('keeps texts as they are', () => {
    expect(rendered({ modelOverview: { modelCreator: 'The "A" team\n解約' } })).toBe('{"model_overview":{"model_creator":"The \\"A\\" team\\n解約"}}');
  });

  test('has no line break of any alphabet', () => {
    expect(rendered({ modelOverview: { modelCreator: 'a\u2028b\u2029c\u0085d\ne' } }))
      .toBe('{"model_overview":{"model_creator":"a\\u2028b\\u2029c\\u0085d\\ne"}}');
  });

  test('is a draft, unless told otherwise', () => {
    expect(renderedVersion(newStack(), { modelCard: ModelCard.fromContent({}) }).ModelCard.ModelCardStatus).toBe('Draft');
    expect(renderedVersion(newStack(), { modelCard: ModelCard.fromContent({}, ModelCardStatus.APPROVED) }).ModelCard.ModelCardStatus).toBe('Approved');
  });

  test.each([
    [ModelCardRiskRating.HIGH, 'High'],
    [ModelCardRiskRating.MEDIUM, 'Medium'],
    [ModelCardRiskRating.LOW, 'Low'],
    [ModelCardRiskRating.UNKNOWN, 'Unknown'],
  ])('has risks as SageMaker writes them: %s', (riskRating, written) => {
    expect(rendered({ intendedUses: { riskRating } })).toBe(`{"intended_uses":{"risk_rating":"${written}"}}`);
  });

  test('has goals as SageMaker writes them', () => {
    expect(
      rendered({ trainingDetails: { objectiveFunction: { function: { function: ModelCardObjectiveGoal.MAXIMIZE } } } }),
    )
      .toBe('{"training_details":{"objective_function":{"function":{"function":"Maximize"}}}}');
  });
});

describe('metrics', () => {
  test.each([
    ['a number', ModelCardMetric.number('recall', 0.9433962264150944), { name: 'recall', type: 'number', value: 0.9433962264150944 }],
    ['a text', ModelCardMetric.text('verdict', 'good enough'), { name: 'verdict', type: 'string', value: 'good enough' }],
    ['a flag', ModelCardMetric.flag('calibrated', false), { name: 'calibrated', type: 'boolean', value: false }],
    ['a graph', ModelCardMetric.linearGraph('ROC', [[0, 0], [0.5, 1]]), { name: 'ROC', type: 'linear_graph', value: [[0, 0], [0.5, 1]] }],
    ['a chart', ModelCardMetric.barChart('ages', [1, 2]), { name: 'ages', type: 'bar_chart', value: [1, 2] }],
    ['a matrix', ModelCardMetric.matrix('confusion', [[88, 2], [3, 50]]), { name: 'confusion', type: 'matrix', value: [[88, 2], [3, 50]] }],
    [
      'a number with everything', ModelCardMetric.number('recall', 1, { notes: 'n', xAxisName: 'x', yAxisName: 'y' }),
      { name: 'recall', type: 'number', value: 1, notes: 'n', x_axis_name: 'x', y_axis_name: 'y' },
    ],
    [
      'a text with everything', ModelCardMetric.text('verdict', '', { notes: 'n', xAxisName: 'x', yAxisName: 'y' }),
      { name: 'verdict', type: 'string', value: '', notes: 'n', x_axis_name: 'x', y_axis_name: 'y' },
    ],
    [
      'a flag with everything', ModelCardMetric.flag('calibrated', true, { notes: 'n', xAxisName: 'x', yAxisName: 'y' }),
      { name: 'calibrated', type: 'boolean', value: true, notes: 'n', x_axis_name: 'x', y_axis_name: 'y' },
    ],
    [
      'a graph with everything', ModelCardMetric.linearGraph('ROC', [[0, 0]], { notes: 'n', xAxisName: 'x', yAxisName: 'y' }),
      { name: 'ROC', type: 'linear_graph', value: [[0, 0]], notes: 'n', x_axis_name: 'x', y_axis_name: 'y' },
    ],
    [
      'a chart with everything', ModelCardMetric.barChart('ages', [1, 2], { notes: 'n', xAxisName: ['young', 'old'], yAxisName: 'y' }),
      { name: 'ages', type: 'bar_chart', value: [1, 2], notes: 'n', x_axis_name: ['young', 'old'], y_axis_name: 'y' },
    ],
    [
      'a matrix with everything', ModelCardMetric.matrix('confusion', [[1]], { notes: 'n', xAxisName: ['x'], yAxisName: ['y'] }),
      { name: 'confusion', type: 'matrix', value: [[1]], notes: 'n', x_axis_name: ['x'], y_axis_name: ['y'] },
    ],
  ])('%s', (_name, metric, expected) => {
    expect(renderedMetric(metric)).toEqual(expected);
  });

  test('what can never deploy is refused on the line that says it', () => {
    expect(issuesOf(() => ModelCardMetric.linearGraph('', [[0, 0], [1, 1, 1]], { notes: 'x'.repeat(1025), xAxis: 'x' } as any))).toEqual([
      'name: Text.length',
      'value[1]: List.length',
      'notes: Text.length',
      'xAxis: ModelCard.unknownField',
    ]);
  });

  test.each([NaN, Infinity, -Infinity])('%s is refused', (value) => {
    expect(issuesOf(() => ModelCardMetric.number('loss', value))).toEqual(['value: ModelCard.notFinite']);
    expect(issuesOf(() => ModelCardMetric.matrix('loss', [[0, value]]))).toEqual(['value[0][1]: ModelCard.notFinite']);
  });

  test('a text of 64 characters is refused', () => {
    expect(issuesOf(() => ModelCardMetric.text('verdict', 'x'.repeat(64)))).toEqual(['value: Text.length']);
  });
});

describe('what can never deploy', () => {
  test('is refused in one error, each by the place as it was typed', () => {
    const content: any = {
      modelOverview: { modelCreator: 'x'.repeat(1025), modelArtifact: Array(16).fill('s3://models/model.tar.gz') },
      intendedUses: { purpose: 'Finds churn' },
      trainingDetails: { trainingJobDetails: { trainingMetrics: [{ name: 'loss', value: NaN }, { name: '', value: 1 }] } },
    };
    expect(issuesOf(() => ModelCard.fromContent(content))).toEqual([
      'modelOverview.modelCreator: Text.length',
      'modelOverview.modelArtifact: List.length',
      'intendedUses.purpose: ModelCard.unknownField',
      'trainingDetails.trainingJobDetails.trainingMetrics[0].value: ModelCard.notFinite',
      'trainingDetails.trainingJobDetails.trainingMetrics[1].name: Text.length',
    ]);
  });

  test('is refused before anything else if it is of a wrong kind', () => {
    const content: any = {
      modelOverview: { modelCreator: 'x'.repeat(1025) },
      intendedUses: { riskRating: 'Severe' },
      trainingDetails: { trainingJobDetails: { trainingMetrics: [{ name: 'loss' }] } },
      evaluationDetails: [{ name: 'held-out', metadata: { rows: 143 }, metricGroups: [{ name: 'quality' }] }],
    };
    expect(issuesOf(() => ModelCard.fromContent(content))).toEqual([
      'evaluationDetails[0].metadata["rows"]: Shape.kind',
      'evaluationDetails[0].metricGroups[0].metricData: Shape.missing',
      'intendedUses.riskRating: Shape.enum',
      'trainingDetails.trainingJobDetails.trainingMetrics[0].value: Shape.missing',
    ]);
  });

  test('is refused by an error of CDK', () => {
    expect.assertions(1);
    try {
      ModelCard.fromContent({ modelOverview: { modelCreator: 'x'.repeat(1025) } });
    } catch (error) {
      expect(Errors.isValidationError(error)).toBe(true);
    }
  });

  test.each([
    ['a name of the JSON', { model_overview: {} }, 'model_overview: ModelCard.unknownField'],
    ['a slip of the pen', { additionalInfomation: {} }, 'additionalInfomation: ModelCard.unknownField'],
    ['a name of JavaScript', { intendedUses: { constructor: 'x' } }, 'intendedUses.constructor: ModelCard.unknownField'],
    ['a name that is none', { 'a b': 1 }, '["a b"]: ModelCard.unknownField'],
    ['an object for a text', { modelOverview: { modelCreator: { name: 'x' } } }, 'modelOverview.modelCreator: Shape.kind'],
    ['a list for an object', { modelOverview: [] }, 'modelOverview: Shape.kind'],
    ['null for a number', { trainingDetails: { trainingJobDetails: { trainingMetrics: [{ name: 'a', value: null }] } } }, 'trainingDetails.trainingJobDetails.trainingMetrics[0].value: Shape.null'],
    ['nothing in a list', { evaluationDetails: [undefined] }, 'evaluationDetails[0]: Shape.missing'],
    [
      'a metric that is none', { evaluationDetails: [{ name: 'e', metricGroups: [{ name: 'g', metricData: [{ name: 'm', type: 'number', value: 1 }] }] }] },
      'evaluationDetails[0].metricGroups[0].metricData[0]: Shape.classInstance',
    ],
    ['no content', undefined, 'content: Shape.missing'],
  ])('%s is refused', (_name, content: any, line) => {
    expect(issuesOf(() => ModelCard.fromContent(content))).toEqual([line]);
  });

  test('may hold itself', () => {
    const self: any = {};
    self.self = self;
    const content: any = { modelOverview: { modelCreator: self }, additionalInformation: { customDetails: self } };
    expect(issuesOf(() => ModelCard.fromContent(content))).toEqual([
      'additionalInformation.customDetails["self"]: Shape.kind',
      'modelOverview.modelCreator: Shape.kind',
    ]);
  });
});

describe('the length of the whole', () => {
  /** Content of which the JSON has so many characters, some of them two UTF-16 units. */
  const contentOf = (characters: number) => typedContent(JSON.parse(cardOf(characters, '\u{1f600}')));

  test('may be 100,000 characters', () => {
    expect([...rendered(contentOf(100_000))]).toHaveLength(100_000);
  });

  test('may not be more', () => {
    expect(issuesOf(() => ModelCard.fromContent(contentOf(100_001)))).toEqual(['content: Text.length']);
  });

  test('is at least what it is without the values that are not known', () => {
    const { additionalInformation } = contentOf(99_900);
    expect(
      () => ModelCard.fromContent({ additionalInformation, modelOverview: { modelCreator: Aws.ACCOUNT_ID } }),
    ).not.toThrow();
    expect(() => ModelCard.fromContent({ additionalInformation, modelOverview: { modelArtifact: Token.asList(Fn.importValue('Artifacts')) } })).not.toThrow();
  });
});

describe('values that are known at the deployment alone', () => {
  test('a text', () => {
    const stack = newStack();
    expect(rendered({ modelOverview: { modelCreator: `Team ${new CfnParameter(stack, 'Team').valueAsString} of "us"` } }, stack)).toEqual({
      'Fn::Join': ['', ['{"model_overview":{"model_creator":"Team ', { Ref: 'Team' }, ' of \\"us\\""}}']],
    });
  });

  test('a text that is far too long', () => {
    expect(() => rendered({ modelOverview: { modelCreator: `${'x'.repeat(2000)}${Aws.REGION}` } })).not.toThrow();
  });

  test('a number', () => {
    const stack = newStack();
    const value = new CfnParameter(stack, 'Recall', { type: 'Number' }).valueAsNumber;
    const metricData = [ModelCardMetric.number('recall', value), ModelCardMetric.barChart('b', [1, value])];
    expect(rendered({ evaluationDetails: [{ name: 'e', metricGroups: [{ name: 'g', metricData }] }] }, stack)).toEqual({
      'Fn::Join': ['', [
        '{"evaluation_details":[{"name":"e","metric_groups":[{"name":"g","metric_data":[{"name":"recall","type":"number","value":',
        { Ref: 'Recall' },
        '},{"name":"b","type":"bar_chart","value":[1,',
        { Ref: 'Recall' },
        ']}]}]}]}',
      ]],
    });
  });

  test('a list', () => {
    const stack = newStack();
    const modelArtifact = new CfnParameter(stack, 'Artifacts', { type: 'CommaDelimitedList' }).valueAsList;
    expect(rendered({ modelOverview: { modelArtifact } }, stack)).toEqual({
      // CDK has a custom resource write lists as JSON.
      'Fn::Join': ['', ['{"model_overview":{"model_artifact":', { 'Fn::GetAtt': ['CdkJsonStringifyRefArtifacts98AE3546', 'Value'] }, '}}']],
    });
  });

  test('a part of a list, of which the rest is checked', () => {
    const modelArtifact = [Fn.importValue('Artifact'), 'x'.repeat(1025)];
    expect(issuesOf(() => ModelCard.fromContent({ modelOverview: { modelArtifact } }))).toEqual([
      'modelOverview.modelArtifact[1]: Text.length',
    ]);
  });

  test('a value that is produced late', () => {
    expect(rendered({ modelOverview: { modelCreator: Lazy.string({ produce: () => 'The "A" team' }) } })).toBe('{"model_overview":{"model_creator":"The \\"A\\" team"}}');
  });

  test('a map', () => {
    const customDetails: any = Lazy.any({ produce: () => ({ team: 'growth' }) });
    expect(rendered({ additionalInformation: { customDetails } })).toBe('{"additional_information":{"custom_details":{"team":"growth"}}}');
  });

  test('the name of a field', () => {
    const field = Lazy.string({ produce: () => 'risk_rating' });
    expect(rendered({ intendedUses: { [field]: 'Low', intendedUses: 'Offers' } as any })).toBe('{"intended_uses":{"intended_uses":"Offers","risk_rating":"Low"}}');
  });

  test('keys of a map, which come last and keep their order', () => {
    const [zeta, alpha] = ['zeta', 'alpha'].map((key) => Lazy.string({ produce: () => key }));
    expect(rendered({ additionalInformation: { customDetails: { [zeta]: '1', team: '2', [alpha]: '3', area: '4' } } }))
      .toBe('{"additional_information":{"custom_details":{"area":"4","team":"2","zeta":"1","alpha":"3"}}}');
  });

  test('a rating', () => {
    const stack = newStack();
    const riskRating = new CfnParameter(stack, 'Risk').valueAsString as ModelCardRiskRating;
    expect(rendered({ intendedUses: { riskRating } }, stack)).toEqual({ 'Fn::Join': ['', ['{"intended_uses":{"risk_rating":"', { Ref: 'Risk' }, '"}}']] });
  });

  test('one card in two stacks', () => {
    const modelCard = ModelCard.fromContent({ modelOverview: { modelCreator: Aws.ACCOUNT_ID } });
    for (const stack of [newStack(), newStack()]) {
      expect(renderedVersion(stack, { modelCard }).ModelCard.ModelCardContent).toEqual({
        'Fn::Join': ['', ['{"model_overview":{"model_creator":"', { Ref: 'AWS::AccountId' }, '"}}']],
      });
    }
  });
});
