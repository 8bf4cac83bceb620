import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** Statements as they are pasted into a policy. What is known at deployment only is in the form of `Fn::Sub`. */
export function policyText(stack: Stack, statements: readonly iam.PolicyStatement[]): string {
  return textOf(statements.map((statement) => stack.resolve(statement.toStatementJson())));
}

/** The same of statements that are merged where they can be, as in a policy of CDK that is minimized. */
export function mergedPolicyText(stack: Stack, statements: iam.PolicyStatement[]): string {
  return textOf(stack.resolve(new iam.PolicyDocument({ minimize: true, statements })).Statement);
}

function textOf(statements: readonly unknown[]): string {
  return [...new Set(statements.map((statement) => JSON.stringify(readable(statement))))].join(',');
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
