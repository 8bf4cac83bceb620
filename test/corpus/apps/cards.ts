import { CorpusApps, group, modelFile, specification, version } from '../parts';
import {
  ModelCard, ModelCardMetric, ModelCardObjectiveGoal, ModelCardRiskRating, ModelCardStatus,
} from 'cdk-sagemaker-model-package';

export const CARDS: CorpusApps = {
  'card-with-everything': (stack) => {
    version(stack, {
      modelCard: ModelCard.fromContent({
        modelOverview: { modelCreator: 'Retention', modelArtifact: ['s3://models/churn/3/model.tar.gz'] },
        intendedUses: {
          purposeOfModel: 'Finds customers who are about to leave',
          intendedUses: 'Offers',
          factorsAffectingModelEfficiency: 'Seasons',
          riskRating: ModelCardRiskRating.LOW,
          explanationsForRiskRating: 'A person decides',
        },
        businessDetails: { businessProblem: 'Churn', businessStakeholders: 'Sales', lineOfBusiness: 'Retail' },
        trainingDetails: {
          objectiveFunction: { function: { function: ModelCardObjectiveGoal.MINIMIZE, facet: 'loss', condition: 'training' }, notes: 'logistic' },
          trainingObservations: 'none',
          trainingJobDetails: {
            trainingArn: 'arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn',
            trainingDatasets: ['s3://data/train/'],
            trainingEnvironment: { containerImage: ['111122223333.dkr.ecr.eu-west-1.amazonaws.com/train:1'] },
            trainingMetrics: [{ name: 'loss', value: 0.25, notes: 'last' }],
            userProvidedTrainingMetrics: [{ name: 'auc', value: 0.5 }],
            hyperParameters: [{ name: 'depth', value: '3' }],
            userProvidedHyperParameters: [{ name: 'eta', value: '0.1' }],
          },
        },
        evaluationDetails: [{
          name: 'held-out',
          evaluationJobArn: 'arn:aws:sagemaker:eu-west-1:111122223333:processing-job/evaluate',
          evaluationObservation: 'good',
          datasets: ['s3://data/held-out/'],
          metadata: { rows: '1000' },
          metricGroups: [{
            name: 'quality',
            metricData: [
              ModelCardMetric.number('recall', 0.94, { notes: 'of leavers' }),
              ModelCardMetric.flag('passed', true),
              ModelCardMetric.text('verdict', 'good'),
              ModelCardMetric.barChart('shares', [0.75, 0.25], { xAxisName: ['stays', 'leaves'], yAxisName: 'share' }),
              ModelCardMetric.linearGraph('roc', [[0.1, 0.8], [0.5, 0.9]], { xAxisName: 'false positives', yAxisName: 'true positives' }),
              ModelCardMetric.matrix('confusion', [[0.9, 0.1], [0.2, 0.8]], { xAxisName: ['stays', 'leaves'], yAxisName: ['stays', 'leaves'] }),
            ],
          }],
        }],
        additionalInformation: { caveatsAndRecommendations: 'Ask', ethicalConsiderations: 'None', customDetails: { license: 'CC BY 4.0' } },
      }, ModelCardStatus.PENDING_REVIEW),
    });
  },
  'card-from-json': (stack) => {
    version(stack, { modelCard: ModelCard.fromJson('{"intended_uses":{"risk_rating":"High"},"additional_information":{"custom_details":{"score":"1.0"}}}', ModelCardStatus.APPROVED) });
  },
  'card-from-file': (stack) => { version(stack, { modelCard: ModelCard.fromFile(modelFile('../../../test/corpus/card.json'), ModelCardStatus.ARCHIVED) }); },
  'cards-with-each-choice': (stack) => {
    const churn = group(stack);
    for (const riskRating of [ModelCardRiskRating.HIGH, ModelCardRiskRating.MEDIUM, ModelCardRiskRating.UNKNOWN]) {
      churn.addModelPackage(riskRating, {
        inferenceSpecification: specification(),
        modelCard: ModelCard.fromContent({
          intendedUses: { riskRating },
          trainingDetails: {
            objectiveFunction: { function: { function: ModelCardObjectiveGoal.MAXIMIZE } },
          },
        }, ModelCardStatus.DRAFT),
      });
    }
  },
  'card-of-a-draft': (stack) => { version(stack, { modelCard: ModelCard.fromContent({}) }); },
};
