import { Errors, Stack } from 'aws-cdk-lib';
import { CARDS, CHANGED_CARDS } from './arbitraries';
import { printedSchemaAccepts, schemaAccepts, schemaDescribes } from './oracle';
import { hasTypedForm, typedContent } from './typed';
import { ModelCard } from '../../src';
import { Issues } from '../../src/diagnostics/issues';
import { check, Hits, logSeed } from '../properties/run';

/* The library and a validator with SageMaker's own schema say the same of any card. */

beforeAll(() => logSeed('equivalence'));

const stack = new Stack();
const hits = new Hits();

function taken(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (!Errors.isValidationError(error)) { throw error; }
    return false;
  }
}

function warns(card: ModelCard): boolean {
  const issues = new Issues();
  card._warn(issues);
  return issues.warnings.length > 0;
}

/** The text of a card without tokens. */
function written(card: ModelCard): string {
  return card._render(stack);
}

/** As SageMaker wants it: with line breaks escaped that JSON allows as they are. */
function inOneLine(card: unknown): string {
  return JSON.stringify(card).replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029').replace(/\u0085/g, '\\u0085');
}

test('a card that the schema accepts is taken, and comes out as it went in', () => {
  check(CARDS, 500, (card) => {
    expect(schemaAccepts(card)).toBe(true);
    expect(JSON.parse(written(ModelCard.fromJson(JSON.stringify(card, undefined, 2))))).toEqual(card);
    expect(written(ModelCard.fromJson(JSON.stringify(card, undefined, '\t')))).toBe(inOneLine(card));
  });
});

test('typed content comes out as the JSON that it stands for', () => {
  check(CARDS.filter(hasTypedForm), 500, (card) => {
    const json = written(ModelCard.fromContent(typedContent(card)));
    expect(json).toMatch(/^.*$/);
    expect(JSON.parse(json)).toEqual(card);
  });
});

test('the library takes what the schema accepts, and nothing else, as JSON and typed', () => {
  check(CHANGED_CARDS, 3_000, (changed) => {
    const card = JSON.parse(JSON.stringify(changed));
    const accepted = schemaAccepts(card);
    hits.add(accepted ? 'accepted' : 'refused');
    expect(taken(() => ModelCard.fromJson(JSON.stringify(card)))).toBe(accepted);
    if (schemaDescribes(card)) { expect(printedSchemaAccepts(withoutYoungerParts(card))).toBe(true); }
    expect(taken(() => ModelCard.fromContent(typedContent(card)))).toBe(accepted && hasTypedForm(card));
  });
});

test('the library warns of what no source describes, and of nothing else, as JSON and typed', () => {
  check(CHANGED_CARDS, 3_000, (changed) => {
    const card = JSON.parse(JSON.stringify(changed));
    if (schemaAccepts(card)) {
      hits.add(schemaDescribes(card) ? 'described' : 'not described');
      expect(warns(ModelCard.fromJson(JSON.stringify(card)))).toBe(!schemaDescribes(card));
      if (hasTypedForm(card)) { expect(warns(ModelCard.fromContent(typedContent(card)))).toBe(!schemaDescribes(card)); }
    }
  });
});

test('enough of both was tried', () => {
  expect(hits.of('accepted')).toBeGreaterThan(300);
  expect(hits.of('refused')).toBeGreaterThan(1_000);
  expect(hits.of('described')).toBeGreaterThan(100);
  expect(hits.of('not described')).toBeGreaterThan(100);
});

/** The schema as it was printed does not know these yet. */
function withoutYoungerParts({ business_details: _business, ...card }: any): unknown {
  const {
    hyper_parameters: _one, user_provided_hyper_parameters: _other, ...job
  } = card.training_details?.training_job_details ?? {};
  return {
    ...card,
    ...card.training_details && { training_details: { ...card.training_details, training_job_details: job } },
  };
}
