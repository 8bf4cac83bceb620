import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import {
  CREATE_VERSION, DELETE_PACKAGE, DEPLOY_PACKAGE, DESCRIBE_GROUP, DESCRIBE_PACKAGE, FOLLOW_VERSIONS, READ_VERSIONS,
  UPDATE_PACKAGE,
} from '../access/actions';
import { warnOfUnreached, GrantBuilder, Permission } from '../access/grant-builder';
import { groupArnByName, groupArnFor, groupResource, versionsArn } from '../access/group-identity';
import { GroupLedger, refuseImportedPolicy } from '../access/group-ledger';
import { warnOfImmutableGrantee } from '../access/immutable-grantee';
import { allowPackageKey, keyIdentity, KeyOrArn, KeyUse } from '../access/keys';
import { literal } from '../access/literal';
import { placedBuilder } from '../access/placed-grants';
import { accountsOf } from '../access/principals';
import { noteDuty } from '../access/separate-duties';
import { AtSynthesis } from '../cdk/at-synthesis';
import { checkCall } from '../diagnostics/check-shape';
import { checkValue, warn } from '../diagnostics/issues';
import { warnOfUnknownOptions } from '../diagnostics/unknown-properties';
import { checkActions } from '../model-package/check-actions';
import { refuseOtherRegion } from '../model-package/check-key';
import { noteDutiesOf } from '../model-package/duties-of-actions';
import {
  allowCreatingModels, canApprove, changeStageConditions, decisionConditions, FINAL_DECISIONS,
} from '../model-package/grant-conditions';
import {
  ActionsGrantOptions, ModelPackageGroupApproveGrantOptions, ModelPackageGroupChangeStageGrantOptions,
  ModelPackageGroupDeployGrantOptions, ModelPackageGroupGrantOptions, RegisterGrantOptions,
} from '../model-package/grant-options';

const SUBJECT = 'grant';

/**
 * Grants permissions on a model package group and all its versions.
 *
 * If the grantee is in another account or has no policy (an account or an organization for example), the permissions
 * are also added to the resource policy of the group. The policy of an imported group is not changed, which causes a
 * warning.
 *
 * If an encryption key is specified, or a version of the group in this app has one, before or after the grant,
 * permissions on the key are granted as well, through SageMaker only: `kms:Decrypt` and `kms:DescribeKey`, for
 * `register` and `approve` also `kms:GenerateDataKey` and `kms:CreateGrant`. A key that is imported by its alias is
 * whichever key has the alias at the time of the request: whoever may move the alias chooses the key.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy.html
 * @example
 * declare const cfnGroup: sagemaker.CfnModelPackageGroup;
 *
 * group.grants.register(role, { approvalStatuses: [ModelApprovalStatus.PENDING_MANUAL_APPROVAL] });
 * group.grants.deploy(new iam.AccountPrincipal('111122223333'));
 * ModelPackageGroupGrants.fromModelPackageGroup(cfnGroup).read(role);
 */
export class ModelPackageGroupGrants {
  /**
   * Creates the grants for a model package group.
   *
   * @param group the model package group: an L1 construct, an L2 construct or an imported one
   */
  public static fromModelPackageGroup(group: sagemaker.IModelPackageGroupRef): ModelPackageGroupGrants {
    checkCall(SUBJECT, 'ModelPackageGroupGrants.fromModelPackageGroup', group);
    return new ModelPackageGroupGrants(group);
  }

  private readonly group: sagemaker.IModelPackageGroupRef;
  private holder?: iam.IResourceWithPolicyV2;

  private constructor(group: sagemaker.IModelPackageGroupRef) {
    this.group = group;
  }

