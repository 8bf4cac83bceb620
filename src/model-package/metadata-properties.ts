/**
 * Where a model comes from. A change replaces the package: a new version.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MetadataProperties.html
 */
export interface MetadataProperties {
  /**
   * The commit of the code that made the model: one line, at most 1,024 characters.
   *
   * @default - none
   */
  readonly commitId?: string;

  /**
   * What made the model, such as the ARN of a pipeline execution: one line, at most 1,024 characters.
   *
   * @default - none
   */
  readonly generatedBy?: string;

  /**
   * The project of the model: one line, at most 1,024 characters.
   *
   * @default - none
   */
  readonly projectId?: string;

  /**
   * The repository of the code: one line, at most 1,024 characters.
   *
   * @default - none
   */
  readonly repository?: string;
}
