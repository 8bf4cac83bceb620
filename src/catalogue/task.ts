/**
 * The machine learning task of a model.
 *
 * Amazon SageMaker Inference Recommender uses the domain and the task to find comparable models.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/inference-recommender-prerequisites.html
 */
export class MachineLearningTask {
  /** Classifies images. */
  public static readonly IMAGE_CLASSIFICATION = MachineLearningTask.of('IMAGE_CLASSIFICATION');
  /** Detects objects in images. */
  public static readonly OBJECT_DETECTION = MachineLearningTask.of('OBJECT_DETECTION');
  /** Generates text. */
  public static readonly TEXT_GENERATION = MachineLearningTask.of('TEXT_GENERATION');
  /** Assigns each pixel of an image to a segment. */
  public static readonly IMAGE_SEGMENTATION = MachineLearningTask.of('IMAGE_SEGMENTATION');
  /** Predicts masked words in text. */
  public static readonly FILL_MASK = MachineLearningTask.of('FILL_MASK');
  /** Assigns records to classes. */
  public static readonly CLASSIFICATION = MachineLearningTask.of('CLASSIFICATION');
  /** Predicts a number for each record. */
  public static readonly REGRESSION = MachineLearningTask.of('REGRESSION');
  /** None of the other tasks. */
  public static readonly OTHER = MachineLearningTask.of('OTHER');

  /**
   * A task for which this class has no constant.
   *
   * @param value the task, as SageMaker spells it
   */
  public static of(value: string): MachineLearningTask {
    return new MachineLearningTask(value);
  }

  private constructor(
    /** The task, as SageMaker spells it. */
    public readonly value: string,
  ) {}
}
