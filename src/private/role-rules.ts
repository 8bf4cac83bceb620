import { ResourceEnvironment } from 'aws-cdk-lib';
import { knownToDiffer } from './names-and-arns';
import { Violations } from './violations';

/** What can only be said of a role that is yet to be made. */
interface RoleOptions {
  readonly role?: unknown;
  readonly confusedDeputyProtection?: boolean;
}

/** Ignored, it would leave a role unprotected that somebody takes for protected. */
export function checkRoleOptions(violations: Violations, { role, confusedDeputyProtection }: RoleOptions): void {
  if (role && confusedDeputyProtection) {
    violations.at('confusedDeputyProtection').misplaced('cannot be combined with role, which says itself who may assume it',
      'put the conditions into its trust policy, and remove confusedDeputyProtection', true);
  }
}

interface OfAccount {
  readonly env: ResourceEnvironment;
}

/** IAM passes roles to services of their own account alone. */
export function checkRoleAccount(violations: Violations, role: OfAccount | undefined, account: string, user: string): void {
  if (role && knownToDiffer(role.env.account, account)) {
    violations.at('role').misplaced(`is of account ${role.env.account}, and the ${user} of ${account}`, `use a role of the account of the ${user}`);
  }
}
