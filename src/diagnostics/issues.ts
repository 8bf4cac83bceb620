import { Annotations, Validations } from 'aws-cdk-lib';
import * as cxschema from 'aws-cdk-lib/cloud-assembly-schema';
import { UnscopedValidationError, ValidationError } from 'aws-cdk-lib/core/lib/errors';
import { lit } from 'aws-cdk-lib/core/lib/helpers-internal';
import { Construct, IConstruct } from 'constructs';
import { visible } from './characters';
import { Code, CODES, detailsOf, Facts, FactsOf, textOf } from './codes';
import { redact } from './redact';
import { otherCopyOf } from '../cdk/other-copy';
import { isUnresolved } from '../cdk/tokens';

/** Longer values are cut in messages: enough to recognise the value, not enough to flood a terminal. */
const SHOWN_CHARACTERS = 100;

/** The issues of an error that it was made of. */
const ISSUES = Symbol.for('cdk-sagemaker-model-package.issues');

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
  /** Whether it is none after all, asked at the end of synthesis. @default - it is one */
  readonly isMet?: () => boolean;
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
    if (!isUnresolved(value)) {
      this.add(code, facts, shown(value));
    }
  }

  /** As `invalidValue`, for a value that must not be shown: the rule says what is wrong without it. */
  public invalidSecret<C extends Code>(code: C, value: unknown, ...[facts]: Given<C>): void {
    if (!isUnresolved(value)) {
      this.add(code, facts);
    }
  }

  /** A property that must not be here (or must not be missing), whether its value is known or not. */
  public invalidUse<C extends Code>(code: C, ...[facts, value]: [...Given<C>, value?: unknown]): void {
    this.add(code, facts as Facts | undefined, value === undefined || isUnresolved(value) ? undefined : shown(value));
  }

  /** Something legal that will surprise. */
  public warn<C extends Code>(code: C, ...[facts]: Given<C>): void {
    this.add(code, facts);
  }

  /** The same, if a condition that others may still fulfil is not met when the app is synthesized. */
  public warnUnless<C extends Code>(isMet: () => boolean, code: C, ...[facts]: Given<C>): void {
    this.add(code, facts, undefined, isMet);
  }

  /** What a value found in itself when it was made, at this place. */
  public include(issues: readonly Issue[]): void {
    const before = this.path();
    for (const issue of issues) {
      const separator = before === '' || issue.place === '' || issue.place.startsWith('[') ? '' : '.';
      this.found.push({ ...issue, place: `${before}${separator}${issue.place}` });
    }
  }

  /** The warnings so far. */
  public get warnings(): readonly Issue[] {
    return this.of('warning');
  }

  /** All of them, of which each has its whole place. */
  public get all(): readonly Issue[] {
    return this.found;
  }

  /** Throws one error with all errors, before the construct `id` comes into being in `scope`. */
  public throwForConstruct(subject: string, scope: Construct, id: string): void {
    const message = this.message();
    if (message !== undefined) {
      const path = scope.node.path ? `${scope.node.path}/${id}` : id;
      throw this.withIssues(
        new ValidationError(lit`ValidationError`, `invalid ${subject} at ${path}:\n${message}`, scope),
      );
    }
  }

  /** Throws one error with all errors of a value that belongs to no construct yet. */
  public throwForValue(subject: string): void {
    const message = this.message();
    if (message !== undefined) {
      throw this.withIssues(new UnscopedValidationError(lit`ValidationError`, `invalid ${subject}:\n${message}`));
    }
  }

  /** Shows the warnings at a construct: what is said alike of several places is one warning. */
  public annotate(construct: IConstruct): void {
    if (this.found.length === 0) { return; }
    const warnings = this.of('warning');
    showAll(construct, warnings.filter(({ isMet }) => !isMet));
    const later = warnings.filter(({ isMet }) => isMet);
    if (later.length > 0) {
      construct.node.addValidation({
        validate: () => {
          showAll(construct, later.filter(({ isMet }) => !isMet!()));
          return [];
        },
      });
    }
  }

  /** The errors so far, as messages show them. */
  public get errorLines(): string[] {
    return this.found.length === 0 ? [] : firstOfEach(this.of('error')).map(lineOf);
  }

  private withIssues(error: Error): Error {
    return Object.defineProperty(error, ISSUES, { value: this.found });
  }

  private of(severity: 'error' | 'warning'): Issue[] {
    return this.found.filter(({ code }) => CODES[code].severity === severity);
  }

  private message(): string | undefined {
    const lines = this.errorLines;
    return lines.length === 0 ? undefined : lines.map((line) => `  - ${line}`).join('\n');
  }

  private add(code: Code, facts: Facts = {}, value?: string, isMet?: () => boolean): void {
    this.found.push({ code, place: this.path(), value, facts, isMet });
  }

  private path(): string {
    const before = this.parent?.path() ?? '';
    return this.step === undefined ? before : joined(before, this.step);
  }
}

/** A path as it is shown. */
export function pathOf(steps: readonly Step[]): string {
  return steps.reduce<string>(joined, '');
}

function joined(before: string, step: Step): string {
  if (typeof step === 'number') { return `${before}[${step}]`; }
  return before && !step.startsWith('[') ? `${before}.${step}` : `${before}${step}`;
}

/** What is wrong by an error of this library, as data. Any other error is thrown again. */
export function issuesIn(error: unknown): readonly Issue[] {
  const issues = (error as { readonly [ISSUES]?: readonly Issue[] } | undefined)?.[ISSUES];
  if (!issues) { throw error; }
  return issues;
}

