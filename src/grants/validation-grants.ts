import { IResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { allowReading, allowWriting, Artifacts } from './artifact-grants';
import { awaited } from './awaited-role';
import { warnOfUnknown } from './grant-warnings';
import { Granting } from './granting';
import { allowKeyGrant } from './key-grants';
import { allowLogsAndMetrics } from './operation-grants';
import { BucketLocation } from '../artifacts/s3-location';

/** What a validation reads, writes and encrypts. */
export interface ValidationNeeds {
  /** The model and the input of the transform job. */
  readonly artifacts: Artifacts;
  readonly output: BucketLocation;
  readonly outputKey?: kms.IKey;
  readonly volumeKey?: kms.IKey;
}

/** Lets the role of a validation do what the transform job does, and nothing else. */
export function grantValidation(role: iam.IRole, modelPackage: IResource, needs: ValidationNeeds): Granting {
  const { region } = modelPackage.env;
  const granting = new Granting(awaited(role, modelPackage));
  warnOfUnknown(modelPackage, 'ModelPackage', allowReading(granting, needs.artifacts, modelPackage.env));
  allowWriting(granting, needs.output, region, needs.outputKey);
  if (needs.volumeKey) {
    allowKeyGrant(granting, needs.volumeKey, region);
  }
  allowLogsAndMetrics(granting, modelPackage);
  return granting;
}
