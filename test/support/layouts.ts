import { App, CfnElement, CfnResource, Environment, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { IConstruct } from 'constructs';
import { cycleIn, needsOf } from './cycles';

export const REGISTRY_ENV: Environment = { account: '111122223333', region: 'eu-west-1' };

/** An app whose stacks are created when they are asked for. */
export class Layout {
  public readonly app = new App();

  public stack(id: string, env: Environment = REGISTRY_ENV): Stack {
    return this.app.node.tryFindChild(id) as Stack | undefined ?? new Stack(this.app, id, { env });
  }

  public stage(id: string, env: Environment = REGISTRY_ENV): Stage {
    return this.app.node.tryFindChild(id) as Stage | undefined ?? new Stage(this.app, id, { env });
  }
}

/** What decides whether a layout can be deployed, by paths of constructs. */
export interface Facts {
  /** The stacks that each stack needs first. */
  readonly stacks: { [stack: string]: string[] };
  /** What each package, model, function and custom resource waits for. */
  readonly waits: { [path: string]: string[] };
  /** The actions in each policy of an identity, and for which identity if it is in another stack. */
  readonly policies: { [path: string]: string[] };
}

const WAITING = /^(AWS::SageMaker::Model(Package)?|Custom::LatestApprovedModelPackage)$/;

/** Synthesizes an app, which has no cycles between its stacks and in its templates, and tells its facts. */
export function factsOf(app: App): Facts {
  app.synth(); // CDK finds cycles between stacks.
  const facts: Facts = { stacks: {}, waits: {}, policies: {} };
  for (const stack of app.node.findAll().filter((child): child is Stack => Stack.isStack(child))) {
    const template = Template.fromStack(stack).toJSON();
    const paths = pathsOf(stack);
    const pathOf = (logicalId: string) => paths.get(logicalId)!;
    expect({ stack: stack.node.path, cycle: cycleIn(needsOf(template))?.map(pathOf) })
      .toEqual({ stack: stack.node.path, cycle: undefined });
    const needed = stack.dependencies.map(({ node }) => node.path).sort();
    if (needed.length > 0) { facts.stacks[stack.node.path] = needed; }
    for (const [logicalId, { Type, DependsOn, Properties }] of Object.entries<any>(template.Resources ?? {})) {
      if (WAITING.test(Type) && DependsOn) { facts.waits[pathOf(logicalId)] = [DependsOn].flat().map(pathOf).sort(); }
      if (Type === 'AWS::IAM::Policy') { facts.policies[pathOf(logicalId)] = actionsOf(Properties); }
    }
  }
  return facts;
}

function actionsOf({ PolicyDocument: { Statement } }: any): string[] {
  return [...new Set<string>(Statement.flatMap(({ Action }: any) => Action))].sort();
}

/** The constructs of the resources of a stack, by logical ID: `Registry/Role/DefaultPolicy`. */
function pathsOf(stack: Stack): Map<string, string> {
  const resources = stack.node.findAll().filter((child: IConstruct): child is CfnResource =>
    CfnElement.isCfnElement(child) && child.stack === stack);
  return new Map(resources.map((resource) => [stack.resolve(resource.logicalId), readable(resource.node.path)]));
}

/** The path without what CDK and hashes add to it. */
function readable(path: string): string {
  return path.replace(/\/Resource(\/Default)?$/, '').replace(/\/(\w+)\.NestedStackResource$/, '').replace(/(RolePolicies\/\w+?)[0-9A-F]{8}\//, '$1/');
}
