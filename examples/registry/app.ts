import { join, relative } from 'path';
import { App, CfnResource } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { RegistryStack } from './registry-stack';

const app = new App({
  // The CDK CLI says where it wants the templates; by itself the app puts them beside this file.
  outdir: process.env.CDK_OUTDIR ?? join(__dirname, 'cdk.out'),
  // With this, synthesis fails on whatever CloudFormation Validate finds.
  context: { '@aws-cdk/core:validateAgainstDefaultRules': true },
});
const stack = new RegistryStack(app, 'ModelRegistry');
const assembly = app.synth();

printTree(stack);
console.log(`\ntemplate: ${relative('.', assembly.getStackArtifact(stack.artifactId).templateFullPath)}`);

/** Every construct below, with the type of those that are resources. */
function printTree(construct: IConstruct, indent = ''): void {
  const type = CfnResource.isCfnResource(construct) ? `  ${construct.cfnResourceType}` : '';
  console.log(`${indent}${construct.node.id}${type}`);
  construct.node.children.forEach((child) => printTree(child, `${indent}  `));
}
