import { Fn, IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { ModelPackageProps } from './model-package-props';
import { renderModelPackage } from './model-package-rendering';
import { checkModelPackage } from './model-package-rules';
import { withoutTags } from './model-package-tags';
import { modelPackageWarnings } from './model-package-warnings';
import { dependOnGroup } from './private/group-reference';
import { checkArn, generateName } from './private/names-and-arns';
import { checkConstruct } from './private/violations';
import { warn } from './private/warnings';

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

  public get modelPackageRef(): sagemaker.ModelPackageReference {
    return { modelPackageArn: this.modelPackageArn };
  }
}

class ImportedModelPackage extends ModelPackageBase {
  public readonly modelPackageArn: string;

  constructor(scope: Construct, id: string, attrs: ModelPackageAttributes) {
    super(scope, id, { environmentFromArn: attrs.modelPackageArn });
    this.modelPackageArn = attrs.modelPackageArn;
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

  public readonly modelPackageArn: string;

  /** The group, if the package is a version. */
  public readonly modelPackageGroup?: sagemaker.IModelPackageGroupRef;

  /**
   * The number of the version within its group, known at deployment. Undefined for an unversioned package.
   *
   * @attribute
   */
  public readonly modelPackageVersion?: string;

  /**
   * How far SageMaker is in making the package, when the deployment ends: `Completed`, or the deployment fails.
   *
   * @attribute
   */
  public readonly modelPackageStatus: string;

  /**
   * When the package was made.
   *
   * @attribute
   */
  public readonly creationTime: string;

  /** The role of the validation, if there is one: yours, or one that the package made. */
  public readonly validationRole?: iam.IRole;

  /**
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
    this.validationRole = this.roleOfValidation(props);
    const resource = new sagemaker.CfnModelPackage(this, 'Resource', renderModelPackage(this, props, {
      name: this.physicalName,
      validationRoleArn: this.validationRole?.roleArn,
    }));
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);

    this.modelPackageStatus = resource.attrModelPackageStatus;
    this.creationTime = resource.attrCreationTime;
    if (group) {
      this.modelPackageArn = resource.ref;
      this.modelPackageVersion = Fn.select(2, Fn.split('/', resource.ref));
      dependOnGroup(resource, group);
      withoutTags(this, resource);
    } else {
      this.modelPackageArn = this.getResourceArnAttribute(resource.ref, {
        service: 'sagemaker',
        resource: 'model-package',
        resourceName: this.physicalName,
      });
    }
    if (this.validationRole) {
      // SageMaker tries the role at once: the policies of the role must be there.
      resource.node.addDependency(this.validationRole);
    }
    modelPackageWarnings(props).forEach((warning) => warn(this, 'ModelPackage', warning));
  }

  private roleOfValidation({ validationSpecification }: ModelPackageProps): iam.IRole | undefined {
    return validationSpecification && (validationSpecification._props.role ?? new iam.Role(this, 'ValidationRole', {
      description: 'Validates a SageMaker model package',
      assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com'),
    }));
  }
}
