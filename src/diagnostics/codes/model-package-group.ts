import { error, warning } from './entry';

/** Groups, their policies, events and look-ups. */
export const MODEL_PACKAGE_GROUP = {
  'ModelPackageGroup.snapshot': error('is not possible, as there are no snapshots of the model registry', 'Use retain or destroy'),
  'ModelPackageGroup.lookUpWithoutGroup': error('is missing', 'Give the group in which to look'),
  'ModelPackageGroup.policyUnknown': error('is not a policy that is known at synthesis, so that no statement can be added to it',
    'Give it as an object'),
  'ModelPackageGroup.policySize': error('the resource policy of the model package group has {size} characters of at most {max}',
    'Grant an organization instead of many accounts'),
  'ModelPackageGroupEvents.filterChanged': error('would change what {method} asks for', 'Remove it, as {method} sets it'),
  'ModelPackageGroupEvents.patternUnknown': error('is not an object of fields that are known at synthesis', 'Give it as an object'),

  'ModelPackageGroup.importedPolicy': warning('the resource policy of an imported model package group is not changed',
    'Add the statement where the group is made'),
  'ModelPackageGroup.crossAccountDiscovery': warning(
    'other accounts may use the group by its ARN now, but do not see it in their lists',
    'To have it listed there, share it with AWS RAM and promote its policy, which no template can do'),
  'ModelPackageGroup.lookUpElsewhere': warning('the policy of the group has to let account {account} list its versions',
    "In account {groupAccount}, call grants.read of the group with new iam.AccountPrincipal('{account}')"),
  'ModelPackageGroup.eventsElsewhere': warning(
    'events about the versions of the group appear in account {account} and region {region} only',
    'Forward them from there to the default event bus of this stack, or make the rule there'),
} as const;
