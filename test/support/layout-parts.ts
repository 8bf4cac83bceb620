import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnEndpoint, CfnEndpointConfig, IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { container, specification, validation } from './packages';
import { IModel, Model, ModelContainer, ModelData, ModelPackage, ModelPackageGroup, ModelPackageProps, S3Source } from '../../src';

const SERVICES = ['sagemaker.amazonaws.com', 'lambda.amazonaws.com'].map((name) => new iam.ServicePrincipal(name));

/** A role for SageMaker and functions, with a name, as other environments refer to it. */
export function roleIn(stack: Stack, id = 'Role'): iam.Role {
  return new iam.Role(stack, id, { roleName: `${stack.node.id}-${id}`, assumedBy: new iam.CompositePrincipal(...SERVICES) });
}

export function groupIn(scope: Construct, id = 'Group'): ModelPackageGroup {
  return new ModelPackageGroup(scope, id, { modelPackageGroupName: 'churn' });
}

export function versionIn(
  scope: Construct, id: string, modelPackageGroup: IModelPackageGroupRef, props: ModelPackageProps = {},
): ModelPackage {
  return new ModelPackage(scope, id, { modelPackageGroup, ...props });
}

/** The properties of a version that is validated with a role, with a bucket of its own stack. */
export function validatedBy(role: iam.IRole | undefined, bucket: s3.IBucket): ModelPackageProps {
  return {
    inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(bucket, 'model.tar.gz') })] }),
    validationSpecification: validation({
      role,
      transformInput: { source: S3Source.fromBucketPrefix(bucket, 'input/') },
      transformOutput: { bucket, prefix: 'output/' },
    }),
  };
}

/** A function that has a role and is told something. */
export function functionIn(
  stack: Stack, id: string, environment: { [name: string]: string } = {}, role?: iam.IRole,
): lambda.Function {
  return new lambda.Function(stack, id, {
    code: lambda.Code.fromInline('exports.handler = () => {};'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X, environment, role,
  });
}

export function modelIn(scope: Construct, id: string, modelPackage: ModelPackage, role?: iam.IRole): Model {
  return new Model(scope, id, { containers: [ModelContainer.fromModelPackage(modelPackage)], role });
}

/** The ARN of the endpoint of a model. */
export function endpointOf(model: IModel, scope: Construct = model.stack, id = 'Endpoint'): string {
  const config = new CfnEndpointConfig(scope, `${id}Config`, {
    productionVariants: [{ variantName: 'all', modelName: model.modelName, initialVariantWeight: 1, instanceType: 'ml.m5.large', initialInstanceCount: 1 }],
  });
  return new CfnEndpoint(scope, id, { endpointConfigName: config.attrEndpointConfigName }).ref;
}

/** The permission to invoke an endpoint, which somebody else grants. */
export function invoke(endpoint: string): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: ['sagemaker:InvokeEndpoint'], resources: [endpoint] });
}
