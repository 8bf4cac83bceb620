import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { stateOf } from '../cdk/state';
import { Subject } from '../diagnostics/codes/access';
import { warn } from '../diagnostics/issues';

/** What a role that SageMaker assumes is for. */
export interface RoleUse {
  /** The construct, for the codes of warnings. */
  readonly subject: Subject;
  /** The code of the warning that the role cannot be changed. */
  readonly immutable: 'Model.immutableRole' | 'ModelPackage.immutableValidationRole';
}

/**
 * Warns of what a role that the app cannot change has to be allowed: once for all constructs of a stack that need the
 * same of it. The warning is at the role, or at the stack if the role is of another one, so that it stays where it is
 * when constructs are added.
 */
export function warnOfImmutableRole(owner: IConstruct, role: iam.IRole, actions: string[], { immutable }: RoleUse): void {
  const stack = Stack.of(owner);
  const place = Stack.of(role) === stack ? role : stack;
  const text = `${immutable} ${role.node.path} ${actions.join(', ')}`;
  const told = stateOf(place, 'ImmutableRoles', () => new Set<string>());
  if (!told.has(text)) {
    told.add(text);
    warn(place, immutable, { role: role.node.path, actions: actions.join(', ') });
  }
}
