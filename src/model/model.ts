import { IResource, Resource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { checkModel } from './check';
import { connectionsOf, networkOf } from './network';
import { bindModel, needsOf, planModel } from './plan';
import { ModelProps } from './props';
import { renderModel } from './render';
import { prepareRole } from './role';
import { roleOf } from '../access/referenced-role';
import { makeSageMakerRole } from '../access/service-role';
import { removeOnFailure } from '../cdk/dependencies';
import { arnIn, nameFromArn } from '../cdk/names-and-arns';
import { checkArn } from '../diagnostics/check-arn';
import { checkLimits } from '../diagnostics/check-limits';
import { checkCall } from '../diagnostics/check-shape';
import { watchTags } from '../diagnostics/check-tags';
import { isMarked, markClass } from '../diagnostics/class-mark';
import { checkConstruct } from '../diagnostics/issues';
import { MODEL } from '../diagnostics/limits';

const SUBJECT = 'model';

/**
 * A SageMaker model, which can be used by endpoint configurations, transform jobs and inference components.
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

  /** The execution role of the model. Undefined for an imported model if it is not specified. */
  readonly role?: iam.IRole;

  /**
   * Adds a statement to the policy of the execution role of the model.
   *
   * If the role is unknown, as that of a model that is imported by its name, or cannot be changed, the statement is not
   * added. An unknown role causes a warning.
   *
   * @param statement the statement to add
   * @returns whether the statement is added
   */
  addToRolePolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult;
}

/** Attributes of an existing model. */
export interface ModelAttributes {
  /** The ARN of the model. */
  readonly modelArn: string;

  /**
   * The execution role of the model.
   *
   * @default - unknown; no permissions can be granted to the model
   */
  readonly role?: iam.IRoleRef;

