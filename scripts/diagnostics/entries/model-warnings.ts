import * as iam from 'aws-cdk-lib/aws-iam';
import {
  ContainerImage, InferenceExecutionMode, Model, ModelApprovalStatus, ModelContainer, ModelPackage,
  PrebuiltRepository, S3File,
} from '../../../src';
import { Explanations } from '../explanation';
import { api, guide, schema } from '../sources';

export const MODEL_WARNING_EXPLANATIONS = {
  'Model.fixedModelName': {
    meaning: 'CloudFormation replaces a model with every change but that of tags, and creates the new one before '
      + 'it deletes the old one. Two models of one name cannot exist.',
    wrong: ({ stack, container }) => {
      new Model(stack, 'Model', { containers: [container], modelName: 'churn' });
    },
    message: 'modelName: prevents replacement: every change replaces the model, which fails if the new model has '
      + 'the old name. Remove modelName, or change it with every change of the model',
    right: ({ stack, container }) => {
      new Model(stack, 'Model', { containers: [container] });
    },
    source: `${schema('Model')}, createOnlyProperties`,
  },
  'Model.singleAvailabilityZone': {
    meaning: 'SageMaker requires subnets in two availability zones for an endpoint in a VPC, even with one instance.',
    wrong: ({ stack, container, vpc }) => {
      new Model(stack, 'Model', {
        containers: [container],
        vpc,
        vpcSubnets: { availabilityZones: ['eu-west-1a'] },
      });
    },
    message: 'vpcSubnets: the subnets of the model are in one availability zone, and SageMaker requires two even '
      + 'for one instance. Select subnets in at least two',
    right: ({ stack, container, vpc }) => {
      new Model(stack, 'Model', {
        containers: [container],
        vpc,
        vpcSubnets: { availabilityZones: ['eu-west-1a', 'eu-west-1b'] },
      });
    },
    source: guide('Give SageMaker hosted endpoints access to resources in your Amazon VPC', 'host-vpc'),
  },
  'Model.executionModeWithOneContainer': {
    meaning: 'The mode tells whether a request passes all containers or is for one of them. SageMaker ignores it '
      + 'for a model with a primary container, which is how a single container is sent.',
    wrong: ({ stack, container }) => {
      new Model(stack, 'Model', { containers: [container], executionMode: InferenceExecutionMode.SERIAL });
    },
    message: 'executionMode: applies to pipelines only, and the model has one container. Remove it, or add containers',
    right: ({ stack, container }) => {
      new Model(stack, 'Model', { containers: [container] });
    },
    source: api('InferenceExecutionConfig'),
  },
  'Model.unapprovedPackage': {
    meaning: 'SageMaker creates models from approved versions only. A version that the same deployment registers '
      + 'as pending or rejected cannot be approved before the model is created, so that the deployment fails.',
    wrong: ({ stack, group, specification }) => {
      const version = new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
      });
      new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(version)] });
    },
    message: 'containers[0].modelPackage: is registered as PendingManualApproval, and SageMaker creates models '
      + 'from approved versions only. Deploy the model on the event of its approval, by the ARN of the version, or '
      + 'acknowledge this warning in a separate stack that is deployed after the approval',
    right: ({ stack, group, specification, bucket }) => {
      const version = new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        approvalStatus: ModelApprovalStatus.APPROVED,
        modelMetrics: {
          modelQuality: {
            statistics: { file: S3File.fromBucket(bucket, 'churn/evaluation.json'), contentType: 'application/json' },
          },
        },
      });
      new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(version)] });
    },
    source: `${api('CreateModelPackage')}; ${guide('Update the Approval Status of a Model', 'model-registry-approve')}`,
  },
  'Model.unknownInferenceSpecification': {
    meaning: 'SageMaker rejects a model that selects an additional inference specification which its package does '
      + 'not have. The package may get one by an update outside the app.',
    wrong: ({ stack, specification }) => {
      const modelPackage = new ModelPackage(stack, 'Churn', { inferenceSpecification: specification() });
      new Model(stack, 'Model', {
        containers: [ModelContainer.fromModelPackage(modelPackage, { inferenceSpecificationName: 'batch' })],
      });
    },
    message: 'containers[0].inferenceSpecificationName: "batch" is not an additional specification that this app '
      + 'adds to the package. Add it to the package, or acknowledge that it is added elsewhere',
    right: ({ stack, specification }) => {
      const modelPackage = new ModelPackage(stack, 'Churn', { inferenceSpecification: specification() });
      new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(modelPackage)] });
    },
    source: api('ContainerDefinition'),
  },
  'Model.secretInEnvironment': {
    meaning: 'Environment variables are not encrypted: they are in the template and in the answer of DescribeModel. '
      + 'Names such as HF_TOKEN and DB_PASSWORD, and keys of a known form, are taken for secrets.',
    wrong: ({ stack, image, modelData }) => {
      const environment = { HF_TOKEN: 'a-token' };
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image, { modelData, environment })] });
    },
    message: 'containers[0].environment["HF_TOKEN"]: looks like a secret, and everyone who may describe the model can '
      + 'read it. Keep it in AWS Secrets Manager and let the container read it, or acknowledge that it is not a secret',
    right: ({ stack, image, modelData }) => {
      const environment = { HF_TOKEN_SECRET_ID: 'hugging-face' };
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image, { modelData, environment })] });
    },
    source: api('ContainerDefinition'),
  },
  'Model.mutableImageTag': {
    meaning: 'SageMaker resolves the tag when it creates the model. A push to the repository moves `latest`, but '
      + 'an existing model does not change, and neither does its template.',
    wrong: ({ stack, modelData }) => {
      const image = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:latest');
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image, { modelData })] });
    },
    message: 'containers[0].image: has the tag "latest", which can move to another image, and the model does not '
      + 'follow it. Use a digest or an immutable tag',
    right: ({ stack, modelData }) => {
      const image = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3');
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image, { modelData })] });
    },
    source: api('ContainerDefinition'),
  },
  'Model.privateRegistryWithEcrImage': {
    meaning: 'With this setting, SageMaker looks for the image in a private registry that the VPC reaches. Images '
      + 'in Amazon ECR are pulled without it.',
    wrong: ({ stack, image, vpc }) => {
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image, { privateRegistry: {} })], vpc });
    },
    message: 'containers[0].privateRegistry: is for other registries only, and the image is in Amazon ECR. Remove it',
    right: ({ stack, image, vpc }) => {
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image)], vpc });
    },
    source: api('ImageConfig'),
  },
  'Model.packageElsewhere': {
    meaning: 'To create a model from a version of another account, the resource policy of its group must allow the account '
      + 'of the model. The app adds that to the policy of a group that it owns.',
    wrong: ({ stack }) => {
      const churn = ModelPackage.fromModelPackageAttributes(stack, 'Churn', {
        modelPackageArn: 'arn:aws:sagemaker:eu-west-1:444455556666:model-package/churn/3',
        images: [ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1')],
      });
      new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(churn)] });
    },
    message: 'the package is in account 444455556666, whose policy of the group must allow account '
      + '111122223333 to create models from it. In account 444455556666, call grants.deploy of the group '
      + 'with new iam.AccountPrincipal, or add this statement to its policy: '
      + '{"Action":["sagemaker:AccessModelPackage","sagemaker:CreateModel",'
      + '"sagemaker:DescribeModelPackage"],"Effect":"Allow",'
      + '"Principal":{"AWS":"arn:${AWS::Partition}:iam::111122223333:root"},'
      + '"Resource":"arn:aws:sagemaker:eu-west-1:444455556666:model-package/churn/3"}',
    right: ({ stack }) => {
      const churn = ModelPackage.fromModelPackageAttributes(stack, 'Churn', {
        modelPackageArn: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
        images: [ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1')],
      });
      new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(churn)] });
    },
    source: guide('Deploy a Model from the Registry', 'model-registry-deploy'),
  },
  'Model.immutableRole': {
    meaning: 'The app cannot change the role, so SageMaker has only the permissions that the role already has. The '
      + 'warning lists the required actions, and an info annotation beside it the statements '
      + 'to add.',
    wrong: ({ stack, container }) => {
      const role = iam.Role.fromRoleArn(stack, 'ModelRole', 'arn:aws:iam::111122223333:role/models', {
        mutable: false,
      });
      new Model(stack, 'Model', { containers: [container], role });
    },
    message: 'the role Registry/ModelRole of the model cannot be changed by this app, and needs these actions: '
      + 'cloudwatch:PutMetricData, ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, '
      + 'ecr:GetAuthorizationToken, ecr:GetDownloadUrlForLayer, logs:CreateLogGroup, logs:CreateLogStream, '
      + 'logs:DescribeLogStreams, logs:PutLogEvents, s3:GetObject. Allow them where the role is defined',
    right: ({ stack, container, role }) => {
      new Model(stack, 'Model', { containers: [container], role });
    },
    source: guide('How to use SageMaker execution roles', 'sagemaker-roles'),
  },
} satisfies Explanations;
