import { ResourceEnvironment, Stage } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { versionsArn } from './group-identity';
import { GroupLedger } from './group-ledger';
import { ownedGroup } from './owned-group';
import { AtSynthesis } from '../cdk/at-synthesis';
import { dependOn } from '../cdk/dependencies';
import { StackGraph, topStack } from '../cdk/stack-graph';

/** What the account of a construct has to be allowed on the versions of a group of another account. */
export interface GroupUse {
  /** The construct, which waits for the group. */
  readonly user: IConstruct;
  /** The environment of the group. */
  readonly env: ResourceEnvironment;
  readonly name: string | undefined;
  /** The ledger of the group, unless only its name is known. */
  readonly ledger: GroupLedger | undefined;
  readonly statementOn: (versions: string) => iam.PolicyStatement;
  /** Reports that the app does not own the policy of the group. */
  readonly report: () => void;
}

/**
 * Adds a statement to the policy of a group, if this app owns it and knows it at synthesis.
 *
 * The group may be one that this app creates, although a version or the group is imported: in a stage of its own, if it
 * is defined before its user, as stages are synthesized one after the other.
 */
export function openGroup({ user, env, name, ledger, statementOn, report }: GroupUse): void {
  const opens = (one: GroupLedger) =>
    one.isPolicyKnown && one.addToPolicy(statementOn(versionsArn(one.group))).statementAdded;
  if (ledger?.isOwned) {
    if (!opens(ledger)) { report(); }
    return;
  }
  const before = ownedGroup(user.node.root, env, name);
  const isOpen = before !== undefined && opens(GroupLedger.of(before));
  AtSynthesis.of(user).place((stacks) => {
    const owned = isOpen ? before : ownedGroup(Stage.of(user)!, env, name);
    if (owned && (isOpen || opens(GroupLedger.of(owned)))) { waitFor(owned, user, stacks); } else { report(); }
  });
}

/** Nothing in the template of the user refers to the group. Its stack may need that of the user, which goes first. */
function waitFor(group: CfnModelPackageGroup, user: IConstruct, stacks: StackGraph): void {
  if (stacks.needs(topStack(group), topStack(user))) { return; }
  dependOn(user, group);
  stacks.add(topStack(user), topStack(group));
}
