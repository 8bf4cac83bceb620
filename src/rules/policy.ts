import * as iam from 'aws-cdk-lib/aws-iam';
import { allowsEveryone as isPublic } from '../access/grantee-conditions';
import { isObject, JsonObject, parseObject } from '../diagnostics/json';

/** The statements of a resource policy of a template, which is an object or a text, as far as they are known. */
export function statementsOf(policy: unknown): JsonObject[] {
  const document = typeof policy === 'string' ? parseObject(policy) : policy;
  return isObject(document) ? [document.Statement].flat().filter(isObject) : [];
}

/** Whether a statement allows everyone, without a condition that limits who that is. One that is malformed does not. */
export function allowsEveryone(statement: object): boolean {
  try {
    return isPublic(iam.PolicyStatement.fromJson(statement));
  } catch {
    return false;
  }
}
