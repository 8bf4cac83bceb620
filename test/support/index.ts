import { App, Environment, Errors, Stack, Stage } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { IConstruct } from 'constructs';

export const PACKAGE = 'AWS::SageMaker::ModelPackage';
export const GROUP = 'AWS::SageMaker::ModelPackageGroup';

/** An environment that is known at synthesis. */
export const ENV: Environment = { account: '111122223333', region: 'eu-west-1' };

/** A stack in an app of its own: environment-agnostic unless told otherwise. */
export function newStack(env?: Environment): Stack {
  return new Stack(new App(), 'Stack', { env });
}

/** A resource as it stands in a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties: any;
  readonly DependsOn?: string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** The template of a stack, once the whole app, stages included, has been synthesized and validated. */
export function templateOf(
  stack: Stack,
): { Resources: { [logicalId: string]: TemplateResource }; [section: string]: any } {
  (stack.node.root as Stage).synth();
  return Template.fromStack(stack).toJSON() as any;
}

/** The one resource of a type, with its logical id. */
export function resourceOf(stack: Stack, type: string): TemplateResource & { logicalId: string } {
  const found = Object.entries(templateOf(stack).Resources).filter(([, resource]) => resource.Type === type);
  expect(found).toHaveLength(1);
  return { logicalId: found[0][0], ...found[0][1] };
}

/** The properties of the one resource of a type. */
export function propertiesOf(stack: Stack, type: string): any {
  return resourceOf(stack, type).Properties;
}

/** The message of any error that something throws. */
export function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

/** A place in the user's input, such as `containers[0].environment["KEY"]`. */
const PLACE = String.raw`(?:[\w$]|\.[\w$]|\[\d+\]|\["(?:[^"\\]|\\.)*(?:"|…)\])+`;

/** How what is said of a code ends: with the code, and the link to where it is explained. */
const CODE = String.raw`\S\. [A-Z].* \((\w+\.\w+), https://\S+/docs/diagnostics\.md#(\w+)\)`;

/** A line of an error about input, or of one that CDK makes of what is found wrong when an app is synthesized. */
const ISSUE = new RegExp(`^  (?:- (?:(${PLACE}): )?|\\[(\\S+)\\] ).*${CODE}$`, 's');

const WARNING = new RegExp(`^(?:(${PLACE}(?:, ${PLACE})*): )?.*${CODE}$`, 's');

/**
 * All that is wrong by the error that something throws: places and codes, such as
 * `inferenceSpecification.containers[0].image: Text.imagePath`. What is found at synthesis has the path of a construct.
 */
export function issuesOf(action: () => unknown): string[] {
  let error: unknown;
  try {
    action();
  } catch (caught) {
    error = caught;
  }
  expect(Errors.isValidationError(error)).toBe(true);
  const [subject, ...lines] = (error as Error).message.split('\n');
  expect(subject).toMatch(/^(?:invalid [a-zA-Z0-9 ]+( (at|in) \S+)?|Validation failed with the following errors):$/);
  return lines.map((line) => {
    const [, place, path, code, anchor] = ISSUE.exec(line) ?? [];
    expect([line, anchor]).toEqual([line, String(code).toLowerCase().replace('.', '')]);
    return [place ?? path, code].filter((part) => part !== undefined).join(': ');
  });
}

/** A warning as users see it. */
export interface ShownWarning {
  /** The path of the construct. */
  readonly path: string;
  /** By which it can be acknowledged: of this library, what follows `cdk-sagemaker-model-package:`. */
  readonly code: string;
  /** Where in the user's input it is, if it is about that. */
  readonly places: string[];
  readonly message: string;
}

/** All warnings of the stack of a construct, once the whole app has been synthesized and validated. */
export function warningsOf(construct: IConstruct): ShownWarning[] {
  (construct.node.root as Stage).synth();
  return Annotations.fromStack(Stack.of(construct)).findWarning('*', Match.anyValue()).map(({ id, entry }) => {
    const data = entry.data as string;
    const [, message, shown] = /^(.*) \[ack: (?:Annotation::)?([^\]]+)\]$/s.exec(data) ?? [data, data, data];
    const [, ours] = /^cdk-sagemaker-model-package:(.*)$/.exec(shown) ?? [];
    if (ours === undefined) { return { path: id.slice(1), code: shown, places: [], message }; }
    const [, places, code, anchor] = WARNING.exec(message) ?? [];
    expect([message, code, anchor]).toEqual([message, ours, String(code).toLowerCase().replace('.', '')]);
    return { path: id.slice(1), code, places: places?.split(', ') ?? [], message };
  });
}

/** The codes of the warnings of this library in the stack of a construct, sorted, each once. */
export function warningCodes(construct: IConstruct): string[] {
  return [...new Set(warningsOf(construct).map(({ code }) => code))].filter((code) => /^\w+\.\w+$/.test(code)).sort();
}

/** The messages of the warnings of one code. */
export function warningMessages(construct: IConstruct, code: string): string[] {
  return warningsOf(construct).filter((warning) => warning.code === code).map(({ message }) => message);
}

/** The info annotations in the stack of a construct: where they are, and their texts. */
export function infosOf(construct: IConstruct): { readonly path: string; readonly message: string }[] {
  (construct.node.root as Stage).synth();
  return Annotations.fromStack(Stack.of(construct)).findInfo('*', Match.anyValue())
    .map(({ id, entry }) => ({ path: id.slice(1), message: String(entry.data) }));
}
