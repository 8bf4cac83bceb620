import { IConstruct } from 'constructs';
import { ActionTarget, isActionOn, isKnownAction, misspelledAction } from '../catalogue/actions';
import { checkValue, Issues } from '../diagnostics/issues';

/** The actions of SageMaker, with wildcards. IAM ignores the case. */
const ACTION = /^sagemaker:([a-z0-9*?]+)$/i;

/**
 * Rejects actions that IAM rejects or that are of another service, and warns at the resource of those that allow more
 * or less than they say.
 */
export function checkActions(resource: IConstruct, target: ActionTarget, actions: string[]): void {
  const warnings = new Issues();
  checkValue('grant', (issues) => {
    if (actions.length === 0) {
      issues.at('actions').invalidValue('Grants.noActions', actions);
    }
    actions.forEach((action, index) => {
      checkAction(issues.at('actions', index), warnings.at('actions', index), target, action);
    });
  });
  warnings.annotate(resource);
}

function checkAction(issues: Issues, warnings: Issues, target: ActionTarget, action: string): void {
  const [, name] = ACTION.exec(action) ?? [];
  if (name === undefined) {
    issues.invalidValue('Grants.otherService', action);
  } else if (/[*?]/.test(name)) {
    warnings.warn(isActionOn(target, name) ? 'Grants.wildcardAction' : 'Grants.ineffectiveAction', { action, target });
  } else if (isKnownAction(name)) {
    if (!isActionOn(target, name)) { warnings.warn('Grants.ineffectiveAction', { action, target }); }
  } else {
    const closest = misspelledAction(name);
    if (closest !== undefined) {
      issues.invalidValue('Grants.unknownAction', action, { closest: `sagemaker:${closest}` });
    } else {
      warnings.warn('Grants.newAction', { action });
    }
  }
}
