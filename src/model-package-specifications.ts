import { ModelPackageProps } from './model-package-props';
import { AdditionalInferenceSpecification } from './specification/additional-inference-specification';
import { InferenceContainer } from './specification/inference-container';
import { InferenceSpecificationProps } from './specification/inference-specification-props';

/** A step of the path by which the user wrote something: a property or an element. */
export type Step = string | number;

/** What the specification of a package and its additional ones have in common, with the place where it stands. */
export interface Serving {
  readonly steps: Step[];
  /** Absent for the package's own. */
  readonly name?: string;
  readonly specification: InferenceSpecificationProps | AdditionalInferenceSpecification;
}

/** All ways in which a package can be served, its own first. */
export function servingsOf(props: ModelPackageProps): Serving[] {
  const { inferenceSpecification, additionalInferenceSpecifications = [], additionalInferenceSpecificationsToAdd = [] } = props;
  return [
    ...inferenceSpecification ? [{ specification: inferenceSpecification._props, steps: ['inferenceSpecification'] }] : [],
    ...additionalInferenceSpecifications.map((specification, index) =>
      ({ name: specification.name, specification, steps: ['additionalInferenceSpecifications', index] })),
    ...additionalInferenceSpecificationsToAdd.map((specification, index) =>
      ({ name: specification.name, specification, steps: ['additionalInferenceSpecificationsToAdd', index] })),
  ];
}

/** A container of a package, with the place where it stands. */
export interface PlacedContainer {
  readonly steps: Step[];
  /** The additional specification that it is of. Absent for the package's own. */
  readonly specificationName?: string;
  readonly container: InferenceContainer;
}

/** Every container of a package. */
export function containersOf(props: ModelPackageProps): PlacedContainer[] {
  return servingsOf(props).flatMap(({ steps, name, specification }) =>
    specification.containers.map((container, index) => ({ steps: [...steps, 'containers', index], specificationName: name, container })));
}

/** A place as the user would write it, such as `inferenceSpecification.containers[0]`. */
export function pathOf(steps: Step[]): string {
  return steps.map((step, index) => typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`).join('');
}
