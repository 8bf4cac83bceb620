import { Stack, Stage, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { statementsOf } from './policy-statements';
import { policyText, readable } from './policy-text';
import { AtSynthesis } from '../cdk/at-synthesis';
import { stateOf } from '../cdk/state';
import { JsonObject } from '../diagnostics/json';

/** A statement that the policy of a group of another app or account must have. */
interface Needed {
  readonly owner: IConstruct;
  readonly statement: iam.PolicyStatement;
  readonly report: (policy: string) => void;
}

/**
 * Reports a statement as text, to be pasted where the group is defined, unless a group that the same app creates, in
 * whichever account, allows it already when the synthesis starts.
 */
export function reportUnlessAllowed(
  owner: IConstruct, statement: iam.PolicyStatement, report: (policy: string) => void,
): void {
  const stage = Stage.of(owner)!; // CDK creates an app for a stack without one.
  const needed: Needed[] = stateOf(stage, 'NeededElsewhere', () => []);
  needed.push({ owner, statement: ofAccounts(statement), report });
  if (needed.length === 1) { AtSynthesis.of(owner).place(() => reportAll(stage, needed.splice(0))); }
}

function reportAll(stage: Stage, needed: Needed[]): void {
  const allowing = stage.node.root.node.findAll().filter(CfnModelPackageGroup.isCfnModelPackageGroup).map(allowingOf);
  for (const { owner, statement, report } of needed) {
    const policy = policyText(Stack.of(owner), [statement]);
    if (!allowing.some((statements) => allows(statements, JSON.parse(policy)))) { report(policy); }
  }
}

/** A policy of another account cannot refer to a role that is not created yet; it lets the account of the role in. */
function ofAccounts(statement: iam.PolicyStatement): iam.PolicyStatement {
  return statement.copy({ principals: statement.principals.map(toAccount) });
}

function toAccount(principal: iam.IPrincipal): iam.IPrincipal {
  const { principalAccount } = principal;
  const isKnown = principalAccount !== undefined && !Token.isUnresolved(principalAccount);
  return isKnown && Token.isUnresolved(JSON.stringify(principal.policyFragment.principalJson))
    ? new iam.AccountPrincipal(principalAccount) : principal;
}

/** The statements of a group, if its policy is known. One that denies something may deny what another one allows. */
function allowingOf(group: CfnModelPackageGroup): JsonObject[] {
  const statements = statementsOf(group.stack.resolve(group.modelPackageGroupPolicy));
  return statements.every(({ Effect }) => Effect === 'Allow') ? statements : [];
}

/** Whether statements allow each principal each action on each resource, under the same conditions or under none. */
function allows(allowing: readonly JsonObject[], needed: JsonObject): boolean {
  const given = allowing.map(permissionOf);
  const { principals, actions, resources, condition } = permissionOf(needed);
  // What is known only at deployment, or excepted by NotAction and the like, is not compared.
  const isComparable = needed.Effect === 'Allow' && [principals, actions, resources].every((list) =>
    list.length > 0 && list.every((one) => typeof one === 'string'));
  return isComparable && principals.every((principal) => actions.every((action) => resources.every((resource) =>
    given.some((each) => each.principals.includes(principal) && each.actions.includes(action)
      && each.resources.includes(resource) && [undefined, condition].includes(each.condition)))));
}

/** What a statement says, in a form in which equal permissions are equal. */
function permissionOf(statement: JsonObject) {
  const { Principal, Action, Resource, Condition } = readable(statement) as JsonObject;
  return {
    principals: listOf(Object(Principal).AWS).map(withoutRoot),
    actions: listOf(Action),
    resources: listOf(Resource),
    condition: Condition && JSON.stringify(Condition),
  };
}

function listOf(value: unknown = []): unknown[] {
  return [value].flat().map((one) => typeof one === 'string' ? withoutPartition(one) : one);
}

/** An account is named by its root user, or by its number: all of its identities. */
function withoutRoot(principal: unknown): unknown {
  return /^arn:iam::(\d{12}):root$/.exec(String(principal))?.[1] ?? principal;
}

function withoutPartition(arn: string): string {
  return arn.replace(/^arn:(?:\$\{AWS::Partition\}|[^:]+):/, 'arn:');
}
