import { checkLimit } from '../diagnostics/check-limits';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue } from '../diagnostics/issues';
import { ANY_TEXT } from '../diagnostics/limits';

/**
 * The machine learning domain of a model.
 *
 * Amazon SageMaker Inference Recommender uses the domain and the task to find comparable models.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/inference-recommender-prerequisites.html
 */
export class MachineLearningDomain {
  static { markClass(this, 'MachineLearningDomain'); }

  /** Images and videos. */
  public static readonly COMPUTER_VISION = new MachineLearningDomain('COMPUTER_VISION');
  /** Text. */
  public static readonly NATURAL_LANGUAGE_PROCESSING = new MachineLearningDomain('NATURAL_LANGUAGE_PROCESSING');
  /** Tabular data and everything that no other domain covers. */
  public static readonly MACHINE_LEARNING = new MachineLearningDomain('MACHINE_LEARNING');

  /**
   * A domain for which this class has no constant.
   *
   * @param value the domain, as SageMaker spells it
   */
  public static of(value: string): MachineLearningDomain {
    checkCall('machine learning domain', 'MachineLearningDomain.of', value);
    checkValue('machine learning domain', (issues) => checkLimit(issues.at('value'), ANY_TEXT, value));
    return new MachineLearningDomain(value);
  }

  private constructor(
    /** The domain, as SageMaker spells it. */
    public readonly value: string,
  ) {}
}
