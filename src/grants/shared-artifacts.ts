import * as iam from 'aws-cdk-lib/aws-iam';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { remember } from '../private/remember';

/** Lets one grantee read the artifacts of one package. */
interface Share {
  readArtifacts(grantee: iam.IGrantable): void;
}

/** The packages of a group, and those of other accounts who deploy them: either may come first. */
interface Sharing {
  readonly packages: Share[];
  readonly deployers: iam.IGrantable[];
}

const SHARINGS = new WeakMap<IConstruct, Sharing>();

/** Lets a grantee read the artifacts of every package that this app makes in the group. */
export function shareArtifacts(group: IModelPackageGroupRef, deployer: iam.IGrantable): void {
  const sharing = sharingOf(group);
  sharing.deployers.push(deployer);
  sharing.packages.forEach((share) => share.readArtifacts(deployer));
}

/** Lets everyone to whom the group is shared read the artifacts of one more package. */
export function joinSharing(group: IModelPackageGroupRef, share: Share): void {
  const sharing = sharingOf(group);
  sharing.packages.push(share);
  sharing.deployers.forEach((deployer) => share.readArtifacts(deployer));
}

/** An L2 and its L1 are the same group. */
function sharingOf(group: IModelPackageGroupRef): Sharing {
  return remember<IConstruct, Sharing>(SHARINGS, group.node.defaultChild ?? group, () => ({ packages: [], deployers: [] }));
}
