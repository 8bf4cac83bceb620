import { readFileSync } from 'fs';
import { blocksOf, pages } from '../../scripts/docs/pages';
import { withoutTranslations } from '../../scripts/docs/with-translations';
import { hasCdk } from '../support/cdk';
import { synthesize } from '../support/documentation';

const PAGES = [{ file: 'README.md', markdown: readFileSync('README.md', 'utf-8') }, ...pages()];
const BLOCKS = PAGES.flatMap(({ file, markdown }) =>
  blocksOf(markdown).map(({ line, info, source }) => ({ place: `${file}:${line}`, info, source })));

/** With an older CDK, blocks that acknowledge findings with Validations cannot run. */
const runs = ({ source }: { source: string }) => hasCdk('2.252.0') || !source.includes('Validations.of(');

test.each(BLOCKS.filter(runs))('the block at $place synthesizes', ({ info, source }) => {
  expect(() => synthesize(source, info !== 'nofixture')).not.toThrow();
});

test('README is short enough for npm, PyPI, Construct Hub and GitHub alike', () => {
  expect(Buffer.byteLength(PAGES[0].markdown)).toBeLessThanOrEqual(14_000);
});

test('a page is short enough to be read in one go, without what readers open on purpose', () => {
  const sizes = pages().filter(({ file }) => !['docs/api-constants.md', 'docs/testing.md'].includes(file))
    .map(({ file, markdown }) => ({ file, size: Buffer.byteLength(markdown.replace(/<details>[^]*?<\/details>\n*/g, '')) }));
  expect(sizes.filter(({ size }) => size > 6_000)).toEqual([]);
});

test('a page has enough to be one of its own', () => {
  const sizes = pages().map(({ file, markdown }) => ({ file, size: Buffer.byteLength(markdown) }));
  expect(sizes.filter(({ size }) => size < 2_000)).toEqual([]);
});

test('each page is in the table of contents', () => {
  const contents = readFileSync('docs/README.md', 'utf-8');
  expect(pages().filter(({ file }) => file !== 'docs/README.md' && !contents.includes(`](${file.slice('docs/'.length)}`))).toEqual([]);
});

test('README has only absolute links', () => {
  const links = [...PAGES[0].markdown.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target);
  expect(links.filter((target) => !/^https:|^#/.test(target))).toEqual([]);
});

test('each block of a page has the same in Python below it', () => {
  const missing = pages().filter(({ markdown }) =>
    markdown.split('<details><summary>The same in Python</summary>').length - 1 !== blocksOf(markdown).length);
  expect(missing.map(({ file }) => file)).toEqual([]);
});

// jsii-rosetta leaves what it does not know as it is.
test('no operator of TypeScript is left in the Python', () => {
  const blocks = pages().flatMap(({ file, markdown }) =>
    [...markdown.matchAll(/```python\n([^]*?)```/g)].map(([, source]) => ({ file, source })));
  expect(blocks.length).toBeGreaterThan(50);
  const left = blocks.flatMap(({ file, source }) =>
    (source.match(/^.*(?:\binstanceof\b|===|!==|=>|\bconst\b|&&|\|\|).*$/gm) ?? []).map((line) => `${file}: ${line}`));
  expect(left).toEqual([]);
});

// jsii-rosetta translates the properties of the last object to keywords, also where a method takes any number of them.
test('acknowledgements are objects in Python, too', () => {
  const calls = pages().flatMap(({ markdown }) => markdown.match(/\.acknowledge\([^]*?\)/g) ?? []);
  expect(calls.filter((call) => !/^\.acknowledge\(\w+(?:, \w+)*\)$/.test(call))).toEqual([]);
});

test('what is written by hand in a page is the page without its translations', () => {
  expect(withoutTranslations('a\n\n```ts\nx\n```\n\n<details><summary>The same in Python</summary>\n\n```python\nx\n```\n\n</details>\n\nb\n'))
    .toBe('a\n\n```ts\nx\n```\n\nb\n');
});
