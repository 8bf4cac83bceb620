import { PrebuiltAccounts, prebuiltAccountsOf } from './prebuilt-accounts';
import { checkLimit } from '../diagnostics/check-limits';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue } from '../diagnostics/issues';
import { REPOSITORY_NAME } from '../diagnostics/limits';

/**
 * A repository of container images that AWS builds and owns. The account that owns it depends on the region.
 *
 * There is a constant for each repository that the SageMaker Python SDK lists for inference (with the scope
 * `inference`, `inference_graviton` or `eia`). For other repositories, use `of`. This library also knows the accounts
 * of the repositories that the SDK lists for training, processing, monitoring and debugging.
 *
 * @see https://aws.github.io/deep-learning-containers/reference/available_images/
 */
export class PrebuiltRepository {
  static { markClass(this, 'PrebuiltRepository'); }

  /** XGBoost 0.90 and later, as algorithm and as framework. */
  public static readonly XGBOOST = new PrebuiltRepository('sagemaker-xgboost');

  /** XGBoost 0.72, the first version of the built-in algorithm (tag `1`). */
  public static readonly XGBOOST_0_72 = new PrebuiltRepository('xgboost');

  /** scikit-learn. */
  public static readonly SCIKIT_LEARN = new PrebuiltRepository('sagemaker-scikit-learn');

  /** Spark ML pipelines that MLeap has serialized. */
  public static readonly SPARKML_SERVING = new PrebuiltRepository('sagemaker-sparkml-serving');

  /** The built-in algorithm BlazingText: word vectors and text classification. */
  public static readonly BLAZING_TEXT = new PrebuiltRepository('blazingtext');

  /** The built-in algorithm Factorization Machines. */
  public static readonly FACTORIZATION_MACHINES = new PrebuiltRepository('factorization-machines');

  /** The built-in algorithm DeepAR: forecasts of time series. */
  public static readonly FORECASTING_DEEPAR = new PrebuiltRepository('forecasting-deepar');

  /** The built-in algorithm Image Classification, on MXNet. */
  public static readonly IMAGE_CLASSIFICATION = new PrebuiltRepository('image-classification');

  /** The built-in algorithm IP Insights: unusual use of IP addresses. */
  public static readonly IP_INSIGHTS = new PrebuiltRepository('ipinsights');

  /** The built-in algorithm K-Means. */
  public static readonly KMEANS = new PrebuiltRepository('kmeans');

  /** The built-in algorithm K-Nearest Neighbors. */
  public static readonly KNN = new PrebuiltRepository('knn');

  /** The built-in algorithm Latent Dirichlet Allocation. */
  public static readonly LDA = new PrebuiltRepository('lda');

  /** The built-in algorithm Linear Learner. */
  public static readonly LINEAR_LEARNER = new PrebuiltRepository('linear-learner');

  /** The built-in algorithm Neural Topic Model. */
  public static readonly NTM = new PrebuiltRepository('ntm');

  /** The built-in algorithm Object2Vec. */
  public static readonly OBJECT2VEC = new PrebuiltRepository('object2vec');

  /** The built-in algorithm Object Detection, on MXNet. */
  public static readonly OBJECT_DETECTION = new PrebuiltRepository('object-detection');

  /** The built-in algorithm Principal Component Analysis. */
  public static readonly PCA = new PrebuiltRepository('pca');

  /** The built-in algorithm Random Cut Forest: anomalies. */
  public static readonly RANDOM_CUT_FOREST = new PrebuiltRepository('randomcutforest');

  /** The built-in algorithm Semantic Segmentation. */
  public static readonly SEMANTIC_SEGMENTATION = new PrebuiltRepository('semantic-segmentation');

  /** The built-in algorithm Sequence-to-Sequence. */
  public static readonly SEQ2SEQ = new PrebuiltRepository('seq2seq');

  /** PyTorch 1.2 and later. */
  public static readonly PYTORCH_INFERENCE = new PrebuiltRepository('pytorch-inference');

  /** PyTorch on AWS Graviton. */
  public static readonly PYTORCH_INFERENCE_GRAVITON = new PrebuiltRepository('pytorch-inference-graviton');

  /** TensorFlow 1.13 and later. */
  public static readonly TENSORFLOW_INFERENCE = new PrebuiltRepository('tensorflow-inference');

