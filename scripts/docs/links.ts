import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { dirname, join, normalize } from 'path';

const REPOSITORY = 'https://github.com/cdk-sagemaker/cdk-sagemaker-model-package';

/** Where absolute links to the repository lead to: its root. */
const PREFIXES = [
  `${REPOSITORY}/blob/main/`, `${REPOSITORY}/tree/main/`, `${REPOSITORY.replace('github.com', 'raw.githubusercontent.com')}/main/`,
];

/** All pages that people read in the repository. */
export function readablePages(): string[] {
  const isPage = (name: string) => name.endsWith('.md');
  const all = (folder: string): string[] => readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (['node_modules', 'cdk.out', '.venv', 'target'].includes(name)) { return []; }
    return statSync(path).isDirectory() ? all(path) : isPage(name) ? [path] : [];
  });
  // The reference of the API is generated, and has links of its own.
  return [
    ...readdirSync('.').filter((name) => isPage(name) && name !== 'API.md' && name !== 'CHANGELOG.md'),
    ...all('docs'), ...all('examples'),
  ];
}

/** The links of a page that lead nowhere in the repository. Other sites are not asked. */
export function brokenLinks(file: string, markdown = readFileSync(file, 'utf-8')): string[] {
  return linksOf(markdown).filter((link) => {
    const local = localised(link);
    if (local === undefined) { return false; }
    const [path, anchor] = local.split('#');
    const target = path === '' ? file : link === local ? normalize(join(dirname(file), path)) : path;
    if (target !== file && !existsSync(target)) { return true; }
    return anchor !== undefined && !anchorsOf(target === file ? markdown : readFileSync(target, 'utf-8')).has(anchor);
  });
}

/** The headings of a page as GitHub links to them, and its explicit anchors. */
export function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, text] of withoutCode(markdown).matchAll(/^#+ +(.*)$/gm)) {
    const anchor = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/<[^>]*>/g, '').trim()
      .toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '').replace(/ /g, '-');
    let unique = anchor;
    for (let count = 1; anchors.has(unique); count++) { unique = `${anchor}-${count}`; }
    anchors.add(unique);
  }
  for (const [, , name] of markdown.matchAll(/<\w+[^>]*\s(id|name)="([^"]*)"/g)) { anchors.add(name); }
  return anchors;
}

function linksOf(markdown: string): string[] {
  const text = withoutCode(markdown);
  return [
    ...[...text.matchAll(/\]\(([^()\s]+)(?: "[^"]*")?\)/g)].map(([, link]) => link),
    ...[...text.matchAll(/<(?:a|img)[^>]*\s(?:href|src)="([^"]*)"/g)].map(([, link]) => link),
  ];
}

/** A link as a path in the repository, unless it leads to another site. */
function localised(link: string): string | undefined {
  const prefix = PREFIXES.find((each) => link.startsWith(each));
  if (prefix !== undefined) { return link.slice(prefix.length); }
  return /^[a-z]+:/.test(link) ? undefined : link;
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^( *)```[^]*?^\1```$/gm, '').replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()<>]/g, ''));
}
