// Apps take context from here: whatever CloudFormation Validate finds in a template makes its synthesis fail.
process.env.CDK_CONTEXT_JSON = JSON.stringify({ '@aws-cdk/core:validateAgainstDefaultRules': true });
