import { FactName, Fact, RegionInfo } from 'aws-cdk-lib/region-info';
import { closestRepository, prebuiltAccountsOf } from '../../src/catalogue/prebuilt-accounts';
import * as catalogue from '../../src/catalogue/prebuilt-accounts.json';

const TABLES = catalogue.tables as { repositories: string[]; accounts: { [region: string]: string } }[];

/** The account of the Deep Learning Containers in most regions. */
const DEEP_LEARNING = '763104351884';

test('the source is named', () => {
  expect(catalogue.source).toMatch(/^Image URI tables of the SageMaker Python SDK \(.+\), commit [0-9a-f]{9}(?:, as)? of \d{4}-\d\d-\d\d$/);
});

// By the data source aws_sagemaker_prebuilt_ecr_image of Terraform, the developer guide, and the SDK.
test.each([
  ['sagemaker-xgboost', 'eu-west-1', '141502667606'],
  ['sagemaker-xgboost', 'us-east-1', '683313688378'],
  ['sagemaker-xgboost', 'us-gov-west-1', '414596584902'],
  ['sagemaker-scikit-learn', 'us-west-2', '246618743249'],
  ['sagemaker-sparkml-serving', 'ap-northeast-1', '354813040037'],
  ['xgboost', 'eu-west-1', '685385470294'],
  ['xgboost', 'us-west-2', '433757028032'],
  ['blazingtext', 'us-east-1', '811284229777'],
  ['image-classification', 'eu-central-1', '813361260812'],
  ['object-detection', 'us-east-2', '825641698319'],
  ['semantic-segmentation', 'ca-central-1', '469771592824'],
  ['seq2seq', 'ap-south-1', '991648021394'],
  ['kmeans', 'us-east-1', '382416733822'],
  ['linear-learner', 'us-west-2', '174872318107'],
  ['pca', 'eu-west-1', '438346466558'],
  ['factorization-machines', 'ap-southeast-2', '712309505854'],
  ['forecasting-deepar', 'us-east-1', '522234722520'],
  ['forecasting-deepar', 'eu-west-1', '224300973850'],
  ['forecasting-deepar', 'us-west-2', '156387875391'],
  ['lda', 'us-east-1', '766337827248'],
  ['lda', 'eu-west-1', '999678624901'],
  ['pytorch-inference', 'us-east-1', DEEP_LEARNING],
  ['pytorch-inference', 'cn-north-1', '727897471807'],
  ['tensorflow-inference', 'cn-northwest-1', '727897471807'],
  ['huggingface-pytorch-inference', 'eu-south-1', '692866216735'],
  ['mxnet-inference', 'us-gov-west-1', '442386744353'],
  ['djl-inference', 'us-iso-east-1', '886529160074'],
  ['sagemaker-tensorflow-serving', 'us-west-2', '520713654638'],
  ['sagemaker-tensorflow-serving', 'cn-north-1', '422961961927'],
  ['xgboost-neo', 'us-west-2', '301217895009'],
  ['image-classification-neo', 'eu-west-1', '802834080501'],
])('%s in %s is in account %s', (repository, region, account) => {
  expect(prebuiltAccountsOf(repository)?.accounts[region]).toBe(account);
});

test.each([
  ['sagemaker-xgboost', 37], ['sagemaker-scikit-learn', 37], ['sagemaker-sparkml-serving', 27], ['xgboost', 33],
  ['kmeans', 37], ['linear-learner', 37], ['blazingtext', 37], ['forecasting-deepar', 37], ['lda', 16],
  ['pytorch-inference', 42], ['tensorflow-inference', 42], ['pytorch-inference-graviton', 40], ['mxnet-inference', 35], ['autogluon-inference', 35],
  ['huggingface-pytorch-inference', 35], ['huggingface-vllm', 42], ['huggingface-pytorch-tgi-inference', 44], ['djl-inference', 44],
  ['sagemaker-tritonserver', 36], ['tei', 35], ['stabilityai-pytorch-inference', 29], ['sagemaker-distribution-prod', 23],
  ['huggingface-pytorch-inference-neuron', 21], ['huggingface-pytorch-inference-neuronx', 37], ['huggingface-vllm-inference-neuronx', 11],
  ['xgboost-neo', 31], ['sagemaker-tensorflow-serving', 25], ['sagemaker-mxnet-eia', 26], ['pytorch-inference-eia', 21],
  ['sagemaker-clarify-processing', 28], ['sagemaker-model-monitor-analyzer', 30], ['sagemaker-geospatial-v1-0', 1],
])('%s is in %i regions', (repository, regions) => {
  expect(Object.keys(prebuiltAccountsOf(repository)!.accounts)).toHaveLength(regions);
});

