import * as cdk from 'aws-cdk-lib';
import { flagsOfRun } from './flags';

// Every app in every test is held against CloudFormation Validate: with this flag its errors fail the synthesis …
process.env.CDK_CONTEXT_JSON = JSON.stringify({ ...flagsOfRun(), '@aws-cdk/core:validateAgainstDefaultRules': true });

// … and with this its warnings do, too: among them are values that no enum of the schema has. CDK has had it since
// 2.262.0.
const plugin: typeof cdk.CloudFormationValidatePlugin | undefined = cdk.CloudFormationValidatePlugin;
if (plugin !== undefined) {
  const validate = plugin.prototype.validate;
  plugin.prototype.validate = function (context) {
    const { violations, ...report } = validate.call(this, context);
    return { ...report, success: violations.length === 0, violations: violations.map((violation) => ({ ...violation, severity: 'error' })) };
  };

  // The engine is the worker's (validation-environment.ts), where there is a worker.
  const engines = globalThis as { sharedValidationEngine?(): unknown };
  if (engines.sharedValidationEngine !== undefined) {
    Object.assign(plugin.prototype, { initializeEngine: engines.sharedValidationEngine });
  }
}
