import { CfnElement, CfnResource, CfnStack, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { once } from './once';
import { referencesOf } from './references';
import { StackGraph, stacksOf, topStack } from './stack-graph';

/**
 * The resources that CloudFormation creates before others. In the template of a stack, a nested stack is one resource:
 * it needs whatever anything in it needs.
 *
 * References are read once, at the start of a synthesis: make a new graph for each.
 */
export class ResourceGraph {
  private readonly references = new Map<CfnElement, Set<CfnElement>>();

  constructor(private readonly stacks: StackGraph) {}

  /**
   * Whether anything in a construct needs a resource first, directly or through others.
   *
   * @param known what the resource refers to anyway, which is not followed
   */
  public needs(construct: IConstruct, resource: CfnResource, known?: IConstruct): boolean {
    const home = sharedStack(construct, resource);
    if (!home) { return this.stacks.needs(topStack(construct), topStack(resource)); }
    const goal = unitIn(home, resource);
    const seen = new Set(elementsIn(construct).map((element) => unitIn(home, element)));
    for (const unit of seen) {
      if (unit === goal) { return true; }
      if (unit && unit !== known) { this.neededBy(unit).forEach((element) => seen.add(unitIn(home, element))); }
    }
    return false;
  }

  private neededBy(unit: CfnElement): CfnElement[] {
    return [unit, ...elementsBehind(unit)].flatMap((element) => [
      ...once(this.references, element, () => referencesOf(element)),
      ...dependenciesOf(element),
    ]);
  }
}

function elementsIn(construct: IConstruct): CfnElement[] {
  return construct.node.findAll().filter((child): child is CfnElement => CfnElement.isCfnElement(child));
}

/** The elements of the nested stack that a resource is. */
function elementsBehind(unit: CfnElement): CfnElement[] {
  if (!CfnStack.isCfnStack(unit)) { return []; }
  const nested = unit.stack.node.findAll().find((child) => Stack.isStack(child) && child.nestedStackResource === unit);
  return nested ? elementsIn(nested) : [];
}

/** What an element depends on explicitly. These may change while decisions are made. */
function dependenciesOf(element: CfnElement): CfnElement[] {
  const own = CfnResource.isCfnResource(element)
    ? element.obtainDependencies().filter((one) => CfnElement.isCfnElement(one))
    : [];
  return [...own, ...element.node.scopes.flatMap(({ node }) => node.dependencies).flatMap(elementsIn)];
}

/** The innermost stack in which both are. Undefined if they are not deployed together. */
export function sharedStack(one: IConstruct, other: IConstruct): Stack | undefined {
  const others = stacksOf(Stack.of(other));
  return stacksOf(Stack.of(one)).find((stack) => others.includes(stack));
}

/** The element itself, or the nested stack that it is in, as a resource of `home`. Undefined if it is elsewhere. */
function unitIn(home: Stack, element: CfnElement): CfnElement | undefined {
  if (element.stack === home) { return element; }
  const stacks = stacksOf(element.stack);
  return stacks.find(({ nestedStackParent }) =>
    nestedStackParent === home)?.nestedStackResource as CfnElement | undefined;
}
