import { readFileSync } from 'fs';
import { Token } from 'aws-cdk-lib';
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
   * A card from its JSON. White space that carries no meaning is left out, as SageMaker takes a single line.
   *
   * @param json the card, at most 100,000 characters
   * @param status how far the card is in its review; `DRAFT` by default
   * @throws ValidationError if the text is no JSON object or too long
   */
  public static fromJson(json: string, status?: ModelCardStatus): ModelCard {
    if (Token.isUnresolved(json)) { return new ModelCard(json, status); }
    const content = withoutWhiteSpace(json);
    checkValue(SUBJECT, (violations) => {
      if (!isJsonObject(json)) {
        violations.at('json').refuse(json, 'is not a JSON object', 'give the card as one JSON object');
      } else {
        checkLimit(violations.at('json'), MODEL_CARD_CONTENT, content);
      }
    });
    return new ModelCard(content, status);
  }

  /**
   * A card from a local JSON file.
   *
   * @param path the file, relative to the directory in which the app runs
   * @param status how far the card is in its review; `DRAFT` by default
   * @throws ValidationError if there is no such file, or it holds no JSON object or more than 100,000 characters
   */
  public static fromFile(path: string, status?: ModelCardStatus): ModelCard {
    checkValue(SUBJECT, (violations) => {
      if (checkLocalFile(violations.at('path'), path) && !isJsonObject(readText(path))) {
        violations.at('path').refuse(path, 'holds no JSON object', 'give the path of a file with the card as one JSON object');
      }
    });
    return ModelCard.fromJson(readText(path), status);
  }

  /** @internal */
  public readonly _content: string;

  /** @internal */
  public readonly _status: ModelCardStatus;

  private constructor(content: string, status: ModelCardStatus = ModelCardStatus.DRAFT) {
    this._content = content;
    this._status = status;
  }
}

/** The text of a file, without the mark that some editors put before it. */
function readText(path: string): string {
  return readFileSync(path, 'utf-8').replace(/^\uFEFF/, '');
}

function isJsonObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Strings stay as they are, and so do numbers, which would not all survive being parsed and written again. */
function withoutWhiteSpace(json: string): string {
  return json.replace(/("(?:\\.|[^"\\])*")|\s+/g, '$1');
}