/** Checks a value class's input and throws all that is wrong with it. */
export function checkValue(subject: string, check: (issues: Issues) => void): readonly Issue[] {
  const issues = new Issues();
  check(issues);
  issues.throwForValue(subject);
  return issues.warnings;
}

/**
 * Checks a construct's input and throws all that is wrong with it, before the construct exists. Its warnings come back.
 */
export function checkConstruct(subject: string, scope: Construct, id: string, check: (issues: Issues) => void): Issues {
  const issues = new Issues();
  const otherCopy = otherCopyOf(scope.node.root);
  if (otherCopy) { issues.at('scope').invalidUse('Shape.otherCopy', { ...otherCopy }); }
  check(issues);
  issues.throwForConstruct(subject, scope, id);
  return issues;
}

/** By what users acknowledge a warning. */
export function idOf(code: Code): string {
  return `cdk-sagemaker-model-package:${code}`;
}

/** Shows one warning at a construct, which users can acknowledge. */
export function warn<C extends Code>(construct: IConstruct, code: C, ...[facts]: Given<C>): void {
  show(construct, code, textOf(code, facts ?? {}));
}

/** Shows the details of a warning at its construct, if the warning is not acknowledged. */
export function showDetails(construct: IConstruct, code: Code, facts: Facts): void {
  const isShown = construct.node.metadata.some(({ type, data }) =>
    type === cxschema.ArtifactMetadataEntryType.WARN && String(data).includes(idOf(code)));
  if (isShown) { Annotations.of(construct).addInfo(visible(redact(detailsOf(code, facts)))); }
}

/**
 * Reports an error at a construct, with which its stack cannot be deployed. Unlike a thrown error, it lets users deploy
 * the other stacks of the app.
 */
export function reportError<C extends Code>(construct: IConstruct, code: C, facts: FactsOf<C>): void {
  Annotations.of(construct).addError(redact(textOf(code, facts)));
}

/** What takes warnings: `Validations` does since aws-cdk-lib 2.252.0. */
type TakesWarnings = Pick<Validations, 'addPlugins'> & { addWarning?(id: string, message: string): void };

function show(construct: IConstruct, code: Code, text: string): void {
  const message = redact(text);
  const id = idOf(code);
  const validations: TakesWarnings = Validations.of(construct);
  if (validations.addWarning !== undefined) {
    validations.addWarning(id, visible(message));
  } else {
    // Not always: what Annotations shows, Validations.of().acknowledge() did not find until lately.
    Annotations.of(construct).addWarningV2(id, visible(message));
  }
}

/** Shows warnings at a construct: those with the same text become one. */
function showAll(construct: IConstruct, warnings: readonly Issue[]): void {
  const alike = new Map<string, { readonly issue: Issue; readonly places: string[]; more: number }>();
  for (const { issue, more } of firstOfEach(warnings)) {
    const key = textOf(issue.code, issue.facts);
    const known = alike.get(key) ?? { issue, places: [], more: 0 };
    alike.set(key, known);
    if (issue.place !== '') { known.places.push(issue.place); }
    known.more += more;
  }
  for (const { issue: { code, facts }, places, more } of alike.values()) {
    const text = textOf(code, facts, more);
    show(construct, code, places.length > 0 ? `${places.join(', ')}: ${text}` : text);
  }
}

/** More entries of a list or a map with the same fault are counted, not shown. */
const SHOWN_ENTRIES = 10;

/** The steps of a path into lists and maps. */
const ENTRY = /\[(?:\d+|"[^]*?)\]/g;

/** An issue that is shown, and how many of its kind, in other entries of the same list or map, are not. */
interface ShownIssue {
  readonly issue: Issue;
  more: number;
}

/** The issues, of each kind the first few. */
function firstOfEach(issues: readonly Issue[]): ShownIssue[] {
  if (issues.length <= SHOWN_ENTRIES) { return issues.map((issue) => ({ issue, more: 0 })); }
  const kinds = new Map<string, ShownIssue[]>();
  const all: ShownIssue[] = [];
  for (const issue of issues) {
    const kind = `${issue.code} ${issue.place.replace(ENTRY, '[]')}`;
    const alike = kinds.get(kind) ?? [];
    kinds.set(kind, alike);
    if (alike.length === SHOWN_ENTRIES) {
      alike[SHOWN_ENTRIES - 1].more++;
    } else {
      alike.push({ issue, more: 0 });
      all.push(alike[alike.length - 1]);
    }
  }
  return all;
}

function lineOf({ issue: { code, place, value, facts }, more }: ShownIssue): string {
  const parts = [place && `${place}:`, value, textOf(code, facts, more)];
  return visible(redact(parts.filter((part) => part).join(' ')));
}

/** A value as messages show it. Secrets are hidden before it is cut, as what is left of one may not look like it. */
export function shown(value: unknown): string {
  // JSON has no NaN, no infinity and nothing for undefined.
  const json = redact(typeof value === 'number' || value === undefined ? String(value) : JSON.stringify(value));
  if (json.length <= SHOWN_CHARACTERS) { return json; }
  // A character beyond the first 65,536 has two units.
  const characters = [...json.slice(0, 2 * SHOWN_CHARACTERS + 1)];
  return characters.length > SHOWN_CHARACTERS ? `${characters.slice(0, SHOWN_CHARACTERS).join('')}…` : json;
}
