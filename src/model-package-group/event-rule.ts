import { Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { removeOnFailure } from '../cdk/dependencies';
import { checkConstruct, Issues } from '../diagnostics/issues';

/** The filter of a rule, and the method that defines it. */
export interface RuleFilter {
  readonly method: string;
  readonly fields: EventFilter;
}

/** A rule whose filter cannot be changed by additions to its event pattern. */
export class FilteredRule extends events.Rule {
  private readonly filter?: RuleFilter;
  /**
   * The pattern that property injection passes to the constructor of CDK. Only declared, because an initializer would
   * run after that constructor.
   */
  private declare injected?: events.EventPattern;

  constructor(scope: Construct, id: string, filter: RuleFilter, { target, eventPattern, ...options }: events.OnEventOptions) {
    checkPattern(scope, id, filter, eventPattern);
    super(scope, id, options);
    this.filter = filter;
    removeOnFailure(this, () => this.addEventPattern(this.injected));
    this.addEventPattern({ ...eventPattern });
    this.addTarget(target);
  }

  /** The constructor of CDK also calls this method, before the filter is set. */
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
  checkConstruct('rule', scope, id, (issues) => checkNarrowing(issues, method, { eventPattern: fields }, { eventPattern }));
}

/** The required value of each field. */
export interface EventFilter {
  readonly [field: string]: string | EventFilter;
}

/** A pattern that a user specifies. */
interface Pattern {
  readonly [field: string]: unknown;
}

/** Alternatives in a pattern. A field in an alternative overrides the same field of the pattern. */
const OR = '$or';

/**
 * Adds a pattern to a filter without changing the filter. CDK would merge the values of a field that both have, so that
 * each of them would match.
 */
export function narrow(filter: EventFilter, given: Pattern = {}): Pattern {
  return Object.entries(filter).reduce<Pattern>((pattern, [field, wanted]) => ({
    ...pattern,
    [field]: typeof wanted === 'string' ? [wanted] : narrow(wanted, given[field] as Pattern | undefined),
  }), given);
}

/** Rejects a pattern that would change the filter of a method instead of restricting it, even if it contains tokens. */
export function checkNarrowing(issues: Issues, method: string, filter: EventFilter, given: Pattern): void {
  check(issues, method, filter, given, false);
}

function check(issues: Issues, method: string, filter: EventFilter, given: Pattern, isAlternative: boolean): void {
  for (const field of Object.keys(filter).filter((name) => given[name] !== undefined)) {
    const [wanted, value, at] = [filter[field], given[field], issues.at(field)];
    if (typeof wanted !== 'string') {
      checkFields(at, value, (fields) => check(at, method, wanted, fields, isAlternative));
      // Additional values are harmless, as the filter is applied as well and an event has one value for each field.
    } else if (isAlternative || !(Array.isArray(value) && value.includes(wanted))) {
      at.invalidUse('ModelPackageGroupEvents.filterChanged', { method }, value);
    }
  }
  if (given[OR] !== undefined) {
    const alternatives = Array.isArray(given[OR]) ? given[OR] : [given[OR]];
    alternatives.forEach((alternative, index) => {
      const at = issues.at(OR, index);
      checkFields(at, alternative, (fields) => check(at, method, filter, fields, true));
    });
  }
}

function checkFields(issues: Issues, value: unknown, checkThem: (fields: Pattern) => void): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !Token.isUnresolved(value)) {
    checkThem(value as Pattern);
  } else {
    issues.invalidUse('ModelPackageGroupEvents.patternUnknown', {}, value);
  }
}
