/**
 * What a model works on. Inference Recommender uses it, with the task, to find comparable models.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/inference-recommender-prerequisites.html
 */
export class MachineLearningDomain {
  /** Images and videos. */
  public static readonly COMPUTER_VISION = MachineLearningDomain.of('COMPUTER_VISION');
  /** Text. */
  public static readonly NATURAL_LANGUAGE_PROCESSING = MachineLearningDomain.of('NATURAL_LANGUAGE_PROCESSING');
  /** Tables and everything else. */
  public static readonly MACHINE_LEARNING = MachineLearningDomain.of('MACHINE_LEARNING');

  /**
   * A domain that has no constant here.
   *
   * @param value the domain as SageMaker spells it
   */
  public static of(value: string): MachineLearningDomain {
    return new MachineLearningDomain(value);
  }

  private constructor(
    /** The domain as SageMaker spells it. */
    public readonly value: string,
  ) {}
}
