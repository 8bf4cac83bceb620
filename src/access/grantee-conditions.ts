import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { isOfCdk } from '../cdk/class-of-cdk';
import { checkValue } from '../diagnostics/issues';

/** Conditions of a statement, by operator and key. */
export interface Conditions {
  readonly [operator: string]: { readonly [key: string]: unknown };
}

/** Keys of which a condition limits everyone to certain accounts or principals, in lower case: IAM ignores case. */
const LIMITING_KEYS = ['aws:principalaccount', 'aws:principalarn', 'aws:principalorgid', 'aws:principalorgpaths'];

/** Principals with conditions, which add their permissions to another one. */
const WRAPPERS = ['aws-cdk-lib.aws_iam.PrincipalWithConditions', 'aws-cdk-lib.aws_iam.SessionTagsPrincipal'];

/** Whether a principal of a policy is everyone, without a condition that limits who that is. */
export function isPublic({ principalJson, conditions }: iam.PrincipalPolicyFragment): boolean {
  return (Object.values(principalJson) as (string | string[])[]).flat().includes('*') && !isLimiting(conditions as Conditions);
}

/** Whether a statement allows everyone, without a condition that limits who that is. */
export function allowsEveryone(statement: iam.PolicyStatement): boolean {
  const { Effect, Principal = {}, NotPrincipal, Condition = {} } = statement.toJSON();
  const principalJson = typeof Principal === 'string' ? { AWS: [Principal] } : Principal;
  return Effect === 'Allow'
    && (NotPrincipal === undefined ? isPublic(
      new iam.PrincipalPolicyFragment(principalJson, Condition),
    ) : !isLimiting(Condition));
}

/** Rejects principals to which nobody means to grant access to a model: everyone, and what is not an AWS principal. */
export function checkGrantee(principal: iam.IPrincipal): void {
  if (isOfCdk('aws-cdk-lib.aws_iam.UnknownPrincipal', principal)) { return; } // CDK warns of it.
  const fragment = principal.policyFragment;
  const others = Object.keys(fragment.principalJson).filter((type) => type !== 'AWS' && type !== 'LiteralString');
  checkValue('grant', (issues) => {
    if (others.length > 0 || isPublic(fragment)) {
      issues.at('grantee').invalidUse('Grants.unsupportedPrincipal', { principal: others.join(', ') || 'everyone' });
    }
  });
}

/** The conditions that a grantee brings, if CDK ignores them in the policies of the identity that it wraps. */
export function ignoredConditions(principal: iam.IPrincipal): iam.Conditions {
  const isWrapped = WRAPPERS.some((fqn) => isOfCdk(fqn, principal));
  return isWrapped ? principal.policyFragment.conditions : {};
}

/**
 * The conditions of a permission and those of its grantee. CDK replaces values of the same operator and key, so that
 * one of them would be lost: a request must meet both.
 */
export function bothConditions(ours: Conditions | undefined, theirs: iam.Conditions): Conditions | undefined {
  if (Object.keys(theirs).length === 0) { return ours; }
  const all: { [operator: string]: { [key: string]: unknown } } = { ...ours };
  for (const [operator, tests] of Object.entries(theirs as Conditions)) {
    all[operator] = { ...all[operator] };
    for (const [key, values] of Object.entries(tests)) {
      const same = Object.keys(all[operator]).find((known) => known.toLowerCase() === key.toLowerCase());
      all[operator][same ?? key] = same === undefined ? values : common(operator, same, all[operator][same], values);
    }
  }
  return all;
}

/** The values that both allow. Only equal texts are known to be common. */
function common(operator: string, key: string, ours: unknown, theirs: unknown): unknown {
  const [first, second] = [[ours].flat(), [theirs].flat()];
  const equal = first.filter((value) => second.includes(value));
  if (equal.length === first.length && equal.length === second.length) { return ours; }
  const isKnown = operator === 'StringEquals' && !Token.isUnresolved(first) && !Token.isUnresolved(second);
  checkValue('grant', (issues) => {
    if (!isKnown || equal.length === 0) {
      issues.at('grantee').invalidUse('Grants.conflictingConditions', { operator, key });
    }
  });
  return equal;
}

function isLimiting(conditions: Conditions): boolean {
  return Object.entries(conditions).some(([operator, tests]) => /(Equals|Like)(IgnoreCase)?$/.test(operator)
    && !operator.includes('Not') && !operator.startsWith('ForAllValues:')
    && Object.entries(tests).some(([key, values]) =>
      LIMITING_KEYS.includes(key.toLowerCase()) && ![values].flat().some((value) => /^[*?]*$/.test(String(value)))));
}
