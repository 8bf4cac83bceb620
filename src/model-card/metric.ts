import { METRIC } from './card-schema';
import { checkCard } from './check-card';
import { MetricContent } from './metric-content';
import { checkValue } from '../diagnostics/issues';

/** What may be said of any metric. */
export interface ModelCardMetricNotes {
  /**
   * Remarks: at most 1,024 characters.
   *
   * @default - none
   */
  readonly notes?: string;
}

/** What may be said of a single value or of a linear graph. */
export interface ModelCardMetricOptions extends ModelCardMetricNotes {
  /**
   * What is on the x axis: at most 63 characters.
   *
   * @default - not said
   */
  readonly xAxisName?: string;

  /**
   * What is on the y axis: at most 63 characters.
   *
   * @default - not said
   */
  readonly yAxisName?: string;
}

/** What may be said of a bar chart. */
export interface ModelCardBarChartOptions extends ModelCardMetricNotes {
  /**
   * What each bar stands for: texts of at most 63 characters.
   *
   * @default - not said
   */
  readonly xAxisName?: string[];

  /**
   * What is on the y axis: at most 63 characters.
   *
   * @default - not said
   */
  readonly yAxisName?: string;
}

/** What may be said of a matrix. */
export interface ModelCardMatrixOptions extends ModelCardMetricNotes {
  /**
   * What each column stands for: texts of at most 63 characters.
   *
   * @default - not said
   */
  readonly xAxisName?: string[];

  /**
   * What each row stands for: texts of at most 63 characters.
   *
   * @default - not said
   */
  readonly yAxisName?: string[];
}

/**
 * Something that was measured in an evaluation: a single value, a graph, a chart or a matrix. Names are one line of
 * 1 to 255 characters.
 */
export class ModelCardMetric {
  /**
   * A number.
   *
   * @param name what was measured
   * @param value the number
   * @param options remarks and axes
   * @throws ValidationError with all that SageMaker would refuse
   */
  public static number(name: string, value: number, options?: ModelCardMetricOptions): ModelCardMetric {
    return new ModelCardMetric({ name, type: 'number', value, ...options });
  }

  /**
   * A text.
   *
   * @param name what was found out
   * @param value the text, at most 63 characters
   * @param options remarks and axes
   * @throws ValidationError with all that SageMaker would refuse
   */
  public static text(name: string, value: string, options?: ModelCardMetricOptions): ModelCardMetric {
    return new ModelCardMetric({ name, type: 'string', value, ...options });
  }

  /**
   * Something that is true or false.
   *
   * @param name what was found out
   * @param value whether it is true
   * @param options remarks and axes
   * @throws ValidationError with all that SageMaker would refuse
   */
  public static flag(name: string, value: boolean, options?: ModelCardMetricOptions): ModelCardMetric {
    return new ModelCardMetric({ name, type: 'boolean', value, ...options });
  }

  /**
   * A line through points, such as a receiver operating characteristic.
   *
   * @param name what was measured
   * @param value 1 to 20 points, each a list of x and y
   * @param options remarks and axes
   * @throws ValidationError with all that SageMaker would refuse
   */
  public static linearGraph(name: string, value: number[][], options?: ModelCardMetricOptions): ModelCardMetric {
    return new ModelCardMetric({ name, type: 'linear_graph', value, ...options });
  }

  /**
   * Bars.
   *
   * @param name what was measured
   * @param value the heights of 1 to 20 bars
   * @param options remarks, what the bars stand for, and the other axis
   * @throws ValidationError with all that SageMaker would refuse
   */
  public static barChart(name: string, value: number[], options?: ModelCardBarChartOptions): ModelCardMetric {
    return new ModelCardMetric({ name, type: 'bar_chart', value, ...options });
  }

  /**
   * Rows and columns, such as a confusion matrix.
   *
   * @param name what was measured
   * @param value 1 to 20 rows, each of 1 to 20 numbers
   * @param options remarks, and what the columns and rows stand for
   * @throws ValidationError with all that SageMaker would refuse
   */
  public static matrix(name: string, value: number[][], options?: ModelCardMatrixOptions): ModelCardMetric {
    return new ModelCardMetric({ name, type: 'matrix', value, ...options });
  }

  /** @internal */
  public readonly _content: MetricContent;

  private constructor(content: MetricContent) {
    checkValue('model card metric', (violations) => checkCard(violations, METRIC.variants.get(content.type)!, content, 'content'));
    this._content = content;
  }
}
