import { IResource, Resource } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IModelPackageGroupRef, ModelPackageGroupReference } from 'aws-cdk-lib/aws-sagemaker';
import { DecisionEventOptions, LifeCycleEventOptions, ModelPackageEventOptions } from './event-options';
import { ModelPackageGroupEvents } from './events';
import { ModelPackageGroupGrants } from './grants';
import { versionsArn } from '../access/group-identity';
import { checkLimit } from '../diagnostics/check-limits';
import { checkCall } from '../diagnostics/check-shape';
import { checkValue } from '../diagnostics/issues';
import { MODEL_PACKAGE_VERSION } from '../diagnostics/limits';

export const SUBJECT = 'model package group';

/**
 * A model package group of the SageMaker model registry, which contains the versions of a model.
 *
 * Its resource policy grants access to other accounts. Specify the resources of a statement by ARNs that are built from
 * the name of the group, such as `arnForModelPackages()`. The policy of an imported group is not changed, which causes
 * a warning.
 */
export interface IModelPackageGroup extends IResource, IModelPackageGroupRef, iam.IResourceWithPolicyV2 {
  /**
   * The ARN of the model package group.
   *
   * @attribute
   */
  readonly modelPackageGroupArn: string;

  /**
   * The name of the model package group.
   *
   * @attribute
   */
  readonly modelPackageGroupName: string;

  /** Grants permissions on the model package group and its versions. */
  readonly grants: ModelPackageGroupGrants;

  /** Defines rules for the events of the versions of the model package group. */
  readonly events: ModelPackageGroupEvents;

  /**
   * The ARN of the versions of the group, for policies that you write yourself. It is built from the name of the group,
   * so that the policy of the group itself can contain it.
   *
   * @param version the number of a version, or nothing for a pattern that matches all versions
   * @throws ValidationError if the version is not a token and not a number
   */
  arnForModelPackages(version?: string): string;

  /**
   * Defines an Amazon EventBridge rule for all state changes of the versions of this group: a version is created,
   * approved, rejected or otherwise changed, or its creation fails.
   *
   * SageMaker may send several events for a single change, so targets must be idempotent. Events are sent only in the
   * account and region of the group.
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
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
   */
  onStateChange(id: string, options?: ModelPackageEventOptions): events.Rule;

  /**
   * Defines an Amazon EventBridge rule for the approval of a version of this group: its registration as approved, or an
   * update of its approval status. Later changes of an approved version, such as of its metadata or stage, trigger the
   * rule only with `everyEvent`.
   *
   * The creation of an approved version may still be in progress or may have failed. If the target uses the version,
   * specify `eventPattern: { detail: { ModelPackageStatus: ['Completed'] } }`.
   *
   * SageMaker may send several events for a single change, so targets must be idempotent. Events are sent only in the
   * account and region of the group.
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
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html
   */
  onApproved(id: string, options?: DecisionEventOptions): events.Rule;

  /**
   * Defines an Amazon EventBridge rule for the rejection of a version of this group: its registration as rejected, or
   * an update of its approval status. Later changes of a rejected version, such as of its metadata or stage, trigger
   * the rule only with `everyEvent`.
   *
   * SageMaker may send several events for a single change, so targets must be idempotent. Events are sent only in the
   * account and region of the group.
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
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html
   */
  onRejected(id: string, options?: DecisionEventOptions): events.Rule;

  /**
   * Defines an Amazon EventBridge rule for changes of the stage of a version of this group in its life cycle, or of the
   * status or description of its stage. The registration of a version with a stage also triggers the rule.
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
  onLifeCycleChange(id: string, options?: LifeCycleEventOptions): events.Rule;

  /**
   * Defines the Amazon EventBridge rule that forwards all state changes of the versions of this group to an event bus
   * of another account or region, or to a central event bus of this account.
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
  forwardEventsTo(id: string, bus: events.IEventBus): events.Rule;
}

/**
 * What groups of the app and imported groups have in common.
 *
 * @internal
 */
export abstract class ModelPackageGroupBase extends Resource implements IModelPackageGroup {
  public abstract readonly modelPackageGroupArn: string;
  public abstract readonly modelPackageGroupName: string;
  public readonly grants = ModelPackageGroupGrants.fromModelPackageGroup(this);
  public readonly events = ModelPackageGroupEvents.fromModelPackageGroup(this);

