import { Lazy, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { allowsEveryone } from './grantee-conditions';
import { joinStatements } from './join-statements';
import { leastPolicySize } from './policy-size';
import { policyObject, statementsOf } from './policy-statements';
import { isPolicyDocument } from '../cdk/class-of-cdk';
import { textOf } from '../diagnostics/codes';
import { checkValue, shown, warn } from '../diagnostics/issues';
import { JsonObject } from '../diagnostics/json';
import { MAX_RESOURCE_POLICY } from '../diagnostics/limits';

/** Versions are model packages: their ARNs have another resource type than that of their group. */
const VERSIONS_OF_GROUP_ARN = /:model-package-group\/[^/]+\/./;

/** The resource policy of a group that the app creates: what the L1 was given, and what is added to it. */
export class GroupPolicy {
  /** Statements that differ in their principals only are one, so that many accounts fit. */
  private readonly additions = new iam.PolicyDocument({ minimize: true });
  private isExtended = false;
  private isPublic = false;
  private given: unknown;

  constructor(private readonly group: CfnModelPackageGroup) {}

  /**
   * Whether what the L1 was given is known at synthesis, so that statements can join it. The order of additions does
   * not matter.
   */
  public get isKnown(): boolean {
    const given = this.isExtended ? this.given : this.group.modelPackageGroupPolicy;
    return isPolicyDocument(given) || (!Token.isUnresolved(given) && policyObject(given) !== undefined);
  }

  /** Adds a statement. Where the policy turns out not to be known, the synthesis fails. */
  public add(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    this.extend();
    if (allowsEveryone(statement.toJSON())) { this.warnOfEveryone(); }
    for (const resource of statement.resources.filter((one) => VERSIONS_OF_GROUP_ARN.test(one))) {
      warn(this.group, 'ModelPackageGroup.versionsOfGroupArn', { resource: shown(resource) });
    }
    this.additions.addStatements(statement);
    return { statementAdded: true, policyDependable: this.group };
  }

  /** What the L1 was given is kept: the additions join it when the template is rendered. */
  private extend(): void {
    if (this.isExtended) { return; }
    this.isExtended = true;
    const { group, additions } = this;
    const given: unknown = group.modelPackageGroupPolicy;
    this.given = given;
    group.modelPackageGroupPolicy = given === undefined ? additions : Lazy.uncachedAny({
      produce: (context) => join(group, context.resolve(given), context.resolve(additions)),
    });
    group.node.addValidation({
      validate: () => {
        // A statement may be changed after it is added, and may have tokens.
        if (statementsOf(group.stack.resolve(additions)).some(allowsEveryone)) { this.warnOfEveryone(); }
        return [...tooLong(group), ...additions.validateForResourcePolicy()];
      },
    });
  }

  /** Once: users may have acknowledged it by then, which CDK does not find at an app for a later warning. */
  private warnOfEveryone(): void {
    if (!this.isPublic) { warn(this.group, 'ModelPackageGroup.publicPolicy'); }
    this.isPublic = true;
  }
}

function join(
  { stack }: CfnModelPackageGroup, given: unknown, additions: { readonly Statement: unknown[] },
): unknown {
  const policy = parse(given);
  return Object.keys(policy).length === 0
    ? additions
    : { ...policy, Statement: joinStatements(stack, policy.Statement, additions.Statement) };
}

function parse(given: unknown): JsonObject {
  const policy = policyObject(given);
  checkValue('model package group', (issues) => {
    if (!policy) {
      issues.at('modelPackageGroupPolicy').invalidUse('ModelPackageGroup.policyUnknown');
    }
  });
  return policy!;
}

function tooLong(group: CfnModelPackageGroup): string[] {
  const size = leastPolicySize(group.stack.resolve(group.modelPackageGroupPolicy));
  return size > MAX_RESOURCE_POLICY
    ? [textOf('ModelPackageGroup.policySize', { size, max: MAX_RESOURCE_POLICY })]
    : [];
}
