import { CfnParameter } from 'aws-cdk-lib';
import { DriftCheckBaselines, FileSource, S3File } from '../../src';
import { newVersion, renderedVersion } from '../artifacts/version';
import { ENV, issuesOf, newStack } from '../support';

const DIGEST = 'sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0';

function rendered(driftCheckBaselines: DriftCheckBaselines, stack = newStack()): any {
  return renderedVersion(stack, { driftCheckBaselines }).DriftCheckBaselines;
}

function file(name: string): FileSource {
  return { file: S3File.fromUri(`s3://acme-baselines/${name}.json`) };
}

test('every baseline', () => {
  expect(rendered({
    bias: { configFile: file('bias-config'), preTrainingConstraints: file('bias-before'), postTrainingConstraints: file('bias-after') },
    explainability: { configFile: file('explainability-config'), constraints: file('explainability') },
    modelQuality: { statistics: file('quality-statistics'), constraints: file('quality-constraints') },
    modelDataQuality: { statistics: file('data-statistics'), constraints: file('data-constraints') },
  })).toEqual({
    Bias: {
      ConfigFile: { S3Uri: 's3://acme-baselines/bias-config.json' },
      PreTrainingConstraints: { S3Uri: 's3://acme-baselines/bias-before.json', ContentType: 'application/json' },
      PostTrainingConstraints: { S3Uri: 's3://acme-baselines/bias-after.json', ContentType: 'application/json' },
    },
    Explainability: {
      ConfigFile: { S3Uri: 's3://acme-baselines/explainability-config.json' },
      Constraints: { S3Uri: 's3://acme-baselines/explainability.json', ContentType: 'application/json' },
    },
    ModelQuality: {
      Statistics: { S3Uri: 's3://acme-baselines/quality-statistics.json', ContentType: 'application/json' },
      Constraints: { S3Uri: 's3://acme-baselines/quality-constraints.json', ContentType: 'application/json' },
    },
    ModelDataQuality: {
      Statistics: { S3Uri: 's3://acme-baselines/data-statistics.json', ContentType: 'application/json' },
      Constraints: { S3Uri: 's3://acme-baselines/data-constraints.json', ContentType: 'application/json' },
    },
  });
});

test('files with everything', () => {
  const described = { contentType: 'text/csv', contentDigest: DIGEST };
  const expected = { ContentType: 'text/csv', ContentDigest: 'sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0' };
  expect(rendered({
    explainability: { configFile: { ...file('config'), ...described }, constraints: { ...file('constraints'), ...described } },
  })).toEqual({
    Explainability: {
      ConfigFile: { S3Uri: 's3://acme-baselines/config.json', ...expected },
      Constraints: { S3Uri: 's3://acme-baselines/constraints.json', ...expected },
    },
  });
});

test('one baseline of a topic', () => {
  expect(rendered({ bias: { postTrainingConstraints: file('bias') } })).toEqual({
    Bias: { PostTrainingConstraints: { S3Uri: 's3://acme-baselines/bias.json', ContentType: 'application/json' } },
  });
});

test('topics without a baseline', () => {
  expect(rendered({ bias: {}, explainability: {}, modelQuality: {} }))
    .toEqual({ Bias: {}, Explainability: {}, ModelQuality: {} });
});

test('no baselines', () => {
  expect(renderedVersion(newStack(), {})).not.toHaveProperty('DriftCheckBaselines');
});

test('a local file', () => {
  const configFile = { file: S3File.fromAsset('examples/registry/model/constraints.json') };
  expect(rendered({ bias: { configFile } }, newStack(ENV)).Bias.ConfigFile.S3Uri)
    .toMatch(/^s3:\/\/cdk-hnb659fds-assets-111122223333-eu-west-1\/[0-9a-f]{64}\.json$/);
});

test('a file whose every text is a parameter', () => {
  const stack = newStack();
  const text = new CfnParameter(stack, 'Text').valueAsString;
  expect(rendered(
    { bias: { configFile: { file: S3File.fromUri(text), contentType: text, contentDigest: text } } }, stack,
  ).Bias.ConfigFile)
    .toEqual({ S3Uri: { Ref: 'Text' }, ContentType: { Ref: 'Text' }, ContentDigest: { Ref: 'Text' } });
});

test('what can never deploy is refused, by its place', () => {
  expect(issuesOf(() => newVersion(newStack(), {
    driftCheckBaselines: {
      bias: { configFile: { ...file('config'), contentType: 'x'.repeat(257) } },
      modelDataQuality: { constraints: { ...file('data'), contentDigest: 'md5:0' } },
    },
  }))).toEqual([
    'driftCheckBaselines.bias.configFile.contentType: Text.length',
    'driftCheckBaselines.modelDataQuality.constraints.contentDigest: Text.sha256Digest',
  ]);
});
