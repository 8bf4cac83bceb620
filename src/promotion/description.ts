import { readFileSync } from 'fs';
import { Token } from 'aws-cdk-lib';
import { Losses } from './losses';
import { loseCombinations } from './losses-together';
import { OBSERVED } from './member';
import { DescribedPackage, MODEL_PACKAGE_MEMBERS } from './members';
import { MemberReader } from './read-members';
import { checkLocalFile } from '../diagnostics/check-local-file';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue, Issues } from '../diagnostics/issues';
import { isObject, JsonObject, parseObject, withoutByteOrderMark } from '../diagnostics/json';

const SUBJECT = 'model package description';

/**
 * The description of an existing model package, in the words of the SageMaker API.
 *
 * It is what `aws sagemaker describe-model-package` prints, or an SDK answers, as JSON. The answer of
 * `BatchDescribeModelPackage` is read, too, if it is of one package; it is a summary, without metrics, card and
 * metadata. A resource of a CloudFormation template is read if it contains no intrinsic functions.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModelPackage.html
 * @example
 * const description = ModelPackageDescription.fromJson(`{
 *   "ModelPackageArn": "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/7",
 *   "InferenceSpecification": {
 *     "Containers": [{
 *       "Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:7",
 *       "ModelDataUrl": "s3://models-of-development/churn/7/model.tar.gz"
 *     }],
 *     "SupportedContentTypes": ["text/csv"],
 *     "SupportedResponseMIMETypes": ["text/csv"]
 *   }
 * }`);
 */
export class ModelPackageDescription {
  static { markClass(this, 'ModelPackageDescription'); }

  /**
   * Reads a description from a local JSON file.
   *
   * @param path the path of the file, relative to the working directory of the app
   * @throws ValidationError if the file does not exist or does not describe one model package, or values are of a wrong
   * kind. The error lists all violations
   */
  public static fromFile(path: string): ModelPackageDescription {
    checkCall(SUBJECT, 'ModelPackageDescription.fromFile', path);
    checkValue(SUBJECT, (issues) => { checkLocalFile(issues.at('path'), path); });
    return ModelPackageDescription.fromText(readFileSync(path, 'utf-8'), `${SUBJECT} in ${path}`);
  }

  /**
   * Reads a description from JSON.
   *
   * @param json the JSON of the description
   * @throws ValidationError if the JSON does not describe one model package, or values are of a wrong kind. The error
   * lists all violations
   */
  public static fromJson(json: string): ModelPackageDescription {
    checkCall(SUBJECT, 'ModelPackageDescription.fromJson', json);
    return ModelPackageDescription.fromText(json, SUBJECT);
  }

  private static fromText(json: string, subject: string): ModelPackageDescription {
    const losses = new Losses();
    const answer = Token.isUnresolved(json) ? undefined : parseObject(withoutByteOrderMark(json));
    let described: DescribedPackage = {};
    checkValue(subject, (issues) => {
      const single = answer && packageIn(issues.at('json'), answer);
      if (!answer) {
        issues.at('json').invalidUse('ModelPackageDescription.notJson');
      } else if (single) {
        described = new MemberReader(issues, losses).read(MODEL_PACKAGE_MEMBERS, single)!;
      }
    });
    const isSummary = answer?.ModelPackageSummaries !== undefined;
    return new ModelPackageDescription(loseCombinations(described, losses), losses, isSummary);
  }

  /** @internal */
  public readonly _described: DescribedPackage;

  /** @internal */
  public readonly _losses: Losses;

  /**
   * Whether it is a summary, which lacks most members.
   *
   * @internal
   */
  public readonly _isSummary: boolean;

  private constructor(described: DescribedPackage, losses: Losses, isSummary: boolean) {
    this._described = described;
    this._losses = losses;
    this._isSummary = isSummary;
  }
}

/** The one package of an answer or a resource of a template. */
function packageIn(issues: Issues, answer: JsonObject): JsonObject | undefined {
  const { ModelPackageSummaries: summaries, Type, Properties } = answer;
  if (Type === 'AWS::SageMaker::ModelPackage') { return isObject(Properties) ? Properties : {}; }
  if (isObject(summaries)) {
    const all = Object.values(summaries);
    if (all.length === 1 && isObject(all[0])) { return all[0]; }
    issues.invalidUse('ModelPackageDescription.notOnePackage', { count: all.length });
    return undefined;
  }
  // What SageMaker and SDKs say of an answer is said of others as well, such as that of ListModelPackages.
  const isPackage = Object.entries(MODEL_PACKAGE_MEMBERS.members)
    .some(([name, member]) => member !== OBSERVED && answer[name] !== undefined);
  if (isPackage) { return answer; }
  issues.invalidUse('ModelPackageDescription.notJson');
  return undefined;
}
