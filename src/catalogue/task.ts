/**
 * What a model does. Inference Recommender uses it, with the domain, to find comparable models.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/inference-recommender-prerequisites.html
 */
export class MachineLearningTask {
  /** Says what is in an image. */
  public static readonly IMAGE_CLASSIFICATION = MachineLearningTask.of('IMAGE_CLASSIFICATION');
  /** Says where things are in an image. */
  public static readonly OBJECT_DETECTION = MachineLearningTask.of('OBJECT_DETECTION');
  /** Writes text. */
  public static readonly TEXT_GENERATION = MachineLearningTask.of('TEXT_GENERATION');
  /** Says to what each pixel of an image belongs. */
  public static readonly IMAGE_SEGMENTATION = MachineLearningTask.of('IMAGE_SEGMENTATION');
  /** Fills gaps in text. */
  public static readonly FILL_MASK = MachineLearningTask.of('FILL_MASK');
  /** Puts a record in a class. */
  public static readonly CLASSIFICATION = MachineLearningTask.of('CLASSIFICATION');
  /** Gives a record a number. */
  public static readonly REGRESSION = MachineLearningTask.of('REGRESSION');
  /** None of the other tasks. */
  public static readonly OTHER = MachineLearningTask.of('OTHER');

  /**
   * A task that has no constant here.
   *
   * @param value the task as SageMaker spells it
   */
  public static of(value: string): MachineLearningTask {
    return new MachineLearningTask(value);
  }

  private constructor(
    /** The task as SageMaker spells it. */
    public readonly value: string,
  ) {}
}
