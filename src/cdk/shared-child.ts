import { Construct } from 'constructs';
import { stateOf } from './state';

/**
 * The child of a scope that constructs of this library share. Its id gets a number if a construct of the user has it.
 */
export function sharedChild<T extends Construct>(scope: Construct, id: string, make: (freeId: string) => T): T {
  return stateOf(scope, `Shared.${id}`, () => make(freeId(scope, id)));
}

function freeId(scope: Construct, id: string, number = 1): string {
  const numbered = number === 1 ? id : `${id}${number}`;
  return scope.node.tryFindChild(numbered) ? freeId(scope, id, number + 1) : numbered;
}
