import { blocksOf } from './pages';

const SUMMARY = '<details><summary>The same in Python</summary>';

/** A page with the translation of each block below it. */
export function withTranslations(file: string, markdown: string, python: ReadonlyMap<string, string>): string {
  const plain = withoutTranslations(markdown);
  const lines = plain.split('\n');
  // From the end, so that the lines of the blocks before stay where they are.
  for (const { line, source, indentation } of blocksOf(plain).reverse()) {
    const translation = python.get(source);
    if (!translation) { throw new Error(`${file}:${line}: the block has no translation: run npm run rosetta`); }
    const end = lines.indexOf(`${indentation}\`\`\``, line) + 1;
    const added = ['', SUMMARY, '', '```python', ...translation.split('\n'), '```', '', '</details>'];
    lines.splice(end, 0, ...added.map((each) => each && `${indentation}${each}`));
  }
  return lines.join('\n');
}

/** A page as it is written by hand. */
export function withoutTranslations(markdown: string): string {
  return markdown.replace(new RegExp(`\\n *${SUMMARY}\\n[^]*?\\n *</details>\\n`, 'g'), '');
}
