import { IResource, Resource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { checkModel, modelWarnings } from './check';
import { networkOf } from './network';
import { ModelProps } from './props';
import { renderModel } from './render';
import { needsOf, prepareRole } from './role';
import { makeSageMakerRole } from '../access/service-role';
import { ArtifactBinder } from '../artifacts/artifact-binder';
import { removeOnFailure } from '../cdk/dependencies';
import { arnIn, nameFromArn } from '../cdk/names-and-arns';
import { checkArn } from '../diagnostics/check-arn';
import { checkLimits } from '../diagnostics/check-limits';
import { checkConstruct, warn } from '../diagnostics/issues';
import { MODEL } from '../diagnostics/limits';

const SUBJECT = 'model';

/**
 * A model that SageMaker can host: what endpoints, transform jobs and inference components run.
 */
export interface IModel extends IResource, iam.IGrantable, ec2.IConnectable, sagemaker.IModelRef {
  /**
   * The ARN of the model.
   *
   * @attribute
   */
  readonly modelArn: string;

  /**
   * The name of the model.
   *
   * @attribute
   */
  readonly modelName: string;

  /** The role under which the containers run. Undefined for an imported model without one. */
  readonly role?: iam.IRole;
}

/** What is known of a model that is made elsewhere. */
export interface ModelAttributes {
  /** The ARN of the model. */
  readonly modelArn: string;

  /**
   * The role under which the containers run.
   *
   * @default - not known: the model cannot be granted anything
   */
  readonly role?: iam.IRole;

  /**
   * The security groups of the containers.
   *
   * @default - not known, or none: connections of the model cannot be changed
   */
  readonly securityGroups?: ec2.ISecurityGroup[];
}

abstract class ModelBase extends Resource implements IModel {
  public abstract readonly modelArn: string;
  public abstract readonly modelName: string;
  public abstract readonly role?: iam.IRole;
  public abstract readonly grantPrincipal: iam.IPrincipal;

  /** @internal */
  protected abstract readonly _connections?: ec2.Connections;

  public get modelRef(): sagemaker.ModelReference {
    return { modelArn: this.modelArn };
  }

  /**
   * The network connections of the containers.
   *
   * @throws ValidationError if the model is in no VPC, or nothing is known of its security groups
   */
  public get connections(): ec2.Connections {
    checkConstruct(SUBJECT, this.node.scope!, this.node.id, (violations) => {
      if (!this._connections) {
        violations.at('connections').misplaced('has no security groups, as the model is in no VPC', 'give vpc, or import the model with its securityGroups');
      }
    });
    return this._connections!;
  }
}

class ImportedModel extends ModelBase {
  public readonly modelArn: string;
  public readonly modelName: string;
  public readonly role?: iam.IRole;
  public readonly grantPrincipal: iam.IPrincipal;

  /** @internal */
  protected readonly _connections?: ec2.Connections;

  constructor(scope: Construct, id: string, { modelArn, role, securityGroups }: ModelAttributes, modelName = nameFromArn(modelArn)) {
    super(scope, id, { environmentFromArn: modelArn });
    this.modelArn = modelArn;
    this.modelName = modelName;
    this.role = role;
    this.grantPrincipal = role ?? new iam.UnknownPrincipal({ resource: this });
    this._connections = securityGroups && new ec2.Connections({ securityGroups });
  }
}

/**
 * A model that SageMaker can host: from packages of the model registry, or from images, one container or a pipeline.
 *
 * Give it to an endpoint configuration, a transform job or an inference component. Nothing of it but its tags can be
 * changed: CloudFormation replaces it.
 *
 * @resource AWS::SageMaker::Model
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html
 */
@propertyInjectable
export class Model extends ModelBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-sagemaker-model-package.Model';

  /**
   * A model that exists, perhaps in another account or region.
   *
   * @param scope where the construct stands
   * @param id its id
   * @param modelArn the ARN of the model
   * @throws ValidationError if the ARN is known and none of a model
   */
  public static fromModelArn(scope: Construct, id: string, modelArn: string): IModel {
    return Model.fromModelAttributes(scope, id, { modelArn });
  }

  /**
   * A model that exists in the account and region of the stack.
   *
   * @param scope where the construct stands
   * @param id its id
   * @param modelName the name of the model
   * @throws ValidationError if the name is known and cannot be one
   */
  public static fromModelName(scope: Construct, id: string, modelName: string): IModel {
    checkConstruct(SUBJECT, scope, id, (violations) => checkLimits(violations, MODEL, { modelName }));
    return new ImportedModel(scope, id, { modelArn: arnIn(Stack.of(scope), 'model', modelName) }, modelName);
  }

  /**
   * A model that exists, with more than its ARN.
   *
   * @param scope where the construct stands
   * @param id its id
   * @param attrs what is known of the model
   * @throws ValidationError if the ARN is known and none of a model
   */
  public static fromModelAttributes(scope: Construct, id: string, attrs: ModelAttributes): IModel {
    checkConstruct(SUBJECT, scope, id, (violations) => checkArn(violations.at('modelArn'), 'model', attrs.modelArn));
    return new ImportedModel(scope, id, attrs);
  }

  public readonly role?: iam.IRole;
  public readonly grantPrincipal: iam.IPrincipal;

  /** @internal */
  protected readonly _connections?: ec2.Connections;

  private readonly resource: sagemaker.CfnModel;

  /**
   * Makes a model.
   *
   * @param scope where the construct stands
   * @param id its id
   * @param props what the model consists of
   * @throws ValidationError with all that can never deploy
   */
  constructor(scope: Construct, id: string, props: ModelProps) {
    checkConstruct(SUBJECT, scope, id, (violations) => checkModel(violations, scope, props));
    super(scope, id, { physicalName: props.modelName });

    const network = networkOf(this, props);
    const artifacts = new ArtifactBinder(this);
    this._connections = network?.connections;
    const role = props.role ?? makeSageMakerRole(this, 'Role', 'Runs a SageMaker model', props.confusedDeputyProtection);
    this.role = role;
    this.resource = new sagemaker.CfnModel(this, 'Resource', removeOnFailure(this, () => renderModel(props, {
      name: this.physicalName,
      roleArn: role.roleArn,
      network,
    }, artifacts)));
    this.grantPrincipal = prepareRole(this, this.resource, role, needsOf(props.containers, artifacts, network));
    modelWarnings(props).forEach((warning) => warn(this, 'Model', warning));
  }

  public get modelArn(): string {
    return this.getResourceArnAttribute(this.resource.ref, { service: 'sagemaker', resource: 'model', resourceName: this.physicalName });
  }

  public get modelName(): string {
    return this.getResourceNameAttribute(this.resource.attrModelName);
  }
}
