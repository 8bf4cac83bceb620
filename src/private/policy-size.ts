/** The shortest text that something with a `Ref` can be at deployment, by its name. */
export type ShortestTexts = { readonly [name: string]: string };

const PSEUDO_PARAMETERS: ShortestTexts = {
  'AWS::AccountId': '111122223333',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
};

/**
 * The least number of characters that a resolved policy can have at deployment, so that a policy that may fit is
 * never refused. An empty policy has none.
 *
 * @param texts what is known of the resources in it
 */
export function leastPolicySize(policy: unknown, texts: ShortestTexts = {}): number {
  const known = { ...PSEUDO_PARAMETERS, ...texts };
  return policy === undefined ? 0 : JSON.stringify(policy, (_key, value) => shortest(value, known)).length;
}

/** A template's intrinsic function as the shortest text that it can become; any other value as it is. */
function shortest(value: unknown, known: ShortestTexts): unknown {
  const entries = Object.entries(value ?? {});
  if (entries.length !== 1) { return value; }
  const [[name, argument]] = entries;
  if (name === 'Ref') { return known[argument as string] ?? ''; }
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown];
    // What is joined may itself be known at deployment alone.
    return Array.isArray(parts) ? parts.map((part) => shortest(part, known)).join(separator) : '';
  }
  return name.startsWith('Fn::') ? '' : value;
}
