import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackage, CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { GroupLedger } from './group-ledger';
import { keyArnOf } from './keys';

/**
 * Tells CDK how to find the resource policy of a group and the key of a package that are given as L1. CDK has such
 * traits for its own services; should it one day have them for SageMaker, its own stay.
 */
const GROUP = CfnModelPackageGroup.CFN_RESOURCE_TYPE_NAME;
if (!iam.DefaultPolicyFactories.has(GROUP)) {
  iam.DefaultPolicyFactories.set(GROUP, {
    forResource: (group) => ({
      env: group.env,
      addToResourcePolicy: (statement) => GroupLedger.of(group as CfnModelPackageGroup).addToPolicy(statement),
    }),
  });
}

const PACKAGE = CfnModelPackage.CFN_RESOURCE_TYPE_NAME;
if (!iam.DefaultEncryptedResourceFactories.has(PACKAGE)) {
  iam.DefaultEncryptedResourceFactories.set(PACKAGE, {
    forResource: (modelPackage) => ({
      env: modelPackage.env,
      grantOnKey: (grantee, ...actions) => {
        const keyArn = keyArnOf(modelPackage as CfnModelPackage);
        return { grant: keyArn === undefined ? undefined : iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [keyArn] }) };
      },
    }),
  });
}
