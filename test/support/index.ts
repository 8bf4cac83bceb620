import { App, Environment, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { IConstruct } from 'constructs';

/** An environment that is known at synthesis. */
export const ENV: Environment = { account: '111122223333', region: 'eu-west-1' };

/** A stack in an app of its own: environment-agnostic unless told otherwise. */
export function newStack(env?: Environment): Stack {
  return new Stack(new App(), 'Stack', { env });
}

/** The properties of the one resource of a type. */
export function propertiesOf(stack: Stack, type: string): any {
  const resources = Object.values(Template.fromStack(stack).findResources(type));
  expect(resources).toHaveLength(1);
  return resources[0].Properties;
}

export const PACKAGE = 'AWS::SageMaker::ModelPackage';
export const GROUP = 'AWS::SageMaker::ModelPackageGroup';

/** The message of the error that something throws. */
export function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

/** The last parts of the ids of all warnings of a construct's stack, sorted. */
export function warningsOf(construct: IConstruct): string[] {
  return Annotations.fromStack(Stack.of(construct)).findWarning('*', Match.anyValue())
    .map(({ entry }) => /\[ack: [^\]]*cdk-sagemaker-model-package:([^\]]+)\]/.exec(entry.data as string)?.[1] ?? String(entry.data))
    .sort();
}
