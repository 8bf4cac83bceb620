import { CloudFormationValidatePlugin } from 'aws-cdk-lib';

// Every app in every test is held against CloudFormation Validate: with this flag its errors fail the synthesis …
process.env.CDK_CONTEXT_JSON = JSON.stringify({ '@aws-cdk/core:validateAgainstDefaultRules': true });

// … and with this its warnings do, too: among them are values that no enum of the schema has.
const validate = CloudFormationValidatePlugin.prototype.validate;
CloudFormationValidatePlugin.prototype.validate = function (context) {
  const { violations, ...report } = validate.call(this, context);
  return { ...report, success: violations.length === 0, violations: violations.map((violation) => ({ ...violation, severity: 'error' })) };
};
