import { anchorsOf, brokenLinks, readablePages } from '../../scripts/docs/links';

test.each(readablePages())('the links of %s lead somewhere', (file) => {
  expect(brokenLinks(file)).toEqual([]);
});

const BLOB = 'https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main';

test.each([
  ['a file that does not exist', '[a](nowhere.md)', ['nowhere.md']],
  ['a heading that does not exist', '[a](#nowhere)', ['#nowhere']],
  ['a heading of another page that does not exist', '[a](../README.md#nowhere)', ['../README.md#nowhere']],
  ['an absolute link to a file that does not exist', `[a](${BLOB}/docs/nowhere.md)`, [`${BLOB}/docs/nowhere.md`]],
  ['a picture that does not exist', '![a](pictures/nowhere.svg)', ['pictures/nowhere.svg']],
  ['a link in HTML', '<a href="nowhere.md">a</a>', ['nowhere.md']],
  ['a heading of the page', '# Any `word`, really\n\n[a](#any-word-really)', []],
  ['an absolute link to a heading', `[a](${BLOB}/README.md#install)`, []],
  ['another site', '[a](https://example.com/nowhere)', []],
  ['code', '`[a](nowhere.md)`\n\n```md\n[a](nowhere.md)\n```', []],
])('%s', (_, markdown, broken) => {
  expect(brokenLinks('docs/page.md', markdown)).toEqual(broken);
});

test('headings of one text are numbered', () => {
  expect([...anchorsOf('# A\n\n## B\n\n## B\n')]).toEqual(['a', 'b', 'b-1']);
});
