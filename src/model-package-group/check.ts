import { Token } from 'aws-cdk-lib';
import { ModelPackageGroupProps } from './props';
import { checkLimits } from '../diagnostics/check-limits';
import { checkRemovalPolicy } from '../diagnostics/common-checks';
import { Issues } from '../diagnostics/issues';
import { MODEL_PACKAGE_GROUP } from '../diagnostics/limits';
import { warnOfUnknownProperties } from '../diagnostics/unknown-properties';

/** Everything about the properties of a group that can never deploy, or is legal and will surprise. */
export function checkGroup(issues: Issues, props: ModelPackageGroupProps): void {
  checkLimits(issues, MODEL_PACKAGE_GROUP, props);
  checkRemovalPolicy(issues, 'ModelPackageGroup', props.removalPolicy);
  warnOfFixedDescription(issues, props);
  warnOfUnknownProperties(issues, 'ModelPackageGroupProps', props);
}

/** The description of a group cannot be updated, and the name of a replacement has to be another one. */
function warnOfFixedDescription(issues: Issues, props: ModelPackageGroupProps): void {
  const { modelPackageGroupName: name, description } = props;
  if (description !== undefined && name !== undefined && !Token.isUnresolved(name)) {
    issues.at('description').warn('ModelPackageGroup.fixedDescription', { name });
  }
}
