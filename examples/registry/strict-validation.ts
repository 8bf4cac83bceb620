import { CloudFormationValidatePlugin, IPolicyValidationContext, PolicyValidationPluginReport } from 'aws-cdk-lib';

/** CDK's own validation of templates, with every finding an error: by default most are warnings. */
export class StrictValidation extends CloudFormationValidatePlugin {
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { violations, ...report } = super.validate(context);
    return { ...report, success: violations.length === 0, violations: violations.map((violation) => ({ ...violation, severity: 'error' })) };
  }
}
