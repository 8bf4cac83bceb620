import { IResource, RemovalPolicy, Resource, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup, IModelPackageGroupRef, ModelPackageGroupReference } from 'aws-cdk-lib/aws-sagemaker';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { ModelPackageGroupEvents } from './events';
import { ModelPackageGroupGrants } from './grants';
import { latestApprovedVersion } from './latest-approved';
import { LatestApprovedModelPackageOptions, ModelPackageGroupProps } from './props';
import { addToGroupPolicy, refuseImportedPolicy } from '../access/group-ledger';
import { removeOnFailure } from '../cdk/dependencies';
import { arnIn, generateName, nameFromArn } from '../cdk/names-and-arns';
import { checkArn } from '../diagnostics/check-arn';
import { checkLimits } from '../diagnostics/check-limits';
import { checkRemovalPolicy } from '../diagnostics/common-checks';
import { checkConstruct } from '../diagnostics/issues';
import { MODEL_PACKAGE_GROUP } from '../diagnostics/limits';
import { IModelPackage, ModelPackage } from '../model-package/model-package';

const SUBJECT = 'model package group';

/**
 * A group of the model registry: the versions of one model.
 */
export interface IModelPackageGroup extends IResource, IModelPackageGroupRef {
  /**
   * The ARN of the group.
   *
   * @attribute
   */
  readonly modelPackageGroupArn: string;

  /**
   * The name of the group.
   *
   * @attribute
   */
  readonly modelPackageGroupName: string;

  /** Permissions on the group and its versions. */
  readonly grants: ModelPackageGroupGrants;

  /**
   * Adds a statement to the resource policy of the group, by which other accounts may use it.
   *
   * Name resources by ARNs built from the group's name: its own ARN attribute in its own policy would be circular.
   * The policy may have at most 20,480 characters.
   *
   * An imported group warns instead of changing a policy that it does not own.
   *
   * @param statement what is allowed, to whom and on what
   * @returns whether the statement was added
   */
  addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult;

  /**
   * A rule for every event about a version of this group: it was made, approved, rejected, or changed otherwise, or
   * making it failed.
   *
   * SageMaker may send several events for one change: targets must not mind a second one. Events appear in the account
   * and region of the group alone.
   *
   * @param id the id of the rule
   * @param options the target, and what else an event must have
   * @throws ValidationError if the pattern of the options would change that of the rule instead of adding to it
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
   */
  onStateChange(id: string, options?: events.OnEventOptions): events.Rule;

  /**
   * A rule for the approval of a version of this group. Another change of an approved version is such an event, too.
   *
   * An approved version may be of any status: one that SageMaker is still making, or failed to make. A target that uses
   * it should have `eventPattern: { detail: { ModelPackageStatus: ['Completed'] } }`.
   *
   * SageMaker may send several events for one change: targets must not mind a second one. Events appear in the account
   * and region of the group alone.
   *
   * @param id the id of the rule
   * @param options the target, and what else an event must have
   * @throws ValidationError if the pattern of the options would change that of the rule instead of adding to it
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html
   */
  onApproved(id: string, options?: events.OnEventOptions): events.Rule;

  /**
   * A rule for the rejection of a version of this group. Another change of a rejected version is such an event, too.
   *
   * SageMaker may send several events for one change: targets must not mind a second one. Events appear in the account
   * and region of the group alone.
   *
   * @param id the id of the rule
   * @param options the target, and what else an event must have
   * @throws ValidationError if the pattern of the options would change that of the rule instead of adding to it
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html
   */
  onRejected(id: string, options?: events.OnEventOptions): events.Rule;
}

abstract class ModelPackageGroupBase extends Resource implements IModelPackageGroup {
  public abstract readonly modelPackageGroupArn: string;
  public abstract readonly modelPackageGroupName: string;
  public readonly grants = ModelPackageGroupGrants.fromModelPackageGroup(this);

  public get modelPackageGroupRef(): ModelPackageGroupReference {
    return { modelPackageGroupArn: this.modelPackageGroupArn };
  }

  public abstract addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult;

  /**
   * A rule for every event about a version of this group: it was made, approved, rejected, or changed otherwise, or
   * making it failed.
   *
   * SageMaker may send several events for one change: targets must not mind a second one. Events appear in the account
   * and region of the group alone.
   *
   * @param id the id of the rule
   * @param options the target, and what else an event must have
   * @throws ValidationError if the pattern of the options would change that of the rule instead of adding to it
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
   */
  public onStateChange(id: string, options?: events.OnEventOptions): events.Rule {
    return ModelPackageGroupEvents.fromModelPackageGroup(this).onStateChange(id, options);
  }

  /**
   * A rule for the approval of a version of this group. Another change of an approved version is such an event, too.
   *
   * An approved version may be of any status: one that SageMaker is still making, or failed to make. A target that uses
   * it should have `eventPattern: { detail: { ModelPackageStatus: ['Completed'] } }`.
   *
   * SageMaker may send several events for one change: targets must not mind a second one. Events appear in the account
   * and region of the group alone.
   *
   * @param id the id of the rule
   * @param options the target, and what else an event must have
   * @throws ValidationError if the pattern of the options would change that of the rule instead of adding to it
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html
   */
  public onApproved(id: string, options?: events.OnEventOptions): events.Rule {
    return ModelPackageGroupEvents.fromModelPackageGroup(this).onApproved(id, options);
  }

  /**
   * A rule for the rejection of a version of this group. Another change of a rejected version is such an event, too.
   *
   * SageMaker may send several events for one change: targets must not mind a second one. Events appear in the account
   * and region of the group alone.
   *
   * @param id the id of the rule
   * @param options the target, and what else an event must have
   * @throws ValidationError if the pattern of the options would change that of the rule instead of adding to it
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html
   */
  public onRejected(id: string, options?: events.OnEventOptions): events.Rule {
    return ModelPackageGroupEvents.fromModelPackageGroup(this).onRejected(id, options);
  }
}

