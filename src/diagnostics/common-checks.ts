import { existsSync, statSync } from 'fs';
import { RemovalPolicy, ResourceEnvironment } from 'aws-cdk-lib';
import { Violations } from './issues';
import { knownToDiffer } from '../cdk/names-and-arns';

/** Refuses a path that is no file. Says whether it is one. */
export function checkLocalFile(violations: Violations, path: string, insteadOfDirectory = 'give the path of a single file'): boolean {
  const exists = existsSync(path);
  const isFile = exists && statSync(path).isFile();
  if (!exists) {
    violations.refuse(path, 'does not exist', 'give the path of a file, relative to the directory in which the app runs');
  } else if (!isFile) {
    violations.refuse(path, 'is a directory', insteadOfDirectory);
  }
  return isFile;
}

/** SageMaker has no snapshots of its registry. */
export function checkRemovalPolicy(violations: Violations, removalPolicy?: RemovalPolicy): void {
  if (removalPolicy === RemovalPolicy.SNAPSHOT) {
    violations.at('removalPolicy').refuse(removalPolicy, 'is not possible, as there are no snapshots of the model registry', 'use retain or destroy');
  }
}

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
