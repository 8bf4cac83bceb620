import { Stack, Stage } from 'aws-cdk-lib';
import { Dependable, IConstruct, IDependable } from 'constructs';
import { once } from './once';

/** Stages of constructs. CDK walks up the tree for each call, and many packages ask for the same constructs. */
const STAGES = new WeakMap<IConstruct, Stage | undefined>();

/** The part of each dependable in each stage, which all dependents in that stage share. */
const PARTS = new WeakMap<IDependable, Map<Stage | undefined, IDependable>>();

/**
 * Adds dependencies to a construct, within its stage only. CDK rejects dependencies between stages, which are deployed
 * separately in an order that the user determines.
 */
export function dependOn(user: IConstruct, ...dependables: IDependable[]): void {
  const stage = stageOf(Stack.of(user));
  user.node.addDependency(...dependables.map((dependable) => partOf(stage, dependable)));
}

/** The part of a dependable that is in a stage. It is evaluated lazily, as a policy may be created later. */
function partOf(stage: Stage | undefined, dependable: IDependable): IDependable {
  return once(once(PARTS, dependable, () => new Map<Stage | undefined, IDependable>()), stage, () => {
    const part: IDependable = {};
    Dependable.implement(part, {
      get dependencyRoots(): IConstruct[] {
        return Dependable.of(dependable).dependencyRoots.filter((root) => stageOf(root) === stage);
      },
    });
    return part;
  });
}

function stageOf(construct: IConstruct): Stage | undefined {
  return once(STAGES, construct, () => Stage.of(construct));
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
