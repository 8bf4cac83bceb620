import { join, relative } from 'path';
import { App, CfnResource, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ModelStack } from './model-stack';
import { RegistryStack } from './registry-stack';
import { StrictValidation } from './strict-validation';

const app = new App({
  // The CDK CLI says where it wants the templates; by itself the app puts them beside this file.
  outdir: process.env.CDK_OUTDIR ?? join(__dirname, 'cdk.out'),
  context: {
    '@aws-cdk/core:validateAgainstDefaultRules': true,
    // A strong reference to a version would forbid to register the next one in its place.
    '@aws-cdk/core:defaultCrossStackReferences': 'weak',
    // Only rules of the same account may send to a queue with a key.
    '@aws-cdk/aws-events:eventsTargetQueueSameAccount': true,
    // Access logs come into a bucket by its policy, not by the legacy ACL.
    '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  },
});
// With the two, synthesis fails on whatever CloudFormation Validate finds.
Validations.of(app).addPlugins(new StrictValidation());

const registry = new RegistryStack(app, 'ModelRegistry');
const serving = new ModelStack(app, 'ModelServing', { modelPackage: registry.modelPackage });
const assembly = app.synth();

for (const stack of [registry, serving]) {
  printTree(stack);
  console.log(`\ntemplate: ${relative('.', assembly.getStackArtifact(stack.artifactId).templateFullPath)}\n`);
}

/** Every construct below, with the type of those that are resources. */
function printTree(construct: IConstruct, indent = ''): void {
  const type = CfnResource.isCfnResource(construct) ? `  ${construct.cfnResourceType}` : '';
  console.log(`${indent}${construct.node.id}${type}`);
  construct.node.children.forEach((child) => printTree(child, `${indent}  `));
}
