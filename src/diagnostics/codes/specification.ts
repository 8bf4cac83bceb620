import { error, warning } from './entry';

/** Inference and validation specifications. */
export const SPECIFICATION = {
  'InferenceSpecification.equalContainers': error('is equal to containers[{first}]',
    'Remove it, or give each its own containerHostname, as CloudFormation rejects equal containers'),
  'InstanceType.listToken': error('represents all elements of a list that is a token',
    'Use it as the only element of the list, or select one element with Fn.select'),
  'ValidationSpecification.sharedRoleWithRole': error('cannot be combined with role, which can be shared as it is',
    'Remove one of the two'),
  'ValidationSpecification.payload': error('MiB times {concurrency} concurrent requests is more than {max} MiB',
    'Reduce maxPayload or maxConcurrentTransforms'),
  'ValidationSpecification.missing': error('is missing', 'Call {step}(…) before toSpecification()'),
  'Role.protectionWithRole': error('cannot be combined with role, whose trust policy determines who can assume it',
    'Add the conditions to the trust policy of the role, and remove confusedDeputyProtection'),
  'Role.otherAccount': error('belongs to account {roleAccount}, and the {user} to account {account}',
    'Use a role in the account of the {user}'),
  'Role.notAssumable': error(
    '{service} cannot assume the role {role} of the {user}, as no statement of its trust policy allows {principal}',
    "Create the role with assumedBy: new iam.ServicePrincipal('{principal}'), or add that principal to its trust policy"),

  'Role.serviceRolePath': warning('is {name} without its path, and roles of this name have the path service-role/',
    'Import it by its ARN, or as service-role/{name}'),
} as const;
