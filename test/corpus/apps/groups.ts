import { Aws, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { CorpusApps, group, specification } from '../parts';
import { ModelPackage, ModelPackageGroup } from 'cdk-sagemaker-model-package';

function outputs(stack: Stack, values: Record<string, string>): void {
  for (const [id, value] of Object.entries(values)) { new CfnOutput(stack, id, { value }); }
}

export const GROUPS: CorpusApps = {
  'group-with-generated-name': (stack) => { new ModelPackageGroup(stack, 'Group'); },
  'group-with-everything': (stack) => {
    const all = new ModelPackageGroup(stack, 'Group', {
      modelPackageGroupName: 'churn', description: 'Finds customers who are about to leave', registerInOrder: false, removalPolicy: RemovalPolicy.DESTROY,
    });
    outputs(stack, {
      Arn: all.modelPackageGroupArn,
      Name: all.modelPackageGroupName,
      Reference: all.modelPackageGroupRef.modelPackageGroupArn,
      Created: all.modelPackageGroupCreationTime,
      Status: all.modelPackageGroupStatus,
      Versions: all.arnForModelPackages(),
      Version: all.arnForModelPackages('3'),
      Is: String(ModelPackageGroup.isModelPackageGroup(all)),
    });
  },
  'group-with-policy-of-the-user': (stack) => {
    group(stack).addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.AccountPrincipal('444455556666')],
      actions: ['sagemaker:DescribeModelPackageGroup'],
      resources: [`arn:${Aws.PARTITION}:sagemaker:eu-west-1:111122223333:model-package-group/churn`],
    }));
  },
  'group-imported-by-name': (stack) => {
    const churn = ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn');
    new ModelPackage(stack, 'Version', { modelPackageGroup: churn, inferenceSpecification: specification() });
    outputs(stack, { Arn: churn.modelPackageGroupArn });
  },
  'group-imported-by-arn': (stack) => {
    const churn = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn');
    new ModelPackage(stack, 'Version', { modelPackageGroup: churn, inferenceSpecification: specification() });
  },
  'group-as-l1': (stack) => {
    const churn = new sagemaker.CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
    new ModelPackageGroup(stack, 'Other', { modelPackageGroupName: 'other' }).addModelPackage('Version', { inferenceSpecification: specification() });
    outputs(stack, { Name: churn.ref });
  },
};
