import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackage, IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { Artifacts } from './artifact-grants';
import { KeyOrArn } from './key-grants';
import { keyArnOf } from './l1-key';

/** What a package of this library tells of itself, beyond its reference. Of any other, nothing is known. */
export interface KnownPackage extends IModelPackageRef {
  readonly encryptionKey?: kms.IKey;
  readonly validationRole?: iam.IRole;
  readonly _artifacts?: KnownArtifacts;
}

/** What is read of a package. */
export interface KnownArtifacts {
  /** What models made from it and its reviewers read. */
  readonly all: Artifacts;
  /** What a model made from it reads, served by an additional specification or by the package's own. */
  servedBy(specificationName?: string): Artifacts | undefined;
}

/** The key of a package, whichever way the package is given. */
export function keyOf(modelPackage: KnownPackage): KeyOrArn | undefined {
  return CfnModelPackage.isCfnModelPackage(modelPackage) ? keyArnOf(modelPackage) : modelPackage.encryptionKey;
}