  /**
   * The security groups of the containers.
   *
   * @default - unknown; the network connections of the model cannot be changed
   */
  readonly securityGroups?: ec2.ISecurityGroupRef[];
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
   * Adds a statement to the policy of the execution role of the model.
   *
   * If the role is unknown, as that of a model that is imported by its name, or cannot be changed, the statement is not
   * added. An unknown role causes a warning.
   *
   * @param statement the statement to add
   * @returns whether the statement is added
   */
  public addToRolePolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    checkCall(SUBJECT, 'Model.addToRolePolicy', statement);
    const result = this.grantPrincipal.addToPrincipalPolicy(statement);
    // An unknown principal claims to have added what it warns of.
    return this.role ? result : { statementAdded: false };
  }

  /**
   * The network connections of the containers.
   *
   * @throws ValidationError if the model is not connected to a VPC, or its security groups are unknown
   */
  public get connections(): ec2.Connections {
    checkConstruct(SUBJECT, this.node.scope!, this.node.id, (issues) => {
      if (!this._connections) {
        issues.at('connections').invalidUse('Model.noConnections');
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

  constructor(scope: Construct, id: string, {
    modelArn, role, securityGroups,
  }: ModelAttributes, modelName = nameFromArn(modelArn)) {
    super(scope, id, { environmentFromArn: modelArn });
    this.modelArn = modelArn;
    this.modelName = modelName;
    this.role = role && roleOf(role);
    this.grantPrincipal = this.role ?? new iam.UnknownPrincipal({ resource: this });
    this._connections = securityGroups && connectionsOf(this, securityGroups);
  }
}

/**
 * A SageMaker model, created from packages of the model registry or from images. It has a single container or is an
 * inference pipeline.
 *
 * A model can be used by endpoint configurations, transform jobs and inference components. Only the tags of a model can
 * be updated. Any other change replaces the model.
 *
 * @resource AWS::SageMaker::Model
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html
 * @example
 * const model = new Model(stack, 'Model', {
 *   containers: [ModelContainer.fromModelPackage(modelPackage)],
 *   vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 }),
 * });
 *
 * new sagemaker.CfnEndpointConfig(stack, 'EndpointConfig', {
 *   productionVariants: [{
 *     variantName: 'all',
 *     modelName: model.modelName,
 *     instanceType: 'ml.m5.large',
 *     initialInstanceCount: 1,
 *     initialVariantWeight: 1,
 *   }],
 * });
 */
@propertyInjectable
export class Model extends ModelBase {
  static { markClass(this, 'Model'); }

  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-sagemaker-model-package.Model';

  /**
   * Whether a value is a Model: neither an imported model nor an L1 construct.
   *
   * @param x any value
   */
  public static isModel(x: any): x is Model {
    return isMarked('Model', x);
  }

  /**
   * Imports an existing model, which may be in another account or region.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param modelArn the ARN of the model
   * @throws ValidationError if the ARN is not a token and not the ARN of a model
   */
  public static fromModelArn(scope: Construct, id: string, modelArn: string): IModel {
    checkCall(SUBJECT, 'Model.fromModelArn', scope, id, modelArn);
    return Model.fromModelAttributes(scope, id, { modelArn });
  }

  /**
   * Imports an existing model in the account and region of the stack by its name.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param modelName the name of the model
   * @throws ValidationError if the name is not a token and not a valid name
   */
  public static fromModelName(scope: Construct, id: string, modelName: string): IModel {
    checkCall(SUBJECT, 'Model.fromModelName', scope, id, modelName);
    checkConstruct(SUBJECT, scope, id, (issues) => checkLimits(issues, MODEL, { modelName }));
    return new ImportedModel(scope, id, { modelArn: arnIn(Stack.of(scope), 'model', modelName) }, modelName);
  }

  /**
   * Imports an existing model by its attributes.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param attrs the attributes of the model
   * @throws ValidationError if the ARN is not a token and not the ARN of a model
   */
  public static fromModelAttributes(scope: Construct, id: string, attrs: ModelAttributes): IModel {
    checkCall(SUBJECT, 'Model.fromModelAttributes', scope, id, attrs);
    checkConstruct(SUBJECT, scope, id, (issues) => checkArn(issues.at('modelArn'), 'model', attrs.modelArn));
    return new ImportedModel(scope, id, attrs);
  }

  public readonly role?: iam.IRole;
  public readonly grantPrincipal: iam.IPrincipal;

  /** @internal */
  protected readonly _connections?: ec2.Connections;

  private readonly resource: sagemaker.CfnModel;

  /**
   * Creates a model.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param props the properties of the model
   * @throws ValidationError if the properties are not valid. The error lists all violations
   */
  constructor(scope: Construct, id: string, props: ModelProps) {
    checkCall(SUBJECT, 'new Model', scope, id, props);
    const issues = checkConstruct(SUBJECT, scope, id, (found) => checkModel(found, props, Stack.of(scope)));
    super(scope, id, { physicalName: props.modelName });

    const plan = planModel(props);
    const network = networkOf(this, props);
    this._connections = network?.connections;
    const role = props.role
      ? roleOf(props.role)
      : makeSageMakerRole(this, 'Role', 'Runs a SageMaker model', props.confusedDeputyProtection);
    this.role = role;
    const bound = removeOnFailure(this, () => bindModel(this, plan));
    this.resource = new sagemaker.CfnModel(this, 'Resource', removeOnFailure(this, () => renderModel(props, {
      // CDK makes a token of a name that it does not know.
      name: props.modelName && this.physicalName,
      roleArn: role.roleArn,
      network,
    }, bound)));
    watchTags(this, this.resource);
    this.grantPrincipal = prepareRole(this, this.resource, role, needsOf(plan, bound, network));
    issues.annotate(this);
  }

  public get modelArn(): string {
    return this.getResourceArnAttribute(
      this.resource.ref, { service: 'sagemaker', resource: 'model', resourceName: this.physicalName },
    );
  }

  public get modelName(): string {
    return this.getResourceNameAttribute(this.resource.attrModelName);
  }
}
