import { ModelPackageProps } from './props';
import { BoundArtifacts, PlannedArtifact } from '../artifacts/bound-artifacts';
import { planDriftCheckBaselines, PlannedFile, planModelMetrics } from '../metrics/plan';
import { AdditionalInferenceSpecification } from '../specification/additional-inference-specification';
import { InferenceContainer } from '../specification/inference-container';
import { InferenceSpecificationProps } from '../specification/inference-specification-props';

/** A specification of the package: what its own and the additional ones have in common, with its place. */
export interface Serving {
  /** Where it is in the properties. */
  readonly place: readonly (string | number)[];
  /** Absent for the package's own. */
  readonly name?: string;
  readonly specification: InferenceSpecificationProps | AdditionalInferenceSpecification;
  readonly containers: readonly PlannedContainer[];
}

/** A container of a specification. `id` begins the ids of its assets. */
export interface PlannedContainer {
  readonly container: InferenceContainer;
  readonly id: string;
}

/** The properties of a package, read once: what rules, binding and permissions take from there. It is not kept. */
export interface PackagePlan {
  /** All ways in which the package can be served, its own first. */
  readonly servings: readonly Serving[];
  readonly metrics: readonly PlannedFile[];
  readonly baselines: readonly PlannedFile[];
}

/** The plan once its artifacts have their place in the template: `bindPlan` makes it, and nothing else. */
export interface BoundPlan extends PackagePlan {
  readonly artifacts: BoundArtifacts;
}

export function planPackage(props: ModelPackageProps): PackagePlan {
  const servings: Serving[] = [];
  if (props.inferenceSpecification) {
    const specification = props.inferenceSpecification._props;
    servings.push(
      { place: ['inferenceSpecification'], specification, containers: planContainers(specification.containers, '') },
    );
  }
  planAdditional(servings, 'additionalInferenceSpecifications', props.additionalInferenceSpecifications, 'Additional');
  planAdditional(
    servings, 'additionalInferenceSpecificationsToAdd', props.additionalInferenceSpecificationsToAdd, 'ToAdd',
  );
  return {
    servings,
    metrics: planModelMetrics(props.modelMetrics),
    baselines: planDriftCheckBaselines(props.driftCheckBaselines),
  };
}

/** `idPrefix` distinguishes the assets of one list of additional specifications from those of the other. */
function planAdditional(
  servings: Serving[], list: string, specifications: AdditionalInferenceSpecification[] | undefined, idPrefix: string,
): void {
  specifications?.forEach((specification, index) => servings.push({
    place: [list, index],
    name: specification.name,
    specification,
    containers: planContainers(specification.containers, `${idPrefix}${index}`),
  }));
}

function planContainers(containers: InferenceContainer[], idPrefix: string): PlannedContainer[] {
  return containers.map((container, index) => ({ container, id: `${idPrefix}Container${index}` }));
}

/** The artifacts of a package in the order in which they get their place. */
export function artifactsOf(plan: PackagePlan, props: ModelPackageProps): PlannedArtifact[] {
  const planned: PlannedArtifact[] = [];
  for (const { containers } of plan.servings) {
    for (const { container: { image, modelData }, id } of containers) {
      planned.push({ id: `${id}Image`, image });
      if (modelData) { planned.push({ id: `${id}ModelData`, location: modelData._location }); }
    }
  }
  const { sourceAlgorithm, validationSpecification, samplePayload } = props;
  if (sourceAlgorithm?.modelData) {
    planned.push({ id: 'AlgorithmModelData', location: sourceAlgorithm.modelData._location });
  }
  if (validationSpecification) {
    planned.push({ id: 'TransformInput', location: validationSpecification._props.transformInput.source._location });
  }
  for (const { id, source } of plan.metrics) { planned.push({ id, location: source.file._location }); }
  for (const { id, source } of plan.baselines) { planned.push({ id, location: source.file._location }); }
  if (samplePayload) { planned.push({ id: 'SamplePayload', location: samplePayload._location }); }
  return planned;
}
