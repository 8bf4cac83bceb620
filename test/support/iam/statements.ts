import { Conditions, holds, listOf } from './conditions';
import { Context } from './context';
import { isArnLike, isLike, textOf } from './pattern';

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Principal?: '*' | { readonly [kind: string]: string | readonly string[] };
  readonly Condition?: Conditions;
}

export interface Policy {
  readonly Version?: string;
  readonly Statement: Statement | readonly Statement[];
}

/** Who makes a request: an identity of an account, or a service by itself. */
export interface Principal {
  readonly account?: string;
  /** The ARN of a role or a user. */
  readonly arn?: string;
  /** For example `sagemaker.amazonaws.com`. */
  readonly service?: string;
}

export interface Request {
  readonly principal: Principal;
  readonly action: string;
  /** `*` for actions that have no resources. */
  readonly resource: string;
  readonly context: Context;
}

/**
 * How a statement names a principal: by itself, or by its account, which leaves the decision to the identity policies
 * of the account.
 */
export type Naming = 'itself' | 'account' | undefined;

export function statementsOf(policies: readonly Policy[]): readonly Statement[] {
  return policies.flatMap(({ Version, Statement }) => {
    // Without it, AWS takes variables for literal text.
    if (Version !== '2012-10-17') { throw new Error(`the evaluator does not know policies of version ${Version}`); }
    return Statement;
  });
}

/** Whether a statement applies to a request, whoever makes it. */
export function applies(statement: Statement, request: Request, isPolicyOfResource: boolean): boolean {
  return appliesToAction(statement, request.action)
    && (isPolicyOfResource && !hasResource(statement) || appliesToResource(statement, request))
    && holds(statement.Condition ?? {}, request.context);
}

/** The policies of repositories and the trust policies of roles name no resource: it is the one that has them. */
function hasResource({ Resource, NotResource }: Statement): boolean {
  return Resource !== undefined || NotResource !== undefined;
}

function appliesToAction({ Action, NotAction }: Statement, action: string): boolean {
  const names = (patterns: string | readonly string[]) => listOf(patterns).some((each) => isLike(textOf(each, {})!, action, 'i'));
  return Action !== undefined ? names(Action) : NotAction !== undefined && !names(NotAction);
}

function appliesToResource({ Resource, NotResource }: Statement, { resource, context }: Request): boolean {
  const names = (patterns: string | readonly string[]) => listOf(patterns).some((pattern) => {
    if (pattern === '*') { return true; }
    if (!pattern.startsWith('arn:')) { throw new Error(`${pattern} is not the ARN of a resource`); }
    return resource !== '*' && isArnLike(pattern, resource, context);
  });
  return Resource !== undefined ? names(Resource) : NotResource !== undefined && !names(NotResource);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function namingOf({ Principal: written }: Statement, { account, arn, service }: Principal): Naming {
  if (written === undefined) { return undefined; }
  if (written === '*') { return 'itself'; }
  const names = (kind: string) => listOf(written[kind] ?? []);
  if (service !== undefined) { return names('Service').includes(service) ? 'itself' : undefined; }
  const aws = names('AWS');
  if (aws.some((name) => name === '*' || name === arn)) { return 'itself'; }
  return aws.some((name) => name === account || new RegExp(`^arn:[a-z-]+:iam::${account}:root$`).test(name)) ? 'account' : undefined;
}
