import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { BusPlace, busResource, isSameBus, placeOfBus } from './event-bus';
import { FilteredRule } from './event-rule';
import { covers, eventFilter, EventSource, STATE_CHANGE } from './event-source';
import { knownToDiffer } from '../cdk/names-and-arns';
import { sharedChild } from '../cdk/shared-child';
import { stateOf } from '../cdk/state';
import { checkConstruct, warn } from '../diagnostics/issues';

/** Events that the app forwards. */
interface Forwarding {
  readonly source: EventSource;
  readonly bus: BusPlace;
}

/** All that an app forwards, in any stage: a group and the bus may be in different ones. */
function forwardingsOf(construct: IConstruct): Forwarding[] {
  return stateOf(construct.node.root, 'EventForwardings', () => []);
}

/** Whether the app forwards the events of a source to a bus. All of the app has to be known. */
export function isForwarded(source: EventSource, bus: BusPlace): boolean {
  return forwardingsOf(source.scope).some((one) => covers(one.source, source) && isSameBus(one.bus, bus));
}

/** Defines the rule that forwards events, in the account and region in which they appear. */
export function forwardEvents(source: EventSource, id: string, bus: events.IEventBus): events.Rule {
  const { scope, env: { account, region } } = source;
  const stack = Stack.of(scope);
  checkConstruct('rule', scope, id, (issues) => {
    if (knownToDiffer(account, stack.account) || knownToDiffer(region, stack.region)) {
      issues.invalidUse('ModelPackageGroupEvents.forwardedFromElsewhere', { account, region });
    }
  });
  const rule = new FilteredRule(
    scope, id, { method: 'forwardEventsTo', fields: eventFilter(source) }, { target: new targets.EventBus(bus) },
  );
  const place = placeOfBus(stack, bus);
  if (isSameBus(place, placeOfBus(stack))) {
    warn(scope, 'ModelPackageGroup.forwardedToSameBus', { bus: place.label });
  }
  forwardingsOf(scope).push({ source, bus: place });
  if (knownToDiffer(account, place.account)) {
    allowForwarding(source, bus, place);
  }
  return rule;
}

/**
 * Allows the account of the events to put them on a bus of another account. Within an account, the role of the rule is
 * enough.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-example-policy-cross-account-custom-bus-source.html
 */
function allowForwarding({ scope, env: { account } }: EventSource, bus: events.IEventBus, { label }: BusPlace): void {
  const resource = busResource(bus);
  if (!resource) {
    warn(scope, 'ModelPackageGroup.importedEventBus', { bus: label, account });
    return;
  }
  const statementId = `ModelPackageEventsOf${account}`;
  sharedChild(resource, statementId, (freeId) => new events.CfnEventBusPolicy(resource, freeId, {
    eventBusName: resource.ref,
    statementId,
    statement: new iam.PolicyStatement({
      sid: statementId,
      principals: [new iam.AccountPrincipal(account)],
      actions: ['events:PutEvents'],
      resources: [resource.attrArn],
      conditions: {
        'ForAllValues:StringEquals': { 'events:source': STATE_CHANGE.source },
        'StringEquals': { 'events:detail-type': STATE_CHANGE.detailType },
      },
    }).toStatementJson(),
  }));
}
