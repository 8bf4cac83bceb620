import { CfnResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { AwsCustomResource, AwsCustomResourcePolicy, AwsSdkCall, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { handlerOptions } from './look-up-handler';
import { LatestApprovedModelPackageOptions } from './props';
import { LIST_VERSIONS } from '../access/actions';
import { watchCall } from '../access/call-policies';
import { dependOnGroup, groupArnElsewhere, groupResource, versionsArn } from '../access/group-identity';
import { GroupLedger } from '../access/group-ledger';
import { knownToDiffer } from '../cdk/names-and-arns';
import { topStack } from '../cdk/stack-graph';
import { warn } from '../diagnostics/issues';

/** The path of the ARN in the response, as the handler of CDK flattens it. */
const LATEST_ARN = 'ModelPackageSummaryList.0.ModelPackageArn';

/**
 * The maximum of MaxResults in the API. SageMaker may filter each page, so the first page should be as long as
 * possible.
 */
const LONGEST_PAGE = 100;

/**
 * The ARN of the approved version of a group with the highest number. Versions are numbered in the order of creation.
 *
 * If there is none, the handler succeeds without the attribute. The error message of CloudFormation then contains the
 * name of the attribute and the logical ID of the resource, which therefore describes the problem.
 */
export function latestApprovedVersion(place: Construct, options: LatestApprovedModelPackageOptions): string {
  const { modelPackageGroup: group, refreshKey } = options;
  const groupArn = groupArnElsewhere(group);
  const call: AwsSdkCall = {
    service: 'sagemaker',
    action: 'ListModelPackages',
    parameters: {
      ModelPackageGroupName: groupArn,
      ModelApprovalStatus: 'Approved',
      SortBy: 'CreationTime',
      SortOrder: 'Descending',
      MaxResults: LONGEST_PAGE,
    },
    region: group.env.region,
    // A response is limited to 4,096 bytes.
    outputPaths: [LATEST_ARN],
    physicalResourceId: PhysicalResourceId.of(groupArn),
  };
  const lookUp = new AwsCustomResource(place, 'NeedsApprovedVersion', {
    resourceType: 'Custom::LatestApprovedModelPackage',
    // The call is also used when the resource is created.
    onUpdate: call,
    policy: AwsCustomResourcePolicy.fromStatements([
      new iam.PolicyStatement({ actions: LIST_VERSIONS, resources: [versionsArn(group)] }),
    ]),
    // All runtimes include an SDK that supports this call.
    installLatestAwsSdk: false,
    ...handlerOptions(place, options),
  });
  watchCall(lookUp);
  // CloudFormation calls the handler when a property changes. The handler ignores this property.
  (lookUp.node.findChild('Resource').node.defaultChild as CfnResource).addPropertyOverride('RefreshKey', refreshKey);
  dependOnGroup(lookUp, group);
  warnOfNewGroup(place, group);
  allowLookUp(Stack.of(place).account, place, group);
  return lookUp.getResponseField(LATEST_ARN);
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
function allowLookUp(account: string, place: Construct, group: IModelPackageGroupRef): void {
  if (!knownToDiffer(group.env.account, account)) { return; }
  const ledger = GroupLedger.of(group);
  if (ledger.isPolicyKnown) {
    ledger.addToPolicy(new iam.PolicyStatement({
      principals: [new iam.AccountPrincipal(account)], actions: LIST_VERSIONS, resources: [versionsArn(ledger.group)],
    }));
  } else {
    warn(place, 'ModelPackageGroup.lookUpElsewhere', { account, groupAccount: group.env.account });
  }
}
