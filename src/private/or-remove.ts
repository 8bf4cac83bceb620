import { IConstruct } from 'constructs';

/** Does what CDK's own code may refuse. If it does, the construct leaves the tree, so that nothing half-made is deployed. */
export function orRemove<T>(construct: IConstruct, action: () => T): T {
  try {
    return action();
  } catch (error) {
    construct.node.scope!.node.tryRemoveChild(construct.node.id);
    throw error;
  }
}
