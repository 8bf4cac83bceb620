import { allowsEveryone } from './policy';
import type { Resource } from './template';
import { statementsOf } from '../access/policy-statements';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { Code } from '../diagnostics/codes';

/** How severe a finding is. An error fails the synthesis. */
export enum RuleSeverity {
  /** The synthesis fails. */
  ERROR = 'error',
  /** The finding is reported, and the synthesis succeeds. */
  WARNING = 'warning',
}

const SUBJECT = 'governance rule';

type GovernanceCode = Extract<Code, `Governance.${string}`>;

/** Where a resource breaks a rule: paths in the template, such as `Properties.ModelApprovalStatus`. */
type Check = (resource: Resource) => string[];

const PACKAGE = 'AWS::SageMaker::ModelPackage';
const GROUP = 'AWS::SageMaker::ModelPackageGroup';

/**
 * A rule of an organization, which templates of an app are held against.
 *
 * Each rule is a warning, unless it is given another severity.
 *
 * @see https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/rules.md
 * @example
 * const rules = new ModelRegistryRules({
 *   governance: [GovernanceRule.RETENTION, GovernanceRule.APPROVED_WITH_METRICS.withSeverity(RuleSeverity.ERROR)],
 * });
 */
export class GovernanceRule {
  static { markClass(this, 'GovernanceRule'); }

  /** Versions that are approved have metrics. */
  public static readonly APPROVED_WITH_METRICS =
    GovernanceRule.ofApproved('Governance.approvedWithoutMetrics', 'ModelMetrics');

  /** Versions that are approved have a model card. */
  public static readonly APPROVED_WITH_CARD = GovernanceRule.ofApproved('Governance.approvedWithoutCard', 'ModelCard');

  /** Versions that are approved are validated by a transform job. */
  public static readonly APPROVED_WITH_VALIDATION =
    GovernanceRule.ofApproved('Governance.approvedWithoutValidation', 'ValidationSpecification');

  /** Versions are not approved by the template, but by a reviewer. */
  public static readonly NOT_APPROVED_BY_TEMPLATE =
    new GovernanceRule('Governance.approvedByTemplate', (resource) => isApproved(resource) ? [STATUS] : []);

  /** Versions are encrypted with a customer managed key. */
  public static readonly ENCRYPTED_WITH_KEY = new GovernanceRule('Governance.keyMissing', ({ type, properties }) =>
    type === PACKAGE && properties.ModelPackageGroupName !== undefined && properties.SecurityConfig === undefined
      ? ['Properties.SecurityConfig'] : []);

  /** The images of packages and models are specified by digests. */
  public static readonly IMMUTABLE_IMAGES =
    new GovernanceRule('Governance.mutableImage', ({ properties }) => imagesByTag(properties));

  /** Packages and groups are kept when they leave the stack or are replaced. */
  public static readonly RETENTION =
    new GovernanceRule('Governance.retentionMissing', ({ type, deletionPolicy, updateReplacePolicy }) => {
      if (type !== PACKAGE && type !== GROUP) { return []; }
      if (!KEEPING.includes(deletionPolicy)) { return ['DeletionPolicy']; }
      return updateReplacePolicy === 'Retain' ? [] : ['UpdateReplacePolicy'];
    });

  /** Every statement by which the resource policy of a group allows something has a condition. */
  public static readonly POLICY_CONDITIONS = GovernanceRule.ofPolicy('Governance.policyWithoutConditions',
    ({ Effect, Condition }) => Effect === 'Allow' && Object.keys(Condition ?? {}).length === 0);

  /** The resource policy of a group does not allow every AWS account. */
  public static readonly NO_PUBLIC_POLICY = GovernanceRule.ofPolicy('Governance.publicPolicy', allowsEveryone);

  /**
   * Returns all rules, with one severity.
   *
   * @param severity the severity of the rules, `WARNING` by default
   */
  public static all(severity: RuleSeverity = RuleSeverity.WARNING): GovernanceRule[] {
    checkCall(SUBJECT, 'GovernanceRule.all', severity);
    return [
      GovernanceRule.APPROVED_WITH_METRICS, GovernanceRule.APPROVED_WITH_CARD, GovernanceRule.APPROVED_WITH_VALIDATION,
      GovernanceRule.NOT_APPROVED_BY_TEMPLATE, GovernanceRule.ENCRYPTED_WITH_KEY, GovernanceRule.IMMUTABLE_IMAGES,
      GovernanceRule.RETENTION, GovernanceRule.POLICY_CONDITIONS, GovernanceRule.NO_PUBLIC_POLICY,
    ].map((rule) => rule.withSeverity(severity));
  }

  private static ofApproved(code: GovernanceCode, property: string): GovernanceRule {
    return new GovernanceRule(code, (resource) =>
      isApproved(resource) && resource.properties[property] === undefined ? [STATUS] : []);
  }

  private static ofPolicy(code: GovernanceCode, breaks: (statement: any) => boolean): GovernanceRule {
    return new GovernanceRule(code, ({ type, properties: { ModelPackageGroupPolicy: policy } }) =>
      type === GROUP && statementsOf(policy).some(breaks) ? ['Properties.ModelPackageGroupPolicy'] : []);
  }

  private constructor(
    /** The code of the rule, by which its findings are explained and acknowledged. */
    public readonly code: string,
    private readonly check: Check,
    /** The severity of the rule. */
    public readonly severity: RuleSeverity = RuleSeverity.WARNING,
  ) {}

  /**
   * Returns the rule with another severity.
   *
   * @param severity the severity of findings
   */
  public withSeverity(severity: RuleSeverity): GovernanceRule {
    checkCall(SUBJECT, 'GovernanceRule.withSeverity', severity);
    return new GovernanceRule(this.code, this.check, severity);
  }

  /** @internal */
  public _placesIn(resource: Resource): string[] {
    return this.check(resource);
  }
}

const STATUS = 'Properties.ModelApprovalStatus';

/**
 * Deletion policies that keep a resource. Of those that keep what is replaced, CloudFormation has one.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html
 */
const KEEPING: readonly unknown[] = ['Retain', 'RetainExceptOnCreate'];

function isApproved({ type, properties }: Resource): boolean {
  return type === PACKAGE && properties.ModelApprovalStatus === 'Approved';
}

/** Images that are texts without a digest, in whatever container they are. */
function imagesByTag(value: unknown, place = 'Properties'): string[] {
  if (Array.isArray(value)) { return value.flatMap((each, index) => imagesByTag(each, `${place}[${index}]`)); }
  if (typeof value !== 'object' || value === null) { return []; }
  const { Image, ImageDigest } = value as { readonly [name: string]: unknown };
  const isByTag = typeof Image === 'string' && !Image.includes('@') && ImageDigest === undefined;
  return [
    ...isByTag ? [`${place}.Image`] : [],
    ...Object.entries(value).flatMap(
      ([name, each]) => CONTAINERS.has(name) ? imagesByTag(each, `${place}.${name}`) : [],
    ),
  ];
}

const CONTAINERS = new Set([
  'InferenceSpecification', 'AdditionalInferenceSpecifications', 'AdditionalInferenceSpecificationsToAdd', 'Containers',
  'PrimaryContainer',
]);
