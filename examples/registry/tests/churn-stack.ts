import { join } from 'path';
import { Stack, StackProps, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import {
  ContainerImage, InferenceSpecification, InstanceType, ModelData, ModelPackage, ModelPackageGroup, PrebuiltRepository,
} from 'cdk-sagemaker-model-package';

/** The stack that the tests are about. A small archive stands for the model, which is not in the repository. */
export class ChurnStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const group = new ModelPackageGroup(this, 'Churn', { modelPackageGroupName: 'churn' });
    const first = new ModelPackage(this, 'Churn1', {
      modelPackageGroup: group,
      inferenceSpecification: new InferenceSpecification({
        containers: [{
          image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'),
          modelData: ModelData.fromAsset(join(__dirname, 'model.tar.gz')),
        }],
        supportedContentTypes: ['text/csv'],
        supportedResponseMimeTypes: ['text/csv'],
        supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
      }),
    });
    Validations.of(first).acknowledge({
      id: 'cdk-sagemaker-model-package:ModelPackage.instanceTypesMissing', reason: 'the model runs on endpoints only',
    });
    group.grants.approve(new iam.Role(this, 'Lead', { assumedBy: new iam.AccountRootPrincipal() }));
    group.onApproved('Approved');
  }
}
