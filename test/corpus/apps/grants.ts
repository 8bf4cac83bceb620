import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { CorpusApps, encryptedBucket, group, key, repository, role, sagemakerRole, specification, version } from '../parts';
import { ContainerImage, ModelApprovalStatus, ModelData, ModelPackageGrants, ModelPackageGroup, ModelPackageGroupGrants } from 'cdk-sagemaker-model-package';

const VPC = { StringEquals: { 'aws:SourceVpc': 'vpc-0123456789abcdef0' } };

/** A version whose image, model data and key belong to the stack. */
function ownedVersion(stack: Stack) {
  return version(stack, {
    inferenceSpecification: specification({
      image: ContainerImage.fromEcrRepository(repository(stack), '3'), modelData: ModelData.fromBucket(encryptedBucket(stack), 'churn/3/model.tar.gz'),
    }),
    encryptionKey: key(stack),
  });
}

export const GRANTS: CorpusApps = {
  'group-grants': (stack) => {
    const { grants } = group(stack);
    return [
      () => { grants.read(role(stack, 'Reader'), { encryptionKey: key(stack) }); },
      () => {
        grants.register(role(stack, 'Scientist'), {
          approvalStatuses: [ModelApprovalStatus.PENDING_MANUAL_APPROVAL], customerMetadataProperties: { team: ['retention'] },
        });
      },
      () => {
        grants.approve(role(stack, 'Lead'), {
          approvalStatuses: [ModelApprovalStatus.APPROVED, ModelApprovalStatus.REJECTED], customerMetadataProperties: { reviewer: ['ada'] },
        });
      },
      () => { grants.deploy(role(stack, 'Deployer'), { modelNames: ['churn'], executionRoles: [sagemakerRole(stack)], conditions: VPC }); },
      () => { grants.delete(role(stack, 'Cleaner')); },
      () => { grants.actions(role(stack, 'Tagger'), ['sagemaker:AddTags'], { conditions: VPC }); },
    ];
  },
  'group-grants-to-another-account': (stack) => {
    const { grants } = group(stack);
    const other = new iam.AccountPrincipal('444455556666');
    return [() => { grants.read(other); }, () => { grants.register(other); }, () => { grants.deploy(other); }];
  },
  'group-grants-to-an-organization': (stack) => { group(stack).grants.read(new iam.OrganizationPrincipal('o-1234567890')); },
  'group-grants-on-l1': (stack) => {
    const churn = new sagemaker.CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
    ModelPackageGroupGrants.fromModelPackageGroup(churn).approve(role(stack));
  },
  'group-grants-on-import': (stack) => { ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn').grants.register(role(stack)); },
  'group-grants-with-the-key-of-a-version': (stack) => { ownedVersion(stack).modelPackageGroup!; ModelPackageGroup.fromModelPackageGroupName(stack, 'Same', 'churn').grants.deploy(role(stack)); },
  'package-grants': (stack) => {
    const { grants } = ownedVersion(stack);
    return [
      () => { grants.read(role(stack, 'Reader')); },
      () => { grants.readArtifacts(role(stack, 'Auditor')); },
      () => { grants.approve(role(stack, 'Lead'), { approvalStatuses: [ModelApprovalStatus.APPROVED], customerMetadataProperties: { reviewer: ['ada'] } }); },
      () => { grants.deploy(role(stack, 'Deployer'), { modelNames: ['churn'], executionRoles: [sagemakerRole(stack)], conditions: VPC }); },
      () => { grants.delete(role(stack, 'Cleaner')); },
      () => { grants.actions(role(stack, 'Tagger'), ['sagemaker:AddTags'], { conditions: VPC }); },
    ];
  },
  'package-grants-on-l1': (stack) => {
    const churn = new sagemaker.CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn', sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn' });
    ModelPackageGrants.fromModelPackage(churn).approve(role(stack));
  },
  'package-artifacts-for-another-account': (stack) => { ownedVersion(stack).grants.readArtifacts(new iam.AccountPrincipal('444455556666')); },
};
