import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ContainerImage, ModelPackage, ModelPackageGroup, PrebuiltRepository } from '../../src';
import { templateOf, warningCodes } from '../support';
import { filledStack, identityStatements, newRole, resourcesOf } from '../support/grants';
import { container, specification } from '../support/packages';

/** A package with these images, and a role that reads what a model made from it needs. */
function granted(region: string | undefined, ...images: ContainerImage[]): Stack {
  const stack = filledStack(new App(), 'Registry', region ? { account: '111122223333', region } : undefined);
  new ModelPackage(stack, 'Package', {
    modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn'),
    inferenceSpecification: specification({ containers: images.map((image) => container({ image })) }),
  }).grants.readArtifacts(newRole(stack));
  return stack;
}

function imagesOf(stack: Stack): string[] {
  const [{ Properties }] = Object.values(resourcesOf(stack, 'AWS::SageMaker::ModelPackage'));
  return Properties.InferenceSpecification.Containers.map(({ Image }: { Image: string }) => Image);
}

const XGBOOST = ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1');
const SCIKIT_LEARN = ContainerImage.fromPrebuilt(PrebuiltRepository.SCIKIT_LEARN, '1.2-1-cpu-py3');
const LMI = ContainerImage.fromPrebuilt(PrebuiltRepository.DJL_INFERENCE, '0.36.0-lmi15.0.0-cu128');
const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
const LOGIN = { Action: 'ecr:GetAuthorizationToken', Effect: 'Allow', Resource: '*' };

// The partition and the suffix of host names are CloudFormation's, whatever the region: aws-cn and amazonaws.com.cn in
// China.
test.each([
  ['eu-west-1', '141502667606', '763104351884'],
  ['cn-north-1', '450853457545', '727897471807'],
  ['us-gov-west-1', '414596584902', '442386744353'],
  ['us-iso-east-1', '833128469047', '886529160074'],
  ['us-isob-east-1', '281123927165', '094389454867'],
])('the role may pull from the repositories of AWS in %s, and from no other', (region, algorithms, frameworks) => {
  const stack = granted(region, XGBOOST, LMI);
  expect(imagesOf(stack)).toEqual([
    `${algorithms}.dkr.ecr.${region}.\${AWS::URLSuffix}/sagemaker-xgboost:1.7-1`,
    `${frameworks}.dkr.ecr.${region}.\${AWS::URLSuffix}/djl-inference:0.36.0-lmi15.0.0-cu128`,
  ]);
  expect(identityStatements(stack)).toEqual([
    { Action: PULL, Effect: 'Allow', Resource: `arn:\${AWS::Partition}:ecr:${region}:${algorithms}:repository/sagemaker-xgboost` },
    { Action: PULL, Effect: 'Allow', Resource: `arn:\${AWS::Partition}:ecr:${region}:${frameworks}:repository/djl-inference` },
    LOGIN,
  ]);
});

test.each([
  ['eusc-de-east-1', '204133271717'],
  ['eu-isoe-west-1', '371248457586'],
])('the role may pull from a repository of AWS in %s, which few tables have', (region, account) => {
  const stack = granted(region, LMI);
  expect(imagesOf(stack)).toEqual([`${account}.dkr.ecr.${region}.\${AWS::URLSuffix}/djl-inference:0.36.0-lmi15.0.0-cu128`]);
  expect(identityStatements(stack)).toEqual([
    { Action: PULL, Effect: 'Allow', Resource: `arn:\${AWS::Partition}:ecr:${region}:${account}:repository/djl-inference` },
    LOGIN,
  ]);
});

test('in an environment-agnostic stack the policy looks the accounts up where the images do', () => {
  const { Mappings, Resources } = templateOf(granted(undefined, XGBOOST, SCIKIT_LEARN, LMI));
  const only = (type: string) =>
    Object.values<any>(Resources).filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
  const accountIn = (mapping: string) => ({ 'Fn::FindInMap': [mapping, { Ref: 'AWS::Region' }, 'accountId'] });
  const image = (mapping: string, tail: string) => ({
    'Fn::Join': ['', [accountIn(mapping), '.dkr.ecr.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }, tail]],
  });
  const pull = (mapping: string, tail: string) => ({
    Action: PULL,
    Effect: 'Allow',
    Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ecr:', { Ref: 'AWS::Region' }, ':', accountIn(mapping), tail]] },
  });

  expect(Object.keys(Mappings).sort()).toEqual(['DjlInferenceAccounts', 'SagemakerScikitLearnAccounts', 'SagemakerXgboostAccounts']);
  expect(only('AWS::SageMaker::ModelPackage')[0].InferenceSpecification.Containers).toEqual([
    { Image: image('SagemakerXgboostAccounts', '/sagemaker-xgboost:1.7-1') },
    { Image: image('SagemakerScikitLearnAccounts', '/sagemaker-scikit-learn:1.2-1-cpu-py3') },
    { Image: image('DjlInferenceAccounts', '/djl-inference:0.36.0-lmi15.0.0-cu128') },
  ]);
  expect(only('AWS::IAM::Policy')[0].PolicyDocument.Statement).toEqual([
    pull('SagemakerXgboostAccounts', ':repository/sagemaker-xgboost'),
    pull('SagemakerScikitLearnAccounts', ':repository/sagemaker-scikit-learn'),
    pull('DjlInferenceAccounts', ':repository/djl-inference'),
    LOGIN,
  ]);
});

test('nobody has to let another account pull from a repository of AWS', () => {
  const stack = filledStack(new App(), 'Registry', { account: '111122223333', region: 'eu-west-1' });
  new ModelPackage(stack, 'Package', {
    modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn'),
    inferenceSpecification: specification({ containers: [container({ image: XGBOOST })] }),
  }).grants.readArtifacts(new iam.AccountPrincipal('444455556666'));
  expect(warningCodes(stack)).toEqual([]);
});

test('with an account of its own, the role may pull from there', () => {
  const stack = granted('eu-west-1', ContainerImage.fromPrebuilt(PrebuiltRepository.of('acme-serving'), '3', { accountId: '999988887777' }));
  expect(imagesOf(stack)).toEqual(['999988887777.dkr.ecr.eu-west-1.${AWS::URLSuffix}/acme-serving:3']);
  expect(identityStatements(stack)).toEqual([
    { Action: PULL, Effect: 'Allow', Resource: 'arn:${AWS::Partition}:ecr:eu-west-1:999988887777:repository/acme-serving' },
    LOGIN,
  ]);
});
