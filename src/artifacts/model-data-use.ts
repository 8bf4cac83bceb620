import { BoundArtifacts } from './bound-artifacts';
import { ModelData } from './model-data';
import { checkArchive } from './s3-location';
import { knownToDiffer } from '../cdk/names-and-arns';
import { Issues } from '../diagnostics/issues';

/** The alternative to an archive, for messages. */
export const UNCOMPRESSED = 'ModelData.fromBucketObject for an uncompressed model';

/** Rejects model data that is specified as an archive but is not one. `alternative` is part of the remedy. */
export function checkModelDataArchive(issues: Issues, { _source, _location }: ModelData, alternative?: string): void {
  if (!_source) {
    checkArchive(issues, _location, alternative);
  }
}

/** Rejects model data that is in another region than its reader: a package, an algorithm or a model. */
export function checkModelDataRegion(issues: Issues, { _location: { bucket, written } }: ModelData, region: string, reader: string): void {
  if (bucket && knownToDiffer(bucket.env.region, region)) {
    issues.invalidUse('ModelData.otherRegion', { bucketRegion: bucket.env.region, reader, region }, written);
  }
}

/** The CloudFormation properties of model data, which are the same for packages and models. */
interface ModelDataProperties {
  readonly modelDataUrl?: string;
  readonly modelDataSource?: {
    readonly s3DataSource: {
      readonly s3Uri: string;
      readonly s3DataType: string;
      readonly compressionType: string;
      readonly modelAccessConfig?: { readonly acceptEula: boolean };
      readonly hubAccessConfig?: { readonly hubContentArn: string };
    };
  };
}

/** Renders model data. Only models support hubs. */
export function renderModelData(
  modelData: ModelData | undefined, artifacts: BoundArtifacts, hubContentArn?: string,
): ModelDataProperties {
  if (!modelData) { return {}; }
  const uri = artifacts.location(modelData._location).uri;
  const layout = modelData._source;
  if (!layout) { return { modelDataUrl: uri }; }
  return {
    modelDataSource: {
      s3DataSource: {
        s3Uri: uri,
        s3DataType: layout.dataType,
        compressionType: layout.compressionType,
        modelAccessConfig: layout.acceptEula === undefined ? undefined : { acceptEula: layout.acceptEula },
        hubAccessConfig: hubContentArn === undefined ? undefined : { hubContentArn },
      },
    },
  };
}
