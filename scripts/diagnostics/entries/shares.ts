import { ModelPackageGroupAccess } from '../../../src';
import { Explanations } from '../explanation';

const RAM = '[AWS RAM API, CreateResourceShare](https://docs.aws.amazon.com/ram/latest/APIReference/API_CreateResourceShare.html)';
const ORGANIZATIONS = '[AWS Organizations API, %s](https://docs.aws.amazon.com/organizations/latest/APIReference/API_%s.html)';

export const SHARE_EXPLANATIONS = {
  'ModelPackageGroupShare.nobody': {
    meaning: 'A share without principals would have no effect.',
    wrong: ({ group }) => {
      group.share('Share', { accounts: [] });
    },
    message: 'accounts: is missing, and so are organizationalUnitArns and organizationArn. Specify with whom the group is '
      + 'shared',
    right: ({ group }) => {
      group.share('Share', { accounts: ['444455556666'] });
    },
    source: RAM,
  },
  'ModelPackageGroupShare.account': {
    meaning: 'AWS RAM and the policy of the group name an account by its ID.',
    wrong: ({ group }) => {
      group.share('Share', { accounts: ['4444-5555-6666'] });
    },
    message: 'accounts[0]: "4444-5555-6666" is not an account ID of 12 digits. Specify an ID such as 111122223333, or the ARN of '
      + 'an organizational unit in organizationalUnitArns',
    right: ({ group }) => {
      group.share('Share', { accounts: ['444455556666'] });
    },
    source: RAM,
  },
  'ModelPackageGroupShare.organizationalUnit': {
    meaning: 'AWS RAM names an organizational unit by its ARN. The policy of the group allows the accounts whose path contains '
      + 'the unit.',
    wrong: ({ group }) => {
      group.share('Share', { organizationalUnitArns: ['ou-ab12-34567890'] });
    },
    message: 'organizationalUnitArns[0]: "ou-ab12-34567890" is not the ARN of an organizational unit. Specify an ARN such as '
      + 'arn:aws:organizations::111122223333:ou/o-abcdefghij/ou-ab12-34567890',
    right: ({ group }) => {
      group.share('Share', {
        organizationalUnitArns: ['arn:aws:organizations::111122223333:ou/o-abcdefghij/ou-ab12-34567890'],
      });
    },
    source: ORGANIZATIONS.replace(/%s/g, 'OrganizationalUnit'),
  },
  'ModelPackageGroupShare.organization': {
    meaning: 'AWS RAM names an organization by its ARN.',
    wrong: ({ group }) => {
      group.share('Share', { organizationArn: 'o-abcdefghij' });
    },
    message: 'organizationArn: "o-abcdefghij" is not the ARN of an organization. Specify an ARN such as '
      + 'arn:aws:organizations::111122223333:organization/o-abcdefghij',
    right: ({ group }) => {
      group.share('Share', { organizationArn: 'arn:aws:organizations::111122223333:organization/o-abcdefghij' });
    },
    source: ORGANIZATIONS.replace(/%s/g, 'Organization'),
  },
  'ModelPackageGroupShare.noAccess': {
    meaning: 'A share without access would let nobody see the group.',
    wrong: ({ group }) => {
      group.share('Share', { accounts: ['444455556666'], access: [] });
    },
    message: 'access: [] is empty, so that nothing would be shared. Omit it to share the group for discovery, or specify what '
      + 'the accounts can do',
    right: ({ group }) => {
      group.share('Share', { accounts: ['444455556666'], access: [ModelPackageGroupAccess.DEPLOY] });
    },
    source: RAM,
  },
} satisfies Explanations;
