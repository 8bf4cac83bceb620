import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { checkGroup } from './check';
import { watchFinalResource } from './final-resource';
import { ImportedModelPackageGroup } from './imported-model-package-group';
import { LatestApprovedModelPackage } from './latest-approved-model-package';
import { IModelPackageGroup, ModelPackageGroupBase, SUBJECT } from './model-package-group-base';
import { LatestApprovedModelPackageOptions, ModelPackageGroupProps } from './props';
import { ModelPackageGroupShare } from './share';
import { ModelPackageGroupShareOptions } from './share-options';
import { GroupLedger } from '../access/group-ledger';
import { arnIn, nameOrGenerated, nameFromArn } from '../cdk/names-and-arns';
import { checkArn } from '../diagnostics/check-arn';
import { checkLimits } from '../diagnostics/check-limits';
import { checkCall } from '../diagnostics/check-shape';
import { watchTags } from '../diagnostics/check-tags';
import { isMarked, markClass } from '../diagnostics/class-mark';
import { checkConstruct } from '../diagnostics/issues';
import { MODEL_PACKAGE_GROUP } from '../diagnostics/limits';
import { ModelPackage } from '../model-package/model-package';
import { IModelPackage } from '../model-package/model-package-base';
import { ModelPackageOptions } from '../model-package/props';

/**
 * A model package group of the SageMaker model registry, which contains the versions of a model.
 *
 * The tags of the group also apply to its versions, which do not support tags.
 *
 * @resource AWS::SageMaker::ModelPackageGroup
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-model-group.html
 * @example
 * const churn = new ModelPackageGroup(stack, 'Churn', {
 *   modelPackageGroupName: 'churn',
 *   description: 'Predicts which customers are about to leave',
 * });
 * churn.grants.approve(role);
 */
@propertyInjectable
export class ModelPackageGroup extends ModelPackageGroupBase {
  static { markClass(this, 'ModelPackageGroup'); }

  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-sagemaker-model-package.ModelPackageGroup';

  /**
   * Whether a value is a ModelPackageGroup: neither an imported group nor an L1 construct.
   *
   * @param x any value
   */
  public static isModelPackageGroup(x: any): x is ModelPackageGroup {
    return isMarked('ModelPackageGroup', x);
  }

  /**
   * Imports an existing model package group, which may be in another account or region.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param modelPackageGroupArn the ARN of the group, whose name must be spelled as in SageMaker, because IAM is
   * case-sensitive
   * @throws ValidationError if the ARN is not a token and not the ARN of a model package group
   */
  public static fromModelPackageGroupArn(
    scope: Construct, id: string, modelPackageGroupArn: string,
  ): IModelPackageGroup {
    checkCall(SUBJECT, 'ModelPackageGroup.fromModelPackageGroupArn', scope, id, modelPackageGroupArn);
    checkConstruct(SUBJECT, scope, id, (issues) => {
      checkArn(issues.at('modelPackageGroupArn'), 'model-package-group', modelPackageGroupArn);
    });
    return new ImportedModelPackageGroup(scope, id, modelPackageGroupArn, nameFromArn(modelPackageGroupArn));
  }

  /**
   * Imports an existing model package group in the account and region of the stack by its name.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param modelPackageGroupName the name of the group
   * @throws ValidationError if the name is not a token and not a valid name
   */
  public static fromModelPackageGroupName(
    scope: Construct, id: string, modelPackageGroupName: string,
  ): IModelPackageGroup {
    checkCall(SUBJECT, 'ModelPackageGroup.fromModelPackageGroupName', scope, id, modelPackageGroupName);
    checkConstruct(SUBJECT, scope, id, (issues) => checkLimits(issues, MODEL_PACKAGE_GROUP, { modelPackageGroupName }));
    const arn = arnIn(Stack.of(scope), 'model-package-group', modelPackageGroupName);
    return new ImportedModelPackageGroup(scope, id, arn, modelPackageGroupName);
  }