  /**
   * Grants permission to read the group and its versions: `sagemaker:DescribeModelPackageGroup` on the group, and
   * `sagemaker:DescribeModelPackage`, `sagemaker:BatchDescribeModelPackage` and `sagemaker:ListModelPackages` on the
   * versions.
   *
   * @param grantee the principal to grant access to
   * @param options the encryption key of the versions
   */
  public read(grantee: iam.IGrantable, options: ModelPackageGroupGrantOptions = {}): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGroupGrants.read', grantee, options);
    warnOfUnknownOptions(this.group, 'ModelPackageGroupGrantOptions', options);
    const builder = this.keyedBuilder(grantee, options);
    this.allowOnGroup(builder, DESCRIBE_GROUP);
    this.allowOnVersions(builder, READ_VERSIONS);
    return this.finish(builder, 'read', options);
  }

  /**
   * Grants permission to register versions in the group: `sagemaker:DescribeModelPackageGroup` on the group, and
   * `sagemaker:CreateModelPackage`, `sagemaker:DescribeModelPackage` and `sagemaker:ListModelPackages` on the versions.
   *
   * If approval statuses are specified, only versions with these statuses can be registered (condition key
   * `sagemaker:ModelApprovalStatus`). A data scientist who can register only `PENDING_MANUAL_APPROVAL` cannot register
   * a version that is already approved. The request must then have one of these statuses: a stack that is deployed by
   * such a role has to specify `approvalStatus` on its versions, because a version without a status does not meet the
   * condition.
   *
   * A request that sets a stage of the life cycle is denied, except for `stages` and `stageStatuses` (condition keys
   * `sagemaker:ModelLifeCycle:Stage` and `sagemaker:ModelLifeCycle:StageStatus`). To change the stage later, the
   * grantee needs `changeStage`.
   *
   * A principal that can also approve versions can approve its own versions, which causes a warning.
   *
   * SageMaker checks the images and the model data of a version with the permissions of the caller. The caller
   * therefore also requires `ecr:BatchGetImage` on the repositories, `s3:GetObject` on the objects (and `s3:ListBucket`
   * for a prefix), and `kms:Decrypt` on the keys of the buckets, which this method does not grant.
   *
   * @param grantee the principal to grant access to
   * @param options the versions that the grantee can register, all by default
   * @throws ValidationError if the options do not allow any version
   */
  public register(grantee: iam.IGrantable, options: RegisterGrantOptions = {}): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGroupGrants.register', grantee, options);
    warnOfUnknownOptions(this.group, 'RegisterGrantOptions', options);
    const builder = this.keyedBuilder(grantee, options);
    this.allowOnGroup(builder, DESCRIBE_GROUP);
    this.allowOnVersions(builder, CREATE_VERSION, decisionConditions(options));
    this.allowOnVersions(builder, FOLLOW_VERSIONS);
    noteDuty(this.group, grantee, 'register');
    return this.finish(builder, 'write', options);
  }

  /**
   * Grants permission to approve or reject versions of the group: `sagemaker:UpdateModelPackage` and
   * `sagemaker:DescribeModelPackage` on the versions.
   *
   * `sagemaker:UpdateModelPackage` is granted only for requests that set one of the approval statuses of the options
   * (condition key `sagemaker:ModelApprovalStatus`) and do not set a stage of the life cycle, except for `stages` and
   * `stageStatuses` (condition keys `sagemaker:ModelLifeCycle:Stage` and `sagemaker:ModelLifeCycle:StageStatus`). Such
   * a request may also replace the inference specification of the version or change its metadata: IAM has no condition
   * key for the inference specification.
   *
   * A principal that can also register versions can approve its own versions, which causes a warning.
   *
   * @param grantee the principal to grant access to
   * @param options the decisions that the grantee can make, `APPROVED` and `REJECTED` by default
   * @throws ValidationError if the options do not allow any decision
   */
  public approve(grantee: iam.IGrantable, options: ModelPackageGroupApproveGrantOptions = {}): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGroupGrants.approve', grantee, options);
    warnOfUnknownOptions(this.group, 'ModelPackageGroupApproveGrantOptions', options);
    const builder = this.keyedBuilder(grantee, options);
    this.allowOnVersions(builder, UPDATE_PACKAGE, decisionConditions(options, FINAL_DECISIONS));
    this.allowOnVersions(builder, DESCRIBE_PACKAGE);
    if (canApprove(options)) { noteDuty(this.group, grantee, 'approve'); }
    return this.finish(builder, 'write', options);
  }

  /**
   * Grants permission to change the stage of versions of the group in the life cycle, or the status of the stage:
   * `sagemaker:UpdateModelPackage` and `sagemaker:DescribeModelPackage` on the versions.
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
  public changeStage(grantee: iam.IGrantable, options: ModelPackageGroupChangeStageGrantOptions = {}): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGroupGrants.changeStage', grantee, options);
    warnOfUnknownOptions(this.group, 'ModelPackageGroupChangeStageGrantOptions', options);
    const builder = this.keyedBuilder(grantee, options);
    this.allowOnVersions(builder, UPDATE_PACKAGE, changeStageConditions(options));
    this.allowOnVersions(builder, DESCRIBE_PACKAGE);
    return this.finish(builder, 'write', options);
  }

  /**
   * Grants permission to create models from versions of the group: `sagemaker:DescribeModelPackageGroup` on the group,
   * `sagemaker:DescribeModelPackage`, `sagemaker:AccessModelPackage` and `sagemaker:CreateModel` on the versions, and
   * `sagemaker:CreateModel` on the models.
   *
   * A grantee of another account is also granted permission to read the artifacts of all versions that are defined in
   * this app, before or after this call. The policies of the buckets, repositories and keys that the app owns are
   * changed accordingly.
   *
   * The creation of a model requires permission to pass its execution role. Specify the role as `executionRoles`, or
   * grant `iam:PassRole` separately.
   *
   * @param grantee the principal to grant access to
   * @param options the models that the grantee can create, all by default, and the roles that it can pass
   * @throws ValidationError if the options do not allow any model
   */
  public deploy(grantee: iam.IGrantable, options: ModelPackageGroupDeployGrantOptions = {}): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGroupGrants.deploy', grantee, options);
    warnOfUnknownOptions(this.group, 'ModelPackageGroupDeployGrantOptions', options);
    const builder = this.keyedBuilder(grantee, options);
    this.allowOnGroup(builder, DESCRIBE_GROUP);
    this.allowOnVersions(builder, DEPLOY_PACKAGE);
    allowCreatingModels(builder, this.group.env, options);
    if (builder.isOutside(this.group.env.account)) {
      GroupLedger.of(this.group).addDeployer(grantee);
    }
    return this.finish(builder, 'read', options);
  }

  /**
   * Grants permission to delete versions of the group: `sagemaker:DeleteModelPackage` and
   * `sagemaker:DescribeModelPackage` on the versions.
   *
   * @param grantee the principal to grant access to
   */
  public delete(grantee: iam.IGrantable): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGroupGrants.delete', grantee);
    const builder = placedBuilder(grantee);
    this.allowOnVersions(builder, DELETE_PACKAGE);
    return this.finish(builder);
  }

  /**
   * Grants the specified actions on the group and all its versions.
   *
   * Wildcards, actions that have no effect on a group or its versions, and actions that this version of the library
   * does not know cause warnings.
   *
   * @param grantee the principal to grant access to
   * @param actions the actions to grant, with the prefix `sagemaker:`
   * @param options the conditions of the grant
   * @throws ValidationError if the list of actions is empty, or contains an action of another service or a misspelled
   * one
   */
  public actions(grantee: iam.IGrantable, actions: string[], options: ActionsGrantOptions = {}): iam.Grant {
    checkCall(SUBJECT, 'ModelPackageGroupGrants.actions', grantee, actions, options);
    warnOfUnknownOptions(this.group, 'ActionsGrantOptions', options);
    checkActions(this.group, 'group', actions);
    const builder = placedBuilder(grantee);
    builder.allow(
      {
        actions,
        resourceArns: [
          literal(groupArnFor(this.group)), versionsArn(this.group),
        ],
        conditions: options.conditions,
      },
      { resource: this.policyHolder, selfArns: [literal(groupArnByName(this.group)), versionsArn(this.group)] },
    );
    noteDutiesOf(this.group, grantee, actions, options.conditions);
    return this.finish(builder);
  }

  private keyedBuilder(grantee: iam.IGrantable, { encryptionKey }: ModelPackageGroupGrantOptions): GrantBuilder {
    checkValue(
      'grant', (issues) => refuseOtherRegion(issues.at('encryptionKey'), encryptionKey, this.group.env.region),
    );
    return placedBuilder(grantee);
  }

  private allowOnGroup(builder: GrantBuilder, actions: string[]): void {
    const holder = { resource: this.policyHolder, selfArns: [literal(groupArnByName(this.group))] };
    builder.allow({ actions, resourceArns: [literal(groupArnFor(this.group))] }, holder);
  }

  private allowOnVersions(builder: GrantBuilder, actions: string[], conditions?: Permission['conditions']): void {
    builder.allow({ actions, resourceArns: [versionsArn(this.group)], conditions }, { resource: this.policyHolder });
  }

  private finish(
    builder: GrantBuilder, keyUse?: KeyUse, { encryptionKey }: ModelPackageGroupGrantOptions = {},
  ): iam.Grant {
    if (encryptionKey && keyUse) {
      allowPackageKey(builder, encryptionKey, keyUse, this.group.env.region);
    }
    warnOfUnreached(this.group, 'ModelPackageGroup', builder);
    warnOfImmutableGrantee(this.group, builder, this.group.env.account);
    if (keyUse) {
      GroupLedger.of(this.group).addKeyUser((key) => {
        const isAllowed = encryptionKey && keyIdentity(key) === keyIdentity(encryptionKey);
        if (!isAllowed) { this.allowKeyOfVersion(builder.grantee, key, keyUse); }
      });
    }
    const others = accountsOf(builder.grantee).filter((account) => !this.isOwnAccount(account));
    if (builder.hasReached(this.policyHolder) && others.length > 0) {
      this.warnOfInvisibility(others);
    }
    return builder.result();
  }

  /** The group may be shared after the grant. */
  private warnOfInvisibility(accounts: (string | undefined)[]): void {
    AtSynthesis.of(this.group).place(() => {
      const ledger = GroupLedger.of(this.group);
      if (!accounts.every((account) => ledger.isSharedWith(account))) {
        warn(this.group, 'ModelPackageGroup.crossAccountDiscovery');
      }
    });
  }

  /** A version may come after the grant, so that its key is a grant of its own. */
  private allowKeyOfVersion(grantee: iam.IGrantable, key: KeyOrArn, keyUse: KeyUse): void {
    const builder = placedBuilder(grantee);
    allowPackageKey(builder, key, keyUse, this.group.env.region);
    warnOfUnreached(this.group, 'ModelPackageGroup', builder);
  }

  /** The account of an account root principal is that of the stack in which its policy is. */
  private isOwnAccount(account: string | undefined): boolean {
    const stack = Stack.of(this.group);
    return account !== undefined && stack.resolve(account) === stack.resolve(this.group.env.account);
  }

  /** The policy of the group for which a construct of the user stands. */
  private get policyBehind(): iam.IResourceWithPolicyV2 | undefined {
    const resource = groupResource(this.group);
    return resource && iam.ResourceWithPolicies.of(resource);
  }

  /** The policy of the group refers to the group by its name, as a reference to its attribute would be circular. */
  private get policyHolder(): iam.IResourceWithPolicyV2 {
    this.holder ??= iam.ResourceWithPolicies.of(this.group) ?? this.policyBehind ?? {
      env: this.group.env, addToResourcePolicy: (statement) => refuseImportedPolicy(this.group, statement),
    };
    return this.holder;
  }
}
