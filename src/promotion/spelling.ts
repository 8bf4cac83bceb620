/** How properties are spelled, where that is not their name with a capital letter. */
export type Spellings = readonly (readonly [property: RegExp, spelling: string])[];

/** How properties are spelled in the API and in templates, where that is not their name with a capital letter. */
const SPELLINGS: Spellings = [
  [/^description\b/, 'ModelPackageDescription'],
  [/^samplePayload\b/, 'SamplePayloadUrl'],
  [/^modelPackageGroup\b/, 'ModelPackageGroupName'],
  [/^approvalStatus\b/, 'ModelApprovalStatus'],
  [/^encryptionKey\b/, 'SecurityConfig.KmsKeyId'],
  [/^sourceAlgorithm\.modelData\b/, 'SourceAlgorithmSpecification.SourceAlgorithms[0].ModelDataUrl'],
  [/^sourceAlgorithm\b/, 'SourceAlgorithmSpecification.SourceAlgorithms[0]'],
  [/^((?:modelMetrics|driftCheckBaselines)\.\w+\.\w+)\.file\b/, '$1.S3Uri'],
  [/^validationSpecification\.(role|sharedRole|confusedDeputyProtection)\b/, 'ValidationSpecification.ValidationRole'],
  [/^validationSpecification\.profileName\b/, 'ValidationSpecification.ValidationProfiles[0].ProfileName'],
  [/^validationSpecification\.transformInput\.source\b/,
    'ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.TransformInput.DataSource.S3DataSource'
    + '.S3Uri'],
  [/^validationSpecification\.transformOutput\.(?:bucket|prefix)\b/,
    'ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.TransformOutput.S3OutputPath'],
  [/^validationSpecification\.transformOutput\.encryptionKey\b/,
    'ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.TransformOutput.KmsKeyId'],
  [/^validationSpecification\.transformResources\.volumeEncryptionKey\b/,
    'ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.TransformResources.VolumeKmsKeyId'],
  [/^validationSpecification\.maxPayload\b/,
    'ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.MaxPayloadInMB'],
  [/^validationSpecification\.(?=\w)/, 'ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.'],
  [/\.modelDataSource\b/, '.ModelDataSource.S3DataSource.S3Uri'],
  [/\.modelData\b/, '.ModelDataUrl'],
  [/\.dataInputConfig\b/, '.ModelInput.DataInputConfig'],
  [/\.supportedResponseMimeTypes\b/, '.SupportedResponseMIMETypes'],
];

/** The place of a property of a ModelPackage, as the API and templates spell it. */
export function spelled(place: string): string {
  return spelledBy(SPELLINGS, place);
}

/** Keys of maps are the user's own, and come last. */
export function spelledBy(spellings: Spellings, place: string): string {
  const [properties] = place.split('["');
  const spelling = spellings.reduce((path, [property, written]) => path.replace(property, written), properties);
  return `${spelling.replace(/(?<=^|\.)[a-z]/g, (letter) => letter.toUpperCase())}${place.slice(properties.length)}`;
}
