import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { checkNarrowing, EventFilter, narrow } from './event-filter';
import { orRemove } from '../private/or-remove';
import { checkConstruct } from '../private/violations';

/** What a rule asks for, and the method that says so. */
export interface RuleFilter {
  readonly method: string;
  readonly fields: EventFilter;
}

/** A rule whose filter stays in force, whatever is added to its pattern. */
export class FilteredRule extends events.Rule {
  private readonly filter?: RuleFilter;
  /** What property injection gives to CDK's constructor. Declared alone: an initializer would run after that constructor. */
  private declare injected?: events.EventPattern;

  constructor(scope: Construct, id: string, filter: RuleFilter, { target, eventPattern, ...options }: events.OnEventOptions) {
    checkPattern(scope, id, filter, eventPattern);
    super(scope, id, options);
    this.filter = filter;
    orRemove(this, () => this.addEventPattern(this.injected));
    this.addEventPattern({ ...eventPattern });
    this.addTarget(target);
  }

  /** CDK's constructor calls it, too, when the filter is not known yet. */
  public addEventPattern(eventPattern?: events.EventPattern): void {
    if (!this.filter) {
      this.injected = eventPattern;
    } else {
      checkPattern(this.node.scope as Construct, this.node.id, this.filter, eventPattern);
      super.addEventPattern(narrow(this.filter.fields, { ...eventPattern }));
    }
  }
}

function checkPattern(scope: Construct, id: string, { method, fields }: RuleFilter, eventPattern?: events.EventPattern): void {
  checkConstruct('rule', scope, id, (violations) => checkNarrowing(violations, method, { eventPattern: fields }, { eventPattern }));
}
