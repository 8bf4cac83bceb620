import { existsSync, statSync } from 'fs';
import { RemovalPolicy, ResourceEnvironment } from 'aws-cdk-lib';
import { Issues } from './issues';
import { knownToDiffer } from '../cdk/names-and-arns';

/** Refuses a path that is no file. Says whether it is one. */
export function checkLocalFile(issues: Issues, path: string, insteadOfDirectory = 'Give the path of a single file'): boolean {
  const exists = existsSync(path);
  const isFile = exists && statSync(path).isFile();
  if (!exists) {
    issues.invalidValue('File.missing', path);
  } else if (!isFile) {
    issues.invalidValue('File.directory', path, { remedy: insteadOfDirectory });
  }
  return isFile;
}

/** SageMaker has no snapshots of its registry. */
export function checkRemovalPolicy(
  issues: Issues, subject: 'ModelPackage' | 'ModelPackageGroup', removalPolicy?: RemovalPolicy,
): void {
  if (removalPolicy === RemovalPolicy.SNAPSHOT) {
    issues.at('removalPolicy').invalidValue(`${subject}.snapshot`, removalPolicy);
  }
}

/** What can only be said of a role that is yet to be made. */
interface RoleOptions {
  readonly role?: unknown;
  readonly confusedDeputyProtection?: boolean;
}

/** Ignored, it would leave a role unprotected that somebody takes for protected. */
export function checkRoleOptions(issues: Issues, { role, confusedDeputyProtection }: RoleOptions): void {
  if (role && confusedDeputyProtection) {
    issues.at('confusedDeputyProtection').invalidUse('Role.protectionWithRole', {}, true);
  }
}

interface OfAccount {
  readonly env: ResourceEnvironment;
}

/** IAM passes roles to services of their own account alone. */
export function checkRoleAccount(issues: Issues, role: OfAccount | undefined, account: string, user: string): void {
  if (role && knownToDiffer(role.env.account, account)) {
    issues.at('role').invalidUse('Role.otherAccount', { roleAccount: role.env.account, user, account });
  }
}
