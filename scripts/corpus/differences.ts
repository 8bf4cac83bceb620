import { isDeepStrictEqual } from 'util';
import { Templates } from './templates';
import { changesBetween, Effect } from '../time/template-changes';

/** What differs in the templates of an app, and what a deployment does about it. */
export interface Difference {
  /** The file of the template. */
  readonly template: string;
  /** The logical id of a resource, or the name of another section of the template. */
  readonly logicalId: string;
  /** The type of the resource, or `section`. */
  readonly type: string;
  readonly effect: Effect;
  readonly properties: readonly string[];
}

/** The differences between the templates of an app, by template and logical id. */
export function differencesBetween(before: Templates, after: Templates): Difference[] {
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return files.flatMap((template) => {
    const [one, other] = [before[template] ?? {}, after[template] ?? {}];
    return [
      ...changesBetween(one, other).map((change): Difference => ({ template, ...change })),
      ...changedSections(one, other).map((logicalId): Difference => ({
        template, logicalId, type: 'section', effect: logicalId === 'Outputs' ? 'updated' : 'metadata only', properties: [],
      })),
    ];
  });
}

/** Whether a version or a group, which is what cannot be made again, is another one afterwards. */
export function isReplacement({ type, effect }: Pick<Difference, 'type' | 'effect'>): boolean {
  return /^AWS::SageMaker::ModelPackage(Group)?$/.test(type) && ['replaced', 'perhaps replaced', 'deleted', 'retained', 'created'].includes(effect);
}

/** A line for a person: what a deployment does with which resource, and why. */
export function lineOf({ template, logicalId, type, effect, properties }: Difference): string {
  const because = properties.length > 0 ? `: ${properties.join(', ')}` : '';
  return `${effect}: ${template} ${logicalId} (${type})${because}`;
}

function changedSections(one: any, other: any): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
    .filter((section) => section !== 'Resources' && !isDeepStrictEqual(one[section], other[section]));
}
