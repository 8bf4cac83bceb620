import { Fn, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ModelPackageGroupShareOptions } from './share-options';
import { isOfListToken } from '../cdk/tokens';
import { Issues } from '../diagnostics/issues';

const ACCOUNT = /^\d{12}$/;
const UNIT_ARN = /^arn:aws[a-z-]*:organizations::\d{12}:ou\/o-[a-z0-9]{10,32}\/ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/;
const ORGANIZATION_ARN = /^arn:aws[a-z-]*:organizations::\d{12}:organization\/o-[a-z0-9]{10,32}$/;

/**
 * Rejects a share with nobody or of nothing, and what is no account, unit or organization.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html
 */
export function checkShare(issues: Issues, options: ModelPackageGroupShareOptions): void {
  const { accounts = [], organizationalUnitArns = [], organizationArn, access, approvalStatuses } = options;
  if (accounts.length === 0 && organizationalUnitArns.length === 0 && organizationArn === undefined) {
    issues.at('accounts').invalidUse('ModelPackageGroupShare.nobody');
  }
  for (const [name, list] of Object.entries({ accounts, organizationalUnitArns })) {
    if (list.some(isOfListToken)) { issues.at(name).invalidUse('List.token'); }
  }
  accounts.forEach((account, index) => {
    if (!ACCOUNT.test(account)) {
      issues.at('accounts', index).invalidValue('ModelPackageGroupShare.account', account);
    }
  });
  organizationalUnitArns.forEach((arn, index) => {
    if (!UNIT_ARN.test(arn)) {
      issues.at('organizationalUnitArns', index).invalidValue('ModelPackageGroupShare.organizationalUnit', arn);
    }
  });
  if (organizationArn !== undefined && !ORGANIZATION_ARN.test(organizationArn)) {
    issues.at('organizationArn').invalidValue('ModelPackageGroupShare.organization', organizationArn);
  }
  if (access?.length === 0) { issues.at('access').invalidValue('ModelPackageGroupShare.noAccess', access); }
  if (approvalStatuses?.length === 0) {
    issues.at('approvalStatuses').invalidValue('Grants.noStatus', approvalStatuses);
  }
}

/** The principals of a share, as policies name them: one for all accounts, and one for all units. */
export function sharePrincipals(options: ModelPackageGroupShareOptions): iam.IPrincipal[] {
  const { accounts = [], organizationalUnitArns = [], organizationArn } = options;
  return [
    ...accounts.length > 0 ? [accountsPrincipal(accounts)] : [],
    ...organizationalUnitArns.length > 0 ? [unitsPrincipal(organizationalUnitArns)] : [],
    ...organizationArn === undefined ? [] : [new iam.OrganizationPrincipal(part(1, organizationArn))],
  ];
}

function accountsPrincipal(accounts: string[]): iam.IPrincipal {
  return new iam.CompositePrincipal(...accounts.map((account) => new iam.AccountPrincipal(account)));
}

/** Whether an account may be one of a share. Which accounts are in an organization is not known. */
export function includesAccount(options: ModelPackageGroupShareOptions, account?: string): boolean {
  const { accounts = [], organizationalUnitArns = [], organizationArn } = options;
  return account === undefined || organizationArn !== undefined || organizationalUnitArns.length > 0
    || accounts.some((one) => one === account || Token.isUnresolved(one));
}

/**
 * All accounts of organizational units, and of the units in them. The path of an account starts with the organization
 * and the root, which are followed by its units.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths
 */
function unitsPrincipal(arns: string[]): iam.IPrincipal {
  return new iam.PrincipalWithConditions(new iam.AnyPrincipal(), {
    'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': arns.map((arn) => `${part(1, arn)}/*/${part(2, arn)}/*`) },
  });
}

function part(index: number, arn: string): string {
  return Fn.select(index, Fn.split('/', arn));
}
