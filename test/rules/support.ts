import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, IPolicyValidationContext, PolicyValidationPluginReport, Stack, Stage } from 'aws-cdk-lib';
import { ModelRegistryRules, ModelRegistryRulesProps } from '../../src';
import { ENV } from '../support';

/** An app whose templates CDK itself does not validate. */
export function lenientStack(): Stack {
  return new Stack(new App(), 'Stack', { env: ENV });
}

/** What the rules say of a stack, without CDK's printing it. */
export function reportOf(stack: Stack, props?: ModelRegistryRulesProps): PolicyValidationPluginReport {
  const validation = jest.replaceProperty(process, 'env', { ...process.env, CDK_VALIDATION: 'false' });
  const artifact = (stack.node.root as Stage).synth().getStackArtifact(stack.artifactId);
  validation.restore();
  const { account: accountId, region } = artifact.environment;
  const templatePath = artifact.templateFullPath;
  return new ModelRegistryRules(props).validate({
    templatePaths: [templatePath],
    stackTemplates: [{ templatePath, accountId, region, stackConstructPath: stack.node.path }],
    appConstruct: stack.node.root,
  } as IPolicyValidationContext);
}

/** What is found, as `place: code`. */
export function findingsOf(stack: Stack, props?: ModelRegistryRulesProps): string[] {
  return codesIn(reportOf(stack, props));
}

/** What is found in one resource of a template. */
export function findingsIn(
  Type: string, Properties: object, attributes: object = {}, props?: ModelRegistryRulesProps,
): string[] {
  const templatePath = fileWith(JSON.stringify({ Resources: { Resource: { Type, Properties, ...attributes } } }));
  return codesIn(new ModelRegistryRules(props).validate({
    templatePaths: [templatePath],
    stackTemplates: [{ templatePath, accountId: ENV.account, region: ENV.region, stackConstructPath: 'Stack' }],
  } as unknown as IPolicyValidationContext));
}

/** A file in a directory of its own. */
export function fileWith(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'rules-')), 'template.json');
  writeFileSync(path, content);
  return path;
}

function codesIn({ violations }: PolicyValidationPluginReport): string[] {
  return violations.map(({ ruleName, violatingResources: [{ locations }] }) => `${locations[0]}: ${ruleName}`);
}
