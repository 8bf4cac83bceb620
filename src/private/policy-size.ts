/** The shortest that each pseudo parameter can be at deployment. */
const SHORTEST: Record<string, string> = {
  'AWS::AccountId': '111122223333',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
};

/**
 * The least number of characters that a resolved policy can have at deployment, so that a policy that may fit is
 * never refused.
 */
export function leastPolicySize(policy: unknown): number {
  return JSON.stringify(policy, (_key, value) => shortest(value)).length;
}

/** A template's intrinsic function as the shortest text that it can become; any other value as it is. */
function shortest(value: unknown): unknown {
  const [[name, argument] = [], ...others] = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (name === undefined || others.length > 0) { return value; }
  if (name === 'Ref') { return SHORTEST[argument as string] ?? ''; }
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown];
    // What is joined may itself be known at deployment alone.
    return Array.isArray(parts) ? parts.map(shortest).join(separator) : '';
  }
  return name.startsWith('Fn::') ? '' : value;
}