  /**
   * Looks up the approved version with the highest number during the deployment of the stack: see
   * `LatestApprovedModelPackage`, which this method creates.
   *
   * Use the look-up for groups whose versions are registered outside of the app. For a version that is defined in the
   * app, use its construct. To deploy each version when it is approved, use `onApproved`.
   *
   * Versions whose creation is in progress or has failed are not considered. If no version is approved and completed,
   * the deployment fails with a message that says so. The logical ID of the look-up contains `NeedsApprovedVersion`.
   *
   * `ModelPackage.fromLookup` keeps what it finds in `cdk.context.json` and needs no AWS Lambda function.
   *
   * The policy of a group in another account must allow this account to list the versions
   * (`sagemaker:ListModelPackages`). The look-up adds this statement to the policy of a group that is defined in the
   * app. For any other group, a warning specifies the grant that is required in the app that defines the group.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param options the options of the look-up
   * @returns the model package, whose ARN is known only at deployment
   * @throws ValidationError if the group is missing
   * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListModelPackages.html
   */
  public static latestApprovedModelPackage(
    scope: Construct, id: string, options: LatestApprovedModelPackageOptions,
  ): IModelPackage {
    checkCall('latest approved model package', 'ModelPackageGroup.latestApprovedModelPackage', scope, id, options);
    return new LatestApprovedModelPackage(scope, id, options);
  }

  public readonly modelPackageGroupArn: string;
  public readonly modelPackageGroupName: string;
  private readonly resource: CfnModelPackageGroup;

  /**
   * Creates a model package group.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param props the properties of the model package group
   * @throws ValidationError if the properties are not valid. The error lists all violations
   */
  constructor(scope: Construct, id: string, props: ModelPackageGroupProps = {}) {
    checkCall(SUBJECT, 'new ModelPackageGroup', scope, id, props);
    const issues = checkConstruct(SUBJECT, scope, id, (found) => checkGroup(found, props));
    super(scope, id, { physicalName: nameOrGenerated(props.modelPackageGroupName, scope, id) });

    this.resource = new CfnModelPackageGroup(this, 'Resource', {
      modelPackageGroupName: this.physicalName,
      modelPackageGroupDescription: props.description,
    });
    this.resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    watchFinalResource(this.resource);
    watchTags(this, this.resource);
    GroupLedger.of(this.resource).registersInOrder = props.registerInOrder ?? true;

    this.modelPackageGroupName = this.physicalName;
    this.modelPackageGroupArn = this.getResourceArnAttribute(this.resource.ref, {
      service: 'sagemaker',
      resource: 'model-package-group',
      resourceName: this.physicalName,
    });
    issues.annotate(this);
  }

  /**
   * The time when the group was created.
   *
   * @attribute
   */
  public get modelPackageGroupCreationTime(): string {
    return this.resource.attrCreationTime;
  }

  /**
   * The status of the group after the deployment: `Completed`.
   *
   * @attribute
   */
  public get modelPackageGroupStatus(): string {
    return this.resource.attrModelPackageGroupStatus;
  }

  /**
   * Adds a version to the group, as `new ModelPackage()` does with this group as its scope and its `modelPackageGroup`.
   *
   * @param id the identifier of the version, which is a child of the group
   * @param options the properties of the version
   * @returns the version
   * @throws ValidationError if the properties are not valid. The error lists all violations
   */
  public addModelPackage(id: string, options: ModelPackageOptions): ModelPackage {
    checkCall('model package', 'ModelPackageGroup.addModelPackage', id, options);
    return new ModelPackage(this, id, { ...options, modelPackageGroup: this });
  }

  /**
   * Adds a statement to the resource policy of the group, which grants access to other accounts.
   *
   * Specify resources by ARNs that are built from the name of the group. The ARN attribute of the group cannot be used,
   * because a reference from the policy of the group to the group is circular. The policy has at most 20,480
   * characters.
   *
   * @param statement the statement to add
   * @returns whether the statement is added, which is always the case
   */
  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    checkCall(SUBJECT, 'ModelPackageGroup.addToResourcePolicy', statement);
    return GroupLedger.of(this.resource).addToPolicy(statement);
  }

  /**
   * Shares the group with other accounts, in whose lists it then appears, and lets them use it.
   *
   * The share consists of a resource share and a permission of AWS RAM, and of statements in the resource policy of the
   * group. With `DEPLOY`, the policies of the buckets, repositories and keys of the versions that are defined in this
   * app are changed as well.
   *
   * The accounts of an organization see the group if sharing with AWS Organizations is enabled in AWS RAM. Any other
   * account has to accept an invitation. An administrator of an account decides which of its identities use the group:
   * their policies must allow the same actions.
   *
   * @param id the identifier of the share
   * @param options the accounts, and what they can do
   * @returns the share
   * @throws ValidationError if the options do not specify with whom the group is shared, or are not valid
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-ram.html
   */
  public share(id: string, options: ModelPackageGroupShareOptions): ModelPackageGroupShare {
    checkCall('share', 'ModelPackageGroup.share', id, options);
    return ModelPackageGroupShare._of(this, id, options);
  }
}
