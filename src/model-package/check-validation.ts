import { ModelPackageProps } from './props';
import { hasLocalStorage } from '../catalogue/instance-types';
import { isUnresolved } from '../cdk/tokens';
import { checkRole } from '../diagnostics/common-checks';
import { Issues, shown } from '../diagnostics/issues';
import { warnOfSecrets } from '../diagnostics/secrets';
import { outputLocation } from '../specification/check';
import { InferenceSpecificationProps } from '../specification/inference-specification-props';
import { SplitType } from '../specification/transform-job';
import { ValidationSpecificationProps } from '../specification/validation-specification-props';

/** The validation of a package: what depends on the package, and what is legal and will surprise. */
export function checkValidation(issues: Issues, props: ModelPackageProps, account: string): void {
  const { validationSpecification, inferenceSpecification } = props;
  warnOfSkipping(issues, props);
  if (!validationSpecification) { return; }
  const at = issues.at('validationSpecification');
  const { role, batchStrategy, environment, transformInput, transformOutput, transformResources } = validationSpecification._props;
  checkRole(at, role, account, 'package');
  transformInput.source._location.warn(at.at('transformInput', 'source'));
  outputLocation(transformOutput).warn(at.at('transformOutput', 'prefix'));
  warnOfSecrets(at, 'ModelPackage.secretInEnvironment', environment);
  if (batchStrategy && (transformInput.splitType ?? SplitType.NONE) === SplitType.NONE) {
    at.at('batchStrategy').warn('ModelPackage.batchStrategyWithoutSplitType', { strategy: batchStrategy });
  }
  const instanceType = transformResources.instanceType.toString();
  warnOfOthers(at, validationSpecification._props, inferenceSpecification?._props);
  if (transformResources.volumeEncryptionKey && hasLocalStorage(instanceType)) {
    at.at('transformResources', 'volumeEncryptionKey').warn('ModelPackage.volumeKeyWithLocalStorage', { instanceType });
  }
}

/** A validation tells of the specification only what it tries. */
function warnOfOthers(
  issues: Issues, { transformInput, transformResources }: ValidationSpecificationProps, specification?: InferenceSpecificationProps,
): void {
  const { supportedTransformInstanceTypes, supportedContentTypes } = specification ?? {};
  const instanceType = transformResources.instanceType.toString();
  if (!lists(supportedTransformInstanceTypes?.map(String), instanceType)) {
    issues.at('transformResources', 'instanceType').warn('ModelPackage.validationOnOtherInstanceType', { instanceType });
  }
  const { contentType } = transformInput;
  if (contentType !== undefined && !lists(supportedContentTypes?.map(typeOf), typeOf(contentType))) {
    issues.at('transformInput', 'contentType').warn('ModelPackage.validationWithOtherContentType', { contentType: shown(contentType) });
  }
}

/** Whether a list may contain a text. Of one that is not there, or is not known, all may be contained. */
function lists(list: readonly string[] | undefined, text: string): boolean {
  return list === undefined || list.includes(text) || [text, ...list].some(isUnresolved);
}

/** A MIME type without its parameters, such as the character set. */
function typeOf(contentType: string): string {
  return contentType.split(';')[0].trim().toLowerCase();
}

function warnOfSkipping(issues: Issues, { skipModelValidation, validationSpecification, certifyForMarketplace }: ModelPackageProps): void {
  const others = [...validationSpecification ? ['validationSpecification'] : [], ...certifyForMarketplace ? ['certifyForMarketplace'] : []];
  if (skipModelValidation === true && others.length > 0) {
    issues.at('skipModelValidation').warn('ModelPackage.skippedValidation', { others: others.join(' and ') });
  }
}
