import { readdirSync, readFileSync } from 'fs';
import { dirname, join, relative } from 'path';
import { LegacyESLint } from 'eslint/use-at-your-own-risk';
import * as index from '../../src';

const ROOT = join(__dirname, '../..');
const SRC = join(ROOT, 'src');

/** The project's own configuration, without the rules that need types. */
const eslint = new LegacyESLint({
  cwd: ROOT,
  overrideConfig: {
    parserOptions: { project: null },
    rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/return-await': 'off' },
  },
});

/** What ESLint says of a file in a folder of src that imports the first file of another. */
async function lint(folder: string, imported: string): Promise<string[]> {
  const [file] = readdirSync(join(SRC, imported)).filter((name) => name.endsWith('.ts'));
  const path = relative(folder, join(imported, file.replace(/\.ts$/, '')));
  const [{ messages }] = await eslint.lintText(`import '${path}';\n`, { filePath: join(SRC, folder, 'new-file.ts') });
  return messages.map(({ message, ruleId }) => `${ruleId}: ${message}`);
}

describe('ESLint', () => {
  const folders = [
    { folder: 'cdk', above: 'diagnostics' },
    { folder: 'diagnostics', above: 'catalogue', below: 'cdk' },
    { folder: 'catalogue', above: 'artifacts', below: 'diagnostics' },
    { folder: 'artifacts', above: 'specification', below: 'catalogue' },
    { folder: 'artifacts', above: 'access', below: 'diagnostics' },
    { folder: 'metrics', above: 'model-package', below: 'artifacts' },
    { folder: 'metrics', above: 'access', below: 'diagnostics' },
    { folder: 'model-card', above: 'model-package', below: 'catalogue' },
    { folder: 'specification', above: 'access', below: 'artifacts' },
    { folder: 'specification', above: 'model', below: 'catalogue' },
    { folder: 'access', above: 'model-package', below: 'artifacts' },
    { folder: 'access', above: 'specification', below: 'cdk' },
    { folder: 'model-package', above: 'model-package-group', below: 'access' },
    { folder: 'model-package', above: 'model', below: 'specification' },
    { folder: 'model', above: 'model-package-group', below: 'model-package' },
    { folder: 'model-package-group', above: 'model', below: 'model-package' },
    { folder: 'promotion', above: 'model-package', below: 'specification' },
    { folder: 'rules', above: '.', below: 'model-package' },
  ];

  test.each(folders)('refuses that $folder imports $above', async ({ folder, above }) => {
    expect(await lint(folder, above)).toEqual([
      expect.stringMatching(`^import/no-restricted-paths: .* ${folder} may (only import from [a-z, -]+|not import from other folders)\\.$`),
    ]);
  });

  test.each(folders.filter(({ below }) => below))('lets $folder import $below', async ({ folder, below }) => {
    expect(await lint(folder, below!)).toEqual([]);
  });

  test.each([...new Set(folders.map(({ folder }) => folder))])('refuses that %s imports the public index', async (folder) => {
    expect(await lint(folder, '.')).toEqual([expect.stringContaining('import/no-restricted-paths: ')]);
  });

  test('knows every folder of src, in which only the index lies outside', () => {
    expect(new Set([...folders.map(({ folder }) => folder), 'index.ts'])).toEqual(new Set(readdirSync(SRC)));
  });
});

test('no file of src imports itself, not even through others', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf-8' }).filter((file) => file.endsWith('.ts'));
  const imports = new Map(files.map((file) => {
    const paths = [...readFileSync(join(SRC, file), 'utf-8').matchAll(/\b(?:from|import) '(\.[^']+)'/g)].map(([, path]) => path);
    return [file, paths.map((path) => `${join(dirname(file), path)}.ts`).filter((path) => files.includes(path))];
  }));
  expect([...imports.values()].flat().length).toBeGreaterThan(files.length);

  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file]);
    } else if (!done.has(file)) {
      imports.get(file)!.forEach((imported) => visit(imported, [...path, file]));
      done.add(file);
    }
  };
  files.forEach((file) => visit(file, []));
  expect(circles).toEqual([]);
});

test('everything that the public index exports is there', () => {
  expect(Object.entries(index).filter(([, exported]) => exported === undefined)).toEqual([]);
});
