import { Stack, Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';

/** A statement as it is in a template, which names identities or accounts. */
interface Statement {
  readonly Principal: { readonly AWS: unknown };
  readonly Action?: unknown;
  readonly Resource?: unknown;
}

/**
 * Adds statements to those that a user has written. If one differs from a given statement in its principals only, these
 * join the given statement: the policy then allows the same in fewer characters. A given statement that has an id of
 * its own stays as it is.
 */
export function joinStatements(stack: Stack, given: unknown, added: readonly unknown[]): unknown[] {
  const joined: unknown[] = [given ?? []].flat();
  const keys = joined.map((one) => keyOf(stack, one));
  for (const statement of added) {
    const index = keys.indexOf(keyOf(stack, statement));
    if (index < 0) {
      joined.push(statement);
    } else {
      joined[index] = withPrincipals(stack, joined[index] as Statement, statement as Statement);
    }
  }
  return joined;
}

/** Equal for statements that differ in their principals only. A statement that stays as it is equals no other. */
function keyOf(stack: Stack, statement: unknown): unknown {
  if (!isJoinable(statement)) { return statement; }
  const { Principal, Action, Resource, ...rest } = statement;
  const list = (value: unknown) => ([value].flat() as unknown[]).map((one) => textOf(stack, one)).sort();
  return textOf(stack, [list(Action), list(Resource), Object.entries(rest).sort()]);
}

function isJoinable(statement: unknown): statement is Statement {
  const { Principal } = Object(statement);
  return Object.keys(Object(Principal)).join() === 'AWS' && isKnown(Principal.AWS);
}

/** Whether a value is one text, or a list of known length. A reference may turn out to be a list. */
function isKnown(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value) || 'Fn::Join' in Object(value);
}

function withPrincipals(stack: Stack, statement: Statement, { Principal: { AWS: added } }: Statement): Statement {
  const given = [statement.Principal.AWS].flat();
  const known = new Set(given.map((one) => textOf(stack, one)));
  const others = [added].flat().filter((one) => !known.has(textOf(stack, one)));
  return others.length === 0 ? statement : { ...statement, Principal: { AWS: [...given, ...others] } };
}

/** Users write partitions as they are, and this library leaves them to the deployment. */
function textOf({ region }: Stack, value: unknown): string {
  const partition = Token.isUnresolved(region) ? undefined : RegionInfo.get(region).partition;
  return JSON.stringify(value, (_key, inner) => partition ? withPartition(inner, partition) : inner);
}

function withPartition(value: any, partition: string): unknown {
  const parts = value?.['Fn::Join']?.[1];
  if (!Array.isArray(parts)) { return value; }
  const known: unknown[] = parts.map((part) => part.Ref === 'AWS::Partition' ? partition : part);
  return known.every((part) => typeof part === 'string') ? known.join(value['Fn::Join'][0]) : value;
}
