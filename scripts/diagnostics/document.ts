import { join } from 'path';
import { Explanation } from './explanation';
import { EXPLANATIONS, FILES, GROUPS } from './explanations';
import { functionSourceOf, Snippets, snippetsOf } from './snippets';
import { Code, CODES, linkTo } from '../../src/diagnostics/codes';

/** Where the document is, from the root of the project. */
export const DOCUMENT = 'docs/diagnostics.md';

/** Errors and warnings by code, as a page of Markdown. */
export function document(): string {
  const snippets = new Map(FILES.flatMap((file) => [...snippetsOf(join(__dirname, 'entries', file))]));
  return [
    INTRODUCTION,
    '## Contents',
    GROUPS.map(({ title, codes }) => contents(title, codes)).join('\n'),
    '## What the examples share',
    EXAMPLES,
    fenced(functionSourceOf(join(__dirname, 'prelude.ts'))),
    ...GROUPS.flatMap(({ title, codes }) => [
      `## ${title}`,
      ...codes.map((code) => section(code, EXPLANATIONS[code], snippets.get(code)!)),
    ]),
  ].join('\n\n') + '\n';
}

const INTRODUCTION = `# Errors and warnings

<!-- Generated from src/diagnostics/codes and scripts/diagnostics/entries by "npx projen diagnostics". -->

Every error and warning of \`cdk-sagemaker-model-package\` has a code, which is part of the public API. Its message has
the form \`place: value rule. Remedy (code, link)\`:

- the place is the path of the property in your input, and is omitted if the message is about the construct as a whole
- the value is shown as JSON, shortened if it is long, and omitted if it is a secret, an object or not known yet
- the link leads to the section of the code on this page

An **error** is input that cannot be deployed. It is thrown as a \`ValidationError\` of CDK by the call with that input,
together with all other errors of the call, or reported at synthesis if it depends on the whole app. Errors cannot be
acknowledged. Values that are known only at deployment are not checked.

A **warning** is input that can be deployed, but may not do what you expect. If it is intended, acknowledge the warning
on the construct or on a scope that contains it:

\`\`\`ts
Validations.of(scope).acknowledge({
  id: 'cdk-sagemaker-model-package:ModelPackage.mutableImageTag',
  reason: 'The tag is immutable in this repository',
});
\`\`\`

With aws-cdk-lib 2.251, use \`Annotations.of(scope).acknowledgeWarning(id, reason)\` instead. Before version 2.271.0,
acknowledge on a scope that contains the construct: an acknowledgement on the construct itself has no effect on warnings
that are added later.`;

const EXAMPLES = `Each example is executed after these definitions. All other names are exported by
\`cdk-sagemaker-model-package\` or \`aws-cdk-lib\`. Paths of files refer to this repository.`;

function contents(title: string, codes: readonly Code[]): string {
  return `- [${title}](#${anchor(title)}):\n  ${codes.map(link).join(' ·\n  ')}`;
}

function section(code: Code, explanation: Explanation, snippets: Snippets): string {
  const { meaning, message, rightWarns = [], source } = explanation;
  const alsoWarns = rightWarns.length > 0 ? ` (with the warning ${rightWarns.map(link).join(', ')})` : '';
  return [
    `### ${code}`,
    severityOf(code),
    meaning,
    `> ${message.replace(/[*_<>[\]]/g, '\\$&')}`,
    'Wrong:',
    fenced(snippets.wrong),
    `Right${alsoWarns}:`,
    fenced(snippets.right),
    `Source: ${source}`,
  ].join('\n\n');
}

function severityOf(code: Code): string {
  return CODES[code].severity === 'error'
    ? '**Error**. It cannot be acknowledged.'
    : `**Warning**. It can be acknowledged as \`cdk-sagemaker-model-package:${code}\`.`;
}

function link(code: Code): string {
  return `[${code}](${linkTo(code).replace(/^.*(?=#)/, '')})`;
}

/** The anchor that GitHub gives a heading. */
function anchor(title: string): string {
  return title.toLowerCase().replace(/[^\w -]/g, '').replace(/ /g, '-');
}

function fenced(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}
