import { Aspects, IAspect, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ResourceGraph } from './resource-graph';
import { StackGraph } from './stack-graph';
import { stateOf } from './state';

/**
 * The decisions of a stage that depend on what the whole app refers to. They are made when the synthesis starts: what
 * users define later than a grant counts as well.
 */
export class AtSynthesis implements IAspect {
  public static of(construct: IConstruct): AtSynthesis {
    const stage = Stage.of(construct)!; // CDK creates an app for a stack without one.
    return stateOf(stage, 'AtSynthesis', () => {
      const decisions = new AtSynthesis(stage);
      Aspects.of(stage).add(decisions);
      return decisions;
    });
  }

  private places: ((graph: StackGraph) => void)[] = [];
  private readonly waits: ((graph: ResourceGraph) => void)[] = [];
  private isDue = false;

  private constructor(private readonly stage: Stage) {}

  /** Decides once in which stack something is placed. */
  public place(decision: (graph: StackGraph) => void): void {
    this.places.push(decision);
    this.isDue = true;
  }

  /** Decides at each synthesis what a resource waits for, after everything is placed. */
  public wait(decision: (graph: ResourceGraph) => void): void {
    this.waits.push(decision);
    this.isDue = true;
  }

  /** Aspects of users may define constructs, too, so that there are more decisions to make. */
  public visit(node: IConstruct): void {
    if (node !== this.stage && !this.isDue) { return; }
    this.isDue = false;
    const [places, stacks] = [this.places, new StackGraph()];
    this.places = [];
    places.forEach((decide) => decide(stacks));
    const resources = new ResourceGraph(stacks);
    this.waits.forEach((decide) => decide(resources));
  }
}
