import { Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import { ContainerImage } from './container-image';
import { resourceBehind } from '../cdk/resource-behind';
import { Issues } from '../diagnostics/issues';

/**
 * Warns of a pipeline that combines a built-in algorithm with images of the user, whose repositories must then let
 * SageMaker itself pull: the permissions of the role are not enough.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/inference-pipeline-troubleshoot.html
 */
export function warnOfPipelineImages(issues: Issues, images: (ContainerImage | undefined)[]): void {
  if (!images.some((image) => image?._source.origin?.isAlgorithm)) { return; }
  images.forEach((image, index) => {
    const { name, repository } = image?._source.origin ?? {};
    if (name !== undefined) {
      issues.at(index, 'image').warnUnless(
        () => letsSageMakerPull(repository), 'ContainerImage.pipelinePolicy', { repository: name },
      );
    }
  });
}

/** Whether the policy of a repository names SageMaker. Of one that is created elsewhere, it is not known. */
function letsSageMakerPull(repository?: ecr.IRepositoryRef): boolean {
  const resource = repository && resourceBehind(
    repository, repository.repositoryRef.repositoryArn, ecr.CfnRepository.isCfnRepository,
  );
  if (!resource) { return false; }
  const policy: unknown = Stack.of(resource).resolve(resource.repositoryPolicyText);
  return policy !== undefined && JSON.stringify(policy).includes('sagemaker.amazonaws.com');
}
