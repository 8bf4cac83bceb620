import * as events from 'aws-cdk-lib/aws-events';
import { ModelLifeCycleStage, ModelLifeCycleStageStatus } from '../model-package/life-cycle';

/** Options for a rule for the state changes of versions. */
export interface ModelPackageEventOptions extends events.OnEventOptions {
  /**
   * The event bus of the rule, in the account and region of the rule.
   *
   * SageMaker sends events only to the default event bus of the account and region of the group. Any other event bus
   * receives those events that are forwarded to it, as `forwardEventsTo` does. If the app does not forward them, a
   * warning reports this.
   *
   * @default - the default event bus of the account and region of the rule
   */
  readonly eventBus?: events.IEventBus;
}

/** Options for a rule for the approval or rejection of versions. */
export interface DecisionEventOptions extends ModelPackageEventOptions {
  /**
   * Whether later changes of a version that has the approval status also trigger the rule, such as changes of its
   * metadata or its stage. A target that changes the version then triggers its own rule.
   *
   * @default false
   */
  readonly everyEvent?: boolean;
}

/** Options for a rule for changes of the life cycle of versions. */
export interface LifeCycleEventOptions extends ModelPackageEventOptions {
  /**
   * The stages that trigger the rule.
   *
   * @default - all stages
   */
  readonly stages?: ModelLifeCycleStage[];

  /**
   * The statuses of stages that trigger the rule.
   *
   * @default - all statuses
   */
  readonly stageStatuses?: ModelLifeCycleStageStatus[];
}
