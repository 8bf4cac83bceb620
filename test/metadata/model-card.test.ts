import { join } from 'path';
import { CfnParameter, Errors, Fn, Lazy } from 'aws-cdk-lib';
import { ModelCard, ModelCardStatus } from '../../src';
import { renderedVersion } from '../artifacts/version';
import { messageOf, newStack } from '../support';

const FILE = join(__dirname, 'model-card.json');

function rendered(modelCard: ModelCard, stack = newStack()): any {
  return renderedVersion(stack, { modelCard }).ModelCard;
}

describe('model card from JSON', () => {
  test('is a draft, unless told otherwise', () => {
    expect(rendered(ModelCard.fromJson('{"model_overview":{"model_creator":"Churn team"}}'))).toEqual({
      ModelCardContent: '{"model_overview":{"model_creator":"Churn team"}}',
      ModelCardStatus: 'Draft',
    });
  });

  test.each([
    [ModelCardStatus.DRAFT, 'Draft'],
    [ModelCardStatus.PENDING_REVIEW, 'PendingReview'],
    [ModelCardStatus.APPROVED, 'Approved'],
    [ModelCardStatus.ARCHIVED, 'Archived'],
  ])('has a status as SageMaker writes it: %s', (status, written) => {
    expect(rendered(ModelCard.fromJson('{}', status)).ModelCardStatus).toBe(written);
  });

  test('is put on one line', () => {
    expect(rendered(ModelCard.fromJson('{\n  "intended_uses": {\n    "risk_rating": "Low"\n  }\n}\n')).ModelCardContent)
      .toBe('{"intended_uses":{"risk_rating":"Low"}}');
  });

  test('keeps the white space within its texts', () => {
    expect(rendered(ModelCard.fromJson('{ "a": "two  words" }')).ModelCardContent).toBe('{"a":"two  words"}');
  });

  test('keeps other scripts', () => {
    expect(rendered(ModelCard.fromJson('{"model_overview":{"model_creator":"解約チーム"}}')).ModelCardContent)
      .toBe('{"model_overview":{"model_creator":"解約チーム"}}');
  });

  test.each([
    ['a list', '[{"model_overview":{}}]'],
    ['a text', '"card"'],
    ['a number', '1'],
    ['null', 'null'],
  ])('that is %s is refused', (_, json) => {
    expect(messageOf(() => ModelCard.fromJson(json))).toContain('is not a JSON object. give the card as one JSON object');
  });

  test('that is no JSON is refused', () => {
    expect(messageOf(() => ModelCard.fromJson('{model_overview: {}}'))).toBe([
      'invalid model card:',
      '  - json: "{model_overview: {}}" is not a JSON object. give the card as one JSON object',
    ].join('\n'));
  });

  test('that is empty is refused', () => {
    expect(messageOf(() => ModelCard.fromJson(''))).toBe([
      'invalid model card:',
      '  - json: "" is not a JSON object. give the card as one JSON object',
    ].join('\n'));
  });

  test('of 100,001 characters is refused', () => {
    expect(messageOf(() => ModelCard.fromJson(`{"a":"${'x'.repeat(99_993)}"}`))).toMatch(/^ {2}- json: ".{99}… has 100001 characters\. use at most 100000$/m);
  });

  test('of 100,000 characters is not', () => {
    expect(rendered(ModelCard.fromJson(`{"a":"${'x'.repeat(99_992)}"}`)).ModelCardContent).toHaveLength(100_000);
  });

  test('may be longer with white space that is left out', () => {
    expect(rendered(ModelCard.fromJson(`{${' '.repeat(100_000)}}`)).ModelCardContent).toBe('{}');
  });

  test('is refused by an error of CDK', () => {
    expect.assertions(1);
    try {
      ModelCard.fromJson('');
    } catch (error) {
      expect(Errors.isValidationError(error)).toBe(true);
    }
  });
});

describe('model card with tokens', () => {
  test('may be a parameter', () => {
    const stack = newStack();
    expect(rendered(ModelCard.fromJson(new CfnParameter(stack, 'Card').valueAsString), stack).ModelCardContent).toEqual({ Ref: 'Card' });
  });

  test('may be known late', () => {
    expect(rendered(ModelCard.fromJson(Lazy.string({ produce: () => '{"a":1}' }))).ModelCardContent).toBe('{"a":1}');
  });

  test('may hold imported values', () => {
    const json = `{"model_overview":{"model_creator":"${Fn.importValue('Creator')}"}}`;
    expect(rendered(ModelCard.fromJson(json)).ModelCardContent).toEqual({
      'Fn::Join': ['', ['{"model_overview":{"model_creator":"', { 'Fn::ImportValue': 'Creator' }, '"}}']],
    });
  });

  test('has the status that is given', () => {
    const stack = newStack();
    expect(rendered(ModelCard.fromJson(new CfnParameter(stack, 'Card').valueAsString, ModelCardStatus.APPROVED), stack).ModelCardStatus).toBe('Approved');
  });
});

describe('model card from a file', () => {
  test('is a draft, unless told otherwise', () => {
    expect(rendered(ModelCard.fromFile(FILE))).toEqual({
      ModelCardContent: '{"model_overview":{"model_creator":"Churn team","model_artifact":["s3://acme-models/churn/model.tar.gz"]},'
        + '"intended_uses":{"risk_rating":"Low"}}',
      ModelCardStatus: 'Draft',
    });
  });

  test('has the status that is given', () => {
    expect(rendered(ModelCard.fromFile(FILE, ModelCardStatus.PENDING_REVIEW)).ModelCardStatus).toBe('PendingReview');
  });

  test('that does not exist is refused', () => {
    expect(messageOf(() => ModelCard.fromFile('no/such/card.json'))).toBe([
      'invalid model card:',
      '  - path: "no/such/card.json" does not exist. give the path of a file, relative to the directory in which the app runs',
    ].join('\n'));
  });

  test('that holds no JSON object is refused', () => {
    const message = messageOf(() => ModelCard.fromFile('examples/registry/model/README.md'));
    expect(message).toBe('invalid model card:\n  - path: "examples/registry/model/README.md" holds no JSON object. '
      + 'give the path of a file with the card as one JSON object');
  });

  // readFileSync throws EISDIR.
  test('that is a directory is refused', () => {
    expect(messageOf(() => ModelCard.fromFile('examples'))).toContain('path: "examples" is a directory.');
  });
});
