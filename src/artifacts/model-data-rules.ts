import { ModelData } from './model-data';
import { checkArchive } from './s3-location';
import { knownToDiffer } from '../private/names-and-arns';
import { Violations } from '../private/violations';

/** What to use instead of an archive. */
export const UNCOMPRESSED = 'ModelData.fromBucketObject for an uncompressed model';

/** Refuses data that is given as one archive and is none. `alternative` says what else there is. */
export function checkModelDataArchive(violations: Violations, { _source, _location }: ModelData, alternative?: string): void {
  if (!_source) {
    checkArchive(violations, _location, alternative);
  }
}

/** Refuses data in another region than its reader's: a package, an algorithm or a model. */
export function checkModelDataRegion(violations: Violations, { _location: { bucket, written } }: ModelData, region: string, reader: string): void {
  if (bucket && knownToDiffer(bucket.env.region, region)) {
    violations.misplaced(`lies in a bucket in ${bucket.env.region}, and the ${reader} in ${region}`,
      `copy the model data to a bucket in the region of the ${reader}`, written);
  }
}
