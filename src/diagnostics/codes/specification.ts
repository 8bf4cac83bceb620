import { error } from './entry';

/** Inference and validation specifications. */
export const SPECIFICATION = {
  'InferenceSpecification.dataInputNotJson': error('is not JSON', 'Write names and shapes as JSON, such as {example}'),
  'InferenceSpecification.equalContainers': error('is equal to containers[{first}]',
    'CloudFormation refuses equal containers: remove it, or distinguish them by containerHostname'),
  'ValidationSpecification.sharedRoleWithRole': error('cannot be combined with role; a role that you bring can be shared as it is',
    'Remove one of the two'),
  'ValidationSpecification.payload': error('MiB times {concurrency} concurrent requests is more than {max} MiB',
    'Lower maxPayload or maxConcurrentTransforms'),
  'ValidationSpecification.missing': error('is missing', 'Call {step}(…) before toSpecification()'),
  'Role.protectionWithRole': error('cannot be combined with role, whose trust policy says who may assume it',
    'Put the conditions into the trust policy of the role, and remove confusedDeputyProtection'),
  'Role.otherAccount': error('is of account {roleAccount}, and the {user} is of {account}', 'Use a role of the account of the {user}'),
} as const;
