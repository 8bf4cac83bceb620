/** The first stack in each language: README has it in TypeScript, docs/first-stack.md in the others. */
export function firstStacks(
  readme: string, others: string,
): Record<'typescript' | 'python' | 'java' | 'csharp' | 'go', string> {
  return {
    typescript: block(section(readme, '## A first stack'), 'ts nofixture'),
    python: block(others, 'python'),
    java: block(others, 'java'),
    csharp: block(others, 'csharp'),
    go: block(others, 'go'),
  };
}

function section(readme: string, title: string): string {
  const start = readme.indexOf(`${title}\n`);
  if (start < 0) { throw new Error(`README.md: there is no section "${title}"`); }
  const end = readme.indexOf('\n## ', start);
  return readme.slice(start, end < 0 ? undefined : end);
}

function block(text: string, language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(text);
  if (!found) { throw new Error(`there is no block in ${language}`); }
  return found[1];
}
