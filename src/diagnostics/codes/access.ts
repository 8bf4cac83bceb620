import { error, warning } from './entry';

/** The constructs by whose name warnings about grants are acknowledged. */
export type Subject = ArtifactSubject | 'ModelPackageGroup';

/** Those that have artifacts. */
export type ArtifactSubject = 'Model' | 'ModelPackage';

/** Warnings that each construct has under its own name. */
const SHARED = {
  crossAccountPolicies: warning(
    'the grantee is of another account, or has no policy of its own, and this app does not own the policy of {holders}',
    'Let the grantee in where that is made'),
  crossAccountManagedKey: warning(
    'objects of {holders} are encrypted with a key that AWS manages, and no other account can use that',
    'Encrypt them with a customer managed key'),
  unknownArtifacts: warning('too little is known of {artifacts} to grant the permission to read it', 'Grant it where it is'),
} as const;

/** Grants, and the policies that they are written to. */
export const ACCESS = {
  'Grants.noActions': error('allows nothing', 'Name an action'),
  'Grants.noStatus': error('allows no status at all', 'Name a status, or leave it out'),
  'Grants.noValue': error('allows no value at all', 'Name a value, or leave the key out'),
  'Grants.noModel': error('allows no model at all', 'Name a model, or leave it out'),
  'Grants.identityPolicySize': error(
    '{count} model packages are granted one by one, which needs a policy of at least {size} characters, and IAM allows {max}',
    'Grant the group instead'),
  'Model.crossAccountPolicies': SHARED.crossAccountPolicies,
  'Model.crossAccountManagedKey': SHARED.crossAccountManagedKey,
  'Model.unknownArtifacts': SHARED.unknownArtifacts,
  'ModelPackage.crossAccountPolicies': SHARED.crossAccountPolicies,
  'ModelPackage.crossAccountManagedKey': SHARED.crossAccountManagedKey,
  'ModelPackage.unknownArtifacts': SHARED.unknownArtifacts,
  'ModelPackageGroup.crossAccountPolicies': SHARED.crossAccountPolicies,
} as const;
