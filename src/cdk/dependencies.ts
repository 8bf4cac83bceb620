import { CfnResource, Stack, Stage } from 'aws-cdk-lib';
import { Dependable, IConstruct, IDependable } from 'constructs';
import { memo, once } from './once';

/** The stage of a construct. CDK walks up the tree for each call, and many packages ask for the same constructs. */
const stageOf = memo((construct: IConstruct) => Stage.of(construct));

/** The part of a dependable in each stage, which all dependents in that stage share. */
const partsOf = memo((_dependable: IDependable) => new Map<Stage | undefined, IDependable>());

/**
 * Adds dependencies to a construct, within its stage only. CDK rejects dependencies between stages, which are deployed
 * separately in an order that the user determines.
 */
export function dependOn(user: IConstruct, ...dependables: IDependable[]): void {
  const stage = stageOf(Stack.of(user));
  user.node.addDependency(...dependables.map((dependable) => partOf(stage, dependable)));
}

/**
 * Adds dependencies of all resources of a construct on one resource. Constructs in the scope of that resource are not
 * included, unlike in all dependencies that CDK documents.
 */
export function dependOnResource(user: IConstruct, resource: CfnResource): void {
  if (Stack.of(user) !== resource.stack) {
    dependOn(user, resource);
    return;
  }
  user.node.findAll().filter((child) => CfnResource.isCfnResource(child)).forEach((dependent) =>
    dependent._addResourceDependency(resource));
}

/** The part of a dependable in the stage of its only user. Unlike those of `dependOn`, it is not kept for others. */
export function withinStage(user: IConstruct, dependable: IDependable): IDependable {
  return newPart(stageOf(Stack.of(user)), dependable);
}

/** The part of a dependable that is in a stage. It is evaluated lazily, as a policy may be created later. */
function partOf(stage: Stage | undefined, dependable: IDependable): IDependable {
  return once(partsOf(dependable), stage, () => newPart(stage, dependable));
}

function newPart(stage: Stage | undefined, dependable: IDependable): IDependable {
  const part: IDependable = {};
  Dependable.implement(part, {
    get dependencyRoots(): IConstruct[] {
      return Dependable.of(dependable).dependencyRoots.filter((root) => stageOf(root) === stage);
    },
  });
  return part;
}

/** Runs an action that may throw. If it does, the construct is removed from the tree, so that it is not synthesized. */
export function removeOnFailure<T>(construct: IConstruct, action: () => T): T {
  try {
    return action();
  } catch (error) {
    construct.node.scope!.node.tryRemoveChild(construct.node.id);
    throw error;
  }
}
