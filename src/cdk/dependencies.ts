import { Stack, Stage } from 'aws-cdk-lib';
import { Dependable, IConstruct, IDependable } from 'constructs';
import { once } from './once';

/** CDK climbs the tree for every answer, and thousands of packages ask about the same few constructs. */
const STAGES = new WeakMap<IConstruct, Stage | undefined>();

/** What each dependable is to each stage: the same for all that wait for it there. */
const PARTS = new WeakMap<IDependable, Map<Stage | undefined, IDependable>>();

/**
 * Lets a construct wait for others. CDK deploys stages apart from each other and refuses dependencies between them:
 * there, the order is the user's.
 */
export function dependOn(user: IConstruct, ...dependables: IDependable[]): void {
  const stage = stageOf(Stack.of(user));
  user.node.addDependency(...dependables.map((dependable) => partOf(stage, dependable)));
}

/** What of a dependable is in a stage, asked late: a policy may still come into being. */
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

/** Does what CDK's own code may refuse. If it does, the construct leaves the tree, so that nothing half-made is deployed. */
export function removeOnFailure<T>(construct: IConstruct, action: () => T): T {
  try {
    return action();
  } catch (error) {
    construct.node.scope!.node.tryRemoveChild(construct.node.id);
    throw error;
  }
}
