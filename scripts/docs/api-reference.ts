/** What API.md and docs/api-constants.md are, of what jsii-docgen writes. */
export interface ApiReference {
  readonly api: string;
  readonly constants: string;
}

const PREFIX = 'cdk-sagemaker-model-package.';
export const CONSTANTS_PAGE = 'docs/api-constants.md';

/** Classes with more constants than these have them on the page of constants. */
const MANY = 20;

/** An index, unique anchors, and long lists of constants on a page of their own. What is so already stays as it is. */
export function reference(generated: string): ApiReference {
  if (generated.includes(`](${CONSTANTS_PAGE}`)) { throw new Error('API.md is processed already: run jsii-docgen first'); }
  const constants: string[] = [];
  const parts = generated.split(/^(?=#{2,3} )/m).map((part) => {
    const name = /^### (\w+) /.exec(part)?.[1];
    if (name === undefined) { return part; }
    const unique = part.replace(/(?<=^#### .* id=")(?=[A-Z][A-Za-z ]*"><\/a>$)/gm, `${PREFIX}${name}.`)
      .replace(/^(#### .* id="[^"]*) ([^"]*"><\/a>)$/gm, '$1-$2');
    return withoutConstants(name, unique, constants);
  });
  const [title, ...sections] = parts;
  return {
    // Names are anchors as well, and the same in many sections.
    api: [title, index(sections), ...sections].join('').replace(/<a name="[^"]*" id=/g, '<a id='),
    constants: [
      '# Constants\n\nThe constants of classes that have many, of the [API reference](../API.md).\n',
      ...constants,
    ].join('\n'),
  };
}

function withoutConstants(name: string, part: string, constants: string[]): string {
  const [before, list] = part.split(/^(?=#### Constants )/m) as [string, string?];
  const rows = [...(list ?? '').matchAll(/^\| <code><a href="#([^"]*)">(\w+)<\/a><\/code> \| .*? \| (.*) \|$/gm)];
  if (rows.length < MANY) { return part; }
  constants.push([
    `## ${name}`, '', `Of [${name}](../API.md#${PREFIX}${name}).`, '', '| Constant | |', '| --- | --- |',
    ...rows.map(([, id, constant, description]) => `| <a id="${id}"></a>\`${constant}\` | ${description} |`), '',
  ].join('\n'));
  return `${before}#### Constants\n\n[${rows.length} constants](${CONSTANTS_PAGE}#${name.toLowerCase()})\n\n\n`;
}

/** The names of all sections, with links. */
function index(sections: readonly string[]): string {
  const lines: string[] = ['## Index\n\n'];
  for (const section of sections) {
    const [, marks, name, id] = /^(#{2,3}) (.*?) <a name="[^"]*" id="([^"]*)"/.exec(section)!;
    lines.push(marks === '##' ? `\n**${name}**\n\n` : `- [${name}](#${id})\n`);
  }
  return `${lines.join('').replace(/\n{3,}/g, '\n\n')}\n`;
}
