import * as iam from 'aws-cdk-lib/aws-iam';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { checkActions } from './check-actions';
import { noteDutiesOf } from './duties-of-actions';
import {
  canApprove, changeStageConditions, decisionConditions, FINAL_DECISIONS, allowCreatingModels,
} from './grant-conditions';
import {
  ActionsGrantOptions, ChangeStageGrantOptions, DeployGrantOptions, ModelPackageApproveGrantOptions,
} from './grant-options';
import { hasUnknownKey, keyOf, PackageInternals, allowOnPackage } from './internals';
import { DELETE_PACKAGE, DEPLOY_PACKAGE, DESCRIBE_PACKAGE, READ_PACKAGE, UPDATE_PACKAGE } from '../access/actions';
import { warnOfUndecryptable, warnOfUnknown, warnOfUnreached, GrantBuilder } from '../access/grant-builder';
import { warnOfImmutableGrantee } from '../access/immutable-grantee';
import { allowPackageKey, KeyUse } from '../access/keys';
import { placedBuilder } from '../access/placed-grants';
import { allowReading } from '../access/read-artifacts';
import { noteDuty } from '../access/separate-duties';
import { checkCall } from '../diagnostics/check-shape';
import { warn } from '../diagnostics/issues';
import { warnOfUnknownOptions } from '../diagnostics/unknown-properties';

const SUBJECT = 'grant';

/**
 * Grants permissions on a model package.
 *
 * If the package has an encryption key, permissions on the key are granted as well, through SageMaker only:
 * `kms:Decrypt` and `kms:DescribeKey` for `read`, `approve` and `deploy`, also `kms:GenerateDataKey` and
 * `kms:CreateGrant` for `approve`.
 *
 * A key that is imported by its alias is whichever key has the alias at the time of the request: whoever may move the
 * alias chooses the key. The keys of buckets can be used only through Amazon S3, in the region of the bucket.
 *
 * A package has no resource policy. To grant access to other accounts, use the grants of its group.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 * @example
 * declare const cfnModelPackage: sagemaker.CfnModelPackage;
 *
 * modelPackage.grants.approve(role);
 * modelPackage.grants.deploy(role, { modelNames: ['churn-*'] });
 * ModelPackageGrants.fromModelPackage(cfnModelPackage).read(role);
 */
export class ModelPackageGrants {
  /**
   * Creates the grants for a model package.
   *
   * @param modelPackage the model package: an L1 construct, an L2 construct or an imported one
   */
  public static fromModelPackage(modelPackage: sagemaker.IModelPackageRef): ModelPackageGrants {
    checkCall(SUBJECT, 'ModelPackageGrants.fromModelPackage', modelPackage);
    return new ModelPackageGrants(modelPackage);
  }

  private readonly modelPackage: PackageInternals;

  private constructor(modelPackage: sagemaker.IModelPackageRef) {
    this.modelPackage = modelPackage;
  }