class ImportedModelPackageGroup extends ModelPackageGroupBase {
  constructor(scope: Construct, id: string, public readonly modelPackageGroupArn: string, public readonly modelPackageGroupName: string) {
    super(scope, id, { environmentFromArn: modelPackageGroupArn });
  }

  public addToResourcePolicy(_statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    return refuseImportedPolicy(this);
  }
}

/**
 * A group of the model registry: the versions of one model.
 *
 * Tags of the group also count for its versions, which cannot have tags of their own.
 *
 * @resource AWS::SageMaker::ModelPackageGroup
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-model-group.html
 */
@propertyInjectable
export class ModelPackageGroup extends ModelPackageGroupBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-sagemaker-model-package.ModelPackageGroup';

  /**
   * A group that exists, perhaps in another account or region.
   *
   * @param scope where the construct stands
   * @param id its id
   * @param modelPackageGroupArn the ARN, with the name as SageMaker spells it: IAM compares upper and lower case
   * @throws ValidationError if the ARN is known and none of a model package group
   */
  public static fromModelPackageGroupArn(scope: Construct, id: string, modelPackageGroupArn: string): IModelPackageGroup {
    checkConstruct(SUBJECT, scope, id, (violations) => checkArn(violations.at('modelPackageGroupArn'), 'model-package-group', modelPackageGroupArn));
    return new ImportedModelPackageGroup(scope, id, modelPackageGroupArn, nameFromArn(modelPackageGroupArn));
  }

  /**
   * A group that exists in the account and region of the stack.
   *
   * @param scope where the construct stands
   * @param id its id
   * @param modelPackageGroupName the name
   * @throws ValidationError if the name is known and cannot be one
   */
  public static fromModelPackageGroupName(scope: Construct, id: string, modelPackageGroupName: string): IModelPackageGroup {
    checkConstruct(SUBJECT, scope, id, (violations) => checkLimits(violations, MODEL_PACKAGE_GROUP, { modelPackageGroupName }));
    return new ImportedModelPackageGroup(scope, id, arnIn(Stack.of(scope), 'model-package-group', modelPackageGroupName), modelPackageGroupName);
  }

  /**
   * The approved version with the highest number, looked up while the stack is deployed. Its status is looked at then
   * and there alone: what is approved or rejected later changes nothing until the look-up is made again.
   *
   * It is for groups whose versions are made elsewhere. A version that this app makes is known without it, and where
   * an approval itself should lead to a deployment, use `onApproved`.
   *
   * Only the approval counts: an approved version may be one that SageMaker is still making, or failed to make, of
   * which no model can be made.
   *
   * Where no version is approved, or none of the newest 100, the deployment fails at whatever needs the ARN, if
   * anything does: the error says that the response has no `ModelPackageSummaryList.0.ModelPackageArn`, and names the
   * look-up, which has `NeedsApprovedVersion` in its id.
   *
   * The policy of a group of another account has to let this one list its versions. That of a group that the app makes
   * does so by itself; for any other, a warning names the grant to make where the group is made.
   *
   * @param scope where the construct stands
   * @param id its id
   * @param options where to look, and when
   * @throws ValidationError if there is no group
   * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListModelPackages.html
   */
  public static latestApprovedModelPackage(scope: Construct, id: string, options: LatestApprovedModelPackageOptions): IModelPackage {
    const { modelPackageGroup, refreshKey, encryptionKey } = options;
    checkConstruct('latest approved model package', scope, id, (violations) => {
      if (!modelPackageGroup) { violations.at('modelPackageGroup').misplaced('is missing', 'give the group in which to look'); }
    });
    const place = new Construct(scope, id);
    return removeOnFailure(place, () => {
      const modelPackageArn = latestApprovedVersion(place, modelPackageGroup, refreshKey);
      return ModelPackage._fromAttributesIn(modelPackageGroup.env, place, 'ModelPackage', { modelPackageArn, encryptionKey });
    });
  }

  public readonly modelPackageGroupArn: string;
  public readonly modelPackageGroupName: string;
  private readonly resource: CfnModelPackageGroup;

  /**
   * A group without versions.
   *
   * @param scope where the construct stands
   * @param id its id
   * @param props what the group consists of
   * @throws ValidationError with all that can never deploy
   */
  constructor(scope: Construct, id: string, props: ModelPackageGroupProps = {}) {
    checkConstruct(SUBJECT, scope, id, (violations) => {
      checkLimits(violations, MODEL_PACKAGE_GROUP, props);
      checkRemovalPolicy(violations, props.removalPolicy);
    });
    super(scope, id, { physicalName: props.modelPackageGroupName ?? generateName(scope, id) });

    this.resource = new CfnModelPackageGroup(this, 'Resource', {
      modelPackageGroupName: this.physicalName,
      modelPackageGroupDescription: props.description,
    });
    this.resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);

    this.modelPackageGroupName = this.physicalName;
    this.modelPackageGroupArn = this.getResourceArnAttribute(this.resource.ref, {
      service: 'sagemaker',
      resource: 'model-package-group',
      resourceName: this.physicalName,
    });
  }

  /**
   * Adds a statement to the resource policy of the group, by which other accounts may use it.
   *
   * Name resources by ARNs built from the group's name: its own ARN attribute in its own policy would be circular.
   * The policy may have at most 20,480 characters.
   *
   * @param statement what is allowed, to whom and on what
   * @returns whether the statement was added: always
   */
  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    return addToGroupPolicy(this.resource, statement);
  }
}