  /** TensorFlow on AWS Graviton. */
  public static readonly TENSORFLOW_INFERENCE_GRAVITON = new PrebuiltRepository('tensorflow-inference-graviton');

  /** MXNet 1.4.1 and later. */
  public static readonly MXNET_INFERENCE = new PrebuiltRepository('mxnet-inference');

  /** AutoGluon. */
  public static readonly AUTOGLUON_INFERENCE = new PrebuiltRepository('autogluon-inference');

  /** NVIDIA Triton Inference Server. */
  public static readonly TRITON_SERVER = new PrebuiltRepository('sagemaker-tritonserver');

  /** Models of Stability AI, on PyTorch. */
  public static readonly STABILITYAI_PYTORCH_INFERENCE = new PrebuiltRepository('stabilityai-pytorch-inference');

  /** SageMaker Distribution: many frameworks in one image, for inference as in notebooks. */
  public static readonly SAGEMAKER_DISTRIBUTION = new PrebuiltRepository('sagemaker-distribution-prod');

  /** Large models with Deep Java Library (LMI): vLLM, TensorRT-LLM, DeepSpeed, FasterTransformer, Neuron. */
  public static readonly DJL_INFERENCE = new PrebuiltRepository('djl-inference');

  /** Hugging Face Transformers, on PyTorch. */
  public static readonly HUGGINGFACE_PYTORCH_INFERENCE = new PrebuiltRepository('huggingface-pytorch-inference');

  /** Hugging Face Transformers on AWS Inferentia. */
  public static readonly HUGGINGFACE_PYTORCH_INFERENCE_NEURON = new PrebuiltRepository(
    'huggingface-pytorch-inference-neuron',
  );

  /** Hugging Face Transformers on AWS Inferentia2 and AWS Trainium. */
  public static readonly HUGGINGFACE_PYTORCH_INFERENCE_NEURONX = new PrebuiltRepository(
    'huggingface-pytorch-inference-neuronx',
  );

  /** Hugging Face Text Generation Inference, also on AWS Inferentia2. */
  public static readonly HUGGINGFACE_PYTORCH_TGI_INFERENCE = new PrebuiltRepository(
    'huggingface-pytorch-tgi-inference',
  );

  /** Hugging Face Transformers, on TensorFlow. */
  public static readonly HUGGINGFACE_TENSORFLOW_INFERENCE = new PrebuiltRepository('huggingface-tensorflow-inference');

  /** Hugging Face models with llama.cpp. */
  public static readonly HUGGINGFACE_LLAMACPP = new PrebuiltRepository('huggingface-llamacpp');

  /** Hugging Face models with SGLang. */
  public static readonly HUGGINGFACE_SGLANG = new PrebuiltRepository('huggingface-sglang');

  /** Hugging Face models with vLLM. */
  public static readonly HUGGINGFACE_VLLM = new PrebuiltRepository('huggingface-vllm');

  /** Hugging Face models with vLLM-Omni: text, images, audio and video. */
  public static readonly HUGGINGFACE_VLLM_OMNI = new PrebuiltRepository('huggingface-vllm-omni');

  /** Hugging Face models with vLLM on AWS Inferentia2 and AWS Trainium. */
  public static readonly HUGGINGFACE_VLLM_INFERENCE_NEURONX = new PrebuiltRepository(
    'huggingface-vllm-inference-neuronx',
  );

  /** Hugging Face Text Embeddings Inference, on GPUs. */
  public static readonly TEI = new PrebuiltRepository('tei');

  /** Hugging Face Text Embeddings Inference, on CPUs. */
  public static readonly TEI_CPU = new PrebuiltRepository('tei-cpu');

  /** Image Classification, compiled by SageMaker Neo. */
  public static readonly IMAGE_CLASSIFICATION_NEO = new PrebuiltRepository('image-classification-neo');

  /** XGBoost, compiled by SageMaker Neo. */
  public static readonly XGBOOST_NEO = new PrebuiltRepository('xgboost-neo');

  /** MXNet, compiled by SageMaker Neo. */
  public static readonly SAGEMAKER_INFERENCE_MXNET = new PrebuiltRepository('sagemaker-inference-mxnet');

