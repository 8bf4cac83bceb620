/** A page whose lines `include FILE REGION LANGUAGE` are replaced by that region of the file. */
export function included(page: string, read: (file: string) => string): string {
  return page.replace(/^include (\S+) (\S+) (\S+)$/gm, (_, file: string, name: string, language: string) =>
    `\`\`\`${language}\n${region(read(file), name, file)}\n\`\`\``);
}

/** What is between the comments `docs: NAME` and `docs: end`, without its indentation. */
function region(source: string, name: string, file: string): string {
  const lines = source.split('\n');
  const start = lines.findIndex((line) => /^\s*(?:\/\/|#) docs: /.test(line) && line.trim().endsWith(`docs: ${name}`));
  const end = lines.findIndex((line, index) => index > start && /^\s*(?:\/\/|#) docs: end$/.test(line));
  if (start < 0 || end < 0) { throw new Error(`${file} has no region "${name}"`); }
  const found = lines.slice(start + 1, end).join('\n').trimEnd();
  const indentation = Math.min(...found.split('\n').filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return found.split('\n').map((line) => line.slice(indentation)).join('\n').trim();
}
