import { createRequire } from 'module';
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import { CloudFormationValidatePlugin } from 'aws-cdk-lib';
import { TestEnvironment } from 'jest-environment-node';

/** What of the engine of CloudFormation Validate the plugin of CDK uses. */
interface Engine {
  validateTemplate(file: { readonly content: string; readonly name: string }, config: unknown): unknown;
}

type Initialize = (types: Set<string>) => Engine;

const initialize = (CloudFormationValidatePlugin.prototype as unknown as { initializeEngine: Initialize }).initializeEngine;
// It is bundled with aws-cdk-lib.
const { TemplateContent } = createRequire(require.resolve('aws-cdk-lib'))('@aws/cloudformation-validate') as {
  TemplateContent: new (content: string, name: string) => { readonly content: string; readonly name: string };
};

const types = new Set<string>();
let engine: Engine | undefined;

/**
 * Jest gives every file of tests its own copy of all modules, and with it a WebAssembly instance of CloudFormation Validate, whose
 * first engine takes 2 s alone and up to 20 s beside another worker. Here each worker has one engine, which learns a
 * further type of resource in 0.2 s. Only plain data goes in and out, as the globals of a file of tests are its own.
 */
function engineFor(wanted: Set<string>): Engine {
  const known = types.size;
  wanted.forEach((type) => types.add(type));
  if (!engine || types.size > known) {
    engine = initialize.call(new CloudFormationValidatePlugin(), new Set(types));
  }
  const current = engine;
  return {
    validateTemplate: ({ content, name }, config) => copy(current.validateTemplate(new TemplateContent(content, name), copy(config))),
  };
}

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

export default class ValidationEnvironment extends TestEnvironment {
  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    Object.assign(this.global, { validationEngineFor: engineFor });
  }
}
