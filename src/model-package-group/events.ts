import { Stack, Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { isKnownToBeCustom, placeOfBus } from './event-bus';
import { DecisionEventOptions, LifeCycleEventOptions, ModelPackageEventOptions } from './event-options';
import { EventFilter, FilteredRule } from './event-rule';
import { changedField, eventFilter, EventSource, sourceOfGroup, sourceOfPrefix } from './event-source';
import { forwardEvents, isForwarded } from './forward-events';
import { knownToDiffer } from '../cdk/names-and-arns';
import { checkLimit, checkLimits } from '../diagnostics/check-limits';
import { checkCall } from '../diagnostics/check-shape';
import { checkValue, warn } from '../diagnostics/issues';
import { GROUP_NAME_PREFIX, LIFE_CYCLE_EVENT } from '../diagnostics/limits';
import { ModelApprovalStatus } from '../model-package/approval-status';

/**
 * Defines Amazon EventBridge rules for the state changes of the versions of a model package group.
 *
 * SageMaker may send several events for a single change, so targets must be idempotent.
 *
 * An additional event pattern restricts the pattern of a rule. If a field has several values, including those that
 * `addEventPattern` adds later, an event must match one of them.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 * @example
 * declare const cfnGroup: sagemaker.CfnModelPackageGroup;
 * declare const topic: sns.Topic;
 *
 * ModelPackageGroupEvents.fromModelPackageGroup(cfnGroup).onApproved('Approved', {
 *   target: new targets.SnsTopic(topic),
 * });
 */
export class ModelPackageGroupEvents {
  /**
   * Creates the events for a model package group.
   *
   * @param group the model package group: an L1 construct, an L2 construct or an imported one
   */
  public static fromModelPackageGroup(group: IModelPackageGroupRef): ModelPackageGroupEvents {
    checkCall('rules', 'ModelPackageGroupEvents.fromModelPackageGroup', group);
    return new ModelPackageGroupEvents(() => sourceOfGroup(group));
  }

  /**
   * Creates the events for all model package groups whose names start with a prefix, in the account and region of the
   * stack: groups that other tools create, such as MLflow or Amazon SageMaker Canvas.
   *
   * @param scope the scope in which to define the rules
   * @param prefix the start of the names, with regard to case, of at least one character
   * @throws ValidationError if the prefix is not a token and cannot be the start of a name
   */
  public static fromModelPackageGroupNamePrefix(scope: Construct, prefix: string): ModelPackageGroupEvents {
    checkCall('rules', 'ModelPackageGroupEvents.fromModelPackageGroupNamePrefix', scope, prefix);
    checkValue('rules', (issues) => checkLimit(issues.at('prefix'), GROUP_NAME_PREFIX, prefix));
    return new ModelPackageGroupEvents(() => sourceOfPrefix(scope, prefix));
  }

  private readonly source: () => EventSource;

  private constructor(source: () => EventSource) {
    this.source = source;
  }

  /**
   * Defines a rule for all state changes of a version: it is created, approved, rejected or otherwise changed, or its
   * creation fails.
   *
   * If the stack of the target depends on the stack of the group, for example because it registers a version in the
   * group, define the rule in the stack of the target with `crossStackScope`. Otherwise the stacks depend on each
   * other, which is an error of CDK (`cyclic reference`).
   *
   * @param id the identifier of the rule
   * @param options the target of the rule and an additional event pattern
   * @returns the rule
   * @throws ValidationError if the additional event pattern would change the pattern of the rule instead of restricting
   * it
   */
  public onStateChange(id: string, options: ModelPackageEventOptions = {}): events.Rule {
    checkCall('rule', 'ModelPackageGroupEvents.onStateChange', id, options);
    return this.rule('onStateChange', id, options);
  }

  /**
   * Defines a rule for the approval of a version: its registration as approved, or an update of its approval status.
   * Later changes of an approved version, such as of its metadata or stage, trigger the rule only with `everyEvent`.
   *
   * The creation of an approved version may still be in progress or may have failed. If the target uses the version,
   * specify `eventPattern: { detail: { ModelPackageStatus: ['Completed'] } }`.
   *
   * If the stack of the target depends on the stack of the group, for example because it registers a version in the
   * group, define the rule in the stack of the target with `crossStackScope`. Otherwise the stacks depend on each
   * other, which is an error of CDK (`cyclic reference`).
   *
   * @param id the identifier of the rule
   * @param options the target of the rule and an additional event pattern
   * @returns the rule
   * @throws ValidationError if the additional event pattern would change the pattern of the rule instead of restricting
   * it
   */
  public onApproved(id: string, options: DecisionEventOptions = {}): events.Rule {
    checkCall('rule', 'ModelPackageGroupEvents.onApproved', id, options);
    return this.decision('onApproved', id, options, ModelApprovalStatus.APPROVED);
  }

  /**
   * Defines a rule for the rejection of a version: its registration as rejected, or an update of its approval status.
   * Later changes of a rejected version, such as of its metadata or stage, trigger the rule only with `everyEvent`.
   *
   * If the stack of the target depends on the stack of the group, for example because it registers a version in the
   * group, define the rule in the stack of the target with `crossStackScope`. Otherwise the stacks depend on each
   * other, which is an error of CDK (`cyclic reference`).
   *
   * @param id the identifier of the rule
   * @param options the target of the rule and an additional event pattern
   * @returns the rule
   * @throws ValidationError if the additional event pattern would change the pattern of the rule instead of restricting
   * it
   */
  public onRejected(id: string, options: DecisionEventOptions = {}): events.Rule {
    checkCall('rule', 'ModelPackageGroupEvents.onRejected', id, options);
    return this.decision('onRejected', id, options, ModelApprovalStatus.REJECTED);
  }

  /**
   * Defines a rule for changes of the stage of a version in its life cycle, or of the status or description of its
   * stage. The registration of a version with a stage also triggers the rule.
   *
   * A stage approves nothing. For the approval of a version, use `onApproved`.
   *
   * @param id the identifier of the rule
   * @param options the stages and statuses, all by default, the target of the rule and an additional event pattern
   * @returns the rule
   * @throws ValidationError if a list of stages or statuses is empty, or if the additional event pattern would change
   * the pattern of the rule instead of restricting it
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-staging-construct-event-bridge.html
   */
  public onLifeCycleChange(id: string, options: LifeCycleEventOptions = {}): events.Rule {
    checkCall('rule', 'ModelPackageGroupEvents.onLifeCycleChange', id, options);
    const { stages, stageStatuses, ...ruleOptions } = options;
    checkValue('rule', (issues) => checkLimits(issues, LIFE_CYCLE_EVENT, options));
    return this.rule('onLifeCycleChange', id, ruleOptions, {
      ...changedField('ModelLifeCycle'),
      ModelLifeCycle: {
        Stage: stages?.map(({ value }) => value) ?? [{ exists: true }],
        ...stageStatuses && { StageStatus: stageStatuses.map(({ value }) => value) },
      },
    });
  }

  /**
   * Defines the rule that forwards all state changes of the versions to an event bus of another account or region, or
   * to a central event bus of this account. It is in the account and region of the group, to whose default event bus
   * SageMaker sends the events.
   *
   * The role of the rule is allowed to put events on the bus. The policy of a bus in another account is changed if the
   * app defines the bus; for an imported bus, a warning specifies what its policy has to allow.
   *
   * Rules of the receiving account, such as `onApproved` of the imported group with `eventBus`, match the account and
   * region of the group.
   *
   * @param id the identifier of the rule
   * @param bus the event bus that receives the events
   * @returns the rule
   * @throws ValidationError if the stack of the group is in another account or region than the group
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
   */
  public forwardEventsTo(id: string, bus: events.IEventBus): events.Rule {
    checkCall('rule', 'ModelPackageGroupEvents.forwardEventsTo', id, bus);
    return forwardEvents(this.source(), id, bus);
  }

  private decision(
    method: string, id: string, options: DecisionEventOptions, status: ModelApprovalStatus,
  ): events.Rule {
    const { everyEvent, ...ruleOptions } = options;
    return this.rule(method, id, ruleOptions, {
      ModelApprovalStatus: [status],
      ...!everyEvent && changedField('ModelApprovalStatus'),
    });
  }

  private rule(method: string, id: string, options: ModelPackageEventOptions, detail?: EventFilter): events.Rule {
    const source = this.source();
    const rule = new FilteredRule(source.scope, id, { method, fields: eventFilter(source, detail) }, options);
    // Another part of the app may forward the events, and be defined later.
    rule.node.addValidation({
      validate: () => {
        warnOfElsewhere(source, Stack.of(rule), options.eventBus);
        return [];
      },
    });
    return rule;
  }
}

/** Warns of a bus on which no events of the group appear, unless the app forwards them. */
function warnOfElsewhere(source: EventSource, stack: Stack, eventBus?: events.IEventBus): void {
  const { scope, env: { account, region } } = source;
  const bus = placeOfBus(stack, eventBus);
  const isElsewhere = knownToDiffer(account, bus.account)
    || knownToDiffer(region, bus.region) || isKnownToBeCustom(bus);
  if (isElsewhere && !isForwarded(source, bus)) {
    const isKnown = !Token.isUnresolved(account + region);
    const place = isKnown ? `account ${account} and region ${region}` : 'its account and region';
    warn(scope, 'ModelPackageGroup.eventsElsewhere', { place, bus: bus.label });
  }
}
