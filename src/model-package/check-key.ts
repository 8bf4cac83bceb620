import * as kms from 'aws-cdk-lib/aws-kms';
import { knownToDiffer } from '../cdk/names-and-arns';
import { checkKey } from '../diagnostics/common-checks';
import { Issues } from '../diagnostics/issues';

/** A key that SageMaker uses for a package, or for its validation. */
export function checkPackageKey(issues: Issues, key: kms.IKeyRef | undefined, region: string): void {
  checkKey(issues, key);
  refuseOtherRegion(issues, key, region);
}

/** What depends on the package. */
export function refuseOtherRegion(issues: Issues, key: kms.IKeyRef | undefined, region: string): void {
  if (key && knownToDiffer(key.env.region, region)) {
    issues.invalidUse('ModelPackage.keyInOtherRegion', { keyRegion: key.env.region, region });
  }
}
