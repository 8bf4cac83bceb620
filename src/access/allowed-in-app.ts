import { Stack, Stage, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { policyText, readable } from './policy-text';
import { AtSynthesis } from '../cdk/at-synthesis';
import { stateOf } from '../cdk/state';

/** A statement that the policy of a group of another app or account must have. */
interface Needed {
  readonly owner: IConstruct;
  readonly statement: iam.PolicyStatement;
  readonly report: (policy: string) => void;
}

interface StatementText {
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action?: string | string[];
  readonly Resource?: string | string[];
  readonly Condition?: unknown;
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
  const allowing = stage.node.root.node.findAll().filter(CfnModelPackageGroup.isCfnModelPackageGroup).map(statementsOf);
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
function statementsOf(group: CfnModelPackageGroup): StatementText[] {
  const policy = readable(group.stack.resolve(group.modelPackageGroupPolicy)) as { Statement?: unknown } | undefined;
  const statements = [policy?.Statement ?? []].flat() as StatementText[];
  return statements.every(({ Effect }) => Effect === 'Allow') ? statements : [];
}

/** Whether statements allow each action on each resource, under the same conditions or under none. */
function allows(allowing: readonly StatementText[], needed: StatementText): boolean {
  const principals = principalsOf(needed);
  const covers = (each: StatementText, principal: string, action: string, resource: string) =>
    principalsOf(each).includes(principal) && listOf(each.Action).includes(action)
    && listOf(each.Resource).map(withoutPartition).includes(withoutPartition(resource))
    && (each.Condition === undefined || JSON.stringify(each.Condition) === JSON.stringify(needed.Condition));
  return principals.length > 0 && principals.every((principal) => listOf(needed.Action).every((action) =>
    listOf(needed.Resource).every((resource) => allowing.some((each) => covers(each, principal, action, resource)))));
}

/** The accounts that a statement lets in, with all of their identities, and single identities. */
function principalsOf({ Principal }: StatementText): string[] {
  return listOf((Principal as { readonly AWS?: string | string[] } | undefined)?.AWS).map(withoutPartition)
    .map((principal) => /^arn:iam::(\d{12}):root$/.exec(principal)?.[1] ?? principal);
}

function listOf(value: string | string[] = []): string[] {
  return [value].flat();
}

function withoutPartition(arn: string): string {
  return arn.replace(/^arn:(?:\$\{AWS::Partition\}|[^:]+):/, 'arn:');
}
