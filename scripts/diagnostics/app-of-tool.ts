import { App } from 'aws-cdk-lib';

/** An app as that of another version of `aws-cdk-lib`: jsii marks classes with the versions of their libraries. */
export function appOfTool(version = '2.0.0'): App {
  class OtherApp extends App {}
  Object.defineProperty(OtherApp, Symbol.for('jsii.rtti'), { value: { fqn: 'aws-cdk-lib.App', version } });
  return new OtherApp();
}
