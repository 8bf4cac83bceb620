import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { statementsOf } from './policy-statements';
import { policyText, readable } from './policy-text';
import { AtSynthesis } from '../cdk/at-synthesis';
import { stateOf } from '../cdk/state';
import { JsonObject } from '../diagnostics/json';

/**
 * Reports a statement as text, to be pasted where the group is defined, unless a group that the same app creates, in
 * whichever account, allows it already when the synthesis starts.
 */
export function reportUnlessAllowed(
  owner: IConstruct, statement: iam.PolicyStatement, report: (policy: string) => void,
): void {
  const needed = ofAccounts(statement);
  AtSynthesis.of(owner).place((graph) => {
    const allowing = stateOf(graph, 'AllowingGroups', () => allowingIn(owner.node.root));
    const policy = policyText(Stack.of(owner), [needed]);
    if (!allowing.some((statements) => allows(statements, JSON.parse(policy)))) { report(policy); }
  });
}

/** The statements of each group whose policy denies nothing, as that may be what another statement allows. */
function allowingIn(app: IConstruct): JsonObject[][] {
  return app.node.findAll().filter(CfnModelPackageGroup.isCfnModelPackageGroup)
    .map((group) => statementsOf(group.stack.resolve(group.modelPackageGroupPolicy)))
    .filter((statements) => statements.every(({ Effect }) => Effect === 'Allow'));
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

/** Whether statements allow each principal each action on each resource, under the same conditions or under none. */
function allows(allowing: readonly JsonObject[], needed: JsonObject): boolean {
  const given = allowing.map(permissionOf);
  const { principals, actions, resources, condition } = permissionOf(needed);
  // What is excepted by NotAction and the like is not compared, nor what the parameter of one stack is.
  const isComparable = needed.Effect === 'Allow' && [principals, actions, resources].every((list) =>
    list.length > 0 && !JSON.stringify(list).includes('${'));
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
  const [, , , account, resource] = String(principal).split(':');
  return resource === 'root' ? account : principal;
}

function withoutPartition(arn: string): string {
  return arn.replace(/arn:(?:\$\{AWS::Partition\}|[^:]+):/, 'arn:');
}
