import { ModelPackageProps } from './model-package-props';
import { InferenceContainer } from './specification/inference-container';
import { InstanceType } from './specification/instance-type';

/** A step of the path by which the user wrote something: a property or an element. */
export type Step = string | number;

/** What the specification of a package and its additional ones have in common, with the place where it stands. */
export interface Serving {
  readonly steps: Step[];
  /** Absent for the package's own. */
  readonly name?: string;
  readonly containers: InferenceContainer[];
  readonly supportedRealtimeInferenceInstanceTypes?: InstanceType[];
  readonly supportedTransformInstanceTypes?: InstanceType[];
}

/** All ways in which a package can be served, its own first. */
export function servingsOf(props: ModelPackageProps): Serving[] {
  const { inferenceSpecification, additionalInferenceSpecifications = [], additionalInferenceSpecificationsToAdd = [] } = props;
  return [
    ...inferenceSpecification ? [{ ...inferenceSpecification._props, steps: ['inferenceSpecification'] }] : [],
    ...additionalInferenceSpecifications.map((specification, index) =>
      ({ ...specification, steps: ['additionalInferenceSpecifications', index] })),
    ...additionalInferenceSpecificationsToAdd.map((specification, index) =>
      ({ ...specification, steps: ['additionalInferenceSpecificationsToAdd', index] })),
  ];
}

/** Every container of a package, with the place where it stands. */
export function containersOf(props: ModelPackageProps): { container: InferenceContainer; steps: Step[] }[] {
  return servingsOf(props).flatMap(({ steps, containers }) =>
    containers.map((container, index) => ({ container, steps: [...steps, 'containers', index] })));
}

/** A place as the user would write it, such as `inferenceSpecification.containers[0]`. */
export function pathOf(steps: Step[]): string {
  return steps.map((step, index) => typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`).join('');
}
