import * as iam from 'aws-cdk-lib/aws-iam';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { GroupLedger } from './group-ledger';
import { isCdkRole } from './principals';
import { stateOf } from '../cdk/state';
import { warn } from '../diagnostics/issues';

/** What a principal can do with the versions of a group: register them, or approve them. */
export type Duty = 'register' | 'approve';

/**
 * The duties of an identity: a role of the app itself, or the principal of another one, which several constructs
 * import.
 */
type Duties = Map<object | string, Set<Duty>>;

/**
 * Notes that a principal has a duty, and warns if it has both, in any order: it could approve its own versions.
 *
 * Only identities are considered. An account or an organization consists of several identities, to which its
 * administrators give permissions.
 */
export function noteDuty(group: IModelPackageGroupRef, { grantPrincipal }: iam.IGrantable, duty: Duty): void {
  const identity: unknown = grantPrincipal;
  if (!Construct.isConstruct(identity)) { return; }
  const duties = stateOf<Duties>(GroupLedger.of(group), 'Duties', () => new Map());
  // The principal of a role that CDK creates on demand must not be asked for, as that would create the role.
  const key = isCdkRole(identity as unknown as iam.IIdentity)
    ? identity
    : JSON.stringify(grantPrincipal.policyFragment.principalJson);
  const own = duties.get(key) ?? new Set();
  duties.set(key, own.add(duty));
  if (own.size > 1) {
    warn(group, 'ModelPackageGroup.selfApproval', { principal: identity.node.path });
  }
}