test('a repository that is not in the catalogue has no accounts', () => {
  expect(prebuiltAccountsOf('acme-serving')).toBeUndefined();
  expect(prebuiltAccountsOf('')).toBeUndefined();
  expect(prebuiltAccountsOf('constructor')).toBeUndefined();
});

test('there are 39 tables, with 91 repositories and 44 regions', () => {
  expect(TABLES).toHaveLength(39);
  expect(TABLES.flatMap(({ repositories }) => repositories)).toHaveLength(91);
  expect(new Set(TABLES.flatMap(({ accounts }) => Object.keys(accounts))).size).toBe(44);
  expect(TABLES.flatMap(({ accounts }) => Object.keys(accounts))).toHaveLength(1074);
});

test('no repository has two tables, and no two tables are the same', () => {
  const repositories = TABLES.flatMap((table) => table.repositories);
  expect(new Set(repositories).size).toBe(repositories.length);
  expect(new Set(TABLES.map(({ accounts }) => JSON.stringify(accounts))).size).toBe(TABLES.length);
});

test('everything is sorted, so that a refresh shows what has changed', () => {
  const sorted = (list: string[]) => [...list].sort();
  expect(TABLES.map(({ repositories }) => repositories[0]))
    .toEqual(sorted(TABLES.map(({ repositories }) => repositories[0])));
  for (const { repositories, accounts } of TABLES) {
    expect(repositories).toEqual(sorted(repositories));
    expect(Object.keys(accounts)).toEqual(sorted(Object.keys(accounts)));
  }
});

test('all accounts are accounts', () => {
  expect(TABLES.flatMap(({ accounts }) => Object.values(accounts)).filter((account) => !/^[0-9]{12}$/.test(account))).toEqual([]);
});

test('CDK knows all regions, and their partitions', () => {
  const known = RegionInfo.regions.filter(({ partition }) => partition !== undefined).map(({ name }) => name);
  expect(TABLES.flatMap(({ accounts }) => Object.keys(accounts)).filter((region) => !known.includes(region)))
    .toEqual([]);
});

describe("CDK's own table of the Deep Learning Containers", () => {
  /** In one of these accounts, a repository is one of Deep Learning Containers. */
  const containers = TABLES.filter(({ accounts }) => Object.values(accounts).includes(DEEP_LEARNING));
  const accountInCdk = (region: string) => Fact.find(region, FactName.DLC_REPOSITORY_ACCOUNT);

  test('covers 17 tables', () => {
    expect(containers.map(({ repositories }) => repositories[0])).toEqual([
      'autogluon-inference', 'autogluon-training', 'djl-inference', 'huggingface-llamacpp', 'huggingface-pytorch-inference-neuron',
      'huggingface-pytorch-inference-neuronx', 'huggingface-pytorch-training-neuronx', 'huggingface-pytorch-trcomp-training',
      'huggingface-vllm-inference-neuronx', 'pytorch-inference-eia', 'pytorch-inference-graviton', 'pytorch-training-neuron',
      'pytorch-training-neuronx', 'pytorch-trcomp-training', 'sagemaker-inspect-ai', 'sagemaker-tritonserver', 'stabilityai-pytorch-inference',
    ]);
  });

  test('says the same where both know an account', () => {
    const compared = containers.flatMap(({ repositories: [repository], accounts }) => Object.entries(accounts)
      .filter(([region]) => accountInCdk(region) !== undefined)
      .map(([region, account]) => ({ repository, region, account, inCdk: accountInCdk(region) })));
    expect(compared).toHaveLength(390);
    expect(compared.filter(({ account, inCdk }) => account !== inCdk)).toEqual([]);
  });
});

test.each([
  ['xgbost', 'xgboost'],
  ['SageMaker-XGBoost', 'sagemaker-xgboost'],
  ['huggingface-pytorch', 'huggingface-pytorch-training'],
  ['acme-churn', undefined],
])('the known repository closest to %s is %s', (name, closest) => {
  expect(closestRepository(name)).toBe(closest);
});
