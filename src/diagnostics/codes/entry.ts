/** Whether something can never deploy, or deploys and surprises. */
export type Severity = 'error' | 'warning';

/**
 * What is said of one code. A fact in braces, such as `{count}`, takes its place in the text when an issue is shown.
 */
export interface Entry<Rule extends string = string, Remedy extends string = string> {
  readonly severity: Severity;
  /** Follows the place and the value, without a full stop. */
  readonly rule: Rule;
  /** What to do, as a sentence of its own, without a full stop. */
  readonly remedy: Remedy;
  /** What is too long for a warning and is shown as an info annotation beside it, without a full stop. */
  readonly details?: string;
}

export function error<const Rule extends string, const Remedy extends string>(
  rule: Rule, remedy: Remedy,
): Entry<Rule, Remedy> {
  return { severity: 'error', rule, remedy };
}

export function warning<const Rule extends string, const Remedy extends string>(
  rule: Rule, remedy: Remedy, details?: string,
): Entry<Rule, Remedy> {
  return { severity: 'warning', rule, remedy, details };
}

/** The facts that a text needs. */
export type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
