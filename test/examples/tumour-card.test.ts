import { readFileSync } from 'fs';
import { Stack } from 'aws-cdk-lib';
import { tumourCard } from '../../examples/registry/tumour-card';

const MODEL = 'examples/registry/model';
const card = JSON.parse(tumourCard()._render(new Stack()));

function metric(group: number, name: string): any {
  return card.evaluation_details[0].metric_groups[group].metric_data.find((one: any) => one.name === name).value;
}

test('the card of the example has the metrics that its model really has', () => {
  expect(Object.fromEntries(
    card.evaluation_details[0].metric_groups[0].metric_data.map(({ name, value }: any) => [name, value]),
  )).toEqual({
    recall: 0.9433962264150944,
    precision: 0.9615384615384616,
    accuracy: 0.965034965034965,
    true_positive_rate: 0.9433962264150944,
    true_negative_rate: 0.9777777777777777,
    false_positive_rate: 0.022222222222222223,
    false_negative_rate: 0.05660377358490566,
    auc: 0.9926624737945492,
    f0_5: 0.9578544061302682,
    f1: 0.9523809523809523,
    f2: 0.946969696969697,
  });
  expect(metric(1, 'confusion matrix')).toEqual([[88, 2], [3, 50]]);
  expect(metric(1, 'receiver operating characteristic')).toHaveLength(16);
  expect(metric(1, 'receiver operating characteristic')[15]).toEqual([1, 1]);
  expect(card.evaluation_details[0].evaluation_observation).toBe('Of 53 malignant masses 50 are found.');
  expect(card.evaluation_details[0].metadata).toEqual({ rows: '143', threshold: '0.5' });
});

test('the card of the example has every rate of the report', () => {
  const { binary_classification_metrics: report } = JSON.parse(readFileSync(`${MODEL}/evaluation.json`, 'utf-8'));
  const rates = Object.entries<any>(report).filter(([, { value }]) => value !== undefined).map(([name]) => name);
  expect(card.evaluation_details[0].metric_groups[0].metric_data.map(({ name }: any) => name).sort())
    .toEqual(rates.sort());
});

test('the card of the example has the parameters of the training', () => {
  const script = readFileSync(`${MODEL}/train.py`, 'utf-8');
  expect(script).toContain('ROUNDS = 100\n');
  expect(script).toContain('SEED = 20\n');
  for (const line of ['"objective": "binary:logistic"', '"tree_method": "exact"', '"max_depth": 3', '"eta": 0.1']) {
    expect(script).toContain(line);
  }
  const parameters = card.training_details.training_job_details.user_provided_hyper_parameters;
  expect(Object.fromEntries(parameters.map(({ name, value }: any) => [name, value]))).toEqual({
    objective: 'binary:logistic', tree_method: 'exact', max_depth: '3', eta: '0.1', seed: '20', num_boost_round: '100',
  });
});

test('the card of the example says how risky the model is', () => {
  expect(card.intended_uses.risk_rating).toBe('High');
});