  public get modelPackageGroupRef(): ModelPackageGroupReference {
    return { modelPackageGroupArn: this.modelPackageGroupArn };
  }

  /**
   * The ARN of the versions of the group, for policies that you write yourself. It is built from the name of the group,
   * so that the policy of the group itself can contain it.
   *
   * @param version the number of a version, or nothing for a pattern that matches all versions
   * @throws ValidationError if the version is not a token and not a number
   */
  public arnForModelPackages(version?: string): string {
    checkCall(SUBJECT, 'ModelPackageGroup.arnForModelPackages', version);
    if (version === undefined) { return versionsArn(this); }
    checkValue(SUBJECT, (issues) => checkLimit(issues.at('version'), MODEL_PACKAGE_VERSION, version));
    return versionsArn(this, version);
  }

  public abstract addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult;

  /**
   * Defines an Amazon EventBridge rule for all state changes of the versions of this group: a version is created,
   * approved, rejected or otherwise changed, or its creation fails.
   *
   * SageMaker may send several events for a single change, so targets must be idempotent. Events are sent only in the
   * account and region of the group.
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
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
   */
  public onStateChange(id: string, options?: ModelPackageEventOptions): events.Rule {
    return ModelPackageGroupEvents.fromModelPackageGroup(this).onStateChange(id, options);
  }

  /**
   * Defines an Amazon EventBridge rule for the approval of a version of this group: its registration as approved, or an
   * update of its approval status. Later changes of an approved version, such as of its metadata or stage, trigger the
   * rule only with `everyEvent`.
   *
   * The creation of an approved version may still be in progress or may have failed. If the target uses the version,
   * specify `eventPattern: { detail: { ModelPackageStatus: ['Completed'] } }`.
   *
   * SageMaker may send several events for a single change, so targets must be idempotent. Events are sent only in the
   * account and region of the group.
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
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html
   */
  public onApproved(id: string, options?: DecisionEventOptions): events.Rule {
    return ModelPackageGroupEvents.fromModelPackageGroup(this).onApproved(id, options);
  }

  /**
   * Defines an Amazon EventBridge rule for the rejection of a version of this group: its registration as rejected, or
   * an update of its approval status. Later changes of a rejected version, such as of its metadata or stage, trigger
   * the rule only with `everyEvent`.
   *
   * SageMaker may send several events for a single change, so targets must be idempotent. Events are sent only in the
   * account and region of the group.
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
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html
   */
  public onRejected(id: string, options?: DecisionEventOptions): events.Rule {
    return ModelPackageGroupEvents.fromModelPackageGroup(this).onRejected(id, options);
  }

  /**
   * Defines an Amazon EventBridge rule for changes of the stage of a version of this group in its life cycle, or of the
   * status or description of its stage. The registration of a version with a stage also triggers the rule.
   *
   * A stage approves nothing. For the approval of a version, use `onApproved`.
   *
   * @param id the identifier of the rule
   * @param options the stages and statuses, all by default, the target of the rule and an additional event pattern
   * @returns the rule
   * @throws ValidationError if the additional event pattern would change the pattern of the rule instead of restricting
   * it
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-staging-construct-event-bridge.html
   */
  public onLifeCycleChange(id: string, options?: LifeCycleEventOptions): events.Rule {
    return ModelPackageGroupEvents.fromModelPackageGroup(this).onLifeCycleChange(id, options);
  }

  /**
   * Defines the Amazon EventBridge rule that forwards all state changes of the versions of this group to an event bus
   * of another account or region, or to a central event bus of this account.
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
    return ModelPackageGroupEvents.fromModelPackageGroup(this).forwardEventsTo(id, bus);
  }
}
