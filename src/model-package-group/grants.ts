import * as iam from 'aws-cdk-lib/aws-iam';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import {
  CREATE_VERSION, DELETE_PACKAGE, DEPLOY_PACKAGE, DESCRIBE_GROUP, DESCRIBE_PACKAGE, FOLLOW_VERSIONS, READ_VERSIONS, UPDATE_PACKAGE,
} from '../access/actions';
import { warnOfUnreached, GrantBuilder, Permission } from '../access/grant-builder';
import { groupArnByName, groupArnElsewhere, versionsArn } from '../access/group-identity';
import { refuseImportedPolicy, shareArtifacts } from '../access/group-ledger';
import { allowPackageKey, KeyUse } from '../access/keys';
import { warn } from '../diagnostics/issues';
import { allowCreatingModels, checkActions, decisionConditions, FINAL_DECISIONS } from '../model-package/grant-conditions';
import {
  ActionsGrantOptions, ModelPackageGroupApproveGrantOptions, ModelPackageGroupDeployGrantOptions, ModelPackageGroupGrantOptions, RegisterGrantOptions,
} from '../model-package/grant-options';

/**
 * Permissions on a group of the model registry and all its versions, and on no other group.
 *
 * A grantee of another account, an organization, or anyone else without a policy of its own is also let in by the
 * resource policy of the group. An imported group warns instead, as its policy is not owned.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy.html
 */
export class ModelPackageGroupGrants {
  /**
   * Grants on a group, whichever way it is given.
   *
   * @param group the group: an L1, an L2 or an import
   */
  public static fromModelPackageGroup(group: sagemaker.IModelPackageGroupRef): ModelPackageGroupGrants {
    return new ModelPackageGroupGrants(group);
  }

  private readonly group: sagemaker.IModelPackageGroupRef;
  private holder?: iam.IResourceWithPolicyV2;

  private constructor(group: sagemaker.IModelPackageGroupRef) {
    this.group = group;
  }

  /**
   * To see the group and its versions.
   *
   * @param grantee who may
   * @param options how far the grant goes
   */
  public read(grantee: iam.IGrantable, options: ModelPackageGroupGrantOptions = {}): iam.Grant {
    const builder = new GrantBuilder(grantee);
    this.allowOnGroup(builder, DESCRIBE_GROUP);
    this.allowOnVersions(builder, READ_VERSIONS);
    return this.finish(builder, 'read', options);
  }

  /**
   * To register new versions, and to see those that there are.
   *
   * With approval statuses, only versions of these may be registered: a data scientist who may register
   * `PENDING_MANUAL_APPROVAL` alone cannot approve by registering.
   *
   * @param grantee who may
   * @param options which versions may be registered, all by default
   * @throws ValidationError if the options allow nothing
   */
  public register(grantee: iam.IGrantable, options: RegisterGrantOptions = {}): iam.Grant {
    const builder = new GrantBuilder(grantee);
    this.allowOnGroup(builder, DESCRIBE_GROUP);
    this.allowOnVersions(builder, CREATE_VERSION, decisionConditions(options));
    this.allowOnVersions(builder, FOLLOW_VERSIONS);
    return this.finish(builder, 'write', options);
  }

  /**
   * To approve or reject versions.
   *
   * @param grantee who may
   * @param options which decisions may be made, `APPROVED` and `REJECTED` by default
   * @throws ValidationError if the options allow nothing
   */
  public approve(grantee: iam.IGrantable, options: ModelPackageGroupApproveGrantOptions = {}): iam.Grant {
    const builder = new GrantBuilder(grantee);
    this.allowOnVersions(builder, UPDATE_PACKAGE, decisionConditions(options, FINAL_DECISIONS));
    this.allowOnVersions(builder, DESCRIBE_PACKAGE);
    return this.finish(builder, 'write', options);
  }

  /**
   * To make models from the versions.
   *
   * A grantee of another account may also read the artifacts of those versions that this app makes, now or later:
   * the policies of their buckets, repositories and keys let it in where the app owns them.
   *
   * @param grantee who may
   * @param options which models may be made, any by default
   * @throws ValidationError if the options allow nothing
   */
  public deploy(grantee: iam.IGrantable, options: ModelPackageGroupDeployGrantOptions = {}): iam.Grant {
    const builder = new GrantBuilder(grantee);
    this.allowOnGroup(builder, DESCRIBE_GROUP);
    this.allowOnVersions(builder, DEPLOY_PACKAGE);
    allowCreatingModels(builder, this.group.env, options.modelNames);
    if (builder.isOutside(this.group.env.account)) {
      shareArtifacts(this.group, grantee);
    }
    return this.finish(builder, 'read', options);
  }

  /**
   * To delete versions.
   *
   * @param grantee who may
   */
  public delete(grantee: iam.IGrantable): iam.Grant {
    const builder = new GrantBuilder(grantee);
    this.allowOnVersions(builder, DELETE_PACKAGE);
    return this.finish(builder);
  }

  /**
   * To do anything else with the group and its versions.
   *
   * @param grantee who may
   * @param actions the names of the actions, with the prefix `sagemaker:`
   * @param options how the grant is limited
   * @throws ValidationError if there are no actions
   */
  public actions(grantee: iam.IGrantable, actions: string[], options: ActionsGrantOptions = {}): iam.Grant {
    checkActions(actions);
    const builder = new GrantBuilder(grantee);
    builder.allow(
      { actions, resourceArns: [this.groupArnFor(builder), versionsArn(this.group)], conditions: options.conditions },
      { resource: this.policyHolder, selfArns: [groupArnByName(this.group), versionsArn(this.group)] },
    );
    return this.finish(builder);
  }

  private allowOnGroup(builder: GrantBuilder, actions: string[]): void {
    builder.allow({ actions, resourceArns: [this.groupArnFor(builder)] }, { resource: this.policyHolder, selfArns: [groupArnByName(this.group)] });
  }

  private allowOnVersions(builder: GrantBuilder, actions: string[], conditions?: Permission['conditions']): void {
    builder.allow({ actions, resourceArns: [versionsArn(this.group)], conditions }, { resource: this.policyHolder });
  }

  private finish(builder: GrantBuilder, keyUse?: KeyUse, { encryptionKey }: ModelPackageGroupGrantOptions = {}): iam.Grant {
    if (encryptionKey) {
      allowPackageKey(builder, encryptionKey, keyUse!, this.group.env.region);
    }
    warnOfUnreached(this.group, 'ModelPackageGroup', builder);
    if (builder.hasReached(this.policyHolder)) {
      warn(this.group, 'ModelPackageGroup', {
        name: 'crossAccountDiscovery',
        message: 'other accounts may use the group by its ARN now, but do not see it in their lists: '
          + 'to have it listed there, share it with AWS RAM and promote its policy, which no template can do',
      });
    }
    return builder.result();
  }

  private groupArnFor(builder: GrantBuilder): string {
    return builder.isCrossAccount(this.group.env.account) ? groupArnElsewhere(this.group) : this.group.modelPackageGroupRef.modelPackageGroupArn;
  }

  /** In its own policy, the group is named by its name: its attribute would be circular. */
  private get policyHolder(): iam.IResourceWithPolicyV2 {
    this.holder ??= iam.ResourceWithPolicies.of(this.group) ?? { env: this.group.env, addToResourcePolicy: () => refuseImportedPolicy(this.group) };
    return this.holder;
  }
}
