import { ArnFormat, IResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { allowReading, allowWriting, Artifacts } from './artifact-grants';
import { warnOfUnknown } from './grant-warnings';
import { Granting } from './granting';
import { allowKeyGrant } from './key-grants';
import { WRITE_LOGS, WRITE_METRICS } from './perms';
import { BoundS3Location } from '../artifacts/s3-location';

/** What a validation reads, writes and encrypts. */
export interface ValidationNeeds {
  /** The model and the input of the transform job. */
  readonly artifacts: Artifacts;
  readonly output: BoundS3Location;
  readonly outputKey?: kms.IKey;
  readonly volumeKey?: kms.IKey;
}

/** Lets the role of a validation do what the transform job does, and nothing else. */
export function grantValidation(role: iam.IRole, modelPackage: IResource, needs: ValidationNeeds): Granting {
  const { region } = modelPackage.env;
  const granting = new Granting(role);
  warnOfUnknown(modelPackage, allowReading(granting, needs.artifacts, modelPackage.env));
  allowWriting(granting, needs.output, region, needs.outputKey);
  if (needs.volumeKey) {
    allowKeyGrant(granting, needs.volumeKey, region);
  }
  granting.allow({
    actions: WRITE_LOGS,
    resourceArns: [Stack.of(modelPackage).formatArn({
      service: 'logs', resource: 'log-group', arnFormat: ArnFormat.COLON_RESOURCE_NAME, resourceName: '/aws/sagemaker/*',
    })],
  });
  granting.allow({
    actions: WRITE_METRICS,
    // The action has no resource type; the condition takes its place.
    resourceArns: ['*'],
    conditions: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*', 'AWS/SageMaker'] } },
  });
  return granting;
}
