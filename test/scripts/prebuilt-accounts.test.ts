import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Catalogue, catalogueOf, differences, isForInference, readRepositories, Repository } from '../../scripts/catalogue/prebuilt-accounts';

/** Excerpts of the SDK's tables: a few versions and regions of each file, in all shapes that files have. */
const REPOSITORIES = readRepositories(join(__dirname, '../fixtures/image-uri-config'));

function named(name: string): Repository {
  const found = REPOSITORIES.filter((repository) => repository.name === name);
  expect(found).toHaveLength(1);
  return found[0];
}

/** What is read from files with these contents. */
function read(...contents: object[]): Repository[] {
  const directory = mkdtempSync(join(tmpdir(), 'image-uri-config-'));
  contents.forEach((content, index) => writeFileSync(join(directory, `file${index}.json`), JSON.stringify(content)));
  return readRepositories(directory);
}

/** The table of a repository in one file. */
function file(repository: unknown, registries: object, scope: string[] = ['inference']) {
  return { scope, versions: { 1: { registries, repository } } };
}

describe('reading', () => {
  test('finds all repositories of all files, each once', () => {
    expect(REPOSITORIES.map(({ name }) => name).sort()).toEqual([
      'djl-inference',
      'huggingface-pytorch-inference', 'huggingface-pytorch-training', 'huggingface-tensorflow-inference', 'huggingface-tensorflow-training',
      'kmeans', 'mxnet-inference', 'sagemaker-base-python', 'sagemaker-mxnet-serving', 'sagemaker-mxnet-serving-eia',
      'sagemaker-scikit-learn', 'sagemaker-xgboost', 'xgboost',
    ]);
  });

  test.each([
    ['below a version', 'kmeans', { 'cn-north-1': '390948362332', 'eu-west-1': '438346466558', 'us-west-2': '174872318107' }],
    ['below a scope', 'sagemaker-xgboost', { 'cn-north-1': '450853457545', 'eu-west-1': '141502667606', 'us-west-2': '246618743249' }],
    ['beside another of the file', 'xgboost', { 'cn-north-1': '390948362332', 'eu-west-1': '685385470294', 'us-west-2': '433757028032' }],
    ['below a version of Python', 'mxnet-inference', { 'cn-north-1': '727897471807', 'eu-west-1': '763104351884', 'us-west-2': '763104351884' }],
    ['below a base framework', 'huggingface-pytorch-inference', { 'cn-north-1': '727897471807', 'eu-west-1': '763104351884', 'us-west-2': '763104351884' }],
    ['in regions of any version and file', 'djl-inference', {
      'cn-north-1': '727897471807', 'eu-west-1': '763104351884', 'eusc-de-east-1': '204133271717', 'us-west-2': '763104351884',
    }],
  ])('finds the accounts %s', (_where, name, accounts) => {
    expect(Object.fromEntries(named(name).accounts)).toEqual(accounts);
  });

  test.each([
    ['kmeans', ['inference', 'training'], true],
    ['sagemaker-xgboost', ['inference', 'inference_graviton', 'training'], true],
    ['xgboost', ['inference'], true],
    ['sagemaker-mxnet-serving-eia', ['eia'], true],
    ['huggingface-pytorch-inference', ['inference'], true],
    ['huggingface-pytorch-training', ['training'], false],
    ['sagemaker-base-python', [], false],
  ])('knows what %s is for', (name, scopes, inference) => {
    expect([...named(name).scopes].sort()).toEqual(scopes);
    expect(isForInference(named(name))).toBe(inference);
  });

  test('takes images for AWS Graviton alone for inference', () => {
    const [repository] = read({ inference_graviton: { versions: { 1: { registries: {}, repository: 'arm' } } } });
    expect(isForInference(repository)).toBe(true);
  });

  test('refuses two accounts in one region, as one of them is wrong', () => {
    expect(() => read(file('churn', { 'eu-west-1': '111122223333' }), file('churn', { 'eu-west-1': '444455556666' })))
      .toThrow('file1.json.1: churn has the account 444455556666 in eu-west-1, and elsewhere 111122223333');
  });

  test('refuses what is no account', () => {
    expect(() => read(file('churn', { 'eu-west-1': '1234' }))).toThrow('file0.json.1: "1234" in eu-west-1 is no account');
  });

  test('refuses a registry without a repository', () => {
    expect(() => read(file(undefined, { 'eu-west-1': '111122223333' }))).toThrow('file0.json.1: has registries and no repository');
  });
});

describe('the catalogue', () => {
  const expected: Catalogue = {
    source: 'here',
    tables: [
      {
        repositories: ['a', 'c'],
        accounts: { 'eu-west-1': '111122223333', 'us-east-1': '444455556666' },
      },
      { repositories: ['b'], accounts: { 'eu-west-1': '111122223333' } },
    ],
  };
  const files = [
    file('c', { 'us-east-1': '444455556666', 'eu-west-1': '111122223333' }),
    file('b', { 'eu-west-1': '111122223333' }),
    file('a', { 'eu-west-1': '111122223333', 'us-east-1': '444455556666' }),
  ];

  test('has a table for all repositories with the same accounts, sorted', () => {
    expect(JSON.stringify(catalogueOf('here', read(...files)))).toBe(JSON.stringify(expected));
  });

  test('is the same whatever the order of the files', () => {
    expect(JSON.stringify(catalogueOf('here', read(...[...files].reverse())))).toBe(JSON.stringify(expected));
  });

  test('differs from the one before in what has come, gone or changed', () => {
    const after = read(
      file('a', { 'eu-west-1': '111122223333', 'us-east-1': '777788889999', 'af-south-1': '444455556666' }),
      file('c', { 'us-east-1': '444455556666', 'eu-west-1': '111122223333' }),
      file('d', { 'eu-west-1': '111122223333' }),
      file('e', { 'eu-west-1': '111122223333' }, ['training']),
    );
    expect(differences(expected, after)).toEqual([
      '~ a: af-south-1, us-east-1',
      '- b',
      '+ d: serves models and needs a constant',
      '+ e',
    ]);
  });
});
