import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'fs';
import { version as installed } from 'aws-cdk-lib/package.json';
import { DOCUMENT, document } from '../../scripts/diagnostics/document';
import { Explanation } from '../../scripts/diagnostics/explanation';
import { EXPLANATIONS } from '../../scripts/diagnostics/explanations';
import { Code, CODES, linkTo } from '../../src/diagnostics/codes';
import { hasCdk } from '../support/cdk';
import { diagnosticsOf } from '../support/examples';

/** With an older CDK, an example that acknowledges another finding with Validations cannot run. */
const runs = ({ wrong }: Explanation) => hasCdk('2.252.0') || !wrong.toString().includes('Validations.of(');

const ENTRIES = (Object.entries(EXPLANATIONS) as [Code, Explanation][]).filter(([, each]) => runs(each));

/** A link to nothing, which an example names. Not in the repository: it would be in the way of who copies the files. */
const LINK = 'test/fixtures/dangling-link';
const unlink = () => rmSync(LINK, { recursive: true, force: true });
beforeAll(() => {
  unlink();
  mkdirSync(LINK);
  symlinkSync('../../../build/model.tar.gz', `${LINK}/model.tar.gz`);
});
afterAll(unlink);

describe.each(ENTRIES)('%s', (code, { wrong, message, right, rightWarns = [] }) => {
  test('the wrong example gives exactly this, with the message of the document', () => {
    // Where a message tells the version of CDK, the document has the oldest one that is allowed.
    const found = diagnosticsOf(wrong).map((each) => ({ ...each, message: each.message.replaceAll(installed, '2.251.0') }));
    expect(found).toEqual([{ code, message }]);
  });

  test('the right example gives nothing but the warnings that the document names', () => {
    expect(diagnosticsOf(right).map((diagnostic) => diagnostic.code)).toEqual(rightWarns);
  });
});

describe('the document', () => {
  /** What GitHub links to: headings in lower case, with hyphens for spaces and without punctuation. */
  const anchors = [...document().matchAll(/^#+ (.*)$/gm)]
    .map(([, heading]) => heading.toLowerCase().replace(/[^\w -]/g, '').replace(/ /g, '-'));

  test('is the one that is committed: after a change, run "npx projen diagnostics"', () => {
    expect(readFileSync(DOCUMENT, 'utf-8')).toBe(document());
  });

  test('has a heading for every code, to which the messages link', () => {
    const linked = (Object.keys(CODES) as Code[]).map((code) => linkTo(code).replace(/^.*#/, ''));
    expect(anchors.filter((anchor) => linked.includes(anchor)).sort()).toEqual(linked.sort());
  });

  test('has no two headings with one anchor', () => {
    expect(anchors).toEqual([...new Set(anchors)]);
  });

  test('links to headings that it has', () => {
    const links = [...document().matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor);
    expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
  });
});

describe('every text', () => {
  test.each(Object.entries(CODES))('%s has a remedy with a capital letter, and no full stops', (_, { rule, remedy }) => {
    expect(rule).toMatch(/[^.]$/);
    expect(remedy).toMatch(/^(?:[A-Z][^]*[^.]|\{remedy\})$/);
  });
});
