import * as events from 'aws-cdk-lib/aws-events';

/**
 * The fields of a state change event of a version, for use in the input of a target. Amazon EventBridge replaces them
 * by the values of the event.
 *
 * Fields that an event does not contain are omitted from the input. The account, region and time of an event are fields
 * of `events.EventField`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 * @example
 * declare const topic: sns.Topic;
 *
 * group.onApproved('Approved', {
 *   target: new targets.SnsTopic(topic, {
 *     message: events.RuleTargetInput.fromObject({ modelPackage: ModelPackageEvent.modelPackageArn }),
 *   }),
 * });
 */
export abstract class ModelPackageEvent {
  /** The ARN of the version. */
  public static get modelPackageArn(): string {
    return detail('ModelPackageArn');
  }

  /** The name of the model package group. */
  public static get modelPackageGroupName(): string {
    return detail('ModelPackageGroupName');
  }

  /** The number of the version in its group. */
  public static get modelPackageVersion(): string {
    return detail('ModelPackageVersion');
  }

  /** The approval status of the version: `Approved`, `Rejected` or `PendingManualApproval`. */
  public static get modelApprovalStatus(): string {
    return detail('ModelApprovalStatus');
  }

  /** The status of the version: `Pending`, `InProgress`, `Completed`, `Failed` or `Deleting`. */
  public static get modelPackageStatus(): string {
    return detail('ModelPackageStatus');
  }

  /** The statuses of the validations of the version and of the scans of its images, as an object. */
  public static get modelPackageStatusDetails(): string {
    return detail('ModelPackageStatusDetails');
  }

  /** The time when the version was created, in ISO 8601 format. */
  public static get creationTime(): string {
    return detail('CreationTime');
  }

  /** The time when the version was last changed, in ISO 8601 format. */
  public static get lastModifiedTime(): string {
    return detail('LastModifiedTime');
  }

  /** The entity that generated the model, such as the ARN of a pipeline execution. */
  public static get generatedBy(): string {
    return detail('MetadataProperties.GeneratedBy');
  }

  /**
   * The fields that the change affects, as a list, such as `ModelApprovalStatus`, `CustomerMetadataProperties` or
   * `ModelLifeCycle`. An event for the registration of a version may not contain it.
   */
  public static get updatedFields(): string {
    return detail('UpdatedModelPackageFields');
  }

  /** The stage of the version in its life cycle. */
  public static get lifeCycleStage(): string {
    return detail('ModelLifeCycle.Stage');
  }

  /** The status of the version in the stage of its life cycle. */
  public static get lifeCycleStageStatus(): string {
    return detail('ModelLifeCycle.StageStatus');
  }

  /** The description of the stage of the version in its life cycle. */
  public static get lifeCycleStageDescription(): string {
    return detail('ModelLifeCycle.StageDescription');
  }

  /** The description of the approval status. */
  public static get approvalDescription(): string {
    return detail('ApprovalDescription');
  }

  /** The customer metadata of the version, as an object. */
  public static get customerMetadataProperties(): string {
    return detail('CustomerMetadataProperties');
  }

  /** Whether the package is certified for AWS Marketplace. */
  public static get certifyForMarketplace(): string {
    return detail('CertifyForMarketplace');
  }

  /** The inference specification of the version, as an object. */
  public static get inferenceSpecification(): string {
    return detail('InferenceSpecification');
  }

  /** The model metrics of the version, as an object that contains the URIs of the reports. */
  public static get modelMetrics(): string {
    return detail('ModelMetrics');
  }
}

function detail(path: string): string {
  return events.EventField.fromPath(`$.detail.${path}`);
}
