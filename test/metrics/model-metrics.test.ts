import { CfnParameter } from 'aws-cdk-lib';
import { MetricsSource, ModelMetrics, S3File } from '../../src';
import { newVersion, renderedVersion } from '../artifacts/version';
import { ENV, issuesOf, newStack } from '../support';

const DIGEST = 'sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0';

function rendered(modelMetrics: ModelMetrics, stack = newStack()): any {
  return renderedVersion(stack, { modelMetrics }).ModelMetrics;
}

function report(name: string): MetricsSource {
  return { file: S3File.fromUri(`s3://acme-reports/${name}.json`) };
}

test('every report', () => {
  expect(rendered({
    modelQuality: { statistics: report('quality-statistics'), constraints: report('quality-constraints') },
    modelDataQuality: { statistics: report('data-statistics'), constraints: report('data-constraints') },
    bias: { report: report('bias'), preTrainingReport: report('bias-before'), postTrainingReport: report('bias-after') },
    explainability: { report: report('explainability') },
  })).toEqual({
    ModelQuality: {
      Statistics: { S3Uri: 's3://acme-reports/quality-statistics.json', ContentType: 'application/json' },
      Constraints: { S3Uri: 's3://acme-reports/quality-constraints.json', ContentType: 'application/json' },
    },
    ModelDataQuality: {
      Statistics: { S3Uri: 's3://acme-reports/data-statistics.json', ContentType: 'application/json' },
      Constraints: { S3Uri: 's3://acme-reports/data-constraints.json', ContentType: 'application/json' },
    },
    Bias: {
      Report: { S3Uri: 's3://acme-reports/bias.json', ContentType: 'application/json' },
      PreTrainingReport: { S3Uri: 's3://acme-reports/bias-before.json', ContentType: 'application/json' },
      PostTrainingReport: { S3Uri: 's3://acme-reports/bias-after.json', ContentType: 'application/json' },
    },
    Explainability: { Report: { S3Uri: 's3://acme-reports/explainability.json', ContentType: 'application/json' } },
  });
});

test('a report with everything', () => {
  const statistics = { file: S3File.fromUri('s3://acme-reports/quality.csv'), contentType: 'text/csv', contentDigest: DIGEST };
  expect(rendered({ modelQuality: { statistics } })).toEqual({
    ModelQuality: {
      Statistics: {
        S3Uri: 's3://acme-reports/quality.csv',
        ContentType: 'text/csv',
        ContentDigest: 'sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
      },
    },
  });
});

test('one report of each topic', () => {
  expect(rendered({
    modelQuality: { constraints: report('quality') }, modelDataQuality: { statistics: report('data') }, bias: { postTrainingReport: report('bias') },
  })).toEqual({
    ModelQuality: { Constraints: { S3Uri: 's3://acme-reports/quality.json', ContentType: 'application/json' } },
    ModelDataQuality: { Statistics: { S3Uri: 's3://acme-reports/data.json', ContentType: 'application/json' } },
    Bias: { PostTrainingReport: { S3Uri: 's3://acme-reports/bias.json', ContentType: 'application/json' } },
  });
});

test('topics without a report', () => {
  expect(rendered({ bias: {}, explainability: {} })).toEqual({ Bias: {}, Explainability: {} });
});

test('a topic that is undefined', () => {
  expect(rendered({ bias: undefined, explainability: { report: report('explainability') } })).toEqual({
    Explainability: { Report: { S3Uri: 's3://acme-reports/explainability.json', ContentType: 'application/json' } },
  });
});

test('no metrics', () => {
  expect(renderedVersion(newStack(), {})).not.toHaveProperty('ModelMetrics');
});

test('a local report', () => {
  const statistics = { file: S3File.fromAsset('examples/registry/model/evaluation.json') };
  expect(rendered({ modelQuality: { statistics } }, newStack(ENV)).ModelQuality.Statistics).toEqual({
    S3Uri: expect.stringMatching(/^s3:\/\/cdk-hnb659fds-assets-111122223333-eu-west-1\/[0-9a-f]{64}\.json$/),
    ContentType: 'application/json',
  });
});

test('a report whose every text is a parameter', () => {
  const stack = newStack();
  const text = new CfnParameter(stack, 'Text').valueAsString;
  const statistics = { file: S3File.fromUri(text), contentType: text, contentDigest: text };
  expect(rendered({ modelQuality: { statistics } }, stack).ModelQuality.Statistics)
    .toEqual({ S3Uri: { Ref: 'Text' }, ContentType: { Ref: 'Text' }, ContentDigest: { Ref: 'Text' } });
});

test('what can never deploy is refused, by its place', () => {
  expect(issuesOf(() => newVersion(newStack(), {
    modelMetrics: {
      modelQuality: { statistics: { ...report('quality'), contentDigest: 'md5:0' }, constraints: report('constraints') },
      bias: { preTrainingReport: { ...report('bias'), contentType: 'a\nb' } },
    },
  }))).toEqual([
    'modelMetrics.modelQuality.statistics.contentDigest: Text.sha256Digest',
    'modelMetrics.bias.preTrainingReport.contentType: Text.oneLine',
  ]);
});
