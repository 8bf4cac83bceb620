import * as iam from 'aws-cdk-lib/aws-iam';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { checkActions, decisionConditions, FINAL_DECISIONS, allowCreatingModels } from './grant-conditions';
import { ActionsGrantOptions, DeployGrantOptions, ModelPackageApproveGrantOptions } from './grant-options';
import { keyOf, PackageInternals, allowOnPackage, grantingOn } from './internals';
import { DELETE_PACKAGE, DEPLOY_PACKAGE, DESCRIBE_PACKAGE, READ_PACKAGE, UPDATE_PACKAGE } from '../access/actions';
import { warnOfUnknown, warnOfUnreached, GrantBuilder } from '../access/grant-builder';
import { allowPackageKey, KeyUse } from '../access/keys';
import { allowReading } from '../access/read-artifacts';
import { warn } from '../diagnostics/issues';

/**
 * Permissions on one package. Where the package has an encryption key, they carry what of the key they need, through
 * SageMaker alone.
 *
 * A package has no resource policy: other accounts are let in by the group.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export class ModelPackageGrants {
  /**
   * Grants on a package, whichever way it is given.
   *
   * @param modelPackage the package: an L1, an L2 or an import
   */
  public static fromModelPackage(modelPackage: sagemaker.IModelPackageRef): ModelPackageGrants {
    return new ModelPackageGrants(modelPackage);
  }

  private readonly modelPackage: PackageInternals;

  private constructor(modelPackage: sagemaker.IModelPackageRef) {
    this.modelPackage = modelPackage;
  }

  /**
   * To see the package.
   *
   * @param grantee who may
   */
  public read(grantee: iam.IGrantable): iam.Grant {
    const builder = grantingOn(this.modelPackage, grantee);
    allowOnPackage(builder, this.modelPackage, READ_PACKAGE);
    return this.finish(builder, 'read');
  }

  /**
   * To approve or reject the package.
   *
   * @param grantee who may
   * @param options which decisions may be made, `APPROVED` and `REJECTED` by default
   * @throws ValidationError if the options allow nothing
   */
  public approve(grantee: iam.IGrantable, options: ModelPackageApproveGrantOptions = {}): iam.Grant {
    const builder = grantingOn(this.modelPackage, grantee);
    allowOnPackage(builder, this.modelPackage, UPDATE_PACKAGE, decisionConditions(options, FINAL_DECISIONS));
    allowOnPackage(builder, this.modelPackage, DESCRIBE_PACKAGE);
    return this.finish(builder, 'write');
  }

  /**
   * To make models from the package. A grantee of another account may also read its artifacts.
   *
   * @param grantee who may
   * @param options which models may be made, any by default
   * @throws ValidationError if the options allow nothing
   */
  public deploy(grantee: iam.IGrantable, options: DeployGrantOptions = {}): iam.Grant {
    const builder = grantingOn(this.modelPackage, grantee);
    allowOnPackage(builder, this.modelPackage, DEPLOY_PACKAGE);
    allowCreatingModels(builder, this.modelPackage.env, options.modelNames);
    if (builder.isOutside(this.modelPackage.env.account)) {
      this.allowArtifacts(builder);
    }
    return this.finish(builder, 'read');
  }

  /**
   * To delete the package.
   *
   * @param grantee who may
   */
  public delete(grantee: iam.IGrantable): iam.Grant {
    const builder = grantingOn(this.modelPackage, grantee);
    allowOnPackage(builder, this.modelPackage, DELETE_PACKAGE);
    return this.finish(builder);
  }

  /**
   * To read what a model made from the package needs: exactly its model data, metrics files, sample payload and
   * images, and the keys of their buckets. What lies in the same bucket or registry besides stays closed.
   *
   * Of a package that is not made by this app, the artifacts are not known: grant them where they are.
   *
   * @param grantee who may: the execution role of a model
   */
  public readArtifacts(grantee: iam.IGrantable): iam.Grant {
    const builder = grantingOn(this.modelPackage, grantee);
    this.allowArtifacts(builder);
    warnOfUnreached(this.modelPackage, 'ModelPackage', builder);
    return builder.result();
  }

  /**
   * To do anything else with the package.
   *
   * @param grantee who may
   * @param actions the names of the actions, with the prefix `sagemaker:`
   * @param options how the grant is limited
   * @throws ValidationError if there are no actions
   */
  public actions(grantee: iam.IGrantable, actions: string[], options: ActionsGrantOptions = {}): iam.Grant {
    checkActions(actions);
    const builder = grantingOn(this.modelPackage, grantee);
    allowOnPackage(builder, this.modelPackage, actions, options.conditions);
    return this.finish(builder);
  }

  private allowArtifacts(builder: GrantBuilder): void {
    const artifacts = this.modelPackage._artifacts?.all;
    warnOfUnknown(this.modelPackage, 'ModelPackage', artifacts ? allowReading(builder, artifacts, this.modelPackage.env) : ['a package that this library does not make']);
  }

  private finish(builder: GrantBuilder, keyUse?: KeyUse): iam.Grant {
    const { env } = this.modelPackage;
    const key = keyOf(this.modelPackage);
    if (key && keyUse) {
      allowPackageKey(builder, key, keyUse, env.region);
    }
    warnOfUnreached(this.modelPackage, 'ModelPackage', builder);
    if (builder.isOutside(env.account)) {
      warn(this.modelPackage, 'ModelPackage', {
        name: 'grantNeedsGroup',
        message: 'the grantee is of another account, or has no policy of its own, and a package has no resource policy that could let it in: if it is a version, grant on its group',
      });
    }
    return builder.result();
  }
}
