import { spelledBy, Spellings } from '../promotion/spelling';

/** The place of a property of a ModelPackageGroup, as templates spell it. */
export function spelledInGroup(place: string): string {
  return spelledBy([[/^description\b/, 'ModelPackageGroupDescription']], place);
}

const SPELLINGS: Spellings = [
  [/^role\b/, 'ExecutionRoleArn'],
  [/^executionMode\b/, 'InferenceExecutionConfig.Mode'],
  [/^vpc(?:Subnets)?\b/, 'VpcConfig.Subnets'],
  [/^securityGroups\b/, 'VpcConfig.SecurityGroupIds'],
  [/\.modelPackage\b/, '.ModelPackageName'],
  [/\.privateRegistry\.credentialsProvider\b/, '.ImageConfig.RepositoryAuthConfig.RepositoryCredentialsProviderArn'],
  [/\.privateRegistry\b/, '.ImageConfig'],
  [/\.hubContentArn\b/, '.ModelDataSource.S3DataSource.HubAccessConfig.HubContentArn'],
  [/\.modelDataSource\b/, '.ModelDataSource.S3DataSource.S3Uri'],
  [/\.modelData\b/, '.ModelDataUrl'],
];

/** The same for a Model, whose first container may be its primary one. */
export function spelledInModel(
  { PrimaryContainer }: { readonly PrimaryContainer?: unknown },
): (place: string) => string {
  const first = PrimaryContainer === undefined ? 'Containers[0]' : 'PrimaryContainer';
  return (place) => spelledBy(SPELLINGS, place.replace(/^containers\[0\]/, first));
}
