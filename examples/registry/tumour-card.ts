import { readFileSync } from 'fs';
import { join } from 'path';
import {
  ModelCard, ModelCardEvaluation, ModelCardHyperParameter, ModelCardMetric, ModelCardObjectiveGoal, ModelCardRiskRating,
  ModelCardStatus,
} from 'cdk-sagemaker-model-package';

/** What `model/train.py` wrote about the rows that it held out, in the form of Model Monitor. */
interface EvaluationReport {
  readonly dataset: { readonly item_count: number };
  readonly binary_classification_metrics: {
    readonly [metric in Rate]: { readonly value: number };
  } & {
    readonly confusion_matrix: { readonly [actual in Label]: { readonly [predicted in Label]: number } };
    readonly receiver_operating_characteristic_curve: {
      readonly false_positive_rates: number[];
      readonly true_positive_rates: number[];
    };
  };
}

type Label = '0' | '1';
type Rate = typeof RATES[number];

const RATES = [
  'recall', 'precision', 'accuracy', 'true_positive_rate', 'true_negative_rate', 'false_positive_rate', 'false_negative_rate', 'auc', 'f0_5', 'f1', 'f2',
] as const;
const LABELS = ['benign', 'malignant'];

/** The parameters of `model/train.py`. */
const HYPER_PARAMETERS = { objective: 'binary:logistic', tree_method: 'exact', max_depth: '3', eta: '0.1', seed: '20', num_boost_round: '100' };

/** What a reviewer has to know of the tumour model of `model/`, which waits for a review. */
export function tumourCard(): ModelCard {
  return ModelCard.fromContent({
    modelOverview: { modelCreator: 'examples/registry/model/train.py' },
    intendedUses: {
      purposeOfModel: 'Tells malignant from benign breast masses by the shape of their cell nuclei.',
      intendedUses: 'Shows the model registry at work. It is not for medical use.',
      factorsAffectingModelEfficiency: 'The 30 features were measured in images of fine needle aspirates, all in one place; other ways to measure give other numbers.',
      riskRating: ModelCardRiskRating.HIGH,
      explanationsForRiskRating: 'A malignant mass that is taken for a benign one is a tumour that nobody treats.',
    },
    trainingDetails: {
      objectiveFunction: {
        function: { function: ModelCardObjectiveGoal.MINIMIZE, facet: 'Loss', condition: 'rows of the training' },
        notes: 'Logistic loss of gradient-boosted trees.',
      },
      trainingObservations: 'Nothing was tuned: the parameters were fixed beforehand, so that the held-out rows stay unseen.',
      trainingJobDetails: {
        trainingDatasets: ['https://doi.org/10.24432/C5DW2B'],
        userProvidedHyperParameters: Object.entries(HYPER_PARAMETERS)
          .map(([name, value]): ModelCardHyperParameter => ({ name, value })),
      },
    },
    evaluationDetails: [evaluation(readReport())],
    additionalInformation: {
      ethicalConsiderations: 'The data say neither age nor origin of the patients, so nobody can tell for whom the model is worse.',
      caveatsAndRecommendations: 'A physician decides. Recall matters more than precision: look at the masses that were missed.',
      customDetails: { dataLicense: 'CC BY 4.0', dataSource: 'Breast Cancer Wisconsin (Diagnostic), UCI Machine Learning Repository, 1993' },
    },
  }, ModelCardStatus.PENDING_REVIEW);
}

function evaluation({ dataset, binary_classification_metrics: metrics }: EvaluationReport): ModelCardEvaluation {
  const { confusion_matrix: confusion, receiver_operating_characteristic_curve: curve } = metrics;
  return {
    name: 'held-out rows',
    evaluationObservation: `Of ${confusion[1][0] + confusion[1][1]} malignant masses ${confusion[1][1]} are found.`,
    datasets: ['examples/registry/model/batch-transform.csv'],
    metadata: { rows: String(dataset.item_count), threshold: '0.5' },
    metricGroups: [
      { name: 'rates', metricData: RATES.map((rate) => ModelCardMetric.number(rate, metrics[rate].value)) },
      {
        name: 'details',
        metricData: [
          ModelCardMetric.matrix('confusion matrix', [[confusion[0][0], confusion[0][1]], [confusion[1][0], confusion[1][1]]], {
            xAxisName: LABELS, yAxisName: LABELS, notes: 'Rows are what the masses are, columns what the model says.',
          }),
          ModelCardMetric.linearGraph('receiver operating characteristic', curve.false_positive_rates.map((rate, index) => [rate, curve.true_positive_rates[index]]), {
            xAxisName: 'false positive rate', yAxisName: 'true positive rate',
          }),
        ],
      },
    ],
  };
}

function readReport(): EvaluationReport {
  return JSON.parse(readFileSync(join(__dirname, 'model', 'evaluation.json'), 'utf-8'));
}
