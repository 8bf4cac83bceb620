import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { CorpusApps, group, sagemakerRole, version } from '../parts';
import {
  ModelLifeCycleStage, ModelLifeCycleStageStatus, ModelPackageEvent, ModelPackageGroupEvents,
  ModelPackageRegistrationType,
} from 'cdk-sagemaker-model-package';

const IN_PROGRESS = ModelLifeCycleStageStatus.IN_PROGRESS;

export const STAGES: CorpusApps = {
  'version-in-a-stage': (stack) => {
    version(stack, {
      lifeCycle: { stage: ModelLifeCycleStage.PROPOSAL, status: IN_PROGRESS, description: 'for the autumn' },
      registrationType: ModelPackageRegistrationType.REGISTERED,
      customerMetadataPropertiesToRemove: ['ticket'],
    });
  },
  'grants-of-stages': (stack) => {
    const { grants } = group(stack);
    const role = sagemakerRole(stack);
    grants.register(role, { stages: [ModelLifeCycleStage.DEVELOPMENT], stageStatuses: [IN_PROGRESS] });
    grants.changeStage(role, {
      fromStages: [ModelLifeCycleStage.DEVELOPMENT, ModelLifeCycleStage.QA],
      fromStatuses: [ModelLifeCycleStageStatus.APPROVED, ModelLifeCycleStageStatus.ON_HOLD],
      toStages: [ModelLifeCycleStage.PRE_PRODUCTION, ModelLifeCycleStage.PRODUCTION, ModelLifeCycleStage.of('Staging')],
      toStatuses: [ModelLifeCycleStageStatus.PENDING_APPROVAL, ModelLifeCycleStageStatus.of('Shadow')],
    });
  },
  'grant-of-the-stage-of-a-version': (stack) => {
    version(stack, { registrationType: ModelPackageRegistrationType.LOGGED }).grants.changeStage(sagemakerRole(stack), {
      toStages: [ModelLifeCycleStage.ARCHIVED],
      toStatuses: [ModelLifeCycleStageStatus.RETIRED, ModelLifeCycleStageStatus.REJECTED],
    });
  },
  'events-of-stages': (stack) => {
    const fields = {
      updated: ModelPackageEvent.updatedFields,
      stage: ModelPackageEvent.lifeCycleStage,
      status: ModelPackageEvent.lifeCycleStageStatus,
      description: ModelPackageEvent.lifeCycleStageDescription,
      approval: ModelPackageEvent.approvalDescription,
      metadata: ModelPackageEvent.customerMetadataProperties,
      certified: ModelPackageEvent.certifyForMarketplace,
    };
    group(stack).onLifeCycleChange('ToProduction', {
      stages: [ModelLifeCycleStage.PRODUCTION],
      stageStatuses: [ModelLifeCycleStageStatus.APPROVED],
      target: new targets.SqsQueue(new sqs.Queue(stack, 'Changes'), { message: events.RuleTargetInput.fromObject(fields) }),
    });
  },
  'events-on-a-central-bus': (stack) => {
    const central = new events.EventBus(stack, 'Central', { eventBusName: 'central' });
    const churn = group(stack);
    return [
      () => { churn.forwardEventsTo('Forward', central); },
      () => { churn.onApproved('Approved', { eventBus: central, everyEvent: true }); },
    ];
  },
  'events-of-a-prefix': (stack) => {
    const central = events.EventBus.fromEventBusName(stack, 'Central', 'central');
    const rules = ModelPackageGroupEvents.fromModelPackageGroupNamePrefix(stack, 'mlflow-');
    return [
      () => { rules.forwardEventsTo('Forward', central); },
      () => { rules.onLifeCycleChange('Changed', { eventBus: central }); },
    ];
  },
};
