import { groupOf, keyOf, removalPolicyOf } from './template-values';
import { validationOf } from './validation';
import { Issues } from '../diagnostics/issues';
import { ModelApprovalStatus } from '../model-package/approval-status';
import { ModelPackageProps } from '../model-package/props';
import { IN_PLACE } from '../promotion/artifact-source';
import { contentOf } from '../promotion/content';
import { additionalOf } from '../promotion/content-specification';
import { DescribedPackage } from '../promotion/members';

/** The properties of a package of a template, as the library has them. */
export function packagePropsOf(
  issues: Issues, described: DescribedPackage, deletionPolicy: unknown,
): ModelPackageProps {
  const { AdditionalInferenceSpecificationsToAdd: toAdd, SkipModelValidation, SecurityConfig } = described;
  return {
    ...contentOf(issues, IN_PLACE, described),
    additionalInferenceSpecificationsToAdd:
      toAdd && additionalOf(issues.at('additionalInferenceSpecificationsToAdd'), IN_PLACE, toAdd),
    validationSpecification: described.ValidationSpecification
      && validationOf(issues.at('validationSpecification'), described.ValidationSpecification),
    modelPackageGroup: described.ModelPackageGroupName === undefined ? undefined : groupOf(),
    modelPackageName: described.ModelPackageName,
    approvalStatus: described.ModelApprovalStatus as ModelApprovalStatus | undefined,
    approvalDescription: described.ApprovalDescription,
    encryptionKey: SecurityConfig?.KmsKeyId === undefined ? undefined : keyOf(SecurityConfig.KmsKeyId),
    certifyForMarketplace: described.CertifyForMarketplace,
    skipModelValidation: SkipModelValidation === undefined ? undefined : SkipModelValidation === 'All',
    clientToken: described.ClientToken,
    removalPolicy: removalPolicyOf(deletionPolicy),
  };
}