  /** PyTorch, compiled by SageMaker Neo. */
  public static readonly SAGEMAKER_INFERENCE_PYTORCH = new PrebuiltRepository('sagemaker-inference-pytorch');

  /** TensorFlow, compiled by SageMaker Neo. */
  public static readonly SAGEMAKER_INFERENCE_TENSORFLOW = new PrebuiltRepository('sagemaker-inference-tensorflow');

  /** MXNet, compiled by SageMaker Neo for AWS Inferentia. */
  public static readonly NEO_MXNET = new PrebuiltRepository('sagemaker-neo-mxnet');

  /** PyTorch, compiled by SageMaker Neo for AWS Inferentia. */
  public static readonly NEO_PYTORCH = new PrebuiltRepository('sagemaker-neo-pytorch');

  /** TensorFlow, compiled by SageMaker Neo for AWS Inferentia. */
  public static readonly NEO_TENSORFLOW = new PrebuiltRepository('sagemaker-neo-tensorflow');

  /** Chainer. */
  public static readonly CHAINER = new PrebuiltRepository('sagemaker-chainer');

  /** MXNet before 1.4. */
  public static readonly MXNET = new PrebuiltRepository('sagemaker-mxnet');

  /** MXNet 1.4.0, and 1.4.1 with Python 2. */
  public static readonly MXNET_SERVING = new PrebuiltRepository('sagemaker-mxnet-serving');

  /** PyTorch before 1.2. */
  public static readonly PYTORCH = new PrebuiltRepository('sagemaker-pytorch');

  /** TensorFlow before 1.11. */
  public static readonly TENSORFLOW = new PrebuiltRepository('sagemaker-tensorflow');

  /** TensorFlow 1.11 and 1.12. */
  public static readonly TENSORFLOW_SERVING = new PrebuiltRepository('sagemaker-tensorflow-serving');

  /** MXNet before 1.4 with Amazon Elastic Inference, which is not available to new customers. */
  public static readonly MXNET_EIA = new PrebuiltRepository('sagemaker-mxnet-eia');

  /** MXNet with Amazon Elastic Inference, which is not available to new customers. */
  public static readonly MXNET_INFERENCE_EIA = new PrebuiltRepository('mxnet-inference-eia');

  /** MXNet 1.4 with Amazon Elastic Inference, which is not available to new customers. */
  public static readonly MXNET_SERVING_EIA = new PrebuiltRepository('sagemaker-mxnet-serving-eia');

  /** PyTorch with Amazon Elastic Inference, which is not available to new customers. */
  public static readonly PYTORCH_INFERENCE_EIA = new PrebuiltRepository('pytorch-inference-eia');

  /** TensorFlow before 1.11 with Amazon Elastic Inference, which is not available to new customers. */
  public static readonly TENSORFLOW_EIA = new PrebuiltRepository('sagemaker-tensorflow-eia');

  /** TensorFlow with Amazon Elastic Inference, which is not available to new customers. */
  public static readonly TENSORFLOW_INFERENCE_EIA = new PrebuiltRepository('tensorflow-inference-eia');

  /** TensorFlow 1.11 to 1.13 with Amazon Elastic Inference, which is not available to new customers. */
  public static readonly TENSORFLOW_SERVING_EIA = new PrebuiltRepository('sagemaker-tensorflow-serving-eia');

  /**
   * A repository for which this class has no constant.
   *
   * If this library does not know the accounts of the repository, specify the `accountId` of the image.
   *
   * @param repositoryName the name of the repository, without the registry: 2 to 256 characters
   * @throws ValidationError if the name is malformed
   */
  public static of(repositoryName: string): PrebuiltRepository {
    checkCall('prebuilt repository', 'PrebuiltRepository.of', repositoryName);
    checkValue('prebuilt repository', (issues) => {
      checkLimit(issues.at('repositoryName'), REPOSITORY_NAME, repositoryName);
    });
    return new PrebuiltRepository(repositoryName);
  }

  private constructor(
    /** The name of the repository, without its registry. */
    public readonly repositoryName: string,
  ) {}

  /**
   * The accounts of the repository by region, where they are known.
   *
   * @internal
   */
  public get _accounts(): PrebuiltAccounts | undefined {
    return prebuiltAccountsOf(this.repositoryName);
  }
}
