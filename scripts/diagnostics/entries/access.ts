import { Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ContainerImage, Model, ModelApprovalStatus, ModelContainer, ModelData, ModelLifeCycleStage, ModelPackage,
  ModelPackageGroup, PrebuiltRepository,
} from '../../../src';
import { Explanations } from '../explanation';
import { guide, iamGuide, SERVICE_AUTHORIZATION } from '../sources';

const CONDITIONS = iamGuide('Condition elements', 'reference_policies_elements_condition');
const CROSS_ACCOUNT = iamGuide('Cross-account policy evaluation logic',
  'reference_policies_evaluation-logic-cross-account');
const MANAGED_KEYS = '[AWS KMS Developer Guide, AWS KMS keys]'
  + '(https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html)';
const EXECUTION_ROLES = guide('How to use SageMaker execution roles', 'sagemaker-roles');

export const ACCESS_EXPLANATIONS = {
  'Grants.noActions': {
    meaning: 'IAM rejects statements without actions.',
    wrong: ({ group, role }) => group.grants.actions(role, []),
    message: 'actions: [] allows nothing. Specify at least one action',
    right: ({ group, role }) => group.grants.actions(role, ['sagemaker:ListModelPackages']),
    source: iamGuide('Action', 'reference_policies_elements_action'),
  },
  'Grants.otherService': {
    meaning: 'The grant is on a model package or a group, on which only actions of SageMaker can be allowed. `*` is every '
      + 'action of every service.',
    wrong: ({ group, role }) => group.grants.actions(role, ['s3:GetObject']),
    message: 'actions[0]: "s3:GetObject" is not an action of SageMaker. Use actions that start with sagemaker:, and '
      + 'iam.Grant for those of other services',
    right: ({ group, role }) => group.grants.actions(role, ['sagemaker:ListTags']),
    source: SERVICE_AUTHORIZATION,
  },
  'Grants.unknownAction': {
    meaning: 'SageMaker has no such action, and one that is spelled almost like it. IAM accepts the name, which never '
      + 'matches a request.',
    wrong: ({ group, role }) => group.grants.actions(role, ['sagemaker:DescribeModelPackages']),
    message: 'actions[0]: "sagemaker:DescribeModelPackages" is not an action of SageMaker. Did you mean '
      + 'sagemaker:DescribeModelPackage?',
    right: ({ group, role }) => group.grants.actions(role, ['sagemaker:DescribeModelPackage']),
    source: SERVICE_AUTHORIZATION,
  },
  'Grants.wildcardAction': {
    meaning: 'A wildcard matches actions that only read and others that approve or delete, and those that AWS adds later.',
    wrong: ({ group, role }) => group.grants.actions(role, ['sagemaker:List*']),
    message: 'actions[0]: sagemaker:List* allows every action that it matches on the group, those that AWS adds later '
      + 'included. List the actions, or acknowledge that all of them are meant',
    right: ({ group, role }) => group.grants.actions(role, ['sagemaker:ListTags']),
    source: SERVICE_AUTHORIZATION,
  },
  'Grants.ineffectiveAction': {
    meaning: 'IAM checks each action against the type of resource that it is on. An action on other resources, or on '
      + 'none, never matches the ARN of a package or a group.',
    wrong: ({ group, role }) => group.grants.actions(role, ['sagemaker:ListModelPackageGroups']),
    message: 'actions[0]: sagemaker:ListModelPackageGroups has no effect on the group, as it is an action on other '
      + 'resources. Remove it, and allow it on the resources that it is on',
    right: ({ role }) => role.addToPrincipalPolicy(new iam.PolicyStatement({
      actions: ['sagemaker:ListModelPackageGroups'], resources: ['*'],
    })),
    source: SERVICE_AUTHORIZATION,
  },
  'Grants.newAction': {
    meaning: 'The library knows the actions of its release. Another name is misspelled, or that of a newer action.',
    wrong: ({ group, role }) => group.grants.actions(role, ['sagemaker:PromoteVersion']),
    message: 'actions[0]: sagemaker:PromoteVersion is an action that this version of the library does not know. Check its '
      + 'spelling, and acknowledge that SageMaker has it',
    right: ({ group, role }) => group.grants.actions(role, ['sagemaker:ListTags']),
    source: SERVICE_AUTHORIZATION,
  },
  'Grants.noStage': {
    meaning: 'A condition without values is never met, so that the grant would allow nothing.',
    wrong: ({ group, role }) => group.grants.changeStage(role, { toStages: [] }),
    message: 'toStages: [] allows no stage. Specify at least one stage, or omit the property',
    right: ({ group, role }) => group.grants.changeStage(role, { toStages: [ModelLifeCycleStage.QA] }),
    source: CONDITIONS,
  },
  'Grants.noStatus': {
    meaning: 'A condition without values is never met, so that the grant would allow nothing.',
    wrong: ({ group, role }) => group.grants.register(role, { approvalStatuses: [] }),
    message: 'approvalStatuses: [] allows no status. Specify at least one status, or omit the property',
    right: ({ group, role }) => group.grants.register(role, {
      approvalStatuses: [ModelApprovalStatus.PENDING_MANUAL_APPROVAL],
    }),
    source: CONDITIONS,
  },
  'Grants.noValue': {
    meaning: 'A condition without values is never met, so that the grant would allow nothing.',
    wrong: ({ group, role }) => group.grants.approve(role, { customerMetadataProperties: { stage: [] } }),
    message: 'customerMetadataProperties["stage"]: [] allows no value. Specify at least one value, or omit the key',
    right: ({ group, role }) => group.grants.approve(role, { customerMetadataProperties: { stage: ['test'] } }),
    source: CONDITIONS,
  },
  'Grants.noModel': {
    meaning: 'IAM rejects statements without resources.',
    wrong: ({ group, role }) => group.grants.deploy(role, { modelNames: [] }),
    message: 'modelNames: [] allows no model. Specify at least one name, or omit the property',
    right: ({ group, role }) => group.grants.deploy(role, { modelNames: ['churn-*'] }),
    source: iamGuide('Resource', 'reference_policies_elements_resource'),
  },
  'Grants.modelName': {
    meaning: 'The grant would never match, as no model can have this name. `?` and `${…}` have a meaning in policies, '
      + 'and `*` is the only wildcard here.',
    wrong: ({ group, role }) => group.grants.deploy(role, { modelNames: ['churn-?'] }),
    message: 'modelNames[0]: "churn-?" is not the name of a model. Use letters, digits and hyphens, and * for any '
      + 'characters',
    right: ({ group, role }) => group.grants.deploy(role, { modelNames: ['churn-*'] }),
    source: iamGuide('Resource', 'reference_policies_elements_resource'),
  },
  'Grants.unsupportedPrincipal': {
    meaning: 'A grant to everyone opens the group and, to deploy, the artifacts of its versions to any AWS account. '
      + 'Services, identity providers and canonical users do not call SageMaker themselves: grant to the role that '
      + 'they assume. Everyone with a condition on the organization, the account or the ARN of the principal is '
      + 'accepted.',
    wrong: ({ group }) => group.grants.deploy(new iam.AnyPrincipal()),
    message: 'grantee: includes everyone, to which access to models cannot be granted. Use an identity, an account, '
      + 'an organization, or a condition on the organization',
    right: ({ group }) => group.grants.deploy(new iam.AnyPrincipal().inOrganization('o-1234567890')),
    rightWarns: ['ModelPackageGroup.crossAccountDiscovery'],
    source: iamGuide('Principal', 'reference_policies_elements_principal'),
  },
  'Grants.conflictingConditions': {
    meaning: 'A statement has one list of values for each operator and condition key. If the grantee and the grant '
      + 'both have a condition on a key, only the values that both allow are granted. If there are none, or they '
      + 'are not known at synthesis, the grant cannot be expressed.',
    wrong: ({ group, partner }) => group.grants.approve(partner.withConditions({
      StringEquals: { 'sagemaker:ModelApprovalStatus': 'PendingManualApproval' },
    })),
    message: 'grantee: has a StringEquals condition on sagemaker:ModelApprovalStatus that cannot be combined with '
      + 'that of the grant. Remove it, or use values of the grant only',
    right: ({ group, partner }) => group.grants.approve(partner.withConditions({
      StringEquals: { 'sagemaker:ModelApprovalStatus': 'Rejected' },
    })),
    rightWarns: ['ModelPackageGroup.crossAccountDiscovery'],
    source: CONDITIONS,
  },
  'Grants.resourcePolicySize': {
    meaning: 'The policy of a bucket has at most 20,480 characters, that of a repository 10,240 and that of a key 32,768. '
      + 'The size is the least that the policy can have at deployment.',
    wrong: ({ stack, group, specification }) => {
      const image = ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1');
      const modelData = ModelData.fromBucket(new s3.Bucket(stack, 'Models'), 'churn/model.tar.gz');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
      for (let account = 100000000000; account < 100000000300; account++) {
        group.grants.deploy(new iam.AccountPrincipal(String(account)));
      }
    },
    message: 'the resource policy has at least 38738 characters, and AWS allows 20480. Grant to an organization instead of '
      + 'many accounts, and set the feature flag @aws-cdk/aws-iam:minimizePolicies',
    right: ({ stack, group, specification }) => {
      const image = ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1');
      const modelData = ModelData.fromBucket(new s3.Bucket(stack, 'Models'), 'churn/model.tar.gz');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
      group.grants.deploy(new iam.OrganizationPrincipal('o-1234567890'));
    },
    rightWarns: ['ModelPackageGroup.crossAccountDiscovery'],
    source: iamGuide('Quotas', 'reference_iam-quotas'),
  },
  'Grants.immutableGrantee': {
    meaning: 'A role that is imported as immutable is not changed, and IAM lets nobody change the roles of permission sets '
      + '(AWSReservedSSO_…). The grant has no effect until the statements are in a policy of the role.',
    wrong: ({ stack }) => {
      const churn = ModelPackageGroup.fromModelPackageGroupName(stack, 'Churn', 'churn');
      const reviewer = iam.Role.fromRoleName(stack, 'Reviewer', 'reviewer', { mutable: false });
      churn.grants.delete(reviewer);
    },
    message: 'Registry/Reviewer cannot be changed by this app, so that nothing is granted to it. Add these statements to its '
      + 'policy, or to its permission set: {"Action":["sagemaker:DeleteModelPackage","sagemaker:DescribeModelPackage"],'
      + '"Effect":"Allow","Resource":"arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*"}',
    right: ({ stack }) => {
      const churn = ModelPackageGroup.fromModelPackageGroupName(stack, 'Churn', 'churn');
      const reviewer = iam.Role.fromRoleName(stack, 'Reviewer', 'reviewer');
      churn.grants.delete(reviewer);
    },
    source: '[IAM Identity Center User Guide, permission sets]'
      + '(https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html)',
  },
  'Grants.identityPolicySize': {
    meaning: 'The inline policies of a user can have 2,048 characters in total, those of a role 10,240. CDK splits '
      + 'the policies of roles that it creates, but not those of users and imported roles. One role of a stack sets '
      + 'the life cycle, the registration type and removed metadata of its versions, and looks versions up: it has an '
      + 'inline policy for each of them. The size is the least that the policies can have at deployment.',
    wrong: ({ stack, group, specification }) => {
      const reviewer = new iam.User(stack, 'Reviewer');
      for (let version = 1; version <= 20; version++) {
        new ModelPackage(stack, `Churn${version}`, {
          modelPackageGroup: group,
          inferenceSpecification: specification(),
        }).grants.read(reviewer);
      }
    },
    message: 'the inline policies of the identity have at least 3918 characters together, and IAM allows 2048. Grant on '
      + 'groups instead of individual packages, set the feature flag @aws-cdk/aws-iam:minimizePolicies, and divide '
      + 'versions whose life cycle, registration type or metadata is set, among several stacks',
    right: ({ stack, group, specification }) => {
      const reviewer = new iam.User(stack, 'Reviewer');
      for (let version = 1; version <= 20; version++) {
        new ModelPackage(stack, `Churn${version}`, {
          modelPackageGroup: group,
          inferenceSpecification: specification(),
        });
      }
      group.grants.read(reviewer);
    },
    source: iamGuide('IAM and AWS STS quotas', 'reference_iam-quotas'),
  },
  'Model.crossAccountPolicies': {
    meaning: 'The role of the model is allowed to read what another account owns, but that account must allow it '
      + 'as well, by the policy of the bucket, repository, key or function.',
    wrong: ({ stack, image }) => {
      const bucket = s3.Bucket.fromBucketAttributes(stack, 'Models', { bucketName: 'models', account: '444455556666' });
      const modelData = ModelData.fromBucket(bucket, 'churn/model.tar.gz');
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image, { modelData })] });
    },
    message: 'the grantee is in another account or has no policy of its own, and this app does not own the policy '
      + 'of bucket Registry/Models. Allow the grantee where that policy is defined',
    right: ({ stack, image }) => {
      const bucket = s3.Bucket.fromBucketName(stack, 'Models', 'models');
      const modelData = ModelData.fromBucket(bucket, 'churn/model.tar.gz');
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image, { modelData })] });
    },
    source: CROSS_ACCOUNT,
  },
  'Model.crossAccountManagedKey': {
    meaning: 'AWS managed keys can be used in their own account only, whatever the policy of the bucket allows. '
      + 'The role of the model cannot read the model data.',
    wrong: ({ app, env, stack, image }) => {
      const registry = new Stack(app, 'Shared', { env: { ...env, account: '444455556666' } });
      const bucket = new s3.Bucket(registry, 'Models', {
        bucketName: 'shared-models',
        encryption: s3.BucketEncryption.KMS_MANAGED,
      });
      const modelData = ModelData.fromBucket(bucket, 'churn/model.tar.gz');
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image, { modelData })] });
    },
    message: 'objects in bucket Shared/Models are encrypted with an AWS managed key, which no other account can '
      + 'use. Encrypt them with a customer managed key',
    right: ({ app, env, stack, image }) => {
      const registry = new Stack(app, 'Shared', { env: { ...env, account: '444455556666' } });
      const bucket = new s3.Bucket(registry, 'Models', {
        bucketName: 'shared-models',
        encryption: s3.BucketEncryption.S3_MANAGED,
      });
      const modelData = ModelData.fromBucket(bucket, 'churn/model.tar.gz');
      new Model(stack, 'Model', { containers: [ModelContainer.fromImage(image, { modelData })] });
    },
    source: MANAGED_KEYS,
  },
  'Model.unknownArtifacts': {
    meaning: 'The role of the model has to read model data and pull images. Those of a package that the app does '
      + 'not define are known if `images` and `modelData` of `ModelPackage.fromLookup` or '
      + '`fromModelPackageAttributes` name them. Those at a URI that is known only at deployment are not known, nor are '
      + 'the images of `sourceAlgorithm` and all of a version that is registered from another one (`sourceUri`).',
    wrong: ({ stack }) => {
      const version = ModelPackage.fromModelPackageArn(stack, 'Churn3',
        'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3');
      new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(version)] });
    },
    message: 'too little is known about the images and model data of package Registry/Churn3 to grant access. '
      + 'Specify images and modelData where the package is imported or looked up, use '
      + 'ContainerImage.fromEcrRepository and ModelData.fromBucket instead of URIs, or allow the grantee '
      + 's3:GetObject on the objects (s3:PutObject on an output, s3:ListBucket on the bucket of a prefix), '
      + 'kms:Decrypt on their keys, ecr:GetAuthorizationToken, and ecr:BatchCheckLayerAvailability, '
      + 'ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repositories',
    right: ({ stack, image }) => {
      const version = ModelPackage.fromModelPackageAttributes(stack, 'Churn3', {
        modelPackageArn: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
        images: [image],
        modelData: [ModelData.fromUri('s3://shared-models/churn/3/model.tar.gz')],
      });
      new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(version)] });
    },
    source: EXECUTION_ROLES,
  },
  'ModelPackage.crossAccountPolicies': {
    meaning: 'The grantee is allowed to read the artifacts by its own policy, if it has one. The policies of '
      + 'buckets, repositories and keys that this app does not define must allow it as well.',
    wrong: ({ stack, group, specification, partner }) => {
      const version = new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
      });
      version.grants.readArtifacts(partner);
    },
    message: 'the grantee is in another account or has no policy of its own, and this app does not own the policy '
      + 'of bucket Registry/Bucket, 111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3. Allow the grantee '
      + 'where that policy is defined',
    right: ({ stack, group, specification, partner }) => {
      const image = ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Repository'), '3');
      const modelData = ModelData.fromBucket(new s3.Bucket(stack, 'Models'), 'churn/model.tar.gz');
      const version = new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
      version.grants.readArtifacts(partner);
    },
    source: `${CROSS_ACCOUNT}; ${guide('Deploy a Model from the Registry', 'model-registry-deploy')}`,
  },
  'ModelPackage.crossAccountManagedKey': {
    meaning: 'AWS managed keys can be used in their own account only, whatever the policy of the bucket allows. '
      + 'The grantee cannot read the artifacts.',
    wrong: ({ stack, group, specification, partner }) => {
      const image = ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Repository'), '3');
      const bucket = new s3.Bucket(stack, 'Models', { encryption: s3.BucketEncryption.KMS_MANAGED });
      const modelData = ModelData.fromBucket(bucket, 'churn/model.tar.gz');
      const version = new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
      version.grants.readArtifacts(partner);
    },
    message: 'objects in bucket Registry/Models are encrypted with an AWS managed key, which no other account can '
      + 'use. Encrypt them with a customer managed key',
    right: ({ stack, group, specification, partner }) => {
      const image = ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Repository'), '3');
      const bucket = new s3.Bucket(stack, 'Models', { encryption: s3.BucketEncryption.KMS });
      const modelData = ModelData.fromBucket(bucket, 'churn/model.tar.gz');
      const version = new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
      version.grants.readArtifacts(partner);
    },
    source: `${MANAGED_KEYS}; ${guide('Deploy a Model from the Registry', 'model-registry-deploy')}`,
  },
  'ModelPackage.unknownArtifacts': {
    meaning: 'The artifacts of a package that the app does not define are known if `images` and `modelData` of '
      + '`ModelPackage.fromLookup` or `fromModelPackageAttributes` name them. Unknown are those at URIs that are known '
      + 'only at deployment, or whose bucket is an access point, which only its owner and that of the '
      + 'bucket together can open. Nothing is granted on them.',
    wrong: ({ stack, role }) => {
      const version = ModelPackage.fromModelPackageArn(stack, 'Churn3',
        'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3');
      version.grants.readArtifacts(role);
    },
    message: 'too little is known about a package that this app does not define to grant access. '
      + 'Specify images and modelData where the package is imported or looked up, use '
      + 'ContainerImage.fromEcrRepository and ModelData.fromBucket instead of URIs, or allow the grantee '
      + 's3:GetObject on the objects (s3:PutObject on an output, s3:ListBucket on the bucket of a prefix), '
      + 'kms:Decrypt on their keys, ecr:GetAuthorizationToken, and ecr:BatchCheckLayerAvailability, '
      + 'ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repositories',
    right: ({ stack, image, role }) => {
      const version = ModelPackage.fromModelPackageAttributes(stack, 'Churn3', {
        modelPackageArn: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
        images: [image],
        modelData: [ModelData.fromUri('s3://shared-models/churn/3/model.tar.gz')],
      });
      version.grants.readArtifacts(role);
    },
    source: EXECUTION_ROLES,
  },
  'ModelPackageGroup.crossAccountPolicies': {
    meaning: 'A grant on encrypted versions includes the key. A key of another account, or of another app, has a '
      + 'policy that this app cannot change, and which must allow the grantee as well.',
    wrong: ({ stack, group, role }) => {
      const encryptionKey = kms.Key.fromKeyArn(stack, 'Key',
        'arn:aws:kms:eu-west-1:444455556666:key/12345678-1234-1234-1234-123456789012');
      group.grants.read(role, { encryptionKey });
    },
    message: 'the grantee is in another account or has no policy of its own, and this app does not own the policy '
      + 'of key Registry/Key. Allow the grantee where that policy is defined',
    right: ({ stack, group, role }) => {
      const encryptionKey = new kms.Key(stack, 'Key');
      group.grants.read(role, { encryptionKey });
    },
    source: CROSS_ACCOUNT,
  },
} satisfies Explanations;
