import { readFileSync } from 'fs';
import { join } from 'path';
import { PrebuiltRepository } from '../../src';
import * as catalogue from '../../src/catalogue/prebuilt-accounts.json';
import { issuesOf } from '../support';

/** By the image URI tables of the SageMaker Python SDK: all with the scope inference, inference_graviton or eia. */
const SERVING = {
  XGBOOST: 'sagemaker-xgboost',
  XGBOOST_0_72: 'xgboost',
  SCIKIT_LEARN: 'sagemaker-scikit-learn',
  SPARKML_SERVING: 'sagemaker-sparkml-serving',
  BLAZING_TEXT: 'blazingtext',
  FACTORIZATION_MACHINES: 'factorization-machines',
  FORECASTING_DEEPAR: 'forecasting-deepar',
  IMAGE_CLASSIFICATION: 'image-classification',
  IP_INSIGHTS: 'ipinsights',
  KMEANS: 'kmeans',
  KNN: 'knn',
  LDA: 'lda',
  LINEAR_LEARNER: 'linear-learner',
  NTM: 'ntm',
  OBJECT2VEC: 'object2vec',
  OBJECT_DETECTION: 'object-detection',
  PCA: 'pca',
  RANDOM_CUT_FOREST: 'randomcutforest',
  SEMANTIC_SEGMENTATION: 'semantic-segmentation',
  SEQ2SEQ: 'seq2seq',
  PYTORCH_INFERENCE: 'pytorch-inference',
  PYTORCH_INFERENCE_GRAVITON: 'pytorch-inference-graviton',
  TENSORFLOW_INFERENCE: 'tensorflow-inference',
  TENSORFLOW_INFERENCE_GRAVITON: 'tensorflow-inference-graviton',
  MXNET_INFERENCE: 'mxnet-inference',
  AUTOGLUON_INFERENCE: 'autogluon-inference',
  TRITON_SERVER: 'sagemaker-tritonserver',
  STABILITYAI_PYTORCH_INFERENCE: 'stabilityai-pytorch-inference',
  SAGEMAKER_DISTRIBUTION: 'sagemaker-distribution-prod',
  DJL_INFERENCE: 'djl-inference',
  HUGGINGFACE_PYTORCH_INFERENCE: 'huggingface-pytorch-inference',
  HUGGINGFACE_PYTORCH_INFERENCE_NEURON: 'huggingface-pytorch-inference-neuron',
  HUGGINGFACE_PYTORCH_INFERENCE_NEURONX: 'huggingface-pytorch-inference-neuronx',
  HUGGINGFACE_PYTORCH_TGI_INFERENCE: 'huggingface-pytorch-tgi-inference',
  HUGGINGFACE_TENSORFLOW_INFERENCE: 'huggingface-tensorflow-inference',
  HUGGINGFACE_LLAMACPP: 'huggingface-llamacpp',
  HUGGINGFACE_SGLANG: 'huggingface-sglang',
  HUGGINGFACE_VLLM: 'huggingface-vllm',
  HUGGINGFACE_VLLM_OMNI: 'huggingface-vllm-omni',
  HUGGINGFACE_VLLM_INFERENCE_NEURONX: 'huggingface-vllm-inference-neuronx',
  TEI: 'tei',
  TEI_CPU: 'tei-cpu',
  IMAGE_CLASSIFICATION_NEO: 'image-classification-neo',
  XGBOOST_NEO: 'xgboost-neo',
  SAGEMAKER_INFERENCE_MXNET: 'sagemaker-inference-mxnet',
  SAGEMAKER_INFERENCE_PYTORCH: 'sagemaker-inference-pytorch',
  SAGEMAKER_INFERENCE_TENSORFLOW: 'sagemaker-inference-tensorflow',
  NEO_MXNET: 'sagemaker-neo-mxnet',
  NEO_PYTORCH: 'sagemaker-neo-pytorch',
  NEO_TENSORFLOW: 'sagemaker-neo-tensorflow',
  CHAINER: 'sagemaker-chainer',
  MXNET: 'sagemaker-mxnet',
  MXNET_SERVING: 'sagemaker-mxnet-serving',
  PYTORCH: 'sagemaker-pytorch',
  TENSORFLOW: 'sagemaker-tensorflow',
  TENSORFLOW_SERVING: 'sagemaker-tensorflow-serving',
  MXNET_EIA: 'sagemaker-mxnet-eia',
  MXNET_INFERENCE_EIA: 'mxnet-inference-eia',
  MXNET_SERVING_EIA: 'sagemaker-mxnet-serving-eia',
  PYTORCH_INFERENCE_EIA: 'pytorch-inference-eia',
  TENSORFLOW_EIA: 'sagemaker-tensorflow-eia',
  TENSORFLOW_INFERENCE_EIA: 'tensorflow-inference-eia',
  TENSORFLOW_SERVING_EIA: 'sagemaker-tensorflow-serving-eia',
};

