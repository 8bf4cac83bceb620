import { CfnOutput } from 'aws-cdk-lib';
import { bucket, CorpusApps, group, IMAGE_URI, key, specification } from '../parts';
import {
  ContainerImage, Model, ModelApprovalStatus, ModelContainer, ModelData, ModelPackage, ModelPackageGroupAccess,
} from 'cdk-sagemaker-model-package';

const ORGANIZATION = 'arn:aws:organizations::111122223333:organization/o-abcdefghij';
const UNIT = 'arn:aws:organizations::111122223333:ou/o-abcdefghij/ou-ab12-34567890';

export const SHARES: CorpusApps = {
  'shared-group': (stack) => {
    const shared = group(stack);
    const share = shared.share('Everyone', { organizationArn: ORGANIZATION, encryptionKey: key(stack) });
    new CfnOutput(stack, 'ShareArn', { value: share.shareArn });
    return [
      // A policy has the statements of several shares in the order in which they are made.
      () => {
        shared.share('Serving', { accounts: ['444455556666'], access: [ModelPackageGroupAccess.DEPLOY] });
        shared.share('Training', {
          organizationalUnitArns: [UNIT],
          access: [ModelPackageGroupAccess.DISCOVER, ModelPackageGroupAccess.REGISTER],
          approvalStatuses: [ModelApprovalStatus.PENDING_MANUAL_APPROVAL, ModelApprovalStatus.REJECTED],
        });
      },
      () => {
        new ModelPackage(stack, 'Version', {
          modelPackageGroup: shared,
          inferenceSpecification: specification({
            image: ContainerImage.fromUri(IMAGE_URI), modelData: ModelData.fromBucket(bucket(stack), 'churn/1/model.tar.gz'),
          }),
        });
      },
    ];
  },
  'looked-up-version': (stack) => {
    const version = ModelPackage.fromLookup(stack, 'Latest', {
      modelPackageGroupName: 'churn', approvalStatus: ModelApprovalStatus.APPROVED, encryptionKey: key(stack),
    });
    new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(version)] });
  },
};
