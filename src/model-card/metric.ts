import { METRIC } from './card-schema';
import { checkCard } from './check-card';
import { MetricContent } from './metric-content';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue, Issue } from '../diagnostics/issues';

const SUBJECT = 'model card metric';

/** Options for all metrics of a model card. */
export interface ModelCardMetricNotes {
  /**
   * Notes about the metric: at most 1,024 characters.
   *
   * @default - no notes
   */
  readonly notes?: string;
}

/** Options for metrics that are a single value or a linear graph. */
export interface ModelCardMetricOptions extends ModelCardMetricNotes {
  /**
   * The name of the x axis: at most 63 characters.
   *
   * @default - no name
   */
  readonly xAxisName?: string;

  /**
   * The name of the y axis: at most 63 characters.
   *
   * @default - no name
   */
  readonly yAxisName?: string;
}

/** Options for metrics that are a bar chart. */
export interface ModelCardBarChartOptions extends ModelCardMetricNotes {
  /**
   * The names of the bars: strings of at most 63 characters.
   *
   * @default - no names
   */
  readonly xAxisName?: string[];

  /**
   * The name of the y axis: at most 63 characters.
   *
   * @default - no name
   */
  readonly yAxisName?: string;
}

/** Options for metrics that are a matrix. */
export interface ModelCardMatrixOptions extends ModelCardMetricNotes {
  /**
   * The names of the columns: strings of at most 63 characters.
   *
   * @default - no names
   */
  readonly xAxisName?: string[];

  /**
   * The names of the rows: strings of at most 63 characters.
   *
   * @default - no names
   */
  readonly yAxisName?: string[];
}

/**
 * A metric of an evaluation in a model card: a single value, a graph, a chart or a matrix.
 *
 * The name of a metric is a single line of 1 to 255 characters.
 *
 * @example
 * const recall = ModelCardMetric.number('recall', 0.94);
 * const confusionMatrix = ModelCardMetric.matrix('confusion matrix', [[0.98, 0.02], [0.06, 0.94]], {
 *   xAxisName: ['stays', 'leaves'],
 *   yAxisName: ['stays', 'leaves'],
 * });
 */
export class ModelCardMetric {
  static { markClass(this, 'ModelCardMetric'); }

  /**
   * Creates a metric that is a number.
   *
   * @param name the name of the metric
   * @param value the number
   * @param options the notes and the names of the axes
   * @throws ValidationError if SageMaker would reject the metric. The error lists all violations
   */
  public static number(name: string, value: number, options?: ModelCardMetricOptions): ModelCardMetric {
    checkCall(SUBJECT, 'ModelCardMetric.number', name, value, options);
    return new ModelCardMetric({ name, type: 'number', value, ...options });
  }

  /**
   * Creates a metric that is a string.
   *
   * @param name the name of the metric
   * @param value the string, at most 63 characters
   * @param options the notes and the names of the axes
   * @throws ValidationError if SageMaker would reject the metric. The error lists all violations
   */
  public static text(name: string, value: string, options?: ModelCardMetricOptions): ModelCardMetric {
    checkCall(SUBJECT, 'ModelCardMetric.text', name, value, options);
    return new ModelCardMetric({ name, type: 'string', value, ...options });
  }

  /**
   * Creates a metric that is a boolean.
   *
   * @param name the name of the metric
   * @param value the boolean
   * @param options the notes and the names of the axes
   * @throws ValidationError if SageMaker would reject the metric. The error lists all violations
   */
  public static flag(name: string, value: boolean, options?: ModelCardMetricOptions): ModelCardMetric {
    checkCall(SUBJECT, 'ModelCardMetric.flag', name, value, options);
    return new ModelCardMetric({ name, type: 'boolean', value, ...options });
  }

  /**
   * Creates a metric that is a linear graph, such as a receiver operating characteristic.
   *
   * @param name the name of the metric
   * @param value the points of the graph: 1 to 20, each a list of x and y
   * @param options the notes and the names of the axes
   * @throws ValidationError if SageMaker would reject the metric. The error lists all violations
   */
  public static linearGraph(name: string, value: number[][], options?: ModelCardMetricOptions): ModelCardMetric {
    checkCall(SUBJECT, 'ModelCardMetric.linearGraph', name, value, options);
    return new ModelCardMetric({ name, type: 'linear_graph', value, ...options });
  }

  /**
   * Creates a metric that is a bar chart.
   *
   * @param name the name of the metric
   * @param value the heights of the bars: 1 to 20
   * @param options the notes, the names of the bars and the name of the y axis
   * @throws ValidationError if SageMaker would reject the metric. The error lists all violations
   */
  public static barChart(name: string, value: number[], options?: ModelCardBarChartOptions): ModelCardMetric {
    checkCall(SUBJECT, 'ModelCardMetric.barChart', name, value, options);
    return new ModelCardMetric({ name, type: 'bar_chart', value, ...options });
  }

  /**
   * Creates a metric that is a matrix, such as a confusion matrix.
   *
   * @param name the name of the metric
   * @param value the rows of the matrix: 1 to 20, each of 1 to 20 numbers
   * @param options the notes and the names of the columns and rows
   * @throws ValidationError if SageMaker would reject the metric. The error lists all violations
   */
  public static matrix(name: string, value: number[][], options?: ModelCardMatrixOptions): ModelCardMetric {
    checkCall(SUBJECT, 'ModelCardMetric.matrix', name, value, options);
    return new ModelCardMetric({ name, type: 'matrix', value, ...options });
  }

  /** @internal */
  public readonly _content: MetricContent;

  /** @internal */
  public readonly _warnings: readonly Issue[];

  private constructor(content: MetricContent) {
    this._warnings = checkValue(
      SUBJECT, (issues) => checkCard(issues, METRIC.variants.get(content.type)!, content, 'content'),
    );
    this._content = content;
  }
}