/** Those of the same tables with other scopes alone, or without any. */
const NOT_SERVING = [
  // Training
  'autogluon-training', 'huggingface-pytorch-training', 'huggingface-pytorch-training-neuronx', 'huggingface-pytorch-trcomp-training',
  'huggingface-tensorflow-training', 'huggingface-tensorflow-trcomp-training', 'mxnet-training', 'pytorch-training',
  'pytorch-training-neuron', 'pytorch-training-neuronx', 'pytorch-trcomp-training', 'sagemaker-rl-coach-container', 'sagemaker-rl-mxnet',
  'sagemaker-rl-ray-container', 'sagemaker-rl-tensorflow', 'sagemaker-rl-vw-container', 'sagemaker-tensorflow-scriptmode',
  'smdistributed-modelparallel', 'tensorflow-training',
  // Processing, monitoring, debugging, profiling, evaluation, and remote functions
  'detailed-profiler-processing', 'sagemaker-base-python', 'sagemaker-clarify-processing', 'sagemaker-data-wrangler-container',
  'sagemaker-debugger-rules', 'sagemaker-geospatial-v1-0', 'sagemaker-inspect-ai', 'sagemaker-model-monitor-analyzer',
  'sagemaker-spark-processing',
];

test.each(Object.entries(SERVING))('%s is %s', (constant, repositoryName) => {
  const repository = (PrebuiltRepository as unknown as Record<string, PrebuiltRepository>)[constant];
  expect(repository).toBeInstanceOf(PrebuiltRepository);
  expect(repository.repositoryName).toBe(repositoryName);
  expect(PrebuiltRepository.of(repositoryName).repositoryName).toBe(repositoryName);
});

test('there are no other constants', () => {
  expect(Object.keys(PrebuiltRepository).sort()).toEqual(Object.keys(SERVING).sort());
});

test('every repository of the catalogue has a constant, or serves no models', () => {
  const all = catalogue.tables.flatMap(({ repositories }) => repositories);
  expect(all).toHaveLength(91);
  expect([...Object.values(SERVING), ...NOT_SERVING].sort()).toEqual([...all].sort());
});

test('the page of images has all of them', () => {
  const page = readFileSync(join(__dirname, '../../docs/images.md'), 'utf-8');
  const rows = Object.entries(SERVING).map(([constant, repository]) => `\`${constant}\` ${repository}`);
  expect(rows.filter((row) => !new RegExp(`${row}[ ,]`).test(page))).toEqual([]);
});

describe('of', () => {
  test.each(NOT_SERVING)('knows the accounts of %s, too', (name) => {
    expect(Object.keys(PrebuiltRepository.of(name)._accounts!.accounts).length).toBeGreaterThan(0);
  });

  test('takes any other name', () => {
    expect(PrebuiltRepository.of('acme/serving.v2_gpu-3').repositoryName).toBe('acme/serving.v2_gpu-3');
    expect(PrebuiltRepository.of('acme/serving.v2_gpu-3')._accounts).toBeUndefined();
  });

  test.each(['Sagemaker-xgboost', 'sagemaker--xgboost', '-xgboost', 'xgboost-', 'xgboost:1', 'acme//xgboost', '/xgboost', 'sagemaker xgboost'])(
    'refuses %s', (name) => {
      expect(issuesOf(() => PrebuiltRepository.of(name))).toEqual(['repositoryName: Text.repositoryName']);
    });
});
