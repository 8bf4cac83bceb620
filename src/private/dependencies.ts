import { Stage } from 'aws-cdk-lib';
import { Dependable, IConstruct, IDependable } from 'constructs';

/**
 * Lets a construct wait for others. CDK deploys stages apart from each other and refuses dependencies between them:
 * there, the order is the user's.
 */
export function dependOn(user: IConstruct, ...dependables: IDependable[]): void {
  user.node.addDependency(...dependables.map((dependable) => inStageOf(user, dependable)));
}

/** What of a dependable is in the stage of its user, asked late: a policy may still come into being. */
function inStageOf(user: IConstruct, dependable: IDependable): IDependable {
  const part: IDependable = {};
  Dependable.implement(part, {
    get dependencyRoots(): IConstruct[] {
      return Dependable.of(dependable).dependencyRoots.filter((root) => Stage.of(root) === Stage.of(user));
    },
  });
  return part;
}
