import { readFileSync } from 'fs';
import { Stack } from 'aws-cdk-lib';
import { compact, exportedCard, holdsTokens, leastJson, withoutLateLineBreaks, withoutLineBreaks } from './card-json';
import { ChoiceNode } from './card-node';
import { MODEL_CARD } from './card-schema';
import { checkCard } from './check-card';
import { ModelCardContent } from './content';
import { renderCard } from './render-card';
import { checkLimit } from '../diagnostics/check-limits';
import { checkLocalFile } from '../diagnostics/check-local-file';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue, Issue, Issues } from '../diagnostics/issues';
import { parseObject, withoutByteOrderMark } from '../diagnostics/json';
import { MODEL_CARD_CONTENT } from '../diagnostics/limits';

const SUBJECT = 'model card';

/** The review status of a model card. */
export enum ModelCardStatus {
  /** The card is a draft. */
  DRAFT = 'Draft',
  /** The card is waiting for a review. */
  PENDING_REVIEW = 'PendingReview',
  /** The card is approved. */
  APPROVED = 'Approved',
  /** The card is archived. Its content can no longer be changed. */
  ARCHIVED = 'Archived',
}

const STATUS: ChoiceNode = { kind: 'choice', values: Object.values(ModelCardStatus) };

/**
 * The model card of a model package, which documents the intended uses, the training, the evaluation and the risk of a
 * model.
 *
 * The card of a package has the schema of a SageMaker model card without `model_package_details`. Its `model_overview`
 * has only the fields `model_creator` and `model_artifact`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageModelCard.html
 * @example
 * const modelCard = ModelCard.fromContent({
 *   modelOverview: { modelCreator: 'Retention team' },
 *   intendedUses: {
 *     purposeOfModel: 'Finds customers who are about to leave',
 *     riskRating: ModelCardRiskRating.LOW,
 *   },
 *   evaluationDetails: [{
 *     name: 'held-out customers',
 *     metricGroups: [{ name: 'quality', metricData: [ModelCardMetric.number('recall', 0.94)] }],
 *   }],
 * }, ModelCardStatus.PENDING_REVIEW);
 */
export class ModelCard {
  static { markClass(this, 'ModelCard'); }

  /**
   * Creates a model card from its content.
   *
   * The content may contain tokens, whose values are known only at deployment.
   *
   * @param content the content of the card, which has at most 100,000 characters as JSON
   * @param status the review status of the card, `DRAFT` by default
   * @throws ValidationError if SageMaker would reject the card. The error lists all violations
   */
  public static fromContent(content: ModelCardContent, status?: ModelCardStatus): ModelCard {
    checkCall(SUBJECT, 'ModelCard.fromContent', content, status);
    const warnings = checkValue(SUBJECT, (issues) => checkCard(issues, MODEL_CARD, content, 'content'));
    const card = renderCard(MODEL_CARD, content) as object;
    const json = holdsTokens(card) ? undefined : withoutLineBreaks(JSON.stringify(card));
    checkValue(SUBJECT, (issues) => checkLimit(issues.at('content'), MODEL_CARD_CONTENT, json ?? leastJson(card)));
    return new ModelCard((stack) => json ?? withoutLateLineBreaks(stack.toJsonString(card)), warnings, status);
  }

  /**
   * Creates a model card from JSON.
   *
   * The JSON is the content of a card, or the `ModelCard` in a response of DescribeModelPackage, which contains the
   * content as a string and the status. Insignificant white space is removed, because SageMaker requires a single line.
   * Everything else remains as it is, except if the JSON contains tokens: CDK then writes all of it, with numbers as
   * JavaScript represents them.
   *
   * Strings may contain tokens, whose values are known only at deployment. A string that is not valid JSON until the
   * tokens are resolved is not checked.
   *
   * @param json the JSON of the card, whose content has at most 100,000 characters
   * @param status the review status of the card, by default the status in the response of SageMaker, otherwise `DRAFT`
   * @throws ValidationError if the string is not a JSON object or SageMaker would reject the card. The error lists all
   * violations
   */
  public static fromJson(json: string, status?: ModelCardStatus): ModelCard {
    checkCall(SUBJECT, 'ModelCard.fromJson', json, status);
    return ModelCard.fromText(withoutByteOrderMark(json), SUBJECT, status);
  }

  /**
   * Creates a model card from a local JSON file, whose content is the same as for `fromJson`.
   *
   * @param path the path of the file, relative to the working directory of the app
   * @param status the review status of the card, by default the status in the response of SageMaker, otherwise `DRAFT`
   * @throws ValidationError if the file does not exist or does not contain a JSON object, or SageMaker would reject the
   * card. The error lists all violations
   */
  public static fromFile(path: string, status?: ModelCardStatus): ModelCard {
    checkCall(SUBJECT, 'ModelCard.fromFile', path, status);
    checkValue(SUBJECT, (issues) => {
      const at = issues.at('path');
      if (checkLocalFile(at, path) && !parseObject(readText(path))) {
        at.invalidValue('ModelCard.fileNotJson', path);
      }
    });
    return ModelCard.fromText(readText(path), `${SUBJECT} in ${path}`, status);
  }

  private static fromText(json: string, subject: string, status?: ModelCardStatus): ModelCard {
    const exported = exportedCard<ModelCardStatus>(json);
    const text = exported?.ModelCardContent ?? json;
    const card = parseObject(text);
    const content = withoutLineBreaks(card ? compact(text) : text);
    const resolved = !holdsTokens(card ?? text);
    const warnings = checkValue(subject, (issues) => {
      const at = issues.at(exported ? 'ModelCardContent' : 'json');
      if (exported?.ModelCardStatus !== undefined) {
        checkCard(issues.at('ModelCardStatus'), STATUS, exported.ModelCardStatus, 'json');
      }
      if (!card) {
        // A token that is not part of a JSON string is not rejected.
        at.invalidValue('ModelCard.notJson', text);
      } else {
        checkCard(issues, MODEL_CARD, card, 'json');
        checkLimit(at, MODEL_CARD_CONTENT, resolved ? content : leastJson(card));
      }
    });
    return new ModelCard(
      (stack) => resolved ? content : withoutLateLineBreaks(card ? stack.toJsonString(card) : content),
      warnings,
      status ?? exported?.ModelCardStatus,
    );
  }

  /** @internal */
  public readonly _status: ModelCardStatus;

  private constructor(
    private readonly render: (stack: Stack) => string,
    private readonly warnings: readonly Issue[],
    status: ModelCardStatus = ModelCardStatus.DRAFT,
  ) {
    this._status = status;
  }

  /**
   * Adds what is legal about the card and will surprise.
   *
   * @internal
   */
  public _warn(issues: Issues): void {
    issues.include(this.warnings);
    if (this._status === ModelCardStatus.ARCHIVED) {
      issues.warn('ModelCard.archived');
    }
  }

  /**
   * Renders the card as a single line of JSON.
   *
   * @internal
   */
  public _render(stack: Stack): string {
    return this.render(stack);
  }
}

function readText(path: string): string {
  return withoutByteOrderMark(readFileSync(path, 'utf-8'));
}
