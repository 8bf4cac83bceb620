import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { Description } from './descriptions';
import { keptOf } from './kept';
import { describedAgain, normal, promote, withoutProvenance } from './promoted';
import { ModelPackageDescription } from '../../src';
import * as described from '../corpus/described.json';
import * as fixture from '../fixtures/documented-descriptions.json';
import * as events from '../fixtures/model-package-events.json';
import { issuesOf, PACKAGE } from '../support';
import { Templates } from '../support/iam/template';

/*
 * Every description of a model package in the documents of AWS and others, and in the fixtures of these tests, comes
 * back from a promotion within its region, or is refused for a reason that is written beside it.
 */

interface Documented {
  /** What it is. */
  readonly of: string;
  readonly source: string;
  readonly description?: Description;
  /** What is not JSON. */
  readonly text?: string;
  /** Why it is no description. */
  readonly refused?: string;
  readonly issues?: readonly string[];
}

const DOCUMENTS: readonly Documented[] = fixture.documents;
const DEFAULTS = { account: '111122223333', region: 'eu-west-1' };
const TEMPLATES = 'test/corpus/templates';

function expectRoundTrip(description: Description, region: string): void {
  const { kept, lost } = keptOf(description);
  const version = promote(description, lost, { account: '111122223333', region });
  expect(normal(describedAgain(version))).toEqual(normal(withoutProvenance(kept)));
}

describe('in a document', () => {
  test.each(DOCUMENTS.filter(({ refused }) => refused === undefined))('$of is read', ({ description }) => {
    const { ResponseMetadata, ...answer } = description!;
    expectRoundTrip(answer, 'us-east-2');
  });

  test.each(DOCUMENTS.filter(({ refused }) => refused !== undefined))('$of is refused: $refused', ({ description, text, issues }) => {
    expect(issuesOf(() => ModelPackageDescription.fromJson(text ?? JSON.stringify(description)))).toEqual(issues);
  });
});

test('the package in the event that AWS documents is read', () => {
  // The documentation shortens URIs and digests.
  const detail = JSON.stringify(events.example.detail).replace(/sha256:4dc8…/, `sha256:4dc8${'0'.repeat(60)}`).replace(/…/g, 'models');
  expectRoundTrip(JSON.parse(detail), 'us-east-2');
});

test('the description of the templates of the tests is read', () => {
  expectRoundTrip(described, 'eu-west-1');
});

interface Assembly { readonly [file: string]: object }

/** The packages of the templates, as CloudFormation resolves them, which is what SageMaker describes. */
function deployedPackages(file: string): [string, string, Description][] {
  const assembly: Assembly = JSON.parse(readFileSync(join(TEMPLATES, file), 'utf-8'));
  const stacks = Object.entries(assembly).filter(([name]) => name.endsWith('.template.json')).map(([name, template]) => ({
    id: name, stackName: name.replace('.template.json', ''), template, environment: { account: 'unknown-account', region: 'unknown-region' },
  }));
  return new Templates(stacks as unknown as CloudFormationStackArtifact[], DEFAULTS).all
    .flatMap(({ resources, place }) => resources.filter(({ type }) => type === PACKAGE)
      .map(({ logicalId, properties }) => [`${file}, ${logicalId}`, place.region, JSON.parse(JSON.stringify(properties))] as [string, string, Description]));
}

describe('as deployed', () => {
  test.each(readdirSync(TEMPLATES).flatMap(deployedPackages))('%s is read', (_, region, description) => {
    expectRoundTrip(description, region);
  });
});
