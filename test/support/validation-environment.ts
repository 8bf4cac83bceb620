import { createRequire } from 'module';
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import { CloudFormationValidatePlugin } from 'aws-cdk-lib';
import { TestEnvironment } from 'jest-environment-node';

/** What of the engine of CloudFormation Validate the plugin of CDK uses. */
interface Engine {
  validateTemplate(file: { readonly content: string; readonly name: string }, config: unknown): unknown;
}

type Initialize = (types: Set<string>) => Engine;

const { initializeEngine: initialize } =
  CloudFormationValidatePlugin.prototype as unknown as { initializeEngine: Initialize };
// It is bundled with aws-cdk-lib.
const { TemplateContent } = createRequire(require.resolve('aws-cdk-lib'))('@aws/cloudformation-validate') as {
  TemplateContent: new (content: string, name: string) => { readonly content: string; readonly name: string };
};

/** The types of resources in a template decide which rules the engine loads: all of them. */
const EVERY_TYPE = Object.assign(new Set<string>(), { has: () => true });
let engine: Engine | undefined;

/**
 * Jest gives every test file its own copy of all modules, and with it a WebAssembly instance of CloudFormation
 * Validate, whose engine takes 2 s to make for every test that has a further type of resource. Here each worker has one
 * engine. Only plain data goes in and out, as the globals of a test file are its own.
 */
function sharedEngine(): Engine {
  const shared = engine ??= initialize.call(new CloudFormationValidatePlugin(), EVERY_TYPE);
  return {
    validateTemplate: ({ content, name }, config) => copy(
      shared.validateTemplate(new TemplateContent(content, name), copy(config)),
    ),
  };
}

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

export default class ValidationEnvironment extends TestEnvironment {
  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    Object.assign(this.global, { sharedValidationEngine: sharedEngine });
  }
}
