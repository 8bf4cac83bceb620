import { Aws, Stack } from 'aws-cdk-lib';
import { CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import { ModelPackage } from '../../../src';
import { Explanations } from '../explanation';
import { HANDLER } from '../sources';

const CONTEXT = '[CDK, context values](https://docs.aws.amazon.com/cdk/v2/guide/context.html)';

export const LOOK_UP_EXPLANATIONS = {
  'ModelPackage.lookUpToken': {
    meaning: 'The CDK CLI looks the version up before the deployment, when the value of a token is not known.',
    wrong: ({ stack }) => {
      ModelPackage.fromLookup(stack, 'Latest', { modelPackageGroupName: `churn-${Aws.REGION}` });
    },
    message: 'modelPackageGroupName: is a token, whose value is not known when the version is looked up. Specify the '
      + 'name as text, or look the version up at deployment by ModelPackageGroup.latestApprovedModelPackage',
    right: ({ stack }) => {
      ModelPackage.fromLookup(stack, 'Latest', { modelPackageGroupName: `churn-${stack.region}` });
    },
    source: CONTEXT,
  },
  'ModelPackage.noVersionFound': {
    meaning: 'The CDK CLI has looked for the version, and AWS Cloud Control does not list such a version, or refuses to '
      + 'list versions. The stack is synthesized with a placeholder and cannot be deployed. The other stacks of the app '
      + 'can, such as the stack that creates the group. The next synthesis looks again.',
    wrong: ({ app, env }) => {
      const serving = new Stack(app, 'Serving', { env });
      // As in cdk.context.json: no version is found.
      serving.node.setContext('cc-api-provider:account=111122223333:expectedMatchCount=at-least-one'
        + ':propertiesToReturn.0=ModelPackageArn:propertyMatch.ModelApprovalStatus=Approved'
        + ':propertyMatch.ModelPackageStatus=Completed:region=eu-west-1'
        + ':resourceModel.ModelPackageGroupName=churn:typeName=AWS$:$:SageMaker$:$:ModelPackage', []);
      const latest = ModelPackage.fromLookup(serving, 'Latest', { modelPackageGroupName: 'churn' });
      new CfnModel(serving, 'Model', { primaryContainer: { modelPackageName: latest.modelPackageArn } });
    },
    message: 'no completed version of the model package group churn with the approval status Approved was found from '
      + 'account 111122223333 in region eu-west-1. Approve a version, and check the name of the group and who is '
      + 'allowed to list its versions',
    right: ({ app, env }) => {
      const serving = new Stack(app, 'Serving', { env });
      // As in cdk.context.json: version 3 is found.
      serving.node.setContext('cc-api-provider:account=111122223333:expectedMatchCount=at-least-one'
        + ':propertiesToReturn.0=ModelPackageArn:propertyMatch.ModelApprovalStatus=Approved'
        + ':propertyMatch.ModelPackageStatus=Completed:region=eu-west-1'
        + ':resourceModel.ModelPackageGroupName=churn:typeName=AWS$:$:SageMaker$:$:ModelPackage', [{
        ModelPackageArn: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
      }]);
      const latest = ModelPackage.fromLookup(serving, 'Latest', { modelPackageGroupName: 'churn' });
      new CfnModel(serving, 'Model', { primaryContainer: { modelPackageName: latest.modelPackageArn } });
    },
    source: `${CONTEXT}; ${HANDLER}`,
  },
} satisfies Explanations;
