import { basename } from 'path';
import { Finding } from './finding';

const COLUMNS: readonly (readonly [title: string, cell: (finding: Finding) => string])[] = [
  ['Severity', ({ severity }) => severity],
  ['Code', ({ code }) => code],
  ['Resource', ({ resource }) => resource],
  ['Place', ({ place }) => place],
  ['Finding', ({ message, remedy }) => `${message}. ${remedy}`],
];

/** Findings as a table of text, with one line each. */
export function tableOf(findings: readonly Finding[]): string {
  if (findings.length === 0) { return 'No findings'; }
  const cells = findings.map((finding) => COLUMNS.map(([, cell]) => cell(finding)));
  const rows = [COLUMNS.map(([title]) => title), ...cells];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n');
}

/** Findings as JSON, for programs. Templates are named by their files. */
export function jsonOf(findings: readonly Finding[]): string {
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return JSON.stringify({
    summary: { errors: count('error'), warnings: count('warning') },
    findings: findings.map((finding) => ({ ...finding, template: basename(finding.template) })),
  }, undefined, 2);
}
