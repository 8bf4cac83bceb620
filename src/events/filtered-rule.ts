import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { checkNarrowing, EventFilter, narrow } from './event-filter';
import { checkConstruct } from '../private/violations';

/** What a rule asks for, and the method that says so. */
export interface RuleFilter {
  readonly method: string;
  readonly fields: EventFilter;
}

/** A rule whose filter stays in force, whatever is added to its pattern. */
export class FilteredRule extends events.Rule {
  private readonly filter?: RuleFilter;

  constructor(scope: Construct, id: string, filter: RuleFilter, { target, eventPattern, ...options }: events.OnEventOptions) {
    checkPattern(scope, id, filter, eventPattern);
    super(scope, id, { ...options, targets: target && [target] });
    this.filter = filter;
    this.addEventPattern({ ...eventPattern });
  }

  /** CDK's constructor calls it, too, with what property injection may have added. */
  public addEventPattern(eventPattern?: events.EventPattern): void {
    if (this.filter && eventPattern) {
      checkPattern(this.node.scope as Construct, this.node.id, this.filter, eventPattern);
      super.addEventPattern(narrow(this.filter.fields, { ...eventPattern }));
    } else {
      super.addEventPattern(eventPattern);
    }
  }
}

function checkPattern(scope: Construct, id: string, { method, fields }: RuleFilter, eventPattern?: events.EventPattern): void {
  checkConstruct('rule', scope, id, (violations) => checkNarrowing(violations, method, { eventPattern: fields }, { eventPattern }));
}
