import * as alpha from '@aws-cdk/aws-sagemaker-alpha';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import { rawProps } from './models';
import { inStacks, Shape, Shared } from './stacks';
import { Subject, Variant } from './subject';
import { ContainerImage, Model, ModelContainer, ModelData } from 'cdk-sagemaker-model-package';

/*
 * CDK's alpha module allows more than its models need. With a role that no construct can change, templates are equal.
 */

const SHAPE: Shape = { bucket: 'owned', shared: true };

function givenRole({ stack }: Shared): iam.IRole {
  return iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/serving', { mutable: false });
}

/** By the L1. The data is where SageMaker documents it, or where the alpha module writes it. */
function raw(locate: (bucket: IBucket) => string): Variant {
  return (app, count) => inStacks(
    app, count, SHAPE,
    (shared) => ({
      role: givenRole(shared), image: shared.repository.repositoryUriForTag('1.0'), location: locate(shared.bucket),
    }),
    ({ stack }, models, version) => new CfnModel(stack, `Model${version}`, rawProps(models, models.role, version)),
  );
}

/** By the library, which says of each model that its role cannot be changed. */
export const MODELS_OF_GIVEN_ROLE: Subject = {
  resourceType: CfnModel.CFN_RESOURCE_TYPE_NAME,
  counts: [1_000],
  synthesized: false,
  variants: {
    raw: raw((bucket) => `s3://${bucket.bucketName}/churn`),
    library: (app, count) => inStacks(app, count, SHAPE,
      (shared) => ({ role: givenRole(shared), image: ContainerImage.fromEcrRepository(shared.repository, '1.0') }),
      ({ stack, bucket }, { role, image }, version) => new Model(stack, `Model${version}`, {
        role,
        containers: [ModelContainer.fromImage(image, {
          modelData: ModelData.fromBucket(bucket, `churn/${version}/model.tar.gz`), environment: { LOG_LEVEL: 'info' },
        })],
      })),
  },
};

/** The same by CDK's alpha module. */
export const ALPHA_MODELS: Subject = {
  resourceType: CfnModel.CFN_RESOURCE_TYPE_NAME,
  counts: [1_000],
  synthesized: false,
  variants: {
    raw: raw((bucket) => bucket.urlForObject('churn')),
    alpha: (app, count) => inStacks(app, count, SHAPE,
      (shared) => ({ role: givenRole(shared), image: alpha.ContainerImage.fromEcrRepository(shared.repository, '1.0') }),
      ({ stack, bucket }, { role, image }, version) => new alpha.Model(stack, `Model${version}`, {
        role,
        containers: [{ image, modelData: alpha.ModelData.fromBucket(bucket, `churn/${version}/model.tar.gz`), environment: { LOG_LEVEL: 'info' } }],
      })),
  },
};
