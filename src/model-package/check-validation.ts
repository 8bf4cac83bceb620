import { ModelPackageProps } from './props';
import { hasLocalStorage } from '../catalogue/instance-types';
import { checkRoleAccount } from '../diagnostics/common-checks';
import { Issues } from '../diagnostics/issues';
import { warnOfSecrets } from '../diagnostics/secrets';
import { SplitType } from '../specification/transform-job';

/** The validation of a package: what depends on the package, and what is legal and will surprise. */
export function checkValidation(issues: Issues, { validationSpecification }: ModelPackageProps, account: string): void {
  if (!validationSpecification) { return; }
  const at = issues.at('validationSpecification');
  const { role, batchStrategy, environment, transformInput, transformResources } = validationSpecification._props;
  checkRoleAccount(at, role, account, 'package');
  warnOfSecrets(at, 'ModelPackage.secretInEnvironment', environment);
  if (batchStrategy && (transformInput.splitType ?? SplitType.NONE) === SplitType.NONE) {
    at.at('batchStrategy').warn('ModelPackage.batchStrategyWithoutSplitType', { strategy: batchStrategy });
  }
  const instanceType = transformResources.instanceType.toString();
  if (transformResources.volumeEncryptionKey && hasLocalStorage(instanceType)) {
    at.at('transformResources', 'volumeEncryptionKey').warn('ModelPackage.volumeKeyWithLocalStorage', { instanceType });
  }
}
