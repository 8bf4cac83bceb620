/** The shortest string that the `Ref` of a logical ID can be at deployment, by logical ID. */
export type ShortestTexts = { readonly [name: string]: string };

const PSEUDO_PARAMETERS: ShortestTexts = {
  'AWS::AccountId': '111122223333',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
};

/**
 * The minimum number of characters that a resolved policy can have at deployment, so that a policy that may fit is
 * never rejected. An empty policy has none.
 *
 * @param texts the shortest strings of the resources in the policy
 */
export function leastPolicySize(policy: unknown, texts: ShortestTexts = {}): number {
  const known = { ...PSEUDO_PARAMETERS, ...texts };
  return policy === undefined ? 0 : JSON.stringify(policy, (_key, value) => shortest(value, known)).length;
}

/** Replaces an intrinsic function by the shortest string that it can be at deployment. */
function shortest(value: unknown, known: ShortestTexts): unknown {
  const entries = Object.entries(value ?? {});
  if (entries.length !== 1) { return value; }
  const [[name, argument]] = entries;
  if (name === 'Ref') { return known[argument as string] ?? ''; }
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown];
    // The joined list itself may be known only at deployment.
    return Array.isArray(parts) ? parts.map((part) => shortest(part, known)).join(separator) : '';
  }
  return name.startsWith('Fn::') ? '' : value;
}
