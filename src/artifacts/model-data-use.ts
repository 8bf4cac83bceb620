import { BoundArtifacts } from './bound-artifacts';
import { Alternative, checkArchive } from './check-archive';
import { ModelData } from './model-data';
import { S3Location } from './s3-location';
import { knownToDiffer } from '../cdk/names-and-arns';
import { Issues } from '../diagnostics/issues';

/** The alternatives to an archive, for messages. */
export const UNCOMPRESSED: Alternative = {
  object: 'ModelData.fromBucketObject or fromUriObject for an uncompressed model',
  prefix: 'ModelData.fromBucketPrefix or fromUriPrefix for all objects with the prefix',
};

/** Rejects model data that is specified as an archive but is not one. `alternative` is part of the remedy. */
export function checkModelDataArchive(
  issues: Issues, { _source, _location }: ModelData, alternative?: Alternative,
): void {
  if (!_source || _source.compressionType === 'Gzip') {
    checkArchive(issues, _location, alternative);
  }
}

/** Rejects model data that is in another region than its reader: a package, an algorithm or a model. */
export function checkModelDataRegion(
  issues: Issues, { _location: { bucket, written } }: ModelData, region: string, reader: string,
): void {
  if (bucket && knownToDiffer(bucket.env.region, region)) {
    issues.invalidUse('ModelData.otherRegion', { bucketRegion: bucket.env.region, reader, region }, written);
  }
}

/** What begins the names of the buckets in which SageMaker JumpStart has gated models. */
const GATED_BUCKET = 'jumpstart-private-cache-';

/**
 * Warns of a license that is not accepted, or that the model has for certain: SageMaker refuses both, but only at the
 * deployment.
 */
export function warnOfLicense(issues: Issues, { _source, _location }: ModelData): void {
  if (_source?.acceptEula === false) {
    issues.at('acceptEula').warn('ModelData.eulaNotAccepted');
  } else if (_source?.acceptEula === undefined && bucketNameOf(_location).startsWith(GATED_BUCKET)) {
    issues.warn('ModelData.eulaMissing');
  }
}

function bucketNameOf({ bucket, written }: S3Location): string {
  return bucket?.bucketRef.bucketName ?? written.replace(/^s3:\/\//, '');
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
