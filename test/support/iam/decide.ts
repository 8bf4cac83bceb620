import { applies, namingOf, Policy, Request, Statement, statementsOf } from './statements';

export type Decision = 'allowed' | 'denied';

/** The policies that decide about a request. */
export interface Policies {
  /** The policies of the identity that makes the request. */
  readonly identity: readonly Policy[];
  /** The policies of the resource. */
  readonly resource: readonly Policy[];
  /** The account of the resource. Undefined for a resource of no account, or an action without resources. */
  readonly resourceAccount?: string;
}

/** What identity policies can allow only where the policy of the resource names the account: uses of keys and roles. */
const NEEDS_RESOURCE_POLICY = /^(?:kms:|sts:AssumeRole$)/;

/**
 * Decides about a request, as AWS does without organizations, boundaries of permissions and session policies.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function decide(request: Request, { identity, resource, resourceAccount }: Policies): Decision {
  const ofIdentity = statementsOf(identity).filter((statement) => applies(statement, request, false));
  const ofResource = statementsOf(resource).filter((statement) => applies(statement, request, true));
  const named = (effect: Statement['Effect']) => ofResource.filter(({ Effect }) => Effect === effect)
    .map((statement) => namingOf(statement, request.principal)).filter((naming) => naming !== undefined);
  if (ofIdentity.some(({ Effect }) => Effect === 'Deny') || named('Deny').length > 0) { return 'denied'; }

  const byIdentity = ofIdentity.length > 0;
  const byResource = named('Allow');
  const { principal, action } = request;
  if (principal.service !== undefined) { return decision(byResource.includes('itself')); }
  if (resourceAccount !== undefined && resourceAccount !== principal.account) {
    return decision(byIdentity && byResource.length > 0);
  }
  const isIdentityEnough = !NEEDS_RESOURCE_POLICY.test(action) || byResource.includes('account');
  return decision(byResource.includes('itself') || byIdentity && isIdentityEnough);
}

function decision(isAllowed: boolean): Decision {
  return isAllowed ? 'allowed' : 'denied';
}
