import { ResourceEnvironment, Stack } from 'aws-cdk-lib';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { EventFilter } from './event-rule';
import { groupName } from '../access/group-identity';
import { sameEnvironment } from '../cdk/names-and-arns';

/** A group, or all groups whose names start alike: where their events appear, and how they are recognized. */
export interface EventSource {
  /** The scope of the rules. */
  readonly scope: Construct;
  readonly env: ResourceEnvironment;
  readonly name: GroupNameFilter;
}

type GroupNameFilter = string | { readonly prefix: string };

export function sourceOfGroup(group: IModelPackageGroupRef): EventSource {
  // References are constructs, which their type does not say.
  return { scope: group as unknown as Construct, env: group.env, name: groupName(group) };
}

export function sourceOfPrefix(scope: Construct, prefix: string): EventSource {
  const { account, region } = Stack.of(scope);
  return { scope, env: { account, region }, name: { prefix } };
}

/** Whether all events of one source are events of the other. */
export function covers(one: EventSource, other: EventSource): boolean {
  return sameEnvironment(one.env, other.env) && (typeof one.name === 'string'
    ? one.name === other.name
    : prefixOf(other.name).startsWith(one.name.prefix));
}

function prefixOf(name: GroupNameFilter): string {
  return typeof name === 'string' ? name : name.prefix;
}

/** What identifies the state changes of versions, in addition to the account, the region and the name of the group. */
export const STATE_CHANGE = { source: 'aws.sagemaker', detailType: 'SageMaker Model Package State Change' };

/**
 * The fields that identify the events of a source. Events contain the name of the group but not its ARN. Another
 * account or region may have a group with the same name and forward its events, so the account and region are always
 * included.
 * Those of a stack for any environment are pseudo parameters.
 */
export function eventFilter({ env, name }: EventSource, detail: EventFilter = {}): EventFilter {
  return {
    source: [STATE_CHANGE.source],
    detailType: [STATE_CHANGE.detailType],
    account: [env.account],
    region: [env.region],
    detail: { ModelPackageGroupName: [name], ...detail },
  };
}

/**
 * An event for a change of a field of a version. Events of later changes list the fields that changed; those of the
 * registration may not have the list at all.
 */
export function changedField(field: 'ModelApprovalStatus' | 'ModelLifeCycle'): EventFilter {
  return { UpdatedModelPackageFields: [field, { exists: false }] };
}
