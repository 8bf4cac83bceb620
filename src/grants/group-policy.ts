import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup, IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { MAX_RESOURCE_POLICY } from '../private/limits';
import { leastPolicySize } from '../private/policy-size';
import { warn } from '../private/warnings';

/** Adds a statement to the resource policy of a group that the app makes. */
export function addToGroupPolicy(group: CfnModelPackageGroup, statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
  policyOf(group).addStatements(statement);
  return { statementAdded: true, policyDependable: group };
}

/** Leaves alone the policy of a group that is made elsewhere, and says so. */
export function refuseImportedPolicy(group: IModelPackageGroupRef): iam.AddToResourcePolicyResult {
  warn(group, 'ModelPackageGroup', {
    name: 'importedPolicy',
    message: 'the resource policy of an imported model package group is not changed: add the statement where the group is made',
  });
  return { statementAdded: false };
}

/** The policy as a document that can grow; what an L1 was given becomes its beginning. */
function policyOf(group: CfnModelPackageGroup): iam.PolicyDocument {
  const given = group.modelPackageGroupPolicy;
  if (given instanceof iam.PolicyDocument) { return given; }
  const policy = iam.PolicyDocument.fromJson(typeof given === 'string' ? JSON.parse(given) : given ?? { Statement: [] });
  group.modelPackageGroupPolicy = policy;
  group.node.addValidation({ validate: () => [...tooLong(group, policy), ...policy.validateForResourcePolicy()] });
  return policy;
}

function tooLong(group: CfnModelPackageGroup, policy: iam.PolicyDocument): string[] {
  const size = leastPolicySize(group.stack.resolve(policy));
  return size > MAX_RESOURCE_POLICY
    ? [`the resource policy of the model package group has ${size} characters of at most ${MAX_RESOURCE_POLICY}: grant an organization instead of many accounts`]
    : [];
}
