import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnParameter, Errors, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ModelCard, ModelCardStatus } from '../../src';
import { renderedVersion } from '../artifacts/version';
import { issuesOf, newStack } from '../support';
import { cardOf } from '../support/cards';

const FILE = join(__dirname, 'model-card.json');

function rendered(modelCard: ModelCard, stack = newStack()): any {
  return renderedVersion(stack, { modelCard }).ModelCard;
}

/** A card with one metric, of which the name is known. */
function metricOf(fields: string): string {
  return `{"evaluation_details":[{"name":"e","metric_groups":[{"name":"g","metric_data":[{"name":"m",${fields}}]}]}]}`;
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
    expect(rendered(ModelCard.fromJson('{ "model_overview": { "model_creator": "two  \\" words" } }')).ModelCardContent)
      .toBe('{"model_overview":{"model_creator":"two  \\" words"}}');
  });

  test('has no line break of any alphabet', () => {
    expect(rendered(ModelCard.fromJson('{"model_overview":{"model_creator":"a\u2028b\u2029c\u0085d\\ne"}}')).ModelCardContent)
      .toBe('{"model_overview":{"model_creator":"a\\u2028b\\u2029c\\u0085d\\ne"}}');
  });

  test('keeps numbers as they are written', () => {
    const numbers = '[1.0,-0,1e2,0.1000,12345678901234567890,1E+2]';
    expect(rendered(ModelCard.fromJson(metricOf(`"type": "bar_chart", "value": ${numbers}`))).ModelCardContent)
      .toBe(`{"evaluation_details":[{"name":"e","metric_groups":[{"name":"g","metric_data":[{"name":"m","type":"bar_chart","value":${numbers}}]}]}]}`);
  });

  test('keeps a key that it has twice', () => {
    const json = '{"intended_uses":{"risk_rating":"None","risk_rating":"Low"}}';
    expect(rendered(ModelCard.fromJson(json)).ModelCardContent).toBe(json);
  });

  test('is checked by the last of several values of a key', () => {
    expect(() => ModelCard.fromJson('{"intended_uses":1,"intended_uses":{}}')).not.toThrow();
    expect(() => ModelCard.fromJson('{"intended_uses":{},"intended_uses":1}')).toThrow('intended_uses');
  });

  test('keeps the order of its keys, and texts that look like numbers', () => {
    const json = '{"additional_information":{"custom_details":{"2":"n1","1":"t","":"","n5":"1.0"}}}';
    expect(rendered(ModelCard.fromJson(json)).ModelCardContent).toBe(json);
  });

  test('may have the mark of an editor before it', () => {
    expect(rendered(ModelCard.fromJson('\uFEFF{}')).ModelCardContent).toBe('{}');
    const inside = '{"model_overview":{"model_creator":"a\uFEFFb"}}';
    expect(rendered(ModelCard.fromJson(inside)).ModelCardContent).toBe(inside);
  });

  test('that lacks a field which SageMaker requires is refused', () => {
    expect(issuesOf(() => ModelCard.fromJson('{"evaluation_details":[{}]}'))).toEqual(['evaluation_details[0].name: ModelCard.fieldMissing']);
  });

  test.each<[string, any, string]>([
    ['an object', {}, 'json: Shape.kind'], ['nothing', undefined, 'json: Shape.missing'], ['a number', 1, 'json: Shape.kind'],
  ])('that is %s and no text is refused', (_name, json, issue) => {
    expect(issuesOf(() => ModelCard.fromJson(json))).toEqual([issue]);
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
    expect(issuesOf(() => ModelCard.fromJson(json))).toEqual(['json: ModelCard.notJson']);
  });

  test('that is no JSON is refused', () => {
    expect(issuesOf(() => ModelCard.fromJson('{model_overview: {}}'))).toEqual(['json: ModelCard.notJson']);
  });

  test('that is empty is refused', () => {
    expect(issuesOf(() => ModelCard.fromJson(''))).toEqual(['json: ModelCard.notJson']);
  });

  test('of 100,001 characters is refused', () => {
    expect(issuesOf(() => ModelCard.fromJson(cardOf(100_001)))).toEqual(['json: Text.length']);
  });

  test('of 100,000 characters is not', () => {
    expect([...rendered(ModelCard.fromJson(cardOf(100_000))).ModelCardContent]).toHaveLength(100_000);
  });

  test('of more is not, if a number is known late, which may be shorter', () => {
    const late = `${Token.asNumber(Lazy.number({ produce: () => 1 }))}`;
    const [metric, rest] = [metricOf(`"type":"number","value":${late}`), cardOf(99_870)];
    const json = `${rest.slice(0, -1)},${metric.slice(1)}`;
    expect(json.length).toBeGreaterThan(100_000);
    expect(() => ModelCard.fromJson(json)).not.toThrow();
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

describe('model card from JSON that SageMaker would refuse', () => {
  test('is refused in one error, by the names of the JSON', () => {
    expect(issuesOf(() => ModelCard.fromJson(JSON.stringify({
      model_overview: { model_creator: 1, model_artifacts: [] },
      intended_uses: { risk_rating: 'low', purpose_of_model: 'x'.repeat(2049) },
      training_details: { training_job_details: { user_provided_hyper_parameters: [{ name: 'a', value: 1 }] } },
      evaluation_details: {},
      additional_information: { custom_details: { 'my detail': 'x'.repeat(1025) } },
    })))).toEqual([
      'model_overview.model_creator: ModelCard.kind',
      'model_overview.model_artifacts: ModelCard.unknownField',
      'intended_uses.risk_rating: ModelCard.choice',
      'intended_uses.purpose_of_model: Text.length',
      'training_details.training_job_details.user_provided_hyper_parameters[0].value: ModelCard.kind',
      'evaluation_details: ModelCard.kind',
      'additional_information.custom_details["my detail"]: Text.length',
    ]);
  });

  const METRIC = 'evaluation_details[0].metric_groups[0].metric_data[0]';
  test.each([
    ['a name of typed content', '{"modelOverview":{}}', 'modelOverview: ModelCard.unknownField'],
    ['a name of JavaScript', '{"__proto__":{}}', '__proto__: ModelCard.unknownField'],
    ['a name that is very long', `{"${'x'.repeat(200)}":1}`, `["${'x'.repeat(99)}…]: ModelCard.unknownField`],
    ['a metric without type', metricOf('"value":1'), `${METRIC}.type: ModelCard.typeMissing`],
    ['a metric of an unknown type', metricOf('"value":1,"type":"line"'),
      `${METRIC}.type: ModelCard.choice`],
    ['a metric of a type that is no text', metricOf('"value":1,"type":["number"]'), `${METRIC}.type: ModelCard.kind`],
    ['a metric that pretends to be one of the library', '{"evaluation_details":[{"name":"e","metric_groups":[{"name":"g","metric_data":[{"_content":{}}]}]}]}',
      `${METRIC}.type: ModelCard.typeMissing`],
    ['a list for a number', metricOf('"type":"number","value":[1]'), `${METRIC}.value: ModelCard.kind`],
    ['a text for a map', '{"additional_information":{"custom_details":"a"}}', 'additional_information.custom_details: ModelCard.kind'],
    ['a text for a metric', '{"evaluation_details":[{"name":"e","metric_groups":[{"name":"g","metric_data":["a"]}]}]}', `${METRIC}: ModelCard.kind`],
    ['a number beyond all numbers', metricOf('"type":"number","value":1e400'), `${METRIC}.value: ModelCard.notFinite`],
    ['a matrix of 21 rows', metricOf(`"type":"matrix","value":[${Array(21).fill('[0]').join()}]`), `${METRIC}.value: List.length`],
  ])('%s', (_name, json, line) => {
    expect(issuesOf(() => ModelCard.fromJson(json))).toEqual([line]);
  });
});

describe('model card as SageMaker hands it out', () => {
  const exported = (fields: object) => JSON.stringify({ ModelCardContent: '{\n"intended_uses": {"risk_rating": "Low"}}', ...fields }, undefined, 4);

  test('has the status that it had', () => {
    expect(rendered(ModelCard.fromJson(exported({ ModelCardStatus: 'PendingReview' })))).toEqual({
      ModelCardContent: '{"intended_uses":{"risk_rating":"Low"}}',
      ModelCardStatus: 'PendingReview',
    });
  });

  test('has the status that is given', () => {
    expect(rendered(ModelCard.fromJson(exported({ ModelCardStatus: 'PendingReview' }), ModelCardStatus.APPROVED)).ModelCardStatus).toBe('Approved');
  });

  test('is a draft where it had none', () => {
    expect(rendered(ModelCard.fromJson(exported({}))).ModelCardStatus).toBe('Draft');
  });

  test('may be a file', () => {
    const directory = mkdtempSync(join(tmpdir(), 'card-'));
    try {
      const file = join(directory, 'card.json');
      writeFileSync(file, `\uFEFF${exported({ ModelCardStatus: 'Archived' })}`);
      expect(rendered(ModelCard.fromFile(file))).toEqual({
        ModelCardContent: '{"intended_uses":{"risk_rating":"Low"}}',
        ModelCardStatus: 'Archived',
      });
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test('may hold tokens', () => {
    const json = exported({ ModelCardContent: `{"model_overview":{"model_creator":"${Fn.importValue('Creator')}"}}` });
    expect(rendered(ModelCard.fromJson(json)).ModelCardContent).toEqual({
      'Fn::Join': ['', ['{"model_overview":{"model_creator":"', { 'Fn::ImportValue': 'Creator' }, '"}}']],
    });
  });

  test('is refused in one error', () => {
    expect(issuesOf(() => ModelCard.fromJson(exported({ ModelCardContent: '{"model_overviews":{}}', ModelCardStatus: 'draft' })))).toEqual([
      'ModelCardStatus: ModelCard.choice',
      'model_overviews: ModelCard.unknownField',
    ]);
  });

  test('is refused without a card within', () => {
    expect(issuesOf(() => ModelCard.fromJson(exported({ ModelCardContent: 'none' })))).toEqual([
      'ModelCardContent: ModelCard.notJson',
    ]);
  });

  test('is refused where it is too long', () => {
    expect(issuesOf(() => ModelCard.fromJson(exported({ ModelCardContent: cardOf(100_001) })))).toEqual(['ModelCardContent: Text.length']);
  });
});

describe('model card with tokens and line breaks', () => {
  const BREAKS = 'a\u2028b\u2029c\u0085d';
  const ESCAPED = 'a\\u2028b\\u2029c\\u0085d';

  test.each<[string, (creator: string) => ModelCard]>([
    ['typed', (modelCreator) => ModelCard.fromContent({ modelOverview: { modelCreator, modelArtifact: [BREAKS] } })],
    ['JSON', (modelCreator) => ModelCard.fromJson(
      `{\r\n "model_overview": {\n"model_creator": "${modelCreator}",\n"model_artifact": ["${BREAKS}"]}}`)],
  ])('is one line: %s', (_name, make) => {
    expect(rendered(make(`${BREAKS}${Fn.importValue('Creator')}${BREAKS}`)).ModelCardContent).toEqual({
      'Fn::Join': ['', [
        `{"model_overview":{"model_creator":"${ESCAPED}`, { 'Fn::ImportValue': 'Creator' }, `${ESCAPED}","model_artifact":["${ESCAPED}"]}}`,
      ]],
    });
    expect(rendered(make(Lazy.string({ produce: () => BREAKS }))).ModelCardContent)
      .toBe(`{"model_overview":{"model_creator":"${ESCAPED}","model_artifact":["${ESCAPED}"]}}`);
  });

  test('is one line where JSON has no texts', () => {
    const stack = newStack();
    const json = `{\n"model_overview":\r\n${new CfnParameter(stack, 'Overview').valueAsString}\n}`;
    expect(rendered(ModelCard.fromJson(json), stack).ModelCardContent).toEqual({ 'Fn::Join': ['', ['{ "model_overview": ', { Ref: 'Overview' }, ' }']] });
  });

  test('is one line where it is known late', () => {
    expect(rendered(ModelCard.fromJson(Lazy.string({ produce: () => '{\n"a":1}' }))).ModelCardContent).toBe('{ "a":1}');
  });

  test('is one line where values are put into it, and these are left alone', () => {
    const line = Fn.select(0, Fn.split('\n', Fn.importValue('Lines')));
    const Lines = { 'Fn::Select': [0, { 'Fn::Split': ['\n', { 'Fn::ImportValue': 'Lines' }] }] };
    expect(rendered(ModelCard.fromJson(Fn.sub('{\n"model_overview":${Lines}}', { Lines: line }))).ModelCardContent)
      .toEqual({ 'Fn::Sub': ['{ "model_overview":${Lines}}', { Lines }] });
  });

  test('gets the error of CDK where it turns out to be nothing', () => {
    expect(() => rendered(ModelCard.fromJson(Lazy.string({ produce: () => undefined })))).toThrow('modelCardContent: required but missing');
  });

  test('may name what another stack makes', () => {
    const app = new App();
    const bucket = new s3.Bucket(new Stack(app, 'Data'), 'Bucket');
    const { ModelCardContent } = rendered(ModelCard.fromContent({ modelOverview: { modelArtifact: [bucket.s3UrlForObject('model')] } }), new Stack(app, 'Stack'));
    expect(ModelCardContent).toEqual({
      'Fn::Join': ['', ['{"model_overview":{"model_artifact":["s3://', { 'Fn::ImportValue': expect.stringMatching(/^Data:ExportsOutputRefBucket/) }, '/model"]}}']],
    });
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

  test('may be put together around them where JSON has no texts', () => {
    const stack = newStack();
    expect(rendered(ModelCard.fromJson(`{"model_overview":${new CfnParameter(stack, 'Overview').valueAsString}}`), stack).ModelCardContent)
      .toEqual({ 'Fn::Join': ['', ['{"model_overview":', { Ref: 'Overview' }, '}']] });
  });

  test('may hold imported values', () => {
    const json = `{"model_overview":{"model_creator":"${Fn.importValue('Creator')}"}}`;
    expect(rendered(ModelCard.fromJson(json)).ModelCardContent).toEqual({
      'Fn::Join': ['', ['{"model_overview":{"model_creator":"', { 'Fn::ImportValue': 'Creator' }, '"}}']],
    });
  });

  test('may hold numbers that are known late', () => {
    const late = Token.asNumber(Lazy.any({ produce: () => 0.75 }));
    expect(rendered(ModelCard.fromJson(metricOf(`"type":"number","value":${late}`))).ModelCardContent).toBe(metricOf('"type":"number","value":0.75'));
    const stack = newStack();
    const parameter = new CfnParameter(stack, 'Recall', { type: 'Number' }).valueAsNumber;
    const card = ModelCard.fromJson(metricOf(`"type":"number","value":${parameter},"notes":"-1"`));
    const [start, end] = metricOf('"type":"number","value":*,"notes":"-1"').split('*');
    expect(rendered(card, stack).ModelCardContent).toEqual({ 'Fn::Join': ['', [start, { Ref: 'Recall' }, end]] });
  });

  test('may hold texts of any characters that are known late', () => {
    const json = `{"model_overview":{"model_creator":"The ${Lazy.string({ produce: () => '"A"' })} team"}}`;
    expect(rendered(ModelCard.fromJson(json)).ModelCardContent).toBe('{"model_overview":{"model_creator":"The \\"A\\" team"}}');
  });

  test('has its other numbers as JavaScript writes them', () => {
    const stack = newStack();
    const value = new CfnParameter(stack, 'Recall', { type: 'Number' }).valueAsNumber;
    const json = metricOf(`"type": "bar_chart", "value": [1.0, ${value}, 0.10, 12345678901234567890]`);
    const [start, end] = metricOf('"type":"bar_chart","value":[1,*,0.1,12345678901234567000]').split('*');
    expect(rendered(ModelCard.fromJson(json), stack).ModelCardContent)
      .toEqual({ 'Fn::Join': ['', [start, { Ref: 'Recall' }, end]] });
  });

  test('may hold a list', () => {
    const stack = newStack();
    const list = new CfnParameter(stack, 'Artifacts', { type: 'CommaDelimitedList' }).valueAsList;
    const { ModelCardContent } = rendered(
      ModelCard.fromJson(JSON.stringify({ model_overview: { model_artifact: list } })), stack,
    );
    // CDK has a custom resource write lists as JSON.
    expect(ModelCardContent).toEqual({
      'Fn::Join': ['', ['{"model_overview":{"model_artifact":', { 'Fn::GetAtt': ['CdkJsonStringifyRefArtifacts98AE3546', 'Value'] }, '}}']],
    });
  });

  test('is checked where it is known', () => {
    expect(issuesOf(() => ModelCard.fromJson(`{"model_overview":{"model_creator":"${Fn.importValue('Creator')}","model_artifacts":[]}}`))).toEqual([
      'model_overview.model_artifacts: ModelCard.unknownField',
    ]);
  });

  test('may have a type of metric that is not known', () => {
    expect(() => ModelCard.fromJson(metricOf(`"type":"${Fn.importValue('Type')}","value":[]`))).not.toThrow();
  });

  test('may be too long only by its tokens', () => {
    expect(() => ModelCard.fromJson(cardOf(100_002).replace('xx', Fn.importValue('Creator')))).not.toThrow();
    expect(issuesOf(() => ModelCard.fromJson(cardOf(100_003).replace('xx', Fn.importValue('Creator'))))).toEqual(['json: Text.length']);
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
    expect(issuesOf(() => ModelCard.fromFile('no/such/card.json'))).toEqual(['path: File.missing']);
  });

  test('that is not known is refused', () => {
    expect(issuesOf(() => ModelCard.fromFile(Fn.importValue('Path')))).toEqual(['path: File.token']);
  });

  test('that holds no JSON object is refused', () => {
    expect(issuesOf(() => ModelCard.fromFile('examples/registry/model/README.md'))).toEqual(['path: ModelCard.fileNotJson']);
  });

  test('that SageMaker would refuse is refused, by its path', () => {
    expect(issuesOf(() => ModelCard.fromFile('examples/registry/model/evaluation.json'))).toEqual([
      'version: ModelCard.unknownField',
      'dataset: ModelCard.unknownField',
      'binary_classification_metrics: ModelCard.unknownField',
    ]);
  });

  // readFileSync throws EISDIR.
  test('that is a directory is refused', () => {
    expect(issuesOf(() => ModelCard.fromFile('examples'))).toEqual(['path: File.directory']);
  });
});
