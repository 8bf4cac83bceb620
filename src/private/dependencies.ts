import { Stage } from 'aws-cdk-lib';
import { IConstruct, IDependable } from 'constructs';

/**
 * Lets a construct wait for others that belong to `owner`. CDK deploys stages apart from each other and refuses
 * dependencies between them: there, the order is the user's.
 */
export function dependOn(user: IConstruct, owner: IConstruct, ...dependables: IDependable[]): void {
  if (Stage.of(user) === Stage.of(owner)) {
    user.node.addDependency(...dependables);
  }
}
