import { CfnElement, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { once } from './once';
import { referencesOf } from './references';

/** The stack of a construct that is deployed by itself: not a nested one. */
export function topStack(construct: IConstruct): Stack {
  const stack = Stack.of(construct);
  return stack.nestedStackParent ? topStack(stack.nestedStackParent) : stack;
}

/** A stack and those in which it is nested, the innermost first. */
export function stacksOf(stack: Stack): Stack[] {
  return stack.nestedStackParent ? [stack, ...stacksOf(stack.nestedStackParent)] : [stack];
}

/** The stacks that others need first. It is read once, at the start of a synthesis: make a new one for each. */
export class StackGraph {
  private readonly needed = new Map<Stack, Set<Stack>>();

  /** Whether a stack needs another one first, directly or through others. */
  public needs(stack: Stack, other: Stack): boolean {
    const seen = new Set([stack]);
    for (const one of seen) {
      if (one === other) { return true; }
      this.neededBy(one).forEach((next) => seen.add(next));
    }
    return false;
  }

  /** Makes a stack need another one. */
  public add(stack: Stack, other: Stack): void {
    this.neededBy(stack).add(other);
  }

  private neededBy(stack: Stack): Set<Stack> {
    return once(this.needed, stack, () => {
      // Stacks and stages may be defined in the scope of a stack.
      const all = stack.node.findAll().filter((child) => topStack(child) === stack);
      const references = all.filter((child) =>
        CfnElement.isCfnElement(child)).flatMap((element) => [...referencesOf(element)]);
      return new Set([
        ...stack.dependencies, ...[...references, ...all.flatMap(({ node }) => node.dependencies)].map(topStack),
      ]);
    });
  }
}
