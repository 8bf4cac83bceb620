import { Accepted } from './accepted';

export interface Finding {
  readonly rule: string;
  readonly template: string;
  readonly text: string;
}

export interface Verdict {
  readonly open: Finding[];
  /** What no scanner finds any more. */
  readonly unused: Accepted[];
}

export function judge(findings: readonly Finding[], accepted: readonly Accepted[]): Verdict {
  const covers = (each: Accepted, { rule, template, text }: Finding) =>
    each.rule === rule && template.startsWith(each.template) && (each.text === undefined || text.includes(each.text));
  return {
    open: findings.filter((finding) => !accepted.some((each) => covers(each, finding))),
    unused: accepted.filter((each) => !findings.some((finding) => covers(each, finding))),
  };
}
