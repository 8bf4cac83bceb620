import { readFileSync } from 'fs';
import { Stack, Token } from 'aws-cdk-lib';
import { holdsTokens, parseObject, renderTokens, withoutLineBreaks, withoutWhiteSpace } from './card/card-json';
import { isObject } from './card/card-node';
import { MODEL_CARD } from './card/card-schema';
import { checkCard } from './card/check-card';
import { ModelCardContent } from './card/content';
import { renderCard } from './card/render-card';
import { checkLimit } from '../private/check-limits';
import { MODEL_CARD_CONTENT } from '../private/limits';
import { checkLocalFile } from '../private/local-file';
import { checkValue } from '../private/violations';

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
    return new ModelCard((stack) => json ?? stack.toJsonString(card), status);
  }

  /**
   * A card from its JSON, as SageMaker exports it. White space that carries no meaning is left out, as SageMaker takes
   * a single line; numbers stay as they are written.
   *
   * Values that are known at the deployment alone may stand in texts; a text that is no JSON before they are known is
   * not checked.
   *
   * @param json the card, at most 100,000 characters
   * @param status how far the card is in its review, `DRAFT` by default
   * @throws ValidationError with all that SageMaker would refuse, if the text is no JSON object or too long
   */
  public static fromJson(json: string, status?: ModelCardStatus): ModelCard {
    return ModelCard.fromText(json, SUBJECT, status);
  }

  /**
   * A card from a local JSON file.
   *
   * @param path the file, relative to the directory in which the app runs
   * @param status how far the card is in its review, `DRAFT` by default
   * @throws ValidationError if there is no such file, or with all that SageMaker would refuse in its JSON
   */
  public static fromFile(path: string, status?: ModelCardStatus): ModelCard {
    checkValue(SUBJECT, (violations) => {
      if (checkLocalFile(violations.at('path'), path) && !parseObject(readText(path))) {
        violations.at('path').refuse(path, 'holds no JSON object', 'give the path of a file with the card as one JSON object');
      }
    });
    return ModelCard.fromText(readText(path), `${SUBJECT} in ${path}`, status);
  }

  private static fromText(json: string, subject: string, status?: ModelCardStatus): ModelCard {
    const card = parseObject(json);
    // A token as a whole, or where JSON has no texts.
    if (!card && Token.isUnresolved(json)) { return new ModelCard(() => json, status); }
    const content = withoutLineBreaks(withoutWhiteSpace(json));
    const resolved = !holdsTokens(card);
    checkValue(subject, (violations) => {
      if (!card) {
        violations.at('json').refuse(json, 'is not a JSON object', 'give the card as one JSON object');
      } else {
        checkCard(violations, MODEL_CARD, card, 'json');
        if (resolved) { checkLimit(violations.at('json'), MODEL_CARD_CONTENT, content); }
      }
    });
    return new ModelCard((stack) => resolved ? content : renderTokens(stack, content), status);
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

/** The text of a file, without the mark that some editors put before it. */
function readText(path: string): string {
  return readFileSync(path, 'utf-8').replace(/^\uFEFF/, '');
}
