import { RuleSeverity } from './governance-rule';
import { Resource } from './template';
import { visible } from '../diagnostics/characters';
import { Code, CODES, Facts, linkTo, remedyOf, ruleOf } from '../diagnostics/codes';
import { Issue } from '../diagnostics/issues';
import { redact } from '../diagnostics/redact';

/** What is said of one place of a resource. */
export interface Finding {
  readonly code: string;
  readonly severity: RuleSeverity;
  readonly message: string;
  readonly remedy: string;
  readonly link: string;
  /** The path of the construct, or the logical ID where the template does not say it. */
  readonly resource: string;
  readonly logicalId: string;
  readonly template: string;
  /** The place in the resource, such as `Properties.InferenceSpecification`. */
  readonly place: string;
}

export function findingOf(resource: Resource, { code, place, value, facts }: Issue): Finding {
  const severity = CODES[code].severity as RuleSeverity;
  return finding(resource, code, severity, placeInResource(place), facts, value);
}

function placeInResource(place: string): string {
  return place === 'RemovalPolicy' ? 'DeletionPolicy' : place ? `Properties.${place}` : 'Properties';
}

export function finding(
  { constructPath, logicalId, templatePath }: Resource, code: Code, severity: RuleSeverity, place: string,
  facts: Facts = {}, value?: string,
): Finding {
  const at = place.replace(/^Properties\.?/, '');
  const message = [at && `${at}:`, value, ruleOf(code, facts)].filter((part) => part).join(' ');
  return {
    code,
    severity,
    message: visible(redact(message)),
    remedy: visible(redact(remedyOf(code, facts))),
    link: linkTo(code),
    resource: constructPath ?? logicalId,
    logicalId,
    template: templatePath,
    place,
  };
}
