import { Losses } from './losses';
import { DescribedContainer, DescribedPackage, DescribedServing } from './members';
import { Step } from '../diagnostics/issues';

/** Leaves out what cannot be registered together with something else that is described, and what only an update has. */
export function loseCombinations(described: DescribedPackage, losses: Losses): DescribedPackage {
  const { InferenceSpecification, AdditionalInferenceSpecifications, ModelCard } = described;
  const lose = (place: string[], isLost: boolean, other: string) => {
    if (isLost) { losses.add('ModelPackageDescription.lostCombination', place, { other }); }
    return isLost;
  };
  const losesSource = lose(['SourceUri'], described.SourceUri !== undefined && InferenceSpecification !== undefined,
    'InferenceSpecification');
  lose(['CertifyForMarketplace'], described.CertifyForMarketplace === true, 'ModelPackageGroupName');
  if (ModelCard && ModelCard.ModelCardContent === undefined) {
    losses.add('ModelPackageDescription.lostMember', ['ModelCard'], {});
  }
  if (described.AdditionalInferenceSpecificationsToAdd) {
    losses.add('ModelPackageDescription.lostMember', ['AdditionalInferenceSpecificationsToAdd'], {});
  }
  return {
    ...described,
    SourceUri: losesSource ? undefined : described.SourceUri,
    InferenceSpecification: InferenceSpecification
      && withOneSource(InferenceSpecification, losses, ['InferenceSpecification']),
    AdditionalInferenceSpecifications: AdditionalInferenceSpecifications?.map((specification, index) =>
      withOneSource(specification, losses, ['AdditionalInferenceSpecifications', index])),
    AdditionalInferenceSpecificationsToAdd: undefined,
  };
}

/** The data of a container have one location. */
function withOneSource<S extends DescribedServing>(serving: S, losses: Losses, place: Step[]): S {
  const containers = serving.Containers?.map((container, index) =>
    oneSource(container, losses, [...place, 'Containers', index]));
  return { ...serving, Containers: containers };
}

function oneSource(container: DescribedContainer, losses: Losses, place: Step[]): DescribedContainer {
  const { S3Uri, S3DataType, CompressionType } = container.ModelDataSource?.S3DataSource ?? {};
  if (S3Uri === undefined) { return container; }
  if (S3DataType === 'S3Prefix' && CompressionType === 'Gzip') {
    const compression = [...place, 'ModelDataSource', 'S3DataSource', 'CompressionType'];
    losses.add('ModelPackageDescription.lostCombination', compression, { other: 'S3Prefix' });
  }
  if (container.ModelDataUrl === undefined) { return container; }
  if (container.ModelDataUrl !== S3Uri) {
    losses.add('ModelPackageDescription.lostCombination', [...place, 'ModelDataUrl'], { other: 'ModelDataSource' });
  }
  return { ...container, ModelDataUrl: undefined };
}
