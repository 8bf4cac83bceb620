import { RemovalPolicy, ResourceEnvironment } from 'aws-cdk-lib';
import { checkLimit } from './check-limits';
import { Issues } from './issues';
import { ENCRYPTION_KEY, ROLE_ARN } from './limits';
import { knownToDiffer } from '../cdk/names-and-arns';

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

/** What the property of a key renders. */
export function checkKey(issues: Issues, key?: { readonly keyRef: { readonly keyArn: string } }): void {
  if (key) { checkLimit(issues, ENCRYPTION_KEY, key.keyRef.keyArn); }
}

/** What is known of a role. */
interface KnownRole {
  readonly env: ResourceEnvironment;
  readonly roleRef: { readonly roleArn: string };
}

/** A role only by its name, as SageMaker's console makes them: these are at the path `service-role/`. */
const WITHOUT_PATH = /:role\/AmazonSageMaker-/;

/** What holds for every role that SageMaker assumes: IAM passes roles only to services of their own account. */
export function checkRole(issues: Issues, role: KnownRole | undefined, account: string, user: string): void {
  if (!role) { return; }
  const at = issues.at('role');
  const { roleArn } = role.roleRef;
  checkLimit(at, ROLE_ARN, roleArn);
  if (knownToDiffer(role.env.account, account)) {
    at.invalidUse('Role.otherAccount', { roleAccount: role.env.account, user, account });
  }
  if (WITHOUT_PATH.test(roleArn)) {
    at.warn('Role.serviceRolePath', { name: roleArn.split('/')[1] });
  }
}
