import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { accountsOf, isIdentity, isUnknown, wrappedBy } from './principals';
import { TOKEN } from '../cdk/tokens';
import { textOf } from '../diagnostics/codes';
import { checkValue } from '../diagnostics/issues';

/** Conditions of a statement, by operator and key. */
export interface Conditions {
  readonly [operator: string]: { readonly [key: string]: unknown };
}

/**
 * Keys of which a condition limits everyone to certain accounts or organizations, in lower case, as IAM ignores case,
 * and the part of their values that decides who that is. A wildcard in a text, unlike one in an ARN, also stands for
 * colons, so that the account is fixed only if all that precedes it is.
 */
const DECISIVE: { readonly [key: string]: (value: string, operator: string) => string } = {
  'aws:principalaccount': (value) => value,
  'aws:principalarn': (value, operator) => operator.includes('Arn') ? accountIn(value) : value.split(':', 5).join(),
  'aws:principalorgid': (value) => value,
  'aws:principalorgpaths': (value) => value.split('/')[0],
};

/** What is known at deployment, or by the resource. Other variables are what the principal says of itself. */
const FIXED_LATER = new RegExp(String.raw`${TOKEN.source}|\$\{aws:Resource(?:Account|OrgID|OrgPaths)\}`, 'gi');

/** Whether a statement, as it is in a policy, allows everyone, without a condition that limits who that is. */
export function allowsEveryone({ Effect, Principal, NotPrincipal, Condition }: any): boolean {
  return Effect === 'Allow' && (NotPrincipal !== undefined || isPublic(Principal)) && !isLimiting(Condition);
}

/** Whether a principal includes those of any account. Everyone may be a text, which is its only value. */
function isPublic(principal: object = {}): boolean {
  return Object.values(principal).flat().some((name) => !isFixed(accountIn(textIn(name))));
}

/** Rejects principals to which nobody means to grant access to a model: everyone, and what is not an AWS principal. */
export function checkGrantee(grantee: iam.IPrincipal): void {
  const principal = principalBehind(grantee);
  // The principal of a role that CDK creates on demand would create the role.
  if (isIdentity(principal) || isUnknown(principal)) { return; }
  const { principalJson: Principal, conditions: Condition } = principal.policyFragment;
  const others = Object.keys(Principal).filter((type) => type !== 'AWS' && type !== 'LiteralString');
  checkValue('grant', (issues) => {
    // The ARN of an account is a token as a whole, in which a pattern is not seen.
    const isPattern = accountsOf(principal).some((account) => /[*?]/.test(String(account)));
    if (others.length > 0 || isPattern || allowsEveryone({ Effect: 'Allow', Principal, Condition })) {
      issues.at('grantee').invalidUse('Grants.unsupportedPrincipal', { principal: others.join(', ') || 'everyone' });
    }
  });
}

/** Fails the synthesis if the grantee of a statement is known only then, and turns out to be everyone. */
export function checkGranteeLater(resource: iam.IResourceWithPolicyV2, statement: iam.PolicyStatement): void {
  if (!Construct.isConstruct(resource)) { return; }
  resource.node.addValidation({
    validate: () => allowsEveryone(Stack.of(resource).resolve(statement.toStatementJson()))
      ? [textOf('Grants.unsupportedPrincipal', { principal: 'everyone' })] : [],
  });
}

/** The principal that a role of the user stands for, whose permissions may be in a policy of their own. */
function principalBehind(grantee: iam.IPrincipal): iam.IPrincipal {
  const { identity = grantee } = grantee as { readonly identity?: iam.IIdentity };
  return identity.grantPrincipal;
}

/** The conditions that a grantee brings, if CDK ignores them in the policies of the identity that it wraps. */
export function ignoredConditions(grantee: iam.IPrincipal): iam.Conditions {
  const principal = principalBehind(grantee);
  return wrappedBy(principal) ? principal.policyFragment.conditions : {};
}

/**
 * The conditions of a permission and those of its grantee. CDK replaces values of the same operator and key, so that
 * one of them would be lost: a request must meet both.
 */
export function bothConditions(ours: Conditions | undefined, theirs: iam.Conditions): Conditions {
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
  const others = [...first, ...second].filter((value) => !equal.includes(value));
  if (others.length === 0) { return ours; }
  const isKnown = operator === 'StringEquals' && !others.some((value) => Token.isUnresolved(value));
  checkValue('grant', (issues) => {
    if (!isKnown || equal.length === 0) {
      issues.at('grantee').invalidUse('Grants.conflictingConditions', { operator, key });
    }
  });
  return equal;
}

function isLimiting(conditions: Conditions = {}): boolean {
  return Object.entries(conditions).some(([operator, tests]) => /(Equals|Like)(IgnoreCase)?$/.test(operator)
    && !operator.includes('Not') && !operator.startsWith('ForAllValues:')
    && Object.entries(tests).some(([key, values]) => key.toLowerCase() in DECISIVE
      && [values].flat().every((value) => isFixed(DECISIVE[key.toLowerCase()](textIn(value), operator)))));
}

/** The account in an ARN. All of a text that is none. */
function accountIn(arn: string): string {
  return arn.split(':')[4] ?? arn;
}

function textIn(value: unknown): string {
  return String(value).replace(FIXED_LATER, 'fixed');
}

/** Whether a text is of certain accounts or organizations, not of any, and not what somebody says. */
function isFixed(decisive: string): boolean {
  return decisive !== '' && !/[*?]|\$\{/.test(decisive);
}
