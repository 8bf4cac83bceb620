import { readFileSync } from 'fs';
import { Stack, Token } from 'aws-cdk-lib';
import { holdsTokens, parseObject, renderTokens, reprint, withoutLateLineBreaks, withoutLineBreaks, withoutMark, exportedCard } from './card-json';
import { ChoiceNode, isObject } from './card-node';
import { MODEL_CARD } from './card-schema';
import { checkCard } from './check-card';
import { ModelCardContent } from './content';
import { renderCard } from './render-card';
import { checkLimit } from '../diagnostics/check-limits';
import { checkLocalFile } from '../diagnostics/common-checks';
import { checkValue } from '../diagnostics/issues';
import { MODEL_CARD_CONTENT } from '../diagnostics/limits';

const SUBJECT = 'model card';

/** How far a model card is in its review. */
export enum ModelCardStatus {
  /** The card is being written. */
  DRAFT = 'Draft',
  /** The card waits for a review. */
  PENDING_REVIEW = 'PendingReview',
  /** The card is approved. */
  APPROVED = 'Approved',
  /** The card is archived: its content can no longer be changed. */
  ARCHIVED = 'Archived',
}

const STATUS: ChoiceNode = { kind: 'choice', values: Object.values(ModelCardStatus) };

/**
 * The governance document of a model: what it is for, how it was trained, how good and how risky it is.
 *
 * The card of a package has the schema of SageMaker's model cards without `model_package_details`, and of
 * `model_overview` only `model_creator` and `model_artifact`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageModelCard.html
 */
export class ModelCard {
  /**
   * A card from its parts. It may hold values that are known at the deployment alone.
   *
   * @param content the card, as JSON at most 100,000 characters
   * @param status how far the card is in its review, `DRAFT` by default
   * @throws ValidationError with all that SageMaker would refuse, or if the card is too long
   */
  public static fromContent(content: ModelCardContent, status?: ModelCardStatus): ModelCard {
    // What is no object at all is refused below.
    const card = renderCard(MODEL_CARD, content) ?? {};
    const json = holdsTokens(card) ? undefined : withoutLineBreaks(JSON.stringify(card));
    checkValue(SUBJECT, (violations) => {
      checkCard(isObject(content) ? violations : violations.at('content'), MODEL_CARD, content, 'content');
      if (json !== undefined) { checkLimit(violations.at('content'), MODEL_CARD_CONTENT, json); }
    });
    return new ModelCard((stack) => json ?? withoutLateLineBreaks(stack.toJsonString(card)), status);
  }

  /**
   * A card from its JSON, or what SageMaker answers as `ModelCard` to DescribeModelPackage: the card as a text, beside
   * its status. White space that carries no meaning is left out, as SageMaker takes a single line; numbers stay as they
   * are written. Of several values of a key the last one counts.
   *
   * Values that are known at the deployment alone may stand in texts; a text that is no JSON before they are known is
   * not checked.
   *
   * @param json the card, at most 100,000 characters
   * @param status how far the card is in its review, by default as in the answer of SageMaker, or else `DRAFT`
   * @throws ValidationError with all that SageMaker would refuse, if the text is no JSON object or too long
   */
  public static fromJson(json: string, status?: ModelCardStatus): ModelCard {
    checkValue(SUBJECT, (violations) => {
      if (typeof json !== 'string') { violations.at('json').misplaced('is not a text', 'give the card as the text of one JSON object'); }
    });
    return ModelCard.fromText(withoutMark(json), SUBJECT, status);
  }

  /**
   * A card from a local JSON file, which holds what `fromJson` takes.
   *
   * @param path the file, relative to the directory in which the app runs
   * @param status how far the card is in its review, by default as in the answer of SageMaker, or else `DRAFT`
   * @throws ValidationError if there is no such file, or with all that SageMaker would refuse in its JSON
   */
  public static fromFile(path: string, status?: ModelCardStatus): ModelCard {
    checkValue(SUBJECT, (violations) => {
      const at = violations.at('path');
      if (Token.isUnresolved(path)) {
        at.misplaced('is a token, and the file has to be known at synthesis', 'give the path itself');
      } else if (checkLocalFile(at, path) && !parseObject(readText(path))) {
        at.refuse(path, 'holds no JSON object', 'give the path of a file with the card as one JSON object');
      }
    });
    return ModelCard.fromText(readText(path), `${SUBJECT} in ${path}`, status);
  }

  private static fromText(json: string, subject: string, status?: ModelCardStatus): ModelCard {
    const exported = exportedCard<ModelCardStatus>(json);
    const text = exported?.ModelCardContent ?? json;
    const card = parseObject(text);
    const content = withoutLineBreaks(card ? reprint(text) : text);
    const resolved = !holdsTokens(card ?? text);
    checkValue(subject, (violations) => {
      const at = violations.at(exported ? 'ModelCardContent' : 'json');
      if (exported?.ModelCardStatus !== undefined) {
        checkCard(violations.at('ModelCardStatus'), STATUS, exported.ModelCardStatus, 'json');
      }
      if (!card) {
        // A token as a whole, or where JSON has no texts, is not refused.
        at.refuse(text, 'is not a JSON object', 'give the card as one JSON object');
      } else {
        checkCard(violations, MODEL_CARD, card, 'json');
        if (resolved) { checkLimit(at, MODEL_CARD_CONTENT, content); }
      }
    });
    return new ModelCard(
      (stack) => resolved ? content : withoutLateLineBreaks(card ? renderTokens(stack, content) : content),
      status ?? exported?.ModelCardStatus,
    );
  }

  /** @internal */
  public readonly _status: ModelCardStatus;

  private constructor(private readonly render: (stack: Stack) => string, status: ModelCardStatus = ModelCardStatus.DRAFT) {
    this._status = status;
  }

  /**
   * The card as one line of JSON.
   *
   * @internal
   */
  public _render(stack: Stack): string {
    return this.render(stack);
  }
}

function readText(path: string): string {
  return withoutMark(readFileSync(path, 'utf-8'));
}
