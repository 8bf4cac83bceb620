import { Fn, IResource, RemovalPolicy, Resource, ResourceEnvironment } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { ModelApprovalStatus } from './approval-status';
import { checkModelPackage, modelPackageWarnings } from './check';
import { ModelPackageGrants } from './grants';
import { PackageArtifacts, validationNeedsOf } from './plan';
import { ModelPackageProps } from './props';
import { renderModelPackage } from './render';
import { prepareValidation, validationRoleOf } from './validation-job';
import { CfnVersion, watchTags } from './version-tags';
import { dependOnGroup } from '../access/group-identity';
import { joinSharing } from '../access/group-ledger';
import { dependOnBucketPolicies } from '../access/read-artifacts';
import { ArtifactBinder } from '../artifacts/artifact-binder';
import { removeOnFailure } from '../cdk/dependencies';
import { generateName } from '../cdk/names-and-arns';
import { checkArn } from '../diagnostics/check-arn';
import { checkConstruct, warn } from '../diagnostics/issues';

const SUBJECT = 'model package';

/**
 * A model of the model registry: a version in a group, or an unversioned package.
 */
export interface IModelPackage extends IResource, sagemaker.IModelPackageRef {
  /**
   * The ARN of the package.
   *
   * @attribute
   */
  readonly modelPackageArn: string;

  /** Permissions on the package. */
  readonly grants: ModelPackageGrants;
}

/** What is known of a package that is made elsewhere. */
export interface ModelPackageAttributes {
  /** The ARN of the package, with names as SageMaker spells them: IAM compares upper and lower case. */
  readonly modelPackageArn: string;

  /**
   * The key that encrypts what SageMaker stores of the package.
   *
   * @default - a key of SageMaker
   */
  readonly encryptionKey?: kms.IKey;
}

abstract class ModelPackageBase extends Resource implements IModelPackage {
  public abstract readonly modelPackageArn: string;
  public readonly grants = ModelPackageGrants.fromModelPackage(this);

  public get modelPackageRef(): sagemaker.ModelPackageReference {
    return { modelPackageArn: this.modelPackageArn };
  }
}

class ImportedModelPackage extends ModelPackageBase {
  public readonly modelPackageArn: string;
  public readonly encryptionKey?: kms.IKey;

  constructor(scope: Construct, id: string, attrs: ModelPackageAttributes, env?: ResourceEnvironment) {
    super(scope, id, env ?? { environmentFromArn: attrs.modelPackageArn });
    this.modelPackageArn = attrs.modelPackageArn;
    this.encryptionKey = attrs.encryptionKey;
  }
}

/**
 * A model of the model registry. With a group it is a version: SageMaker numbers it, reviewers approve it, models are
 * deployed from it. Without a group it is an unversioned package, the form of AWS Marketplace.
 *
 * The version, the status and its details are outputs of SageMaker and no properties here.
 *
 * A version cannot have tags: whatever `Tags.of(…)` says, none are rendered on it. Tag the group instead.
 *
 * @resource AWS::SageMaker::ModelPackage
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry.html
 */
@propertyInjectable
export class ModelPackage extends ModelPackageBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-sagemaker-model-package.ModelPackage';

  /**
   * A package that exists, perhaps in another account or region.
   *
   * @param scope where the construct stands
   * @param id its id
   * @param modelPackageArn the ARN of the package, with names as SageMaker spells them: IAM compares upper and lower case
   * @throws ValidationError if the ARN is known and none of a model package
   */
  public static fromModelPackageArn(scope: Construct, id: string, modelPackageArn: string): IModelPackage {
    return ModelPackage.fromModelPackageAttributes(scope, id, { modelPackageArn });
  }

  /**
   * A package that exists, with more than its ARN.
   *
   * @param scope where the construct stands
   * @param id its id
   * @param attrs what is known of the package
   * @throws ValidationError if the ARN is known and none of a model package
   */
  public static fromModelPackageAttributes(scope: Construct, id: string, attrs: ModelPackageAttributes): IModelPackage {
    checkConstruct(SUBJECT, scope, id, (violations) => checkArn(violations.at('modelPackageArn'), 'model-package', attrs.modelPackageArn));
    return new ImportedModelPackage(scope, id, attrs);
  }

  /**
   * A package whose ARN is known at deployment, and its environment before.
   *
   * @internal
   */
  public static _fromAttributesIn(env: ResourceEnvironment, scope: Construct, id: string, attrs: ModelPackageAttributes): IModelPackage {
    return new ImportedModelPackage(scope, id, attrs, env);
  }

  /** The group, if the package is a version. */
  public readonly modelPackageGroup?: sagemaker.IModelPackageGroupRef;

  /** The role of the validation, if there is one: yours, or one that the package made. */
  public readonly validationRole?: iam.IRole;

  /** The key that encrypts what SageMaker stores of the package, if you gave one. */
  public readonly encryptionKey?: kms.IKey;

  /** @internal */
  public readonly _approvalStatus?: ModelApprovalStatus;

  /** @internal */
  public readonly _artifacts: PackageArtifacts;

  private readonly resource: sagemaker.CfnModelPackage;

  /**
   * A package of a group, or one without a group.
   *
   * @param scope where the construct stands
   * @param id its id
   * @param props what the package consists of
   * @throws ValidationError with all that can never deploy
   */
  constructor(scope: Construct, id: string, props: ModelPackageProps) {
    checkConstruct(SUBJECT, scope, id, (violations) => checkModelPackage(violations, scope, props));
    const group = props.modelPackageGroup;
    super(scope, id, { physicalName: group ? undefined : props.modelPackageName ?? generateName(scope, id) });

    this.modelPackageGroup = group;
    this._approvalStatus = props.approvalStatus;
    this.encryptionKey = props.encryptionKey;
    this.validationRole = validationRoleOf(this, props);
    const binder = new ArtifactBinder(this);
    const resource = new (group ? CfnVersion : sagemaker.CfnModelPackage)(this, 'Resource', removeOnFailure(this, () => renderModelPackage(this, props, {
      name: group ? undefined : this.physicalName,
      validationRoleArn: this.validationRole?.roleArn,
    }, binder)));
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    this.resource = resource;
    this._artifacts = new PackageArtifacts(props, binder);

    if (group) {
      dependOnGroup(resource, group);
      watchTags(resource);
      joinSharing(group, this.grants);
    }
    dependOnBucketPolicies(resource, this._artifacts.all);
    if (this.validationRole) {
      prepareValidation(this, resource, this.validationRole, validationNeedsOf(this._artifacts, props.validationSpecification!._props, binder));
    }
    modelPackageWarnings(props).forEach((warning) => warn(this, 'ModelPackage', warning));
  }

  // References cost CDK a stack trace each: they are made for those who ask.

  public get modelPackageArn(): string {
    return this.modelPackageGroup ? this.resource.ref : this.getResourceArnAttribute(this.resource.ref, {
      service: 'sagemaker',
      resource: 'model-package',
      resourceName: this.physicalName,
    });
  }

  /**
   * The number of the version within its group, known at deployment. Undefined for an unversioned package.
   *
   * @attribute
   */
  public get modelPackageVersion(): string | undefined {
    return this.modelPackageGroup && Fn.select(2, Fn.split('/', this.modelPackageArn));
  }

  /**
   * How far SageMaker is in making the package, when the deployment ends: `Completed`, or the deployment fails.
   *
   * @attribute
   */
  public get modelPackageStatus(): string {
    return this.resource.attrModelPackageStatus;
  }

  /**
   * When the package was made.
   *
   * @attribute
   */
  public get creationTime(): string {
    return this.resource.attrCreationTime;
  }
}
