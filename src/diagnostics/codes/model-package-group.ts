import { error, warning } from './entry';

/** Groups, their policies, events and look-ups. */
export const MODEL_PACKAGE_GROUP = {
  'ModelPackageGroup.snapshot': error('is not supported, as the model registry has no snapshots',
    'Use RemovalPolicy.RETAIN or RemovalPolicy.DESTROY'),
  'ModelPackageGroup.policyUnknown': error(
    'is not a policy that is known at synthesis, so that no statement can be added to it',
    'Specify it as an object'),
  'ModelPackageGroup.policySize': error(
    'the resource policy of the model package group has at least {size} characters, and SageMaker allows {max}',
    'Grant to an organization instead of many accounts'),
  'ModelPackageGroupEvents.filterChanged': error('conflicts with the filter of {method}',
    'Remove it, as {method} sets it'),
  'ModelPackageGroupEvents.forwardedFromElsewhere': error(
    'events about the versions of the group can be forwarded only from account {account} and region {region}',
    'Call forwardEventsTo in a stack of that account and region, such as that of the group'),
  'ModelPackageGroupEvents.patternUnknown': error('is not an object whose fields are known at synthesis',
    'Specify it as an object'),

  'ModelPackageGroup.renamed': error(
    'the model package group is renamed from {name} to {newName} after it was created or used, and its versions, rules and policies have the first name',
    'Set modelPackageGroupName where the group is created'),
  'ModelPackageGroup.destroy': warning(
    'the removal policy deletes the group with its stack, which SageMaker refuses while it has versions, those '
    + 'registered elsewhere included',
    'Keep RETAIN_ON_UPDATE_OR_DELETE, or acknowledge that the deletion of the stack may fail'),
  'ModelPackageGroup.importedPolicy': warning('the resource policy of an imported model package group is not changed',
    'Add this statement to the policy where the group is defined: {policy}'),
  'ModelPackageGroup.fixedDescription': warning(
    'can never change while the group is named {name}: a change replaces the group, and the new group would need the same name',
    'Put what may change into tags, or acknowledge that the description stays as it is'),
  'ModelPackageGroup.versionsOfGroupArn': warning(
    'a statement of the resource policy has the resource {resource}, which is the ARN of no group and of no version',
    'For the versions of a group, write model-package/NAME/* instead of model-package-group/NAME/*'),
  'ModelPackageGroup.publicPolicy': warning('a statement of the resource policy allows every AWS account',
    'Name an account, or add a condition on aws:PrincipalOrgID'),
  'ModelPackageGroup.crossAccountDiscovery': warning(
    'other accounts can now use the group by its ARN, but do not see it in their lists',
    'To list it there, share it by the method share of the group'),
  'ModelPackageGroup.selfApproval': warning(
    '{principal} can both register and approve versions of the group, and so approve its own versions',
    'Grant register and approve to different principals, or acknowledge that no other principal reviews the versions'),
  'ModelPackageGroup.lookUpElsewhere': warning(
    'the policy of the group must allow account {account} to list its versions',
    "In account {groupAccount}, call grants.read of the group with new iam.AccountPrincipal('{account}')"),
  'ModelPackageGroup.lookUpOfNewGroup': warning(
    'the look-up is in the stack that creates the group, which has no approved version at the first deployment, so '
    + 'that it fails',
    'Perform the look-up in a separate stack that is deployed after a version is approved, or acknowledge that the '
    + 'group exists already'),
  'ModelPackageGroup.eventsElsewhere': warning(
    'events about the versions of the group appear only on the default event bus of {place}',
    'Forward them from there to {bus}, as forwardEventsTo of the group does, or create the rule there'),
  'ModelPackageGroup.forwardedToSameBus': warning(
    '{bus} is the one to which SageMaker sends the events, so that its rules would get each of them twice',
    'Forward them to another event bus, or omit the rule'),
  'ModelPackageGroup.importedEventBus': warning(
    'the policy of {bus} must allow account {account} to put events, and this app does not own it',
    'Allow events:PutEvents where the event bus is defined'),
} as const;
