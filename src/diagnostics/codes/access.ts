import { error, warning } from './entry';

/** The constructs by whose name warnings about grants are acknowledged. */
export type Subject = ArtifactSubject | 'ModelPackageGroup';

/** Those that have artifacts. */
export type ArtifactSubject = 'Model' | 'ModelPackage';

/** Warnings that each construct has under its own name. */
const SHARED = {
  crossAccountPolicies: warning(
    'the grantee is in another account or has no policy of its own, and this app does not own the policy of {holders}',
    'Allow the grantee where that policy is defined'),
  crossAccountManagedKey: warning(
    'objects in {holders} are encrypted with an AWS managed key, which no other account can use',
    'Encrypt them with a customer managed key'),
  unknownArtifacts: warning('too little is known about {artifacts} to grant access',
    'Specify images and modelData where the package is imported or looked up, use ContainerImage.fromEcrRepository and '
    + 'ModelData.fromBucket instead of URIs, or allow the grantee s3:GetObject on the objects (s3:PutObject on an '
    + 'output, s3:ListBucket on the bucket of a prefix), kms:Decrypt on their keys, ecr:GetAuthorizationToken, and '
    + 'ecr:BatchCheckLayerAvailability, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repositories'),
} as const;

/** Grants, and the policies that they are written to. */
export const ACCESS = {
  'Grants.noActions': error('allows nothing', 'Specify at least one action'),
  'Grants.otherService': error('is not an action of SageMaker',
    'Use actions that start with sagemaker:, and iam.Grant for those of other services'),
  'Grants.unknownAction': error('is not an action of SageMaker', 'Did you mean {closest}?'),
  'Grants.wildcardAction': warning(
    '{action} allows every action that it matches on the {target}, those that AWS adds later included',
    'List the actions, or acknowledge that all of them are meant'),
  'Grants.ineffectiveAction': warning('{action} has no effect on the {target}, as it is an action on other resources',
    'Remove it, and allow it on the resources that it is on'),
  'Grants.newAction': warning('{action} is an action that this version of the library does not know',
    'Check its spelling, and acknowledge that SageMaker has it'),
  'Grants.noStage': error('allows no stage', 'Specify at least one stage, or omit the property'),
  'Grants.noStatus': error('allows no status', 'Specify at least one status, or omit the property'),
  'Grants.noValue': error('allows no value', 'Specify at least one value, or omit the key'),
  'Grants.noModel': error('allows no model', 'Specify at least one name, or omit the property'),
  'Grants.modelName': error('is not the name of a model', 'Use letters, digits and hyphens, and * for any characters'),
  'Grants.unsupportedPrincipal': error('includes {principal}, to which access to models cannot be granted',
    'Use an identity, an account, an organization, or a condition on the organization'),
  'Grants.conflictingConditions': error(
    'has a {operator} condition on {key} that cannot be combined with that of the grant',
    'Remove it, or use values of the grant only'),
  'Grants.immutableGrantee': warning('{grantee} cannot be changed by this app, so that nothing is granted to it',
    'Add these statements to its policy, or to its permission set: {policy}'),
  'Grants.identityPolicySize': error(
    'the inline policies of the identity have at least {size} characters together, and IAM allows {max}',
    'Grant on groups instead of individual packages, set the feature flag @aws-cdk/aws-iam:minimizePolicies, and '
    + 'divide versions whose life cycle, registration type or metadata is set, among several stacks'),
  'Grants.resourcePolicySize': error('the resource policy has at least {size} characters, and AWS allows {max}',
    'Grant to an organization instead of many accounts, and set the feature flag @aws-cdk/aws-iam:minimizePolicies'),
  'Model.crossAccountPolicies': SHARED.crossAccountPolicies,
  'Model.crossAccountManagedKey': SHARED.crossAccountManagedKey,
  'Model.unknownArtifacts': SHARED.unknownArtifacts,
  'ModelPackage.crossAccountPolicies': SHARED.crossAccountPolicies,
  'ModelPackage.crossAccountManagedKey': SHARED.crossAccountManagedKey,
  'ModelPackage.unknownArtifacts': SHARED.unknownArtifacts,
  'ModelPackageGroup.crossAccountPolicies': SHARED.crossAccountPolicies,
} as const;
