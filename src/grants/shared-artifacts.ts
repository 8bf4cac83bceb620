import * as iam from 'aws-cdk-lib/aws-iam';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';

/** Lets one grantee read the artifacts of one package. */
type Share = (grantee: iam.IGrantable) => void;

/** The packages of a group, and those of other accounts who deploy them: either may come first. */
interface Sharing {
  readonly packages: Share[];
  readonly deployers: iam.IGrantable[];
}

const SHARINGS = new WeakMap<IModelPackageGroupRef, Sharing>();

/** Lets a grantee read the artifacts of every package that this app makes in the group. */
export function shareArtifacts(group: IModelPackageGroupRef, deployer: iam.IGrantable): void {
  const sharing = sharingOf(group);
  sharing.deployers.push(deployer);
  sharing.packages.forEach((share) => share(deployer));
}

/** Lets everyone to whom the group is shared read the artifacts of one more package. */
export function joinSharing(group: IModelPackageGroupRef, share: Share): void {
  const sharing = sharingOf(group);
  sharing.packages.push(share);
  sharing.deployers.forEach(share);
}

function sharingOf(group: IModelPackageGroupRef): Sharing {
  const sharing = SHARINGS.get(group) ?? { packages: [], deployers: [] };
  SHARINGS.set(group, sharing);
  return sharing;
}
