import { Size } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { InstanceType, Model, ModelPackage, S3Source, ValidationSpecification } from '../../../src';
import { Explanations } from '../explanation';
import { api, API_MODEL, guide, iamGuide, schema } from '../sources';

export const SPECIFICATION_EXPLANATIONS = {
  'InferenceSpecification.equalContainers': {
    meaning: 'CloudFormation requires the containers of the inference specification to differ, although a pipeline '
      + 'may repeat one.',
    wrong: ({ specification, image }) => {
      specification({ containers: [{ image }, { image }] });
    },
    message: 'inferenceSpecification.containers[1]: is equal to containers[0]. Remove it, or give each its own '
      + 'containerHostname, as CloudFormation rejects equal containers',
    right: ({ specification, image }) => {
      specification({ containers: [{ image, containerHostname: 'first' }, { image, containerHostname: 'second' }] });
    },
    source: `${schema('ModelPackage')}, uniqueItems`,
  },
  'ValidationSpecification.sharedRoleWithRole': {
    meaning: 'With `sharedRole`, all validations of a stack share a role that this library creates. To share a '
      + 'role of your own, specify it in several validations.',
    wrong: ({ validation, role }) => {
      validation({ role, sharedRole: true });
    },
    message: 'validationSpecification.sharedRole: true cannot be combined with role, which can be shared as it is. '
      + 'Remove one of the two',
    right: ({ validation }) => {
      validation({ sharedRole: true });
    },
    source: api('ModelPackageValidationSpecification'),
  },
  'ValidationSpecification.payload': {
    meaning: 'The payload of a transform job, multiplied by its concurrent requests, can be at most 100 MiB.',
    wrong: ({ validation }) => {
      validation({ maxPayload: Size.mebibytes(50), maxConcurrentTransforms: 4 });
    },
    message: 'validationSpecification.maxPayload: 50 MiB times 4 concurrent requests is more than 100 MiB. Reduce '
      + 'maxPayload or maxConcurrentTransforms',
    right: ({ validation }) => {
      validation({ maxPayload: Size.mebibytes(25), maxConcurrentTransforms: 4 });
    },
    source: `${api('CreateTransformJob')}; ${API_MODEL}, text of MaxPayloadInMB`,
  },
  'ValidationSpecification.missing': {
    meaning: 'A builder cannot check at compile time which of its methods are called. SageMaker requires a profile '
      + 'with a name, an input, an output and resources.',
    wrong: ({ bucket }) => {
      ValidationSpecification.builder()
        .profileName('profile')
        .transformInput({ source: S3Source.fromBucketPrefix(bucket, 'input/') })
        .transformResources({ instanceType: InstanceType.M5_LARGE })
        .toSpecification();
    },
    message: 'validationSpecification.transformOutput: is missing. Call transformOutput(…) before toSpecification()',
    right: ({ bucket }) => {
      ValidationSpecification.builder()
        .profileName('profile')
        .transformInput({ source: S3Source.fromBucketPrefix(bucket, 'input/') })
        .transformOutput({ bucket, prefix: 'output/' })
        .transformResources({ instanceType: InstanceType.M5_LARGE })
        .toSpecification();
    },
    source: api('TransformJobDefinition'),
  },
  'Role.protectionWithRole': {
    meaning: 'The protection against the confused deputy is a condition in the trust policy of a role. This '
      + 'library adds it only to the roles that it creates.',
    wrong: ({ stack, container, role }) => {
      new Model(stack, 'Model', { containers: [container], role, confusedDeputyProtection: true });
    },
    message: 'confusedDeputyProtection: true cannot be combined with role, whose trust policy determines who can '
      + 'assume it. Add the conditions to the trust policy of the role, and remove confusedDeputyProtection',
    right: ({ stack, container }) => {
      new Model(stack, 'Model', { containers: [container], confusedDeputyProtection: true });
    },
    source: guide('Cross-service confused deputy prevention', 'security-confused-deputy-prevention'),
  },
  'Role.otherAccount': {
    meaning: 'The caller passes the role to SageMaker, and IAM allows passing a role within its own account only.',
    wrong: ({ stack, group, specification, validation }) => {
      const role = iam.Role.fromRoleArn(stack, 'ValidationRole', 'arn:aws:iam::444455556666:role/validation');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        validationSpecification: validation({ role }),
      });
    },
    message: 'validationSpecification.role: belongs to account 444455556666, and the package to account '
      + '111122223333. Use a role in the account of the package',
    right: ({ stack, group, specification, validation }) => {
      const role = iam.Role.fromRoleArn(stack, 'ValidationRole', 'arn:aws:iam::111122223333:role/validation');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        validationSpecification: validation({ role }),
      });
    },
    source: iamGuide('Grant a user permissions to pass a role to an AWS service', 'id_roles_use_passrole'),
  },
  'Role.notAssumable': {
    meaning: 'SageMaker assumes the role of a model or a validation to read model data, pull images and write logs, and AWS '
      + 'Lambda that of a look-up. The deployment fails if the trust policy of the role does not allow it.',
    wrong: ({ stack, container }) => {
      const role = new iam.Role(stack, 'ModelRole', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
      new Model(stack, 'Model', { containers: [container], role });
    },
    message: 'SageMaker cannot assume the role Registry/ModelRole of the model, as no statement of its trust policy '
      + 'allows sagemaker.amazonaws.com. Create the role with assumedBy: new '
      + "iam.ServicePrincipal('sagemaker.amazonaws.com'), or add that principal to its trust policy",
    right: ({ stack, container }) => {
      const role = new iam.Role(stack, 'ModelRole', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
      new Model(stack, 'Model', { containers: [container], role });
    },
    source: guide('How to use SageMaker execution roles', 'sagemaker-roles'),
  },
} satisfies Explanations;
