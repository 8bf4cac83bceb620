import * as cdk from 'aws-cdk-lib';
import { flagsOfRun } from './flags';

// Every app in every test is held against CloudFormation Validate: with this flag its errors fail the synthesis …
process.env.CDK_CONTEXT_JSON = JSON.stringify({ ...flagsOfRun(), '@aws-cdk/core:validateAgainstDefaultRules': true });

// … and with this its warnings do, too: among them are values that no enum of the schema has. CDK has had it since 2.262.0.
const plugin: typeof cdk.CloudFormationValidatePlugin | undefined = cdk.CloudFormationValidatePlugin;
if (plugin !== undefined) {
  const validate = plugin.prototype.validate;
  plugin.prototype.validate = function (context) {
    const { violations, ...report } = validate.call(this, context);
    return { ...report, success: violations.length === 0, violations: violations.map((violation) => ({ ...violation, severity: 'error' })) };
  };

  // It loads its rules anew for every template with a type that the one before had not, which takes longer than the check: here, rules stay.
  const loading = plugin.prototype as unknown as { initializeEngine(types: Set<string>): unknown };
  const { initializeEngine } = loading;
  const loaded = new Set<string>();
  loading.initializeEngine = function (types) {
    types.forEach((type) => loaded.add(type));
    return initializeEngine.call(this, new Set(loaded));
  };
}
