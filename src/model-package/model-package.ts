import { Aws, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { PackageAccess, validationNeedsOf } from './access';
import { ModelApprovalStatus } from './approval-status';
import { bindPlan } from './bind';
import { checkPackage } from './check';
import { refuseOtherRegion } from './check-key';
import { ImportedModelPackage, ModelPackageAttributes } from './imported-model-package';
import { checkLookUp, lookUpVersion, ModelPackageLookupOptions } from './look-up';
import { IModelPackage, ModelPackageBase } from './model-package-base';
import { planPackage } from './plan';
import { planPromotion } from './promote';
import { ModelPackagePromotionProps } from './promotion-props';
import { ModelPackageProps } from './props';
import { renderModelPackage } from './render';
import { addStackVersion } from './stack-versions';
import { updateVersion } from './update-version';
import { prepareValidation, validationOf } from './validation-job';
import { CfnVersion } from './version-tags';
import { dependOnGroup } from '../access/group-identity';
import { GroupLedger } from '../access/group-ledger';
import { dependOnBucketPolicies } from '../access/read-artifacts';
import { letRegistryIn } from '../access/registry-access';
import { removeOnFailure } from '../cdk/dependencies';
import { nameOrGenerated, knownToDiffer } from '../cdk/names-and-arns';
import { checkArn } from '../diagnostics/check-arn';
import { checkCall } from '../diagnostics/check-shape';
import { watchTags } from '../diagnostics/check-tags';
import { isMarked, markClass } from '../diagnostics/class-mark';
import { checkConstruct, reportError } from '../diagnostics/issues';
import { dependOnCopies } from '../promotion/copied-location';

const SUBJECT = 'model package';

/**
 * A model package of the SageMaker model registry.
 *
 * With a group, the package is a version: SageMaker assigns its number, reviewers approve it, and models are deployed
 * from it. Without a group, it is an unversioned package, as AWS Marketplace requires.
 *
 * SageMaker determines the version number and the status of a package, which cannot be specified.
 *
 * SageMaker does not support tags on a version. Tags that `Tags.of()` applies to a version are not rendered. Tag the
 * group instead.
 *
 * @resource AWS::SageMaker::ModelPackage
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry.html
 * @example
 * const version = new ModelPackage(stack, 'Churn3', {
 *   modelPackageGroup: group,
 *   inferenceSpecification: new InferenceSpecification({
 *     containers: [{
 *       image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'),
 *       modelData: ModelData.fromBucket(bucket, 'churn/3/model.tar.gz'),
 *     }],
 *     supportedContentTypes: ['text/csv'],
 *     supportedResponseMimeTypes: ['text/csv'],
 *     supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
 *     supportedTransformInstanceTypes: [InstanceType.M5_LARGE],
 *   }),
 *   customerMetadataProperties: { team: 'retention' },
 * });
 */
@propertyInjectable
export class ModelPackage extends ModelPackageBase {
  static { markClass(this, 'ModelPackage'); }

  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-sagemaker-model-package.ModelPackage';

  /**
   * Whether a value is a ModelPackage: neither an imported package nor an L1 construct.
   *
   * @param x any value
   */
  public static isModelPackage(x: any): x is ModelPackage {
    return isMarked('ModelPackage', x);
  }

  /**
   * Imports an existing model package, which may be in another account or region.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param modelPackageArn the ARN of the model package, whose names must be spelled as in SageMaker, because IAM
   * is case-sensitive
   * @throws ValidationError if the ARN is not a token and not the ARN of a model package
   */
  public static fromModelPackageArn(scope: Construct, id: string, modelPackageArn: string): IModelPackage {
    checkCall(SUBJECT, 'ModelPackage.fromModelPackageArn', scope, id, modelPackageArn);
    return ModelPackage.fromModelPackageAttributes(scope, id, { modelPackageArn });
  }

  /**
   * Imports an existing model package by its attributes.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param attrs the attributes of the model package
   * @throws ValidationError if the ARN is not a token and not the ARN of a model package, or if the key is in another
   * region
   */
  public static fromModelPackageAttributes(scope: Construct, id: string, attrs: ModelPackageAttributes): IModelPackage {
    checkCall(SUBJECT, 'ModelPackage.fromModelPackageAttributes', scope, id, attrs);
    checkConstruct(SUBJECT, scope, id, (issues) => {
      checkArn(issues.at('modelPackageArn'), 'model-package', attrs.modelPackageArn);
      const [, , , region = Aws.REGION] = attrs.modelPackageArn.split(':');
      refuseOtherRegion(issues.at('encryptionKey'), attrs.encryptionKey, region);
    });
    return new ImportedModelPackage(scope, id, attrs);
  }

  /**
   * Looks up the completed version of a group with the highest number at synthesis: by default, of those that are
   * approved.
   *
   * The CDK CLI performs the look-up once, with the credentials of the account of the stack, and keeps what it finds in
   * `cdk.context.json`. Commit this file: the version that is deployed is then the same at each synthesis, and a new
   * one appears in the review of a change. Versions that are approved, rejected or deleted later have no effect until
   * the entry is removed by `cdk context --reset`.
   *
   * The stack must specify its account and region. As long as nothing is looked up, the model package has a
   * placeholder as its ARN. If there is no such version, the construct has an error that says what was looked for, so
   * that its stack cannot be deployed, unlike other stacks of the app.
   *
   * To look up the version at each deployment instead, use `ModelPackageGroup.latestApprovedModelPackage`.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param options the group and the approval status
   * @returns the model package, whose ARN is known at synthesis
   * @throws ValidationError if the name of the group is a token or not a valid name, if the stack does not specify its
   * account and region, or if the key is in another region
   * @see https://docs.aws.amazon.com/cdk/v2/guide/context.html
   */
  public static fromLookup(scope: Construct, id: string, options: ModelPackageLookupOptions): IModelPackage {
    checkCall(SUBJECT, 'ModelPackage.fromLookup', scope, id, options);
    checkConstruct(SUBJECT, scope, id, (issues) => {
      checkLookUp(issues, options);
      refuseOtherRegion(issues.at('encryptionKey'), options.encryptionKey, Stack.of(scope).region);
    });
    const { modelPackageArn, missing } = lookUpVersion(scope, options);
    const { encryptionKey, images, modelData } = options;
    const attrs: ModelPackageAttributes = { modelPackageArn, encryptionKey, images, modelData };
    const found = ModelPackage.fromModelPackageAttributes(scope, id, attrs);
    if (missing) { reportError(found, 'ModelPackage.noVersionFound', missing); }
    return found;
  }

  /**
   * Registers an existing model package again: in another group, account or region, from its description.
   *
   * All that the description has becomes a property of the new version: specifications, metrics, baselines, model card,
   * metadata, domain, task, sample payload and source algorithm. The approval status and the life cycle are those of
   * the new version. Where the source comes from is added to the customer metadata. A change of the description
   * replaces the version, which registers a new one.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param props the properties of the promotion
   * @throws ValidationError if CloudFormation cannot register something of the description and `acceptLosses` does not
   * name it, if SageMaker cannot read an artifact from the region of the stack, or if a property is not valid. The
   * error lists all violations
   * @see https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/promotion.md
   */
  public static promote(scope: Construct, id: string, props: ModelPackagePromotionProps): ModelPackage {
    checkCall(SUBJECT, 'ModelPackage.promote', scope, id, props);
    const promotion = planPromotion(SUBJECT, scope, id, props);
    const version = new ModelPackage(scope, id, promotion.props);
    dependOnCopies(version, version.resource);
    promotion.warnings.annotate(version);
    return version;
  }

  /** The group of the model package. Undefined for an unversioned package. */
  public readonly modelPackageGroup?: sagemaker.IModelPackageGroupRef;

  /**
   * The role of the validation: the specified role, or the created one. Undefined without a validation specification.
   */
  public readonly validationRole?: iam.IRole;

  /** The KMS key that encrypts the data that SageMaker stores for the package, if specified. */
  public readonly encryptionKey?: kms.IKeyRef;

  /** @internal */
  public readonly _approvalStatus?: ModelApprovalStatus;

  /** @internal */
  public readonly _access: PackageAccess;

  private readonly resource: sagemaker.CfnModelPackage;

  /**
   * Creates a model package.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param props the properties of the model package
   * @throws ValidationError if the properties are not valid. The error lists all violations
   */
  constructor(scope: Construct, id: string, props: ModelPackageProps) {
    checkCall(SUBJECT, 'new ModelPackage', scope, id, props);
    const plan = planPackage(props);
    const issues = checkConstruct(SUBJECT, scope, id, (found) => checkPackage(found, plan, props, Stack.of(scope)));
    const group = props.modelPackageGroup;
    super(scope, id, { physicalName: group ? undefined : nameOrGenerated(props.modelPackageName, scope, id) });

    this.modelPackageGroup = group;
    this._approvalStatus = props.approvalStatus;
    this.encryptionKey = props.encryptionKey;
    const validation = validationOf(this, props);
    this.validationRole = validation?.role;
    const bound = removeOnFailure(this, () => bindPlan(this, plan, props));
    const name = group ? undefined : this.physicalName;
    const rendered = removeOnFailure(this, () => renderModelPackage(this, props, { name, validation }, bound));
    const resource = new (group ? CfnVersion : sagemaker.CfnModelPackage)(this, 'Resource', rendered);
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    this.resource = resource;
    this._access = new PackageAccess(bound, props);

    if (group) {
      dependOnGroup(resource, group);
      const ledger = GroupLedger.of(group);
      addStackVersion({ resource, orderedIn: props.registerInOrder ?? ledger.registersInOrder ? ledger : undefined });
      ledger.addVersion(this);
      updateVersion(this, resource, group, props);
      if (knownToDiffer(group.env.account, this.env.account)) {
        letRegistryIn(this, group.env.account, this._access.all, props.encryptionKey);
      }
    } else {
      watchTags(this, resource);
    }
    dependOnBucketPolicies(resource, this._access.all);
    if (validation) {
      prepareValidation(
        this, resource, validation.role, validationNeedsOf(this._access, validation.specification, bound.artifacts),
      );
    }
    issues.annotate(this);
  }

  // Each reference costs CDK a stack trace, so they are created only when needed.

  public get modelPackageArn(): string {
    return this.modelPackageGroup ? this.resource.ref : this.getResourceArnAttribute(this.resource.ref, {
      service: 'sagemaker',
      resource: 'model-package',
      resourceName: this.physicalName,
    });
  }

  /**
   * The number of the version in its group, which is known only at deployment. Undefined for an unversioned package.
   *
   * @attribute
   */
  public get modelPackageVersion(): string | undefined {
    return this.modelPackageGroup && Fn.select(2, Fn.split('/', this.modelPackageArn));
  }

  /**
   * The status of the package after the deployment: `Completed`. With any other status, the deployment fails.
   *
   * @attribute
   */
  public get modelPackageStatus(): string {
    return this.resource.attrModelPackageStatus;
  }

  /**
   * The time when the package was created.
   *
   * @attribute
   */
  public get modelPackageCreationTime(): string {
    return this.resource.attrCreationTime;
  }

  /**
   * The time when the package was created.
   *
   * @attribute
   * @deprecated use `modelPackageCreationTime`
   */
  public get creationTime(): string {
    return this.modelPackageCreationTime;
  }
}
