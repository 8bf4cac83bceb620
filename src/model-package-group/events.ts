import { Stack, Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { EventFilter, FilteredRule } from './event-rule';
import { groupName } from '../access/group-identity';
import { knownToDiffer } from '../cdk/names-and-arns';
import { warn } from '../diagnostics/issues';
import { ModelApprovalStatus } from '../model-package/approval-status';

/**
 * Events about the versions of a group, and of no other group: Amazon EventBridge sends them to the targets of a rule.
 *
 * SageMaker may send several events for one change: targets must not mind a second one.
 *
 * A pattern of your own adds to that of a rule. Several values of one field of it are alternatives, and so is each value
 * that `addEventPattern` adds to a field that has one.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export class ModelPackageGroupEvents {
  /**
   * Events of a group, whichever way it is given.
   *
   * @param group the group: an L1, an L2 or an import
   */
  public static fromModelPackageGroup(group: IModelPackageGroupRef): ModelPackageGroupEvents {
    return new ModelPackageGroupEvents(group);
  }

  private readonly group: IModelPackageGroupRef;

  private constructor(group: IModelPackageGroupRef) {
    this.group = group;
  }

  /**
   * Every event about a version: it was made, approved, rejected, or changed otherwise, or making it failed.
   *
   * @param id the id of the rule
   * @param options the target, and what else an event must have
   * @throws ValidationError if the pattern of the options would change that of the rule instead of adding to it
   */
  public onStateChange(id: string, options: events.OnEventOptions = {}): events.Rule {
    return this.rule('onStateChange', id, options);
  }

  /**
   * A version was approved, or something else about an approved version changed.
   *
   * An approved version may be of any status: one that SageMaker is still making, or failed to make. A target that uses
   * it should have `eventPattern: { detail: { ModelPackageStatus: ['Completed'] } }`.
   *
   * @param id the id of the rule
   * @param options the target, and what else an event must have
   * @throws ValidationError if the pattern of the options would change that of the rule instead of adding to it
   */
  public onApproved(id: string, options: events.OnEventOptions = {}): events.Rule {
    return this.rule('onApproved', id, options, ModelApprovalStatus.APPROVED);
  }

  /**
   * A version was rejected, or something else about a rejected version changed.
   *
   * @param id the id of the rule
   * @param options the target, and what else an event must have
   * @throws ValidationError if the pattern of the options would change that of the rule instead of adding to it
   */
  public onRejected(id: string, options: events.OnEventOptions = {}): events.Rule {
    return this.rule('onRejected', id, options, ModelApprovalStatus.REJECTED);
  }

  private rule(method: string, id: string, options: events.OnEventOptions, status?: ModelApprovalStatus): events.Rule {
    const rule = new FilteredRule(this.group as unknown as Construct, id, { method, fields: fieldsOf(this.group, status) }, options);
    this.warnOfElsewhere();
    return rule;
  }

  private warnOfElsewhere(): void {
    const { account, region } = this.group.env;
    const stack = Stack.of(this.group);
    if (knownToDiffer(account, stack.account) || knownToDiffer(region, stack.region)) {
      warn(this.group, 'ModelPackageGroup', {
        name: 'eventsElsewhere',
        message: `events about the versions of the group appear in account ${account} and region ${region} alone: `
          + 'forward them from there to the default event bus of this stack, or make the rule there',
      });
    }
  }
}

/**
 * Events have the name of the group and not its ARN. Another account or region may have a group of the same name, and
 * forward its events: where they are known, they count.
 */
function fieldsOf(group: IModelPackageGroupRef, status?: ModelApprovalStatus): EventFilter {
  const { account, region } = group.env;
  return {
    source: 'aws.sagemaker',
    detailType: 'SageMaker Model Package State Change',
    ...!Token.isUnresolved(account) && { account },
    ...!Token.isUnresolved(region) && { region },
    detail: {
      ModelPackageGroupName: groupName(group),
      ...status && { ModelApprovalStatus: status },
    },
  };
}
