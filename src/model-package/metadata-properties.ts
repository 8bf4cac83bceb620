/**
 * The origin of a model.
 *
 * A change replaces the package, which registers a new version.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MetadataProperties.html
 */
export interface MetadataProperties {
  /**
   * The commit of the code that created the model: a single line of at most 1,024 characters.
   *
   * @default - no commit
   */
  readonly commitId?: string;

  /**
   * The entity that generated the model, such as the ARN of a pipeline execution: a single line of at most 1,024
   * characters.
   *
   * @default - not specified
   */
  readonly generatedBy?: string;

  /**
   * The project of the model: a single line of at most 1,024 characters.
   *
   * @default - no project
   */
  readonly projectId?: string;

  /**
   * The repository of the code that created the model: a single line of at most 1,024 characters.
   *
   * @default - no repository
   */
  readonly repository?: string;
}
