import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { IConstruct } from 'constructs';

/** The bus to which services send events. */
const DEFAULT = 'default';

/** An event bus, as far as synthesis knows it. */
export interface BusPlace {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  /** What messages call it. */
  readonly label: string;
}

/** The place of a bus, or of the default bus of a stack. */
export function placeOfBus(stack: Stack, bus?: events.IEventBus): BusPlace {
  const { account, region } = bus?.env ?? stack;
  const name = bus ? nameOf(bus) : DEFAULT;
  const label = bus
    ? `the event bus ${Token.isUnresolved(name) ? bus.node.path : name}`
    : 'the default event bus of this stack';
  return { account, region, name, label };
}

export function isSameBus(one: BusPlace, other: BusPlace): boolean {
  return one.account === other.account && one.region === other.region && one.name === other.name;
}

/** Services send no events to such a bus. */
export function isKnownToBeCustom({ name }: BusPlace): boolean {
  return name !== DEFAULT && !Token.isUnresolved(name);
}

/** The resource of a bus that this app creates. */
export function busResource(bus: IConstruct): events.CfnEventBus | undefined {
  const resource = bus.node.defaultChild;
  return resource && CfnResource.isCfnResource(resource) ? resource as events.CfnEventBus : undefined;
}

/** The name that CDK generates is known only to the resource, and there only when it is resolved. */
function nameOf(bus: events.IEventBus): string {
  const resource = busResource(bus);
  const name = resource ? resource.stack.resolve(resource.name) : bus.eventBusName;
  return typeof name === 'string' ? name : bus.eventBusName;
}
