import { Token, Annotations, Validations } from 'aws-cdk-lib';
import { UnscopedValidationError, ValidationError } from 'aws-cdk-lib/core/lib/errors';
import { lit } from 'aws-cdk-lib/core/lib/helpers-internal';
import { Construct, IConstruct } from 'constructs';

/** Longer values are cut in messages: enough to recognise the value, not enough to flood a terminal. */
const SHOWN_CHARACTERS = 100;

/** Where in the user's own input a value stands, for example `inferenceSpecification.containers[0].image`. */
type Step = string | number;

/**
 * Collects everything that is wrong with one piece of input, so that the user sees all of it in one error.
 *
 * An instance points at one place of the input; `at` points deeper. All of them write to one list.
 */
export class Violations {
  private readonly found: string[];

  constructor(private readonly step?: Step, private readonly parent?: Violations) {
    this.found = parent?.found ?? [];
  }

  /** The same list, one property (name) or element (index) deeper. */
  public at(...steps: Step[]): Violations {
    return steps.reduce<Violations>((parent, step) => new Violations(step, parent), this);
  }

  /** The entry of a map: its key is the user's own text, so it is quoted. */
  public atKey(key: string): Violations {
    return new Violations(`[${shown(key)}]`, this);
  }

  /**
   * A value that breaks a rule of its own. A value that is not known before deployment breaks none: this is the
   * one place that sees to it.
   */
  public refuse(value: unknown, rule: string, remedy: string): void {
    if (!Token.isUnresolved(value)) {
      this.add(`${shown(value)} ${rule}`, remedy);
    }
  }

  /** As `refuse`, for a value that must not be shown: the rule says what is wrong without it. */
  public refuseHidden(value: unknown, rule: string, remedy: string): void {
    if (!Token.isUnresolved(value)) {
      this.add(rule, remedy);
    }
  }

  /** A property that must not be here (or must not be missing), whether its value is known or not. */
  public misplaced(rule: string, remedy: string, value?: unknown): void {
    this.add(value === undefined ? rule : `${shown(value)} ${rule}`, remedy);
  }

  /** Throws one error with all that was found, before the construct `id` comes into being in `scope`. */
  public throwForConstruct(subject: string, scope: Construct, id: string): void {
    if (this.found.length > 0) {
      const path = scope.node.path ? `${scope.node.path}/${id}` : id;
      throw new ValidationError(lit`ValidationError`, this.message(`${subject} at ${path}`), scope);
    }
  }

  /** Throws one error with all that was found in a value that belongs to no construct yet. */
  public throwForValue(subject: string): void {
    if (this.found.length > 0) {
      throw new UnscopedValidationError(lit`ValidationError`, this.message(subject));
    }
  }

  private message(subject: string): string {
    return [`invalid ${subject}:`, ...this.found.map((line) => `  - ${line}`)].join('\n');
  }

  private add(rule: string, remedy: string): void {
    this.found.push(`${this.path()}: ${rule}. ${remedy}`);
  }

  private path(): string {
    const before = this.parent?.path() ?? '';
    if (this.step === undefined) { return before; }
    if (typeof this.step === 'number') { return `${before}[${this.step}]`; }
    return before && !this.step.startsWith('[') ? `${before}.${this.step}` : `${before}${this.step}`;
  }
}

/** Checks a value class's input and throws all that is wrong with it. */
export function checkValue(subject: string, check: (violations: Violations) => void): void {
  const violations = new Violations();
  check(violations);
  violations.throwForValue(subject);
}

/** Checks a construct's input and throws all that is wrong with it, before the construct exists. */
export function checkConstruct(subject: string, scope: Construct, id: string, check: (violations: Violations) => void): void {
  const violations = new Violations();
  check(violations);
  violations.throwForConstruct(subject, scope, id);
}

function shown(value: unknown): string {
  // JSON has no NaN, no infinity and nothing for undefined.
  const json = typeof value === 'number' || value === undefined ? String(value) : JSON.stringify(value);
  return json.length > SHOWN_CHARACTERS ? `${json.slice(0, SHOWN_CHARACTERS)}…` : json;
}

/** Something legal that will surprise. */
export interface Warning {
  /** The last part of the id, by which users acknowledge it: public API. */
  readonly name: string;
  readonly message: string;
}

/** What takes warnings: `Validations` does since aws-cdk-lib 2.252.0. */
type TakesWarnings = Pick<Validations, 'addPlugins'> & { addWarning?(id: string, message: string): void };

/** Shows a warning that users can acknowledge by `cdk-sagemaker-model-package:<construct>.<name>`. */
export function warn(scope: IConstruct, construct: string, { name, message }: Warning): void {
  const id = `cdk-sagemaker-model-package:${construct}.${name}`;
  const validations: TakesWarnings = Validations.of(scope);
  if (validations.addWarning !== undefined) {
    validations.addWarning(id, message);
  } else {
    // Not always: what Annotations shows, Validations.of().acknowledge() did not find until lately.
    Annotations.of(scope).addWarningV2(id, message);
  }
}
