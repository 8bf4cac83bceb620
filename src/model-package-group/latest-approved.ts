import { CfnResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup, IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { AwsCustomResource, AwsCustomResourcePolicy, AwsSdkCall, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { LIST_VERSIONS } from '../access/actions';
import { dependOnGroup, groupArnElsewhere, versionsArn } from '../access/group-identity';
import { addToGroupPolicy } from '../access/group-ledger';
import { knownToDiffer } from '../cdk/names-and-arns';
import { warn } from '../diagnostics/issues';

/** Where the ARN stands in the response: CDK's handler writes the path in one. */
const LATEST_ARN = 'ModelPackageSummaryList.0.ModelPackageArn';

/** API MaxResults. SageMaker may filter what is on a page, so that the first one should be as long as it can be. */
const LONGEST_PAGE = 100;

/** Groups whose policies a look-up has joined. Those of L1s are put together late from then on. */
const JOINED = new WeakSet<CfnModelPackageGroup>();

/**
 * The ARN of the approved version of a group that has the highest number: versions are numbered as they are made.
 *
 * Without one, the handler succeeds, and the attribute is missing. CloudFormation fails then, and names the attribute
 * and the logical id of the resource: the id says what is wrong.
 */
export function latestApprovedVersion(place: Construct, group: IModelPackageGroupRef, refreshKey?: string): string {
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
    // A response may have 4,096 bytes.
    outputPaths: [LATEST_ARN],
    physicalResourceId: PhysicalResourceId.of(groupArn),
  };
  const lookUp = new AwsCustomResource(place, 'NeedsApprovedVersion', {
    resourceType: 'Custom::LatestApprovedModelPackage',
    // It is the call when the resource is created, too.
    onUpdate: call,
    policy: AwsCustomResourcePolicy.fromStatements([new iam.PolicyStatement({ actions: LIST_VERSIONS, resources: [versionsArn(group)] })]),
    // The call is older than any runtime.
    installLatestAwsSdk: false,
  });
  // CloudFormation calls the handler again when a property changes, and the handler takes no notice of this one.
  (lookUp.node.findChild('Resource').node.defaultChild as CfnResource).addPropertyOverride('RefreshKey', refreshKey);
  dependOnGroup(lookUp, group);
  allowLookUp(Stack.of(place).account, place, group);
  return lookUp.getResponseField(LATEST_ARN);
}

/**
 * The policy of a group of another account has to let the look-up in. It names the account: a role has to exist before
 * a policy can name it, and this one waits for the group.
 */
function allowLookUp(account: string, place: Construct, group: IModelPackageGroupRef): void {
  if (!knownToDiffer(group.env.account, account)) { return; }
  const resource = group.node.defaultChild ?? group;
  if (CfnModelPackageGroup.isCfnModelPackageGroup(resource) && canBeJoined(resource)) {
    JOINED.add(resource);
    addToGroupPolicy(resource, new iam.PolicyStatement({
      principals: [new iam.AccountPrincipal(account)], actions: LIST_VERSIONS, resources: [versionsArn(group)],
    }));
  } else {
    warn(place, 'ModelPackageGroup', {
      name: 'lookUpElsewhere',
      message: `the policy of the group has to let account ${account} list its versions: `
        + `in account ${group.env.account}, call grants.read of the group with new iam.AccountPrincipal('${account}')`,
    });
  }
}

/** Whether a statement can join what a group has as its policy: what is not known at synthesis is left alone. */
function canBeJoined(group: CfnModelPackageGroup): boolean {
  const policy: unknown = group.modelPackageGroupPolicy;
  return policy === undefined || policy instanceof iam.PolicyDocument || JOINED.has(group) || isStatements(policy);
}

function isStatements(policy: unknown): boolean {
  return typeof policy === 'object' && policy !== null && 'Statement' in policy;
}
