import { ResourceEnvironment } from 'aws-cdk-lib';
import { refuseOtherRegion } from './check-key';
import { ModelPackageProps } from './props';
import { warnOfRegion } from '../artifacts/check-location';
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
export function checkValidation(issues: Issues, props: ModelPackageProps, env: ResourceEnvironment): void {
  const { validationSpecification, inferenceSpecification } = props;
  warnOfSkipping(issues, props);
  if (!validationSpecification) { return; }
  const at = issues.at('validationSpecification');
  const { role, batchStrategy, environment, ...jobs } = validationSpecification._props;
  const { transformInput, transformOutput, transformResources } = jobs;
  checkRole(at, role, env.account, 'package');
  refuseOtherRegion(at.at('transformOutput', 'encryptionKey'), transformOutput.encryptionKey, env.region);
  refuseOtherRegion(
    at.at('transformResources', 'volumeEncryptionKey'), transformResources.volumeEncryptionKey, env.region,
  );
  transformInput.source._location.warn(at.at('transformInput', 'source'));
  warnOfRegion(at.at('transformInput', 'source'), transformInput.source._location, env.region);
  outputLocation(transformOutput).warn(at.at('transformOutput', 'prefix'));
  warnOfRegion(at.at('transformOutput', 'bucket'), transformOutput, env.region);
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
  issues: Issues, validation: ValidationSpecificationProps, specification?: InferenceSpecificationProps,
): void {
  const { transformInput, transformResources } = validation;
  const { supportedTransformInstanceTypes, supportedContentTypes } = specification ?? {};
  const instanceType = transformResources.instanceType.toString();
  if (!lists(supportedTransformInstanceTypes?.map(String), instanceType)) {
    issues.at('transformResources', 'instanceType').warn(
      'ModelPackage.validationOnOtherInstanceType', { instanceType },
    );
  }
  const { contentType } = transformInput;
  if (contentType !== undefined && !lists(supportedContentTypes?.map(typeOf), typeOf(contentType))) {
    issues.at('transformInput', 'contentType')
      .warn('ModelPackage.validationWithOtherContentType', { contentType: shown(contentType) });
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

function warnOfSkipping(issues: Issues, props: ModelPackageProps): void {
  const others = (['validationSpecification', 'certifyForMarketplace'] as const).filter((name) => props[name]);
  if (props.skipModelValidation === true && others.length > 0) {
    issues.at('skipModelValidation').warn('ModelPackage.skippedValidation', { others: others.join(' and ') });
  }
}
