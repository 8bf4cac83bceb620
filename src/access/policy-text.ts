import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** Statements as they are pasted into a policy. What is known at deployment only is in the form of `Fn::Sub`. */
export function policyText(stack: Stack, statements: readonly iam.PolicyStatement[]): string {
  const texts = statements.map((statement) => JSON.stringify(readable(stack.resolve(statement.toStatementJson()))));
  return [...new Set(texts)].join(',');
}

/** What is resolved, with the functions of CloudFormation in the form of `Fn::Sub`. */
export function readable(value: unknown): unknown {
  if (Array.isArray(value)) { return value.map(readable); }
  if (typeof value !== 'object' || value === null) { return value; }
  const entries = Object.entries(value);
  return textOfFunction(entries) ?? Object.fromEntries(entries.map(([key, inner]) => [key, readable(inner)]));
}

/** An intrinsic function for which `Fn::Sub` has a form. Others stay as they are. */
function textOfFunction([first]: [string, unknown][]): string | undefined {
  const [name, argument] = first ?? [];
  if (name === 'Ref') { return `\${${argument}}`; }
  if (name === 'Fn::GetAtt') { return `\${${[argument].flat().join('.')}}`; }
  if (name !== 'Fn::Join') { return undefined; }
  const [separator, parts] = argument as [string, unknown];
  return Array.isArray(parts) ? parts.map(readable).map(asText).join(separator) : JSON.stringify({ [name]: argument });
}

function asText(part: unknown): string {
  return typeof part === 'string' ? part : JSON.stringify(part);
}
