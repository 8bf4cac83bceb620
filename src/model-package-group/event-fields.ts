import * as events from 'aws-cdk-lib/aws-events';

/**
 * The fields of an event about a version, for the input of a target: Amazon EventBridge puts the values of the event
 * in their place.
 *
 * What an event does not have stays out of the input. Account, region and time of an event are at `events.EventField`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export abstract class ModelPackageEvent {
  /** The ARN of the version. */
  public static get modelPackageArn(): string {
    return detail('ModelPackageArn');
  }

  /** The name of the group. */
  public static get modelPackageGroupName(): string {
    return detail('ModelPackageGroupName');
  }

  /** The number of the version within its group. */
  public static get modelPackageVersion(): string {
    return detail('ModelPackageVersion');
  }

  /** What is decided about the version: `Approved`, `Rejected` or `PendingManualApproval`. */
  public static get modelApprovalStatus(): string {
    return detail('ModelApprovalStatus');
  }

  /** How far SageMaker is in making the version: `Pending`, `InProgress`, `Completed`, `Failed` or `Deleting`. */
  public static get modelPackageStatus(): string {
    return detail('ModelPackageStatus');
  }

  /** How the validations of the version and the scans of its images went: an object. */
  public static get modelPackageStatusDetails(): string {
    return detail('ModelPackageStatusDetails');
  }

  /** When the version was made, in ISO 8601. */
  public static get creationTime(): string {
    return detail('CreationTime');
  }

  /** When the version was last changed, in ISO 8601. */
  public static get lastModifiedTime(): string {
    return detail('LastModifiedTime');
  }

  /** What made the version, such as the ARN of a pipeline. */
  public static get generatedBy(): string {
    return detail('MetadataProperties.GeneratedBy');
  }

  /** How the model is served: an object with its containers. */
  public static get inferenceSpecification(): string {
    return detail('InferenceSpecification');
  }

  /** Where the reports about the model lie: an object. */
  public static get modelMetrics(): string {
    return detail('ModelMetrics');
  }
}

function detail(path: string): string {
  return events.EventField.fromPath(`$.detail.${path}`);
}
