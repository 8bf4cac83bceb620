import { error } from './entry';

/** Shares of groups. */
export const SHARES = {
  'ModelPackageGroupShare.nobody': error('is missing, and so are organizationalUnitArns and organizationArn',
    'Specify with whom the group is shared'),
  'ModelPackageGroupShare.account': error('is not an account ID of 12 digits',
    'Specify an ID such as 111122223333, or the ARN of an organizational unit in organizationalUnitArns'),
  'ModelPackageGroupShare.organizationalUnit': error('is not the ARN of an organizational unit',
    'Specify an ARN such as arn:aws:organizations::111122223333:ou/o-abcdefghij/ou-ab12-34567890'),
  'ModelPackageGroupShare.organization': error('is not the ARN of an organization',
    'Specify an ARN such as arn:aws:organizations::111122223333:organization/o-abcdefghij'),
  'ModelPackageGroupShare.noAccess': error('is empty, so that nothing would be shared',
    'Omit it to share the group for discovery, or specify what the accounts can do'),
} as const;
