import { ACCESS } from './codes/access';
import { ARTIFACTS } from './codes/artifacts';
import { Entry, NamesIn } from './codes/entry';
import { GOVERNANCE } from './codes/governance';
import { MODEL } from './codes/model';
import { MODEL_CARD } from './codes/model-card';
import { MODEL_PACKAGE } from './codes/model-package';
import { MODEL_PACKAGE_GROUP } from './codes/model-package-group';
import { PROMOTION } from './codes/promotion';
import { SHAPES } from './codes/shapes';
import { SHARES } from './codes/shares';
import { SPECIFICATION } from './codes/specification';
import { VALUES } from './codes/values';

/**
 * Every error and warning of the library by its code, which is public API: the one place of their texts. A warning is
 * acknowledged by `cdk-sagemaker-model-package:` and its code. `docs/diagnostics.md` explains each.
 */
export const CODES = {
  ...SHAPES,
  ...VALUES,
  ...ARTIFACTS,
  ...SPECIFICATION,
  ...MODEL_CARD,
  ...MODEL_PACKAGE,
  ...MODEL_PACKAGE_GROUP,
  ...SHARES,
  ...MODEL,
  ...ACCESS,
  ...PROMOTION,
  ...GOVERNANCE,
} as const;

export type Code = keyof typeof CODES;

/** What the text of a code needs to know. The closest of the known names is unknown if none is close enough. */
export type FactsOf<C extends Code> = {
  readonly [Name in NamesIn<(typeof CODES)[C]['rule'] | (typeof CODES)[C]['remedy']>]:
  Name extends 'closest' ? string | undefined : string | number;
};

/** The same for any code. */
export type Facts = { readonly [name: string]: string | number | undefined };

/** The start of a remedy, which is omitted if no known name is close enough. */
const SUGGESTION = 'Did you mean {closest}? Otherwise ';

const DOCS = 'https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/diagnostics.md';

/** Where a code is explained: its heading there, as GitHub links to it. */
export function linkTo(code: Code): string {
  return `${DOCS}#${code.toLowerCase().replace('.', '')}`;
}

/** What is wrong, of how many others that are not shown it is true, what to do, and where to read more. */
export function textOf(code: Code, facts: Facts, more = 0): string {
  const { rule, remedy }: Entry = CODES[code];
  const others = more > 0 ? `, as ${more === 1 ? 'is 1 other that is' : `are ${more} others that are`} not shown` : '';
  return `${fill(rule, facts)}${others}. ${fill(withoutSuggestion(remedy, facts), facts)} (${code}, ${linkTo(code)})`;
}

/** What is shown beside a warning that has details. */
export function detailsOf(code: Code, facts: Facts): string {
  const { details }: Entry = CODES[code];
  return `${fill(String(details), facts)} (${code}, ${linkTo(code)})`;
}

/** Only what to do. */
export function remedyOf(code: Code, facts: Facts): string {
  return fill(withoutSuggestion(CODES[code].remedy, facts), facts);
}

/** Only what is wrong. */
export function ruleOf(code: Code, facts: Facts): string {
  return fill(CODES[code].rule, facts);
}

function withoutSuggestion(remedy: string, { closest }: Facts): string {
  if (closest !== undefined || !remedy.startsWith(SUGGESTION)) { return remedy; }
  const rest = remedy.slice(SUGGESTION.length);
  return `${rest[0].toUpperCase()}${rest.slice(1)}`;
}

function fill(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name]));
}
