import { join, relative } from 'path';
import { App, CfnResource, Validations } from 'aws-cdk-lib';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { ModelStack } from './model-stack';
import { RegistryStack } from './registry-stack';
import { StrictValidation } from './strict-validation';
import { findingsOf, summaryOf } from './summary';

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

// The CDK CLI says for itself what it does.
if (!process.env.CDK_CLI_ASM_VERSION) { print(process.argv.includes('--tree')); }

function print(isTree: boolean): void {
  for (const stack of [registry, serving]) {
    if (isTree) { printTree(stack); } else { console.log(summaryOf(stack, assembly.getStackArtifact(stack.artifactId)).join('\n')); }
    console.log();
  }
  if (isTree) { return; }
  const where = relative('.', assembly.directory) || '.';
  const group = `--model-package-group-name ${groupName()}`;
  console.log(`${findingsOf(assembly).join('\n')}

Next, with credentials of a bootstrapped account:
  npx cdk --app ${where} diff
  npx cdk --app ${where} deploy ${registry.stackName}
  aws sagemaker list-model-packages ${group}
  aws sagemaker update-model-package --model-approval-status Approved --model-package-arn ARN-OF-THE-LIST
  npx cdk --app ${where} deploy ${serving.stackName}
All resources: npm run example -- --tree`);
}

function groupName(): string {
  const group = registry.node.findChild('Tumours').node.defaultChild as CfnModelPackageGroup;
  return registry.resolve(group.modelPackageGroupName);
}

/** Every construct below, with the type of those that are resources. */
function printTree(construct: IConstruct, indent = ''): void {
  const type = CfnResource.isCfnResource(construct) ? `  ${construct.cfnResourceType}` : '';
  console.log(`${indent}${construct.node.id}${type}`);
  construct.node.children.forEach((child) => printTree(child, `${indent}  `));
}
