import { Names, Stack } from 'aws-cdk-lib';
import { CfnPermission, CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { ModelPackageGroupGrants } from './grants';
import { ModelPackageGroupAccess, ModelPackageGroupShareOptions } from './share-options';
import { checkShare, includesAccount, sharePrincipals } from './share-principals';
import { SHARE_DEPLOY, SHARE_DISCOVER } from '../access/actions';
import { GroupLedger } from '../access/group-ledger';
import { removeOnFailure } from '../cdk/dependencies';
import { sharedChild } from '../cdk/shared-child';
import { checkConstruct } from '../diagnostics/issues';
import { ModelApprovalStatus } from '../model-package/approval-status';
import { refuseOtherRegion } from '../model-package/check-key';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ram-permission.html */
const MAX_PERMISSION_NAME = 36;

/** Long enough to be read in a list of shares. AWS RAM does not document a limit. */
const MAX_SHARE_NAME = 63;

type GroupConstruct = Construct & IModelPackageGroupRef;

/**
 * A share of a model package group, by which the group appears in the lists of other accounts. It is created by the
 * method `share` of the group.
 *
 * @example
 * const share: ModelPackageGroupShare = group.share('Training', {
 *   accounts: ['222233334444'],
 *   access: [ModelPackageGroupAccess.REGISTER],
 * });
 */
export class ModelPackageGroupShare extends Construct {
  /** @internal */
  public static _of(group: GroupConstruct, id: string, options: ModelPackageGroupShareOptions): ModelPackageGroupShare {
    checkConstruct('share', group, id, (issues) => {
      checkShare(issues, options);
      refuseOtherRegion(issues.at('encryptionKey'), options.encryptionKey, group.env.region);
    });
    return new ModelPackageGroupShare(group, id, options);
  }

  /**
   * The ARN of the resource share of AWS RAM.
   *
   * @attribute
   */
  public readonly shareArn: string;

  private constructor(group: GroupConstruct, id: string, options: ModelPackageGroupShareOptions) {
    super(group, id);
    const { accounts = [], organizationalUnitArns = [], organizationArn, access = [] } = options;
    removeOnFailure(this, () => this.allow(group, options));
    GroupLedger.of(group).addShare((account) => includesAccount(options, account));
    this.shareArn = new CfnResourceShare(this, 'Resource', {
      name: Names.uniqueResourceName(this, { maxLength: MAX_SHARE_NAME, separator: '-' }),
      resourceArns: [group.modelPackageGroupRef.modelPackageGroupArn],
      principals: [...accounts, ...organizationalUnitArns, ...organizationArn === undefined ? [] : [organizationArn]],
      allowExternalPrincipals: accounts.length > 0,
      permissionArns: [permissionOf(this, access.includes(ModelPackageGroupAccess.DEPLOY)).attrArn],
    }).attrArn;
  }

  /**
   * Adds the share to the policy of the group: an update of a group without a policy would remove what AWS RAM has
   * added to it. What only certain requests may do is allowed by this policy only, as a permission of AWS RAM has the
   * same conditions for all of its actions.
   */
  private allow(group: IModelPackageGroupRef, options: ModelPackageGroupShareOptions): void {
    const { access = [], approvalStatuses = [ModelApprovalStatus.PENDING_MANUAL_APPROVAL], encryptionKey } = options;
    const grants = ModelPackageGroupGrants.fromModelPackageGroup(group);
    for (const principal of sharePrincipals(options)) {
      grants.read(principal, { encryptionKey });
      if (access.includes(ModelPackageGroupAccess.DEPLOY)) { grants.deploy(principal, { encryptionKey }); }
      if (access.includes(ModelPackageGroupAccess.REGISTER)) {
        grants.register(principal, { approvalStatuses, encryptionKey });
      }
    }
  }
}

/**
 * The permission of AWS RAM, which all shares of a stack have in common, as an account can have only a few. Neither its
 * name nor its actions can be changed, so that each list of actions has a permission of its own.
 */
function permissionOf(share: Construct, deploys: boolean): CfnPermission {
  const stack = Stack.of(share);
  return sharedChild(stack, deploys ? 'GroupDeployment' : 'GroupDiscovery', (id) => {
    const place = new Construct(stack, id);
    return new CfnPermission(place, 'Resource', {
      name: Names.uniqueResourceName(place, { maxLength: MAX_PERMISSION_NAME, separator: '-' }),
      resourceType: 'sagemaker:ModelPackageGroup',
      policyTemplate: { Effect: 'Allow', Action: deploys ? SHARE_DEPLOY : SHARE_DISCOVER },
    });
  });
}
