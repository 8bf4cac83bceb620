import { Annotations, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct, IValidation } from 'constructs';
import { GrantBuilder } from './grant-builder';
import { MAX_INLINE_POLICIES } from './identity-size';
import { mergedPolicyText } from './policy-text';
import { stateOf } from '../cdk/state';
import { ArtifactSubject } from '../diagnostics/codes/access';
import { idOf, showDetails, warn } from '../diagnostics/issues';

/** What a role that SageMaker assumes is for. */
export interface RoleUse {
  /** The construct, for the codes of warnings. */
  readonly subject: ArtifactSubject;
  /** The code of the warning that the role cannot be changed. */
  readonly immutable: 'Model.immutableRole' | 'ModelPackage.immutableValidationRole';
}

/** A construct that needs permissions of a role that the app cannot change. */
interface Need {
  readonly owner: IConstruct;
  readonly role: iam.IRole;
  readonly builders: readonly GrantBuilder[];
}

/**
 * Warns of the actions that a role that the app cannot change has to be allowed: once for all constructs of a stack
 * that need the same of it. The warning is at the role, or at the stack if the role is of another one, so that it stays
 * where it is when constructs are added. An info annotation beside it has the statements.
 */
export function warnOfImmutableRole(need: Need, { immutable }: RoleUse): void {
  const stack = Stack.of(need.owner);
  ImmutableRoles.at(Stack.of(need.role) === stack ? need.role : stack, immutable).add(need);
}

/** The roles of the warnings of one code at a place. */
class ImmutableRoles implements IValidation {
  public static at(place: IConstruct, code: RoleUse['immutable']): ImmutableRoles {
    return stateOf(place, code, () => {
      const roles = new ImmutableRoles(place, code);
      place.node.addValidation(roles);
      return roles;
    });
  }

  private readonly needs: Need[] = [];

  private constructor(private readonly place: IConstruct, private readonly code: RoleUse['immutable']) {}

  public add(need: Need): void {
    this.needs.push(need);
    this.show(this.place, need);
  }

  /** At synthesis, all needs are known, and what is acknowledged, too. It is no error. */
  public validate(): string[] {
    if (this.needs.every((need) => this.isAcknowledged(need))) { this.acknowledge(); }
    for (const role of new Set(this.needs.map((need) => need.role))) {
      showDetails(this.place, this.code, { role: role.node.path, policy: this.policyOf(role) });
    }
    return [];
  }

  private show(at: IConstruct, { role, builders }: Need): void {
    const actions = [...new Set(builders.flatMap((builder) => builder.actions))].sort();
    warn(at, this.code, { role: role.node.path, actions: actions.join(', ') });
  }

  private policyOf(role: iam.IRole): string {
    const needs = this.needs.filter((need) => need.role === role);
    const statements = needs.flatMap(({ builders }) => builders.flatMap((builder) => builder.statements));
    const text = mergedPolicyText(Stack.of(this.place), statements);
    // No role could have more: what is longer is cut.
    const max = MAX_INLINE_POLICIES.role;
    return text.length > max ? `${text.slice(0, max)}…` : text;
  }

  /**
   * Whether the warning is acknowledged at the construct that needs the role or above it, which CDK does not tell: a
   * child gets the warning, or not.
   */
  private isAcknowledged(need: Need): boolean {
    const child = new Construct(need.owner as Construct, 'ImmutableRoleWarning');
    this.show(child, need);
    need.owner.node.tryRemoveChild(child.node.id);
    return child.node.metadata.length === 0;
  }

  /** Since 2.252.0, CDK keeps warnings under a prefix. */
  private acknowledge(): void {
    const id = idOf(this.code);
    for (const each of [id, `Annotation::${id}`]) {
      Annotations.of(this.place).acknowledgeWarning(each);
    }
  }
}
