import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ModelPackagePromotionProps } from './promotion-props';
import { ModelPackageProps } from './props';
import { ModelPackageRegistrationType } from './registration-type';
import { checkConstruct, Issues } from '../diagnostics/issues';
import { contentOf, PackageContent } from '../promotion/content';
import { PromotedArtifacts } from '../promotion/promoted-artifacts';
import { PromotedSource } from '../promotion/promoted-source';
import { provenanceOf, regionOfSource } from '../promotion/provenance';
import { spelled } from '../promotion/spelling';

/** What a promoted package is registered with, and what is to be said of it. */
export interface Promotion {
  readonly props: ModelPackageProps;
  readonly warnings: Issues;
}

/** The properties of a package that is promoted. All that would be lost is one error, with all that is wrong. */
export function planPromotion(
  subject: string, scope: Construct, id: string, promotion: ModelPackagePromotionProps,
): Promotion {
  const { source: { _described: described, _losses: losses, _isSummary: isSummary }, acceptLosses = [] } = promotion;
  const { artifacts = PromotedArtifacts.inPlace() } = promotion;
  const source = new PromotedSource(artifacts, regionOfSource(described), Stack.of(scope).region);
  const key = described.SecurityConfig?.KmsKeyId;
  const encryptionKey = promotion.encryptionKey ?? (key === undefined ? undefined : artifacts._mappings.keys.get(key));
  let content: PackageContent = {};
  const warnings = checkConstruct(subject, scope, id, (issues) => {
    const at = issues.at('source');
    losses.report(at, acceptLosses);
    if (key !== undefined && !encryptionKey && !acceptLosses.includes('SecurityConfig')) {
      at.at('SecurityConfig').invalidUse('ModelPackageDescription.lostKey', { name: 'SecurityConfig' });
    }
    const found = new Issues();
    content = contentOf(found, source, described);
    at.include(found.all.map((issue) => ({ ...issue, place: spelled(issue.place) })));
    if (isSummary) { at.warn('ModelPackage.promotedSummary'); }
  });
  const metadata = described.CustomerMetadataProperties ?? {};
  const { approvalStatus, lifeCycle, modelPackageGroup, removalPolicy, validationSpecification } = promotion;
  const customerMetadataProperties = { ...metadata, ...promotion.customerMetadataProperties };
  return {
    props: {
      ...content,
      description: promotion.description ?? content.description,
      modelPackageGroup,
      approvalStatus,
      lifeCycle,
      registrationType: described.ModelPackageRegistrationType === 'Logged'
        ? ModelPackageRegistrationType.LOGGED
        : undefined,
      customerMetadataProperties: {
        ...metadata,
        ...provenanceOf(described, customerMetadataProperties),
        ...promotion.customerMetadataProperties,
      },
      encryptionKey,
      // A validation that is requested is not skipped.
      skipModelValidation: validationSpecification ? undefined : content.skipModelValidation,
      validationSpecification,
      removalPolicy,
    },
    warnings,
  };
}
