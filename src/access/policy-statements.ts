import { isObject, JsonObject, parseObject } from '../diagnostics/json';

/**
 * A policy that is an object or a text, in the form of an object. Undefined if it is known only at deployment. An empty
 * document of CDK resolves to nothing.
 */
export function policyObject(policy: unknown = {}): JsonObject | undefined {
  const document = typeof policy === 'string' ? parseObject(policy) : policy;
  return isObject(document) && !Object.keys(document).some(isFunction) ? document : undefined;
}

/** The statements of a policy, as far as they are known. */
export function statementsOf(policy: unknown): JsonObject[] {
  return [policyObject(policy)?.Statement].flat().filter(isObject);
}

function isFunction(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}
