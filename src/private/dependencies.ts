import { Stack, Stage } from 'aws-cdk-lib';
import { Dependable, IConstruct, IDependable } from 'constructs';

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
  const parts = PARTS.get(dependable) ?? new Map<Stage | undefined, IDependable>();
  const known = parts.get(stage);
  if (known) { return known; }
  const part: IDependable = {};
  Dependable.implement(part, {
    get dependencyRoots(): IConstruct[] {
      return Dependable.of(dependable).dependencyRoots.filter((root) => stageOf(root) === stage);
    },
  });
  PARTS.set(dependable, parts.set(stage, part));
  return part;
}

function stageOf(construct: IConstruct): Stage | undefined {
  const stage = STAGES.get(construct) ?? Stage.of(construct);
  STAGES.set(construct, stage);
  return stage;
}