  /**
   * Grants permission to read the package: `sagemaker:DescribeModelPackage`, `sagemaker:BatchDescribeModelPackage` and
   * `sagemaker:ListTags` on the package.
   *
   * @param grantee the principal to grant access to
   */
  public read(grantee: iam.IGrantable): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGrants.read', grantee);
    const builder = placedBuilder(grantee, true);
    allowOnPackage(builder, this.modelPackage, READ_PACKAGE);
    return this.finish(builder, 'read');
  }

  /**
   * Grants permission to approve or reject the package: `sagemaker:UpdateModelPackage` and
   * `sagemaker:DescribeModelPackage` on the package.
   *
   * `sagemaker:UpdateModelPackage` is granted only for requests that set one of the approval statuses of the options
   * (condition key `sagemaker:ModelApprovalStatus`) and do not set a stage of the life cycle, except for `stages` and
   * `stageStatuses` (condition keys `sagemaker:ModelLifeCycle:Stage` and `sagemaker:ModelLifeCycle:StageStatus`). Such
   * a request may also replace the inference specification of the package or change its metadata: IAM has no condition
   * key for the inference specification.
   *
   * A principal that can also register versions of the group can approve its own versions, which causes a warning.
   *
   * @param grantee the principal to grant access to
   * @param options the decisions that the grantee can make, `APPROVED` and `REJECTED` by default
   * @throws ValidationError if the options do not allow any decision
   */
  public approve(grantee: iam.IGrantable, options: ModelPackageApproveGrantOptions = {}): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGrants.approve', grantee, options);
    warnOfUnknownOptions(this.modelPackage, 'ModelPackageApproveGrantOptions', options);
    const builder = placedBuilder(grantee, true);
    allowOnPackage(builder, this.modelPackage, UPDATE_PACKAGE, decisionConditions(options, FINAL_DECISIONS));
    allowOnPackage(builder, this.modelPackage, DESCRIBE_PACKAGE);
    const { modelPackageGroup } = this.modelPackage;
    if (modelPackageGroup && canApprove(options)) { noteDuty(modelPackageGroup, grantee, 'approve'); }
    return this.finish(builder, 'write');
  }

  /**
   * Grants permission to change the stage of the package in the life cycle, or the status of the stage:
   * `sagemaker:UpdateModelPackage` and `sagemaker:DescribeModelPackage` on the package.
   *
   * `sagemaker:UpdateModelPackage` is granted only for requests that set a stage (condition keys
   * `sagemaker:ModelLifeCycle:Stage`, `sagemaker:ModelLifeCycle:StageStatus`,
   * `sagemaker:CurrentModelLifeCycleStage` and `sagemaker:CurrentModelLifeCycleStageStatus`), and that neither set an
   * approval status nor remove customer metadata. Such a request may also set customer metadata or replace the
   * inference specification: IAM has no condition key for either as a whole.
   *
   * A stage approves nothing. The status `ModelLifeCycleStageStatus.APPROVED` does not approve a version.
   *
   * @param grantee the principal to grant access to
   * @param options the stages and statuses before and after the change, all by default
   * @throws ValidationError if the options do not allow any change
   */
  public changeStage(grantee: iam.IGrantable, options: ChangeStageGrantOptions = {}): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGrants.changeStage', grantee, options);
    warnOfUnknownOptions(this.modelPackage, 'ChangeStageGrantOptions', options);
    const builder = placedBuilder(grantee, true);
    allowOnPackage(builder, this.modelPackage, UPDATE_PACKAGE, changeStageConditions(options));
    allowOnPackage(builder, this.modelPackage, DESCRIBE_PACKAGE);
    return this.finish(builder, 'write');
  }

  /**
   * Grants permission to create models from the package: `sagemaker:DescribeModelPackage`,
   * `sagemaker:AccessModelPackage` and `sagemaker:CreateModel` on the package, and `sagemaker:CreateModel` on the
   * models.
   *
   * A grantee of another account is also granted permission to read the artifacts of the package, as by
   * `readArtifacts`.
   *
   * The creation of a model requires permission to pass its execution role. Specify the role as `executionRoles`, or
   * grant `iam:PassRole` separately.
   *
   * @param grantee the principal to grant access to
   * @param options the models that the grantee can create, all by default, and the roles that it can pass
   * @throws ValidationError if the options do not allow any model
   */
  public deploy(grantee: iam.IGrantable, options: DeployGrantOptions = {}): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGrants.deploy', grantee, options);
    warnOfUnknownOptions(this.modelPackage, 'DeployGrantOptions', options);
    const builder = placedBuilder(grantee, true);
    allowOnPackage(builder, this.modelPackage, DEPLOY_PACKAGE);
    allowCreatingModels(builder, this.modelPackage.env, options);
    if (builder.isOutside(this.modelPackage.env.account)) {
      this.allowArtifacts(builder);
    }
    return this.finish(builder, 'read');
  }

  /**
   * Grants permission to delete the package: `sagemaker:DeleteModelPackage` and `sagemaker:DescribeModelPackage` on the
   * package.
   *
   * @param grantee the principal to grant access to
   */
  public delete(grantee: iam.IGrantable): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGrants.delete', grantee);
    const builder = placedBuilder(grantee, true);
    allowOnPackage(builder, this.modelPackage, DELETE_PACKAGE);
    return this.finish(builder);
  }

  /**
   * Grants permission to read the artifacts of the package: `s3:GetObject` on its model data, metrics files and sample
   * payload (and `s3:ListBucket` for a prefix), `ecr:BatchCheckLayerAvailability`, `ecr:BatchGetImage` and
   * `ecr:GetDownloadUrlForLayer` on the repositories of its images, `ecr:GetAuthorizationToken`, and `kms:Decrypt` on
   * the keys of the buckets.
   *
   * No access is granted to other objects in the same buckets or to other repositories. The artifacts of an imported
   * package are unknown unless they are specified when it is imported, which causes a warning.
   *
   * @param grantee the principal to grant access to, such as the execution role of a model
   */
  public readArtifacts(grantee: iam.IGrantable): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGrants.readArtifacts', grantee);
    const builder = placedBuilder(grantee, true);
    this.allowArtifacts(builder);
    warnOfUnreached(this.modelPackage, 'ModelPackage', builder);
    warnOfImmutableGrantee(this.modelPackage, builder, this.modelPackage.env.account);
    return builder.result();
  }

  /**
   * Grants the specified actions on the package.
   *
   * Wildcards, actions that have no effect on a package, and actions that this version of the library does not know
   * cause warnings.
   *
   * @param grantee the principal to grant access to
   * @param actions the actions to grant, with the prefix `sagemaker:`
   * @param options the conditions of the grant
   * @throws ValidationError if the list of actions is empty, or contains an action of another service or a misspelled
   * one
   */
  public actions(grantee: iam.IGrantable, actions: string[], options: ActionsGrantOptions = {}): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGrants.actions', grantee, actions, options);
    warnOfUnknownOptions(this.modelPackage, 'ActionsGrantOptions', options);
    checkActions(this.modelPackage, 'package', actions);
    const builder = placedBuilder(grantee, true);
    allowOnPackage(builder, this.modelPackage, actions, options.conditions);
    const { modelPackageGroup } = this.modelPackage;
    if (modelPackageGroup) { noteDutiesOf(modelPackageGroup, grantee, actions, options.conditions); }
    return this.finish(builder);
  }

  private allowArtifacts(builder: GrantBuilder): void {
    const { _access, _artifacts, env } = this.modelPackage;
    const artifacts = _access?.all ?? _artifacts;
    const unknown = artifacts ? allowReading(builder, artifacts, env) : ['a package that this app does not define'];
    if (_artifacts?.images.length === 0) { unknown.push('the images of an imported package'); }
    warnOfUnknown(this.modelPackage, 'ModelPackage', unknown);
    warnOfUndecryptable(this.modelPackage, 'ModelPackage', builder);
  }

  private finish(builder: GrantBuilder, keyUse?: KeyUse): iam.Grant {
    const { env } = this.modelPackage;
    const key = keyOf(this.modelPackage);
    if (key && keyUse) {
      allowPackageKey(builder, key, keyUse, env.region);
    }
    if (keyUse && hasUnknownKey(this.modelPackage)) {
      warnOfUnknown(
        this.modelPackage, 'ModelPackage', ['the encryption key of the package, whose securityConfig is a token'],
      );
    }
    warnOfUnreached(this.modelPackage, 'ModelPackage', builder);
    warnOfImmutableGrantee(this.modelPackage, builder, this.modelPackage.env.account);
    if (builder.isOutside(env.account)) {
      warn(this.modelPackage, 'ModelPackage.grantNeedsGroup');
    }
    return builder.result();
  }
}
