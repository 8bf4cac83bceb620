import { ModelCard, ModelCardMetric } from '../../../src';
import { Explanations } from '../explanation';
import { api, guide, schema } from '../sources';

const SCHEMA = `${guide('Model card schema', 'model-registry-details')}; ${schema('ModelCard')}`;

export const CARD_EXPLANATIONS = {
  'ModelCard.kind': {
    meaning: 'The schema of model cards defines whether a field is a string, a number, a list or an object.',
    wrong: () => ModelCard.fromJson('{"intended_uses":{"purpose_of_model":7}}'),
    message: 'intended_uses.purpose_of_model: 7 is not a string. Use a string',
    right: () => ModelCard.fromJson('{"intended_uses":{"purpose_of_model":"Predicts churn"}}'),
    source: SCHEMA,
  },
  'ModelCard.choice': {
    meaning: 'The field accepts only the listed values, and case matters.',
    wrong: () => ModelCard.fromJson('{"intended_uses":{"risk_rating":"low"}}'),
    message: 'intended_uses.risk_rating: "low" is not an allowed value. Use High, Medium, Low or Unknown',
    right: () => ModelCard.fromJson('{"intended_uses":{"risk_rating":"Low"}}'),
    source: SCHEMA,
  },
  'ModelCard.notFinite': {
    meaning: 'A model card is JSON, which has neither NaN nor infinity.',
    wrong: () => ModelCardMetric.number('Lift', 1 / 0),
    message: 'value: Infinity is not a finite number. Use a finite number, as JSON has no others',
    right: () => ModelCardMetric.text('Lift', 'infinite'),
    source: '[RFC 8259, section 6](https://www.rfc-editor.org/rfc/rfc8259#section-6)',
  },
  'ModelCard.typeMissing': {
    meaning: 'The type of a metric determines the form of its value.',
    wrong: () => ModelCard.fromJson(JSON.stringify({
      evaluation_details: [{
        name: 'Holdout',
        metric_groups: [{ name: 'Quality', metric_data: [{ name: 'AUC', value: 0.9 }] }],
      }],
    })),
    message: 'evaluation_details[0].metric_groups[0].metric_data[0].type: is missing. Use number, string, boolean, '
      + 'linear_graph, bar_chart or matrix',
    right: () => ModelCard.fromJson(JSON.stringify({
      evaluation_details: [{
        name: 'Holdout',
        metric_groups: [{ name: 'Quality', metric_data: [{ name: 'AUC', type: 'number', value: 0.9 }] }],
      }],
    })),
    source: SCHEMA,
  },
  'ModelCard.fieldMissing': {
    meaning: 'The schema of model cards requires the field in this object.',
    wrong: () => ModelCard.fromJson('{"evaluation_details":[{"datasets":["s3://data/holdout.csv"]}]}'),
    message: 'evaluation_details[0].name: is missing. Add it, as SageMaker requires it here',
    right: () => ModelCard.fromJson('{"evaluation_details":[{"name":"Holdout","datasets":["s3://data/holdout.csv"]}]}'),
    source: SCHEMA,
  },
  'ModelCard.unknownField': {
    meaning: 'The schema of model cards does not allow other fields.',
    wrong: () => ModelCard.fromJson('{"intended_use":{"purpose_of_model":"Predicts churn"}}'),
    message: 'intended_use: is not a field of a model card. Did you mean intended_uses? Otherwise remove it',
    right: () => ModelCard.fromJson('{"intended_uses":{"purpose_of_model":"Predicts churn"}}'),
    source: SCHEMA,
  },
  'ModelCard.notJson': {
    meaning: 'SageMaker stores the content of a card as the text of one JSON object.',
    wrong: () => ModelCard.fromJson('Predicts churn'),
    message: 'json: "Predicts churn" is not a JSON object. Specify the card as one JSON object',
    right: () => ModelCard.fromJson('{"intended_uses":{"purpose_of_model":"Predicts churn"}}'),
    source: api('ModelPackageModelCard'),
  },
  'ModelCard.fileNotJson': {
    meaning: 'SageMaker stores the content of a card as the text of one JSON object.',
    wrong: () => ModelCard.fromFile('README.md'),
    message: 'path: "README.md" contains no JSON object. Specify a file that contains the card as one JSON object',
    right: () => ModelCard.fromFile('test/model-card/model-card.json'),
    source: api('ModelPackageModelCard'),
  },
} satisfies Explanations;
