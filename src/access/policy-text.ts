import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** Statements as they are pasted into a policy. What is known at deployment only is in the form of `Fn::Sub`. */
export function policyText(stack: Stack, statements: readonly iam.PolicyStatement[]): string {
  const texts = statements.map((statement) => JSON.stringify(readable(stack.resolve(statement.toStatementJson()))));
  return [...new Set(texts)].join(',');
}

function readable(value: unknown): unknown {
  if (Array.isArray(value)) { return value.map(readable); }
  if (typeof value !== 'object' || value === null) { return value; }
  const entries = Object.entries(value);
  const [[name, argument]] = entries;
  if (name === 'Ref') { return `\${${argument}}`; }
  if (name === 'Fn::GetAtt') { return `\${${(argument as string[]).join('.')}}`; }
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown];
    return Array.isArray(parts) ? parts.map(readable).join(separator) : JSON.stringify(value);
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, readable(inner)]));
}
