import { Tags } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ContainerImage, MachineLearningDomain, MachineLearningTask, ModelApprovalStatus, ModelData, ModelLifeCycleStage,
  ModelLifeCycleStageStatus, ModelPackage, ModelPackageGroup, PrebuiltRepository, S3File,
} from '../../../src';
import { Explanations } from '../explanation';
import { api, guide, HANDLER, schema } from '../sources';

const RECOMMENDER = guide('Inference Recommender prerequisites', 'inference-recommender-prerequisites');

export const PACKAGE_WARNING_EXPLANATIONS = {
  'ModelPackage.approvedWithoutMetrics': {
    meaning: 'An approved version can be deployed at once, and every rule on its approval is triggered. Without '
      + 'metrics, the registry does not show why it was approved.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        approvalStatus: ModelApprovalStatus.APPROVED,
      });
    },
    message: 'approvalStatus: approves the version on creation, without modelMetrics to support the decision. '
      + 'Specify modelMetrics, or leave the approval to a reviewer',
    right: ({ stack, group, specification, bucket }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        approvalStatus: ModelApprovalStatus.APPROVED,
        modelMetrics: {
          modelQuality: {
            statistics: { file: S3File.fromBucket(bucket, 'churn/evaluation.json'), contentType: 'application/json' },
          },
        },
      });
    },
    source: guide('Update the Approval Status of a Model', 'model-registry-approve'),
  },
  'ModelPackage.unversionedApproval': {
    meaning: 'The approval status does not apply to unversioned packages. SageMaker may ignore it or reject it.',
    wrong: ({ stack, specification }) => {
      new ModelPackage(stack, 'Churn', {
        inferenceSpecification: specification(),
        approvalStatus: ModelApprovalStatus.REJECTED,
      });
    },
    message: 'approvalStatus: applies to versions only, and a package without a group is not a version. Specify '
      + 'modelPackageGroup, or remove it',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        approvalStatus: ModelApprovalStatus.REJECTED,
      });
    },
    source: api('CreateModelPackage'),
  },
  'ModelPackage.registryOnlyOnUnversioned': {
    meaning: 'Metrics, metadata, model cards and what Inference Recommender needs are documented for versions. '
      + 'SageMaker may ignore them or reject them on an unversioned package.',
    wrong: ({ stack, specification }) => {
      new ModelPackage(stack, 'Churn', {
        inferenceSpecification: specification(),
        domain: MachineLearningDomain.MACHINE_LEARNING,
      });
    },
    message: 'domain: is documented for versions only, and may be ignored or rejected on a package without a '
      + 'group. Specify modelPackageGroup, or remove it',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        domain: MachineLearningDomain.MACHINE_LEARNING,
      });
    },
    source: `${api('CreateModelPackage')}; ${RECOMMENDER}`,
  },
  'ModelPackage.sourceAlgorithmWithOthers': {
    meaning: 'The API documents an algorithm, containers and a source to clone as alternatives. Whether SageMaker '
      + 'rejects a combination is not documented.',
    wrong: ({ stack, specification }) => {
      new ModelPackage(stack, 'Churn', {
        inferenceSpecification: specification(),
        sourceAlgorithm: { algorithmName: 'churn' },
      });
    },
    message: 'sourceAlgorithm: is documented as an alternative to inferenceSpecification, so that SageMaker may '
      + 'reject the combination. Remove one of them',
    right: ({ stack }) => {
      new ModelPackage(stack, 'Churn', { sourceAlgorithm: { algorithmName: 'churn' } });
    },
    source: api('CreateModelPackage'),
  },
  'ModelPackage.unknownDomain': {
    meaning: 'CloudFormation accepts any text, and Inference Recommender accepts the domains that it knows. The '
      + 'list of this library may be out of date.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        domain: MachineLearningDomain.of('COMPUTER_VISON'),
      });
    },
    message: 'domain: "COMPUTER_VISON" is not a known domain. Did you mean COMPUTER_VISION? Otherwise acknowledge '
      + 'this warning if the value is right',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        domain: MachineLearningDomain.COMPUTER_VISION,
      });
    },
    source: `${api('CreateModelPackage')}; ${RECOMMENDER}`,
  },
  'ModelPackage.unknownTask': {
    meaning: 'CloudFormation accepts any text, and Inference Recommender accepts the tasks that it knows. The list '
      + 'of this library may be out of date.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        task: MachineLearningTask.of('CLASIFICATION'),
      });
    },
    message: 'task: "CLASIFICATION" is not a known task. Did you mean CLASSIFICATION? Otherwise acknowledge this '
      + 'warning if the value is right',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        task: MachineLearningTask.CLASSIFICATION,
      });
    },
    source: `${api('CreateModelPackage')}; ${RECOMMENDER}`,
  },
  'ModelPackage.notUpdatable': {
    meaning: 'CloudFormation updates the property without a replacement, but SageMaker has no API to change it. A '
      + 'later change in the template fails or does nothing, and the package stays as it was created.',
    wrong: ({ stack, specification }) => {
      new ModelPackage(stack, 'Churn', {
        modelPackageName: 'churn',
        inferenceSpecification: specification(),
      });
    },
    message: 'modelPackageName: cannot be changed later; CloudFormation treats a change as an update in place, '
      + 'which would fail or do nothing. To change it, create a new package',
    right: ({ stack, specification }) => {
      new ModelPackage(stack, 'Churn', { inferenceSpecification: specification() });
    },
    source: `${schema('ModelPackage')}, createOnlyProperties; ${api('UpdateModelPackage')}`,
  },
  'ModelPackage.specificationsToAdd': {
    meaning: 'CloudFormation does not send the property when it creates a package. It sends it again with every '
      + 'update, and never reads it back.',
    wrong: ({ stack, group, specification, additional }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        additionalInferenceSpecificationsToAdd: [additional('batch')],
      });
    },
    message: 'additionalInferenceSpecificationsToAdd: is for updates of existing packages and is not part of the '
      + 'creation of a package. Use additionalInferenceSpecifications for a new package',
    right: ({ stack, group, specification, additional }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        additionalInferenceSpecifications: [additional('batch')],
      });
    },
    rightWarns: ['ModelPackage.notUpdatable'],
    source: `${api('UpdateModelPackage')}; ${HANDLER}`,
  },
  'ModelPackage.tagsOnVersion': {
    meaning: 'SageMaker rejects tags on a version: "Tags are not supported in Model Package versions". Tags that '
      + 'are set in the app are left out of the template. CloudFormation itself propagates tags of the stack.',
    wrong: ({ stack, group, specification }) => {
      const version = new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
      });
      Tags.of(version).add('team', 'retention');
    },
    message: 'a model package in a group cannot have tags, and the tags set here are left out. Tag the group, or '
      + 'use customerMetadataProperties',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        customerMetadataProperties: { team: 'retention' },
      });
      Tags.of(group).add('team', 'retention');
    },
    source: `${api('CreateModelPackage')}; [aws/aws-cdk#33699](https://github.com/aws/aws-cdk/issues/33699)`,
  },
  'ModelPackage.registryAccess': {
    meaning: 'SageMaker reads the artifacts of a version for the account of its group. If another account registers it, the '
      + 'policies of the buckets, repositories and keys must allow the account of the group. The app adds that to the '
      + 'policies that it owns.',
    wrong: ({ stack, specification, modelData }) => {
      const image = ContainerImage.fromUri('444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn:3');
      const shared = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Shared',
        'arn:aws:sagemaker:eu-west-1:444455556666:model-package-group/churn');
      new ModelPackage(stack, 'Churn', {
        modelPackageGroup: shared,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    message: 'account 444455556666, which has the group, must read the artifacts of the version, and this app '
      + 'does not own all of their policies. Add these statements to the policies of their resources: '
      + '{"Action":"s3:GetBucketAcl","Effect":"Allow",'
      + '"Principal":{"AWS":"arn:${AWS::Partition}:iam::444455556666:root"},'
      + '"Resource":"arn:${AWS::Partition}:s3:::models"},{"Action":["s3:GetObject","s3:GetObjectAcl"],'
      + '"Effect":"Allow","Principal":{"AWS":"arn:${AWS::Partition}:iam::444455556666:root"},'
      + '"Resource":"arn:${AWS::Partition}:s3:::models/churn/model.tar.gz"}',
    right: ({ stack, specification }) => {
      const image = ContainerImage.fromUri('444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn:3');
      const modelData = ModelData.fromBucket(new s3.Bucket(stack, 'Models'), 'churn/model.tar.gz');
      const shared = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Shared',
        'arn:aws:sagemaker:eu-west-1:444455556666:model-package-group/churn');
      new ModelPackage(stack, 'Churn', {
        modelPackageGroup: shared,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    source: guide('Register a Model Version from a different account', 'model-registry-version'),
  },
  'ModelPackage.grantNeedsGroup': {
    meaning: 'Packages have no resource policies, and principals of other accounts need one. The resource policy '
      + 'of a group covers its versions.',
    wrong: ({ stack, group, specification, partner }) => {
      const version = new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
      });
      version.grants.read(partner);
    },
    message: 'the grantee is in another account or has no policy of its own, and a package has no resource policy '
      + 'to allow it. If the package is a version, grant on its group instead',
    right: ({ stack, group, specification, partner }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
      });
      group.grants.read(partner);
    },
    rightWarns: ['ModelPackageGroup.crossAccountDiscovery'],
    source: guide('Deploy a Model from the Registry', 'model-registry-deploy'),
  },
  'ModelPackage.updateElsewhere': {
    meaning: 'A custom resource sets the stage of the version in the account of this stack. SageMaker refuses it until '
      + 'the policy of the group in the other account allows it. This app does not own that policy.',
    wrong: ({ stack, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: ModelPackageGroup.fromModelPackageGroupArn(stack, 'Churn',
          'arn:aws:sagemaker:eu-west-1:444455556666:model-package-group/churn'),
        inferenceSpecification: specification({
          containers: [{ image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1') }],
        }),
        lifeCycle: { stage: ModelLifeCycleStage.QA, status: ModelLifeCycleStageStatus.IN_PROGRESS },
      });
    },
    message: 'the policy of the group must allow account 111122223333 to update its versions. In account 444455556666, '
      + "call grants.changeStage or grants.actions of the group with new iam.AccountPrincipal('111122223333')",
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        lifeCycle: { stage: ModelLifeCycleStage.QA, status: ModelLifeCycleStageStatus.IN_PROGRESS },
      });
    },
    source: `${api('UpdateModelPackage')}; ${guide('Deploy a Model from the Registry', 'model-registry-deploy')}`,
  },
} satisfies Explanations;
