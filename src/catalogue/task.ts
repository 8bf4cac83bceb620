import { checkLimit } from '../diagnostics/check-limits';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue } from '../diagnostics/issues';
import { ANY_TEXT } from '../diagnostics/limits';

/**
 * The machine learning task of a model.
 *
 * Amazon SageMaker Inference Recommender uses the domain and the task to find comparable models.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/inference-recommender-prerequisites.html
 */
export class MachineLearningTask {
  static { markClass(this, 'MachineLearningTask'); }

  /** Classifies images. */
  public static readonly IMAGE_CLASSIFICATION = new MachineLearningTask('IMAGE_CLASSIFICATION');
  /** Detects objects in images. */
  public static readonly OBJECT_DETECTION = new MachineLearningTask('OBJECT_DETECTION');
  /** Generates text. */
  public static readonly TEXT_GENERATION = new MachineLearningTask('TEXT_GENERATION');
  /** Assigns each pixel of an image to a segment. */
  public static readonly IMAGE_SEGMENTATION = new MachineLearningTask('IMAGE_SEGMENTATION');
  /** Predicts masked words in text. */
  public static readonly FILL_MASK = new MachineLearningTask('FILL_MASK');
  /** Assigns records to classes. */
  public static readonly CLASSIFICATION = new MachineLearningTask('CLASSIFICATION');
  /** Predicts a number for each record. */
  public static readonly REGRESSION = new MachineLearningTask('REGRESSION');
  /** None of the other tasks. */
  public static readonly OTHER = new MachineLearningTask('OTHER');

  /**
   * A task for which this class has no constant.
   *
   * @param value the task, as SageMaker spells it
   */
  public static of(value: string): MachineLearningTask {
    checkCall('machine learning task', 'MachineLearningTask.of', value);
    checkValue('machine learning task', (issues) => checkLimit(issues.at('value'), ANY_TEXT, value));
    return new MachineLearningTask(value);
  }

  private constructor(
    /** The task, as SageMaker spells it. */
    public readonly value: string,
  ) {}
}
