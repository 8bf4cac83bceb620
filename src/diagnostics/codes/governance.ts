import { warning } from './entry';

/** Rules of an organization, which `ModelRegistryRules` applies if it is told to. Their severity can be set. */
export const GOVERNANCE = {
  'Governance.approvedWithoutMetrics': warning('is approved, and the version has no metrics', 'Specify ModelMetrics'),
  'Governance.approvedWithoutCard': warning('is approved, and the version has no model card', 'Specify ModelCard'),
  'Governance.approvedWithoutValidation': warning('is approved, and the version is not validated',
    'Specify ValidationSpecification'),
  'Governance.approvedByTemplate': warning('approves the version by the template, without a reviewer',
    'Remove it, and let a reviewer approve the version'),
  'Governance.keyMissing': warning('is missing, so that SageMaker encrypts the version with a key of its own',
    'Specify a customer managed key'),
  'Governance.mutableImage': warning('is an image by a tag, which can move to another image', 'Use a digest'),
  'Governance.retentionMissing': warning('does not keep the resource when it leaves the stack or is replaced',
    'Set DeletionPolicy to Retain or RetainExceptOnCreate, and UpdateReplacePolicy to Retain'),
  'Governance.policyWithoutConditions': warning('has a statement that allows without a condition',
    'Limit who may use the group by a condition, such as one on aws:PrincipalOrgID'),
  'Governance.publicPolicy': warning(
    'allows every AWS account', 'Name the accounts, or add a condition on aws:PrincipalOrgID'),
} as const;
