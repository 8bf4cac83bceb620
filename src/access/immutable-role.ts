import { Annotations, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { stateOf } from '../cdk/state';
import { ArtifactSubject } from '../diagnostics/codes/access';
import { warn } from '../diagnostics/issues';

/** What a role that SageMaker assumes is for. */
export interface RoleUse {
  /** The construct, for the codes of warnings. */
  readonly subject: ArtifactSubject;
  /** The code of the warning that the role cannot be changed. */
  readonly immutable: 'Model.immutableRole' | 'ModelPackage.immutableValidationRole';
}

/** A role that the app cannot change, and what it needs. */
interface Need {
  readonly role: iam.IRole;
  readonly actions: string[];
  readonly use: RoleUse;
}

/**
 * Warns of what a role that the app cannot change has to be allowed: once for all constructs of a stack that need the
 * same of it. The warning is at the role, or at the stack if the role is of another one, so that it stays where it is
 * when constructs are added.
 */
export function warnOfImmutableRole(owner: IConstruct, need: Need): void {
  const stack = Stack.of(owner);
  const place = Stack.of(need.role) === stack ? need.role : stack;
  show(place, need);
  ownersAt(place, need).push(owner);
}

function show(place: IConstruct, { role, actions, use }: Need): void {
  warn(place, use.immutable, { role: role.node.path, actions: actions.join(', ') });
}

/**
 * The constructs about which there is a warning at a place. If users acknowledge it at all of them, it is acknowledged
 * at the place.
 */
function ownersAt(place: IConstruct, need: Need): IConstruct[] {
  const { immutable } = need.use;
  return stateOf(place, immutable, () => {
    const owners: IConstruct[] = [];
    place.node.addValidation({
      validate: () => {
        if (owners.every((owner) => isAcknowledged(owner, need))) {
          acknowledge(place, `cdk-sagemaker-model-package:${immutable}`);
        }
        return [];
      },
    });
    return owners;
  });
}

/**
 * Whether the warning is acknowledged at a construct or above it, which CDK does not tell: a child gets the warning, or
 * not.
 */
function isAcknowledged(owner: IConstruct, need: Need): boolean {
  const child = new Construct(owner as Construct, 'ImmutableRoleWarning');
  show(child, need);
  owner.node.tryRemoveChild(child.node.id);
  return child.node.metadata.length === 0;
}

/** Since 2.252.0, CDK keeps warnings under a prefix. */
function acknowledge(place: IConstruct, id: string): void {
  [id, `Annotation::${id}`].forEach((each) => Annotations.of(place).acknowledgeWarning(each, 'acknowledged at all constructs that need the role'));
}
