import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackage, CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { GroupLedger } from './group-ledger';
import { literal } from './literal';
import { keyOfL1 } from './named-keys';

/**
 * Registers with CDK how to find the resource policy of an L1 group and the key of an L1 package. CDK has such traits
 * for other services. If a future version of CDK has them for SageMaker, they are not replaced.
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
        const key = keyOfL1(modelPackage as CfnModelPackage);
        // An alias has no ARN that IAM would accept.
        const keyArn = typeof key === 'string' ? key : key?.keyRef?.keyArn;
        return {
          grant: keyArn === undefined ? undefined : iam.Grant.addToPrincipal({
            grantee,
            actions,
            resourceArns: [literal(keyArn)],
          }),
        };
      },
    }),
  });
}
