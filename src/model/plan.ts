import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { NetworkAccess } from './network';
import { ModelProps } from './props';
import { Artifacts } from '../access/read-artifacts';
import { BoundArtifacts, PlannedArtifact } from '../artifacts/bound-artifacts';
import { ContainerImage } from '../artifacts/container-image';
import { ModelData } from '../artifacts/model-data';
import { PackageInternals } from '../model-package/internals';

/** A package that a model is made from. */
export interface PackageUse {
  readonly modelPackage: PackageInternals;
  /** The name of the additional specification by which it is served. @default - its own specification */
  readonly specificationName?: string;
}

/** Model data of a container. A prefix is read as a whole. */
interface PlannedData {
  readonly data: ModelData;
  readonly isPrefix: boolean;
}

/** The properties of a model, read once: what binding and permissions take from there. It is not kept. */
export interface ModelPlan {
  readonly artifacts: readonly PlannedArtifact[];
  /** Images that the role pulls: SageMaker pulls from a private registry without its permissions. */
  readonly images: readonly ContainerImage[];
  readonly data: readonly PlannedData[];
  readonly packages: readonly PackageUse[];
  readonly credentialsProviders: readonly lambda.IFunctionRef[];
}

export function planModel({ containers }: ModelProps): ModelPlan {
  const artifacts: PlannedArtifact[] = [];
  const images: ContainerImage[] = [];
  const data: PlannedData[] = [];
  const packages: PackageUse[] = [];
  const credentialsProviders: lambda.IFunctionRef[] = [];
  containers.forEach(({
    _source, _options: {
      modelData, multiModel, privateRegistry, inferenceSpecificationName,
    },
  }, index) => {
    if (_source.kind === 'package') {
      packages.push({ modelPackage: _source.modelPackage, specificationName: inferenceSpecificationName });
    } else {
      artifacts.push({ id: `Container${index}Image`, image: _source.image });
      if (!privateRegistry) { images.push(_source.image); }
    }
    if (modelData) {
      artifacts.push({ id: `Container${index}ModelData`, location: modelData._location });
      data.push({ data: modelData, isPrefix: multiModel !== undefined || modelData._source?.dataType === 'S3Prefix' });
    }
    if (privateRegistry?.credentialsProvider) { credentialsProviders.push(privateRegistry.credentialsProvider); }
  });
  return { artifacts, images, data, packages, credentialsProviders };
}

/** What the containers of a model need of its role. */
export interface ModelNeeds {
  /** What the containers read that come from images. */
  readonly artifacts: Artifacts;
  readonly packages: readonly PackageUse[];
  readonly credentialsProviders: readonly lambda.IFunctionRef[];
  readonly network?: NetworkAccess;
}

/** Gives the artifacts of a model their place in its template. */
export function bindModel(scope: Construct, plan: ModelPlan): BoundArtifacts {
  return BoundArtifacts.bind(scope, plan.artifacts);
}

export function needsOf(
  { images, data, packages, credentialsProviders }: ModelPlan, bound: BoundArtifacts, network?: NetworkAccess,
): ModelNeeds {
  return {
    artifacts: {
      images: images.map((image) => bound.image(image)),
      readings: data.map(({ data: { _location }, isPrefix }) => ({ location: bound.location(_location), isPrefix })),
    },
    packages,
    credentialsProviders,
    network,
  };
}
