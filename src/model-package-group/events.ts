import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { EventFilter, FilteredRule } from './event-rule';
import { groupName } from '../access/group-identity';
import { knownToDiffer } from '../cdk/names-and-arns';
import { checkCall } from '../diagnostics/check-shape';
import { warn } from '../diagnostics/issues';
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
    return new ModelPackageGroupEvents(group);
  }

  private readonly group: IModelPackageGroupRef;

  private constructor(group: IModelPackageGroupRef) {
    this.group = group;
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
  public onStateChange(id: string, options: events.OnEventOptions = {}): events.Rule {
    checkCall('rule', 'ModelPackageGroupEvents.onStateChange', id, options);
    return this.rule('onStateChange', id, options);
  }

  /**
   * Defines a rule for the approval of a version. Other changes of an approved version trigger the rule as well.
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
  public onApproved(id: string, options: events.OnEventOptions = {}): events.Rule {
    checkCall('rule', 'ModelPackageGroupEvents.onApproved', id, options);
    return this.rule('onApproved', id, options, ModelApprovalStatus.APPROVED);
  }

  /**
   * Defines a rule for the rejection of a version. Other changes of a rejected version trigger the rule as well.
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
  public onRejected(id: string, options: events.OnEventOptions = {}): events.Rule {
    checkCall('rule', 'ModelPackageGroupEvents.onRejected', id, options);
    return this.rule('onRejected', id, options, ModelApprovalStatus.REJECTED);
  }

  private rule(method: string, id: string, options: events.OnEventOptions, status?: ModelApprovalStatus): events.Rule {
    const rule = new FilteredRule(
      this.group as unknown as Construct, id, { method, fields: fieldsOf(this.group, status) }, options,
    );
    this.warnOfElsewhere();
    return rule;
  }

  private warnOfElsewhere(): void {
    const { account, region } = this.group.env;
    const stack = Stack.of(this.group);
    if (knownToDiffer(account, stack.account) || knownToDiffer(region, stack.region)) {
      warn(this.group, 'ModelPackageGroup.eventsElsewhere', { account, region });
    }
  }
}

/**
 * The fields that identify the events of a group. Events contain the name of the group but not its ARN. Another account
 * or region may have a group with the same name and forward its events, so the account and region are always included.
 * Those of a stack for any environment are pseudo parameters.
 */
function fieldsOf(group: IModelPackageGroupRef, status?: ModelApprovalStatus): EventFilter {
  const { account, region } = group.env;
  return {
    source: ['aws.sagemaker'],
    detailType: ['SageMaker Model Package State Change'],
    account: [account],
    region: [region],
    detail: {
      ModelPackageGroupName: [groupName(group)],
      ...status && { ModelApprovalStatus: [status] },
    },
  };
}
