import { writeFileSync } from 'fs';
import { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { checkResource } from './check-resource';
import { Finding, finding, findingOf } from './finding';
import { GovernanceRule, RuleSeverity } from './governance-rule';
import { ownResources } from './own-resources';
import { jsonOf, tableOf } from './report';
import { Resource, resourcesOf, Template } from './template';
import { checkCall } from '../diagnostics/check-shape';
import { Code, CODES } from '../diagnostics/codes';

/** Properties of ModelRegistryRules. */
export interface ModelRegistryRulesProps {
  /**
   * The rules of the organization that templates are held against.
   *
   * @default - no rules but those of the library
   */
  readonly governance?: GovernanceRule[];

  /**
   * Whether templates are held against the rules of the library, which its constructs apply to their properties.
   *
   * @default true
   */
  readonly libraryRules?: boolean;

  /**
   * The path of a file to which the findings are written as JSON, relative to the working directory of the app.
   *
   * @default - no file
   */
  readonly reportFile?: string;
}

/** What newer versions of CDK tell in addition. */
interface NewerContext {
  readonly appConstruct?: IConstruct;
  readonly stackTemplates?: readonly {
    readonly templatePath: string; readonly accountId?: string; readonly region?: string;
  }[];
}

/**
 * Holds the model packages, groups and models of an app against the rules of this library, whatever made them: L1
 * constructs, `CfnInclude` or other libraries.
 *
 * It is a validation plug-in of CDK. Each finding has the code of the library and the place in the template. What is
 * known at deployment only breaks no rule. Resources of the constructs of this library are held only against the
 * governance rules, as the others have been applied when they were made.
 *
 * @see https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/rules.md
 * @example
 * Validations.of(app).addPlugins(new ModelRegistryRules({ governance: GovernanceRule.all() }));
 */
export class ModelRegistryRules implements IPolicyValidationPlugin {
  /** The name of the plug-in. A finding is acknowledged by this name, two colons and its code. */
  public readonly name: string = 'ModelRegistryRules';

  /** The codes of all findings that are possible. */
  public readonly ruleIds?: string[] = Object.keys(CODES);

  private readonly governance: readonly GovernanceRule[];
  private readonly libraryRules: boolean;
  private readonly reportFile?: string;
  private findings: readonly Finding[] = [];

  /**
   * Creates the plug-in.
   *
   * @param props the properties of the plug-in
   */
  public constructor(props: ModelRegistryRulesProps = {}) {
    checkCall('model registry rules', 'new ModelRegistryRules', props);
    this.governance = props.governance ?? [];
    this.libraryRules = props.libraryRules ?? true;
    this.reportFile = props.reportFile;
  }

  /**
   * Validates the templates of an app. CDK calls it after synthesis.
   *
   * @param context what CDK knows of the templates
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    checkCall('model registry rules', 'ModelRegistryRules.validate', context);
    const isOwn = ownResources((context as NewerContext).appConstruct);
    this.findings = templatesOf(context).flatMap(resourcesOf).flatMap((resource) => [
      ...!this.libraryRules || isOwn(resource) ? []
        : checkResource(resource).map((issue) => findingOf(resource, issue)),
      ...this.governed(resource),
    ]);
    return {
      success: this.findings.every(({ severity }) => severity !== RuleSeverity.ERROR),
      violations: this.findings.map(({ code, severity, message, remedy, link, logicalId, template, place }) => ({
        ruleName: code,
        description: message,
        fix: `${remedy} (${link})`,
        severity,
        violatingResources: [{ resourceLogicalId: logicalId, templatePath: template, locations: [place] }],
      })),
      metadata: this.write(),
    };
  }

  /** Returns the findings of the last validation as a table of text. */
  public table(): string {
    return tableOf(this.findings);
  }

  /** Returns the findings of the last validation as JSON. */
  public json(): string {
    return jsonOf(this.findings);
  }

  private governed(resource: Resource): Finding[] {
    return this.governance.flatMap((rule) => rule._placesIn(resource)
      .map((place) => finding(resource, rule.code as Code, rule.severity, place)));
  }

  /** A file that cannot be written is no reason to fail. */
  private write(): { [key: string]: string } | undefined {
    if (this.reportFile === undefined) { return undefined; }
    try {
      writeFileSync(this.reportFile, `${this.json()}\n`);
      return { reportFile: this.reportFile };
    } catch (error) {
      return { reportFile: `not written: ${(error as Error).message}` };
    }
  }
}

function templatesOf(context: IPolicyValidationContext): Template[] {
  const { stackTemplates } = context as NewerContext;
  return stackTemplates?.map(({ templatePath, accountId, region }) => ({ path: templatePath, accountId, region }))
    ?? context.templatePaths.map((path) => ({ path }));
}
