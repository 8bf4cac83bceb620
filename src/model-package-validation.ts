import { ArnFormat, IResource, PhysicalName, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { Construct, Dependable, IConstruct, IDependable } from 'constructs';
import { Artifacts } from './grants/artifact-grants';
import { warnOfUnreached } from './grants/grant-warnings';
import { grantValidation, ValidationNeeds } from './grants/validation-grants';
import { ModelPackageProps } from './model-package-props';
import { dependOn } from './private/dependencies';
import { warn } from './private/warnings';

/** The role of the validation, if there is one: the user's, or a new one that SageMaker alone can assume. */
export function validationRoleOf(scope: Construct, { validationSpecification }: ModelPackageProps): iam.IRole | undefined {
  if (!validationSpecification) { return undefined; }
  const { role, confusedDeputyProtection } = validationSpecification._props;
  return role ?? new iam.Role(scope, 'ValidationRole', {
    description: 'Validates a SageMaker model package',
    // Policies of buckets in other accounts name the role.
    roleName: PhysicalName.GENERATE_IF_NEEDED,
    assumedBy: sagemakerPrincipal(scope, confusedDeputyProtection),
  });
}

/** Gives the role what the validation needs, and lets the package wait for it: SageMaker tries the role at once. */
export function prepareValidation(modelPackage: IResource, resource: CfnModelPackage, role: iam.IRole, needs: ValidationNeeds): void {
  const granting = grantValidation(role, modelPackage, needs);
  dependOn(resource, role, role, granting.result());
  dependOnBucketPolicies(resource, needs.artifacts, needs.output.bucket);
  warnOfUnreached(modelPackage, 'ModelPackage', granting);
  if (!isCdkRole(role) && !granting.changesIdentity) {
    warn(modelPackage, 'ModelPackage', {
      name: 'immutableValidationRole',
      message: `the role of validationSpecification cannot be changed by this app and has to be allowed by others: ${granting.actions.join(', ')}`,
    });
  }
}

/** SageMaker reads the artifacts as it makes the package: the policies of their buckets must be there. */
export function dependOnBucketPolicies(resource: CfnModelPackage, { readings }: Artifacts, ...others: (s3.IBucket | undefined)[]): void {
  for (const bucket of new Set([...readings.map(({ location }) => location.bucket), ...others])) {
    if (bucket) {
      dependOn(resource, bucket, policyOf(bucket));
    }
  }
}

function sagemakerPrincipal(scope: Construct, confusedDeputyProtection = false): iam.IPrincipal {
  const principal = new iam.ServicePrincipal('sagemaker.amazonaws.com');
  const stack = Stack.of(scope);
  return confusedDeputyProtection ? principal.withConditions({
    StringEquals: { 'aws:SourceAccount': stack.account },
    // Validation makes a model and a transform job whose names SageMaker chooses.
    ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'sagemaker', resource: '*', arnFormat: ArnFormat.NO_RESOURCE_NAME }) },
  }) : principal;
}

/** The policy of a bucket, which may come into being later. */
function policyOf(bucket: s3.IBucket): IDependable {
  const policy: IDependable = {};
  Dependable.implement(policy, { get dependencyRoots(): IConstruct[] { return bucket.policy ? [bucket.policy] : []; } });
  return policy;
}

/** A role that the app makes can be changed; what there is to wait for is known at synthesis alone. */
function isCdkRole(role: iam.IRole): boolean {
  return iam.Role.isRole(role) || role instanceof iam.LazyRole;
}
