import { Token, Tokenization } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { ModelPackageEventOptions } from './event-options';
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

  constructor(scope: Construct, id: string, filter: RuleFilter, props: ModelPackageEventOptions) {
    const { target, eventPattern, ...options } = props;
    checkPattern(scope, id, filter, eventPattern);
    super(scope, id, options);
    this.filter = filter;
    removeOnFailure(this, () => {
      this.addEventPattern(this.injected);
      this.addEventPattern({ ...eventPattern });
      this.addTarget(target);
    });
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

function checkPattern(
  scope: Construct, id: string, { method, fields }: RuleFilter, eventPattern?: events.EventPattern,
): void {
  checkConstruct('rule', scope, id, (issues) =>
    checkNarrowing(issues, method, { eventPattern: fields }, { eventPattern }));
}

/** The required values of each field: an event has to have one of them. */
export interface EventFilter {
  readonly [field: string]: readonly unknown[] | EventFilter;
}

/** A pattern that a user specifies. */
interface Pattern {
  readonly [field: string]: unknown;
}

/** Alternatives in a pattern, at any level of it. A field in an alternative overrides the same field of the pattern. */
const OR = '$or';

/**
 * Adds a pattern to a filter without changing the filter. CDK would merge the values of a field that both have, so that
 * each of them would match.
 */
function narrow(filter: EventFilter, given: Pattern = {}): Pattern {
  const fields = Object.entries(filter).map(([field, required]) =>
    [field, isList(required) ? required : narrow(required, given[field] as Pattern | undefined)]);
  return { ...given, ...Object.fromEntries(fields) };
}

/** Rejects a pattern that would change the filter of a method instead of restricting it, even if it contains tokens. */
function checkNarrowing(issues: Issues, method: string, filter: EventFilter, given: Pattern): void {
  const check = (at: Issues, value: unknown, isHarmless: boolean) => {
    if (!isHarmless) { at.invalidUse('ModelPackageGroupEvents.filterChanged', { method }, value); }
  };
  for (const [field, required] of Object.entries(filter).filter(([name]) => given[name] !== undefined)) {
    const [value, at] = [given[field], issues.at(field)];
    if (isList(required)) {
      check(at, value, includesAll(value, required));
    } else if (isKnownObject(value)) {
      checkNarrowing(at, method, required, value);
    } else {
      at.invalidUse('ModelPackageGroupEvents.patternUnknown', {}, value);
    }
  }
  check(issues.at(OR), given[OR], !mayContain(given[OR], Object.keys(filter).map(nameInEvents)));
}

/** Whether a value includes all that the filter requires. More values are harmless, as the filter replaces them. */
function includesAll(value: unknown, required: readonly unknown[]): boolean {
  return isList(value) && required.every((one) => value.some((given) => isSame(given, one)));
}

/** Conditions such as `{ exists: false }` are objects. */
function isSame(given: unknown, required: unknown): boolean {
  return given === required || isKnownObject(given) && JSON.stringify(given) === JSON.stringify(required);
}

/** Whether alternatives contain one of the fields, at any level, or may contain it once they are resolved. */
function mayContain(value: unknown, fields: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) { return false; }
  return Tokenization.isResolvable(value) || Object.entries(value)
    .some(([key, element]) => fields.includes(key) || Token.isUnresolved(key) || mayContain(element, fields));
}

/** CDK renders the field names at the top level of a pattern, but not those in its alternatives. */
function nameInEvents(field: string): string {
  return field === 'detailType' ? 'detail-type' : field;
}

function isKnownObject(value: unknown): value is Pattern {
  return typeof value === 'object' && value !== null && !isList(value) && !Tokenization.isResolvable(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
