import { CustomResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { ARN_ATTRIBUTE } from './look-up-code';
import { makeLookUpHandler, SERVICE_TIMEOUT } from './look-up-handler';
import { LatestApprovedModelPackageOptions } from './props';
import { LIST_VERSIONS } from '../access/actions';
import { watchCall } from '../access/call-policies';
import { dependOnGroup, groupArnElsewhere, groupName, groupResource, versionsArn } from '../access/group-identity';
import { GroupLedger } from '../access/group-ledger';
import { openGroup } from '../access/open-group';
import { knownToDiffer } from '../cdk/names-and-arns';
import { topStack } from '../cdk/stack-graph';
import { warn } from '../diagnostics/issues';

/**
 * The ARN of the approved and completed version of a group with the highest number.
 *
 * If there is none, the deployment fails. Its error has the message of the handler and the logical ID of the resource,
 * which describes the problem as well.
 */
export function latestApprovedVersion(place: Construct, options: LatestApprovedModelPackageOptions): string {
  const { modelPackageGroup: group, refreshKey } = options;
  const handler = makeLookUpHandler(place, options);
  const lookUp = new Construct(place, 'NeedsApprovedVersion');
  const resource = new CustomResource(lookUp, 'Resource', {
    resourceType: 'Custom::LatestApprovedModelPackage',
    serviceToken: handler.functionArn,
    serviceTimeout: SERVICE_TIMEOUT,
    // CloudFormation calls the handler when one of them changes.
    properties: { ModelPackageGroupName: groupArnElsewhere(group), Region: group.env.region, RefreshKey: refreshKey },
  });
  const policy = new iam.Policy(lookUp, 'CustomResourcePolicy', {
    statements: [new iam.PolicyStatement({ actions: LIST_VERSIONS, resources: [versionsArn(group)] })],
  });
  handler.role!.attachInlinePolicy(policy);
  resource.node.addDependency(policy);
  watchCall(lookUp, handler.role!);
  dependOnGroup(lookUp, group);
  warnOfNewGroup(place, group);
  allowLookUp(lookUp, place, group);
  return resource.getAttString(ARN_ATTRIBUTE);
}

/** A group that the same deployment creates has no approved version yet, so that the first deployment fails. */
function warnOfNewGroup(place: Construct, group: IModelPackageGroupRef): void {
  const resource = groupResource(group);
  if (resource && topStack(resource) === topStack(place)) {
    warn(place, 'ModelPackageGroup.lookUpOfNewGroup');
  }
}

/**
 * Adds the look-up to the policy of a group in another account. The principal is the account, because a policy can
 * refer only to roles that exist, but the role of the look-up is created after the group. A policy that is not known at
 * synthesis stays as it is.
 */
function allowLookUp(lookUp: Construct, place: Construct, group: IModelPackageGroupRef): void {
  const { env } = group;
  const { account } = Stack.of(place);
  if (!knownToDiffer(env.account, account)) { return; }
  openGroup({
    user: lookUp,
    env,
    name: groupName(group),
    ledger: GroupLedger.of(group),
    statementOn: (versions) => new iam.PolicyStatement({
      principals: [new iam.AccountPrincipal(account)], actions: LIST_VERSIONS, resources: [versions],
    }),
    report: () => warn(place, 'ModelPackageGroup.lookUpElsewhere', { account, groupAccount: env.account }),
  });
}
