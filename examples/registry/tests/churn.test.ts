import { App } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { ChurnStack } from './churn-stack';
import { ModelPackage, ModelPackageGroup } from 'cdk-sagemaker-model-package';

// docs: setup
const stack = new ChurnStack(new App(), 'Churn', { env: { account: '111122223333', region: 'eu-west-1' } });
const template = Template.fromStack(stack);
// docs: end

// docs: snapshot
/** Names of assets are hashes of their content: here another model is not another template. */
function withoutHashes(json: object): object {
  return JSON.parse(JSON.stringify(json).replace(/[0-9a-f]{64}/g, 'HASH'));
}

test('the template is the one that was reviewed', () => {
  expect(withoutHashes(template.toJSON())).toMatchSnapshot();
});
// docs: end

// docs: assertions
test('the version serves the XGBoost image of the region', () => {
  template.hasResourceProperties('AWS::SageMaker::ModelPackage', {
    ModelPackageGroupName: Match.anyValue(),
    InferenceSpecification: {
      Containers: [Match.objectLike({ Image: { 'Fn::Join': ['', Match.arrayWith(['/sagemaker-xgboost:1.7-1'])] } })],
    },
  });
});

test('the lead may approve and reject, and nothing else', () => {
  const [{ Properties }, ...others] = Object.values(template.findResources('AWS::IAM::Policy'));
  expect(others).toEqual([]);
  expect(Properties.PolicyDocument.Statement).toMatchObject([
    { Action: 'sagemaker:UpdateModelPackage', Condition: { StringEquals: { 'sagemaker:ModelApprovalStatus': ['Approved', 'Rejected'] } } },
    { Action: 'sagemaker:DescribeModelPackage' },
  ]);
});

test('the rule fires for approved versions of the group', () => {
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      'detail-type': ['SageMaker Model Package State Change'],
      'detail': Match.objectLike({ ModelPackageGroupName: ['churn'], ModelApprovalStatus: ['Approved'] }),
    },
  });
});

test('the stack has no warnings but those acknowledged', () => {
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});

test('a name for a version is refused', () => {
  const modelPackageGroup = ModelPackageGroup.fromModelPackageGroupName(stack, 'Imported', 'churn');
  expect(() => new ModelPackage(stack, 'Churn2', { modelPackageGroup, modelPackageName: 'churn' })).toThrow('ModelPackage.nameOnVersion');
});
// docs: end
