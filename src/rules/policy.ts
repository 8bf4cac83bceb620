import * as iam from 'aws-cdk-lib/aws-iam';
import { allowsEveryone as isPublic } from '../access/grantee-conditions';

/** The statements of a resource policy of a template, which is an object or a text, as far as they are known. */
export function statementsOf(policy: unknown): { readonly [name: string]: unknown }[] {
  const { Statement = [] } = (typeof policy === 'string' ? parsed(policy) : policy ?? {}) as { readonly Statement?: unknown };
  return [Statement].flat().filter(isStatement);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) ?? {};
  } catch {
    return {};
  }
}

/** Whether a statement allows everyone, without a condition that limits who that is. One that is malformed does not. */
export function allowsEveryone(statement: object): boolean {
  try {
    return isPublic(iam.PolicyStatement.fromJson(statement));
  } catch {
    return false;
  }
}

function isStatement(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
