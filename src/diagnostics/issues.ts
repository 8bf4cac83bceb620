import { Annotations, Token, Validations } from 'aws-cdk-lib';
import { UnscopedValidationError, ValidationError } from 'aws-cdk-lib/core/lib/errors';
import { lit } from 'aws-cdk-lib/core/lib/helpers-internal';
import { Construct, IConstruct } from 'constructs';
import { Code, CODES, Facts, FactsOf, textOf } from './codes';
import { redact } from './redact';

/** Longer values are cut in messages: enough to recognise the value, not enough to flood a terminal. */
const SHOWN_CHARACTERS = 100;

/** A step of the path by which the user wrote something: a property (name) or an element (index). */
export type Step = string | number;

/** Something that is wrong with the user's input, or will surprise. Its text is made of it when it is shown. */
export interface Issue {
  readonly code: Code;
  /** Where in the user's own input it is, for example `inferenceSpecification.containers[0].image`. */
  readonly place: string;
  /** The value in question as JSON, cut if it is long. Absent where it is a struct, or must not be shown. */
  readonly value?: string;
  readonly facts: Facts;
}

/** Facts may be left out where a code needs none. */
type Given<C extends Code> = keyof FactsOf<C> extends never ? [facts?: FactsOf<C>] : [facts: FactsOf<C>];

/**
 * Collects all issues of one piece of input, so that the user sees all of them at once.
 *
 * An instance points at one place of the input; `at` points deeper. All of them write to one list.
 */
export class Issues {
  private readonly found: Issue[];

  constructor(private readonly step?: Step, private readonly parent?: Issues) {
    this.found = parent?.found ?? [];
  }

  /** The same list, one property (name) or element (index) deeper. */
  public at(...steps: Step[]): Issues {
    return steps.reduce<Issues>((parent, step) => new Issues(step, parent), this);
  }

  /** The entry of a map: its key is the user's own text, so it is quoted. */
  public atKey(key: string): Issues {
    return new Issues(`[${shown(key)}]`, this);
  }

  /**
   * A value that breaks a rule of its own. A value that is not known before deployment breaks none: this is the
   * one place that sees to it.
   */
  public invalidValue<C extends Code>(code: C, value: unknown, ...[facts]: Given<C>): void {
    if (!Token.isUnresolved(value)) {
      this.add(code, facts, shown(value));
    }
  }

  /** As `invalidValue`, for a value that must not be shown: the rule says what is wrong without it. */
  public invalidSecret<C extends Code>(code: C, value: unknown, ...[facts]: Given<C>): void {
    if (!Token.isUnresolved(value)) {
      this.add(code, facts);
    }
  }

  /** A property that must not be here (or must not be missing), whether its value is known or not. */
  public invalidUse<C extends Code>(code: C, ...[facts, value]: [...Given<C>, value?: unknown]): void {
    this.add(code, facts as Facts | undefined, value === undefined || Token.isUnresolved(value) ? undefined : shown(value));
  }

  /** Something legal that will surprise. */
  public warn<C extends Code>(code: C, ...[facts]: Given<C>): void {
    this.add(code, facts);
  }

  /** Throws one error with all errors, before the construct `id` comes into being in `scope`. */
  public throwForConstruct(subject: string, scope: Construct, id: string): void {
    const message = this.message();
    if (message !== undefined) {
      const path = scope.node.path ? `${scope.node.path}/${id}` : id;
      throw new ValidationError(lit`ValidationError`, `invalid ${subject} at ${path}:\n${message}`, scope);
    }
  }

  /** Throws one error with all errors of a value that belongs to no construct yet. */
  public throwForValue(subject: string): void {
    const message = this.message();
    if (message !== undefined) {
      throw new UnscopedValidationError(lit`ValidationError`, `invalid ${subject}:\n${message}`);
    }
  }

  /** Shows the warnings at a construct: what is said alike of several places is one warning. */
  public annotate(construct: IConstruct): void {
    const places = new Map<string, { readonly code: Code; readonly at: string[] }>();
    for (const { code, place, facts } of this.of('warning')) {
      const text = textOf(code, facts);
      const known = places.get(text);
      if (known) { known.at.push(place); } else { places.set(text, { code, at: [place] }); }
    }
    for (const [text, { code, at }] of places) {
      show(construct, code, at[0] ? `${at.join(', ')}: ${text}` : text);
    }
  }

  private of(severity: 'error' | 'warning'): Issue[] {
    return this.found.filter(({ code }) => CODES[code].severity === severity);
  }

  private message(): string | undefined {
    if (this.found.length === 0) { return undefined; }
    const errors = this.of('error');
    return errors.length === 0 ? undefined : errors.map((issue) => `  - ${lineOf(issue)}`).join('\n');
  }

  private add(code: Code, facts: Facts = {}, value?: string): void {
    this.found.push({ code, place: this.path(), value, facts });
  }

  private path(): string {
    const before = this.parent?.path() ?? '';
    if (this.step === undefined) { return before; }
    if (typeof this.step === 'number') { return `${before}[${this.step}]`; }
    return before && !this.step.startsWith('[') ? `${before}.${this.step}` : `${before}${this.step}`;
  }
}

/** Checks a value class's input and throws all that is wrong with it. */
export function checkValue(subject: string, check: (issues: Issues) => void): void {
  const issues = new Issues();
  check(issues);
  issues.throwForValue(subject);
}

/** Checks a construct's input and throws all that is wrong with it, before the construct exists. Its warnings come back. */
export function checkConstruct(subject: string, scope: Construct, id: string, check: (issues: Issues) => void): Issues {
  const issues = new Issues();
  check(issues);
  issues.throwForConstruct(subject, scope, id);
  return issues;
}

/** Shows one warning at a construct, which users can acknowledge by `cdk-sagemaker-model-package:<code>`. */
export function warn<C extends Code>(construct: IConstruct, code: C, ...[facts]: Given<C>): void {
  show(construct, code, textOf(code, facts ?? {}));
}

/** What takes warnings: `Validations` does since aws-cdk-lib 2.252.0. */
type TakesWarnings = Pick<Validations, 'addPlugins'> & { addWarning?(id: string, message: string): void };

function show(construct: IConstruct, code: Code, text: string): void {
  const message = redact(text);
  const id = `cdk-sagemaker-model-package:${code}`;
  const validations: TakesWarnings = Validations.of(construct);
  if (validations.addWarning !== undefined) {
    validations.addWarning(id, message);
  } else {
    // Not always: what Annotations shows, Validations.of().acknowledge() did not find until lately.
    Annotations.of(construct).addWarningV2(id, message);
  }
}

function lineOf({ code, place, value, facts }: Issue): string {
  const parts = [place && `${place}:`, value, textOf(code, facts)];
  return redact(parts.filter((part) => part).join(' '));
}

/** A value as messages show it. Secrets are hidden before it is cut, as what is left of one may not look like it. */
export function shown(value: unknown): string {
  // JSON has no NaN, no infinity and nothing for undefined.
  const json = redact(typeof value === 'number' || value === undefined ? String(value) : JSON.stringify(value));
  return json.length > SHOWN_CHARACTERS ? `${json.slice(0, SHOWN_CHARACTERS)}…` : json;
}
