import { Size, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  ContainerImage, InstanceType, MachineLearningDomain, MachineLearningTask, Model, ModelCard, ModelCardMetric,
  ModelCardStatus, ModelContainer,
  ModelData, ModelPackage, ModelPackageGroup, S3File, S3Source,
} from '../../../src';
import { Explanations } from '../explanation';
import { api, API_MODEL, guide, schema } from '../sources';

const CARD_SCHEMA = guide('Model card schema', 'model-registry-details');
const DIGEST = 'sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0';
const OTHER_DIGEST = 'sha256:1f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0';

/** What only some sources say, and what is legal and without effect. */
export const UNCERTAIN_EXPLANATIONS = {
  'ModelPackage.otherDigest': {
    meaning: 'The image and `imageDigest` name two different images, of which only one can be deployed.',
    wrong: ({ stack, group, specification, modelData }) => {
      const image = ContainerImage.fromUri(`111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn@${DIGEST}`);
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData, imageDigest: OTHER_DIGEST }] }),
      });
    },
    message: 'inferenceSpecification.containers[0].imageDigest: '
      + '"sha256:1f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0" is not '
      + 'sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0, which the image itself specifies. '
      + 'Remove imageDigest, or correct one of the two',
    right: ({ stack, group, specification, modelData }) => {
      const image = ContainerImage.fromUri(`111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn@${DIGEST}`);
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    source: api('ModelPackageContainerDefinition'),
  },
  'ModelPackage.keyInOtherRegion': {
    meaning: 'AWS KMS uses a key only for requests of its own region. A multi-region key has an ARN in each of its regions.',
    wrong: ({ stack, group, specification }) => {
      const keyArn = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        encryptionKey: kms.Key.fromKeyArn(stack, 'Key', keyArn),
      });
    },
    message: 'encryptionKey: is in us-east-1, and the package is in eu-west-1; keys of AWS KMS work only in their own '
      + 'region. Use a key in the region of the package',
    right: ({ stack, group, specification }) => {
      const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        encryptionKey: kms.Key.fromKeyArn(stack, 'Key', keyArn),
      });
    },
    source: api('ModelPackageSecurityConfig'),
  },
  'ModelPackage.uncompressedModelDataWithTransform': {
    meaning: 'Transform jobs read model data only as a single archive. A transform job with this version would fail.',
    wrong: ({ stack, group, specification, image, bucket }) => {
      const modelData = ModelData.fromBucketPrefix(bucket, 'llama/');
      new ModelPackage(stack, 'Llama1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    message: 'inferenceSpecification.supportedTransformInstanceTypes: promises transform jobs, which accept model '
      + 'data only as a single archive, and a container has other model data. Use a .tar.gz archive, or acknowledge '
      + 'that no transform job runs the model',
    right: ({ stack, group, specification, image, modelData }) => {
      new ModelPackage(stack, 'Llama1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    source: api('ContainerDefinition'),
  },
  'ModelPackage.unreadableDataInputConfig': {
    meaning: 'The API and CloudFormation accept any text. The documentation shows JSON and Python dictionaries only, '
      + 'depending on the framework.',
    wrong: ({ stack, group, specification, image, modelData }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData, dataInputConfig: 'input: [1, 3]' }] }),
      });
    },
    message: 'inferenceSpecification.containers[0].dataInputConfig: is neither JSON nor a Python dictionary, as '
      + 'frameworks write it. Specify names and shapes, such as {"input":[1,3,224,224]}',
    right: ({ stack, group, specification, image, modelData }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData, dataInputConfig: "{'input': [1, 3]}" }] }),
      });
    },
    source: `${api('ModelInput')}; ${api('InputConfig')}`,
  },
  'ModelPackage.validationOnOtherInstanceType': {
    meaning: 'The validation shows that the model runs on this instance type, but the package promises others.',
    wrong: ({ stack, group, specification, validation }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        validationSpecification: validation({ transformResources: { instanceType: InstanceType.C5_XLARGE } }),
      });
    },
    message: 'validationSpecification.transformResources.instanceType: ml.c5.xlarge is not in '
      + 'supportedTransformInstanceTypes, so the validation tests none of these. Validate on one of these instance '
      + 'types, or add this one to them',
    right: ({ stack, group, specification, validation }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.C5_XLARGE] }),
        validationSpecification: validation({ transformResources: { instanceType: InstanceType.C5_XLARGE } }),
      });
    },
    source: api('InferenceSpecification'),
  },
  'ModelPackage.validationWithOtherContentType': {
    meaning: 'The validation shows that the model reads this content type, but the package promises others.',
    wrong: ({ stack, group, specification, validation, bucket }) => {
      const source = S3Source.fromBucketPrefix(bucket, 'input/');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        validationSpecification: validation({ transformInput: { source, contentType: 'application/json' } }),
      });
    },
    message: 'validationSpecification.transformInput.contentType: "application/json" is not in '
      + 'supportedContentTypes, so the validation tests none of these. Validate with one of these content types, or '
      + 'add this one to them',
    right: ({ stack, group, specification, validation, bucket }) => {
      const source = S3Source.fromBucketPrefix(bucket, 'input/');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        validationSpecification: validation({ transformInput: { source, contentType: 'text/csv' } }),
      });
    },
    source: api('InferenceSpecification'),
  },
  'ModelPackage.skippedValidation': {
    meaning: 'With `skipModelValidation`, SageMaker does not validate the package, so that the transform job or the '
      + 'certification does not take place.',
    wrong: ({ stack, group, specification, validation }) => {
      const churn = new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        validationSpecification: validation(),
        skipModelValidation: true,
      });
      const id = 'cdk-sagemaker-model-package:ModelPackage.notUpdatable';
      Validations.of(churn).acknowledge({ id, reason: 'It does not change.' });
    },
    message: 'skipModelValidation: skips all validations, in spite of validationSpecification. Remove one of them',
    right: ({ stack, group, specification, validation }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        validationSpecification: validation(),
      });
    },
    source: api('CreateModelPackage'),
  },
  'ModelPackage.fixedClientToken': {
    meaning: 'CloudFormation creates the new package before it deletes the old one. With the same client token, SageMaker '
      + 'may take the second request for a repetition of the first.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        clientToken: 'churn',
      });
    },
    message: 'clientToken: is used again when a change replaces the package, so that SageMaker may return the old '
      + 'package. Remove it, as CloudFormation creates one for each request',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', { modelPackageGroup: group, inferenceSpecification: specification() });
    },
    source: api('CreateModelPackage'),
  },
  'ModelPackage.otherSource': {
    meaning: 'The API documents two kinds of sources: a model package, which is cloned, and a model, which is '
      + 'registered.',
    wrong: ({ stack, group }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn',
      });
    },
    message: 'sourceUri: is an ARN of the type training-job, and SageMaker documents only model packages and models as '
      + 'sources, by their ARNs. Use the ARN of a model package or model, or acknowledge that SageMaker accepts it',
    right: ({ stack, group }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn',
      });
    },
    source: api('CreateModelPackage'),
  },
  'ModelPackage.sourceInOtherRegion': {
    meaning: 'Images and model data must be in the region of the package, and those of the source are in another one.',
    wrong: ({ stack, group }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        sourceUri: 'arn:aws:sagemaker:us-east-1:111122223333:model-package/churn/7',
      });
    },
    message: 'sourceUri: is in us-east-1, and the package is in eu-west-1. Use a source in the region of the '
      + 'package, or acknowledge that SageMaker accepts it',
    right: ({ stack, group }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn-staging/7',
      });
    },
    source: api('ModelPackageContainerDefinition'),
  },
  'ModelPackage.partOfRecommender': {
    meaning: 'Inference Recommender requires a domain, a task, a sample payload, a framework and its version. All of these '
      + 'replace the package when they change.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        domain: MachineLearningDomain.MACHINE_LEARNING,
        task: MachineLearningTask.CLASSIFICATION,
      });
    },
    message: 'domain: is for Amazon SageMaker Inference Recommender, which also requires samplePayload, framework of '
      + 'a container, frameworkVersion of a container. Specify all of them, or acknowledge that the package is not '
      + 'for Inference Recommender',
    right: ({ stack, group, specification, image, modelData, bucket }) => {
      const framework = { framework: 'XGBOOST', frameworkVersion: '1.7-1' };
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData, ...framework }] }),
        domain: MachineLearningDomain.MACHINE_LEARNING,
        task: MachineLearningTask.CLASSIFICATION,
        samplePayload: S3File.fromBucket(bucket, 'churn/payload.tar.gz'),
      });
    },
    source: guide('Inference Recommender prerequisites', 'inference-recommender-prerequisites'),
  },
  'Model.hostnameOfOneContainer': {
    meaning: 'Host names distinguish the containers of a pipeline.',
    wrong: ({ stack, image, modelData }) => {
      const container = ModelContainer.fromImage(image, { modelData, containerHostname: 'predict' });
      new Model(stack, 'Churn', { containers: [container] });
    },
    message: 'containers[0].containerHostname: has no effect, as the model has one container. Remove it, or add '
      + 'containers',
    right: ({ stack, container }) => {
      new Model(stack, 'Churn', { containers: [container] });
    },
    source: api('ContainerDefinition'),
  },
  'Model.specificationNameWithImage': {
    meaning: 'The name selects an additional specification of the model package of a container.',
    wrong: ({ stack, image, modelData }) => {
      const container = ModelContainer.fromImage(image, { modelData, inferenceSpecificationName: 'gpu' });
      new Model(stack, 'Churn', { containers: [container] });
    },
    message: 'containers[0].inferenceSpecificationName: has no effect with an image, as it selects an inference '
      + 'specification of a model package. Remove it, or use ModelContainer.fromModelPackage',
    right: ({ stack, container }) => {
      new Model(stack, 'Churn', { containers: [container] });
    },
    source: api('ContainerDefinition'),
  },
  'Role.serviceRolePath': {
    meaning: 'The console of SageMaker creates roles with this name in the path `/service-role/`, which is a part of their '
      + 'ARN. A role without the path is another one, which most likely does not exist.',
    wrong: ({ stack, container }) => {
      const role = iam.Role.fromRoleName(stack, 'Execution', 'AmazonSageMaker-ExecutionRole-20260101T000000');
      new Model(stack, 'Churn', { containers: [container], role });
    },
    message: 'role: is AmazonSageMaker-ExecutionRole-20260101T000000 without its path, and roles of this name have '
      + 'the path service-role/. Import it by its ARN, or as '
      + 'service-role/AmazonSageMaker-ExecutionRole-20260101T000000',
    right: ({ stack, container }) => {
      const role = iam.Role.fromRoleName(stack, 'Execution', 'service-role/AmazonSageMaker-ExecutionRole-20260101T000000');
      new Model(stack, 'Churn', { containers: [container], role });
    },
    source: guide('SageMaker roles', 'sagemaker-roles'),
  },
  'ModelCard.fullCardField': {
    meaning: 'The documentation has fewer fields for the card of a package than for a model card of its own, as the package '
      + 'contains the rest. Public packages have these fields nevertheless.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        modelCard: ModelCard.fromJson('{"model_overview":{"model_name":"churn","model_creator":"Retention team"}}'),
      });
    },
    message: 'modelCard.model_overview.model_name: is a field of full model cards, which is not documented for the '
      + 'card of a package. Remove it, or acknowledge that SageMaker accepts it',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        modelCard: ModelCard.fromJson('{"model_overview":{"model_creator":"Retention team"}}'),
      });
    },
    source: `${api('ModelPackageModelCard')}; ${CARD_SCHEMA}`,
  },
  'ModelCard.unusualName': {
    meaning: 'The schemas describe names by a pattern without anchors, which longer names match as well. SageMaker itself '
      + 'gives metric groups longer names.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        modelCard: ModelCard.fromContent({
          evaluationDetails: [{ name: 'Explanations of the predictions for all customers in October 2026' }],
        }),
      });
    },
    message: 'modelCard.evaluationDetails[0].name: "Explanations of the predictions for all customers in October '
      + '2026" is not a single line of at most 63 characters, as documented for names. Shorten it, or acknowledge '
      + 'that SageMaker accepts it',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        modelCard: ModelCard.fromContent({ evaluationDetails: [{ name: 'Explanations, October 2026' }] }),
      });
    },
    source: `${CARD_SCHEMA}; ${schema('ModelCard')}`,
  },
  'ModelCard.manyElements': {
    meaning: 'The model card schema of 2023 limits the points of graphs and bars of charts; CloudFormation does not.',
    wrong: ({ stack, group, specification }) => {
      const roc = ModelCardMetric.linearGraph('ROC', Array.from({ length: 21 }, (_, x) => [x / 20, 1]));
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        modelCard: ModelCard.fromContent({
          evaluationDetails: [{ name: 'October', metricGroups: [{ name: 'Quality', metricData: [roc] }] }],
        }),
      });
    },
    message: 'modelCard.evaluationDetails[0].metricGroups[0].metricData[0].value: has 21 elements, and the model '
      + 'card schema documents at most 20. Remove some, or acknowledge that SageMaker accepts them',
    right: ({ stack, group, specification }) => {
      const roc = ModelCardMetric.linearGraph('ROC', Array.from({ length: 20 }, (_, x) => [x / 19, 1]));
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        modelCard: ModelCard.fromContent({
          evaluationDetails: [{ name: 'October', metricGroups: [{ name: 'Quality', metricData: [roc] }] }],
        }),
      });
    },
    source: `${CARD_SCHEMA}; ${schema('ModelCard')}`,
  },
  'ModelCard.archived': {
    meaning: 'SageMaker changes the content of an archived card no more. A correction requires a new package.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        modelCard: ModelCard.fromContent({ intendedUses: { purposeOfModel: 'Predicts churn' } }, ModelCardStatus.ARCHIVED),
      });
    },
    message: 'modelCard: is archived from the start, and the content of an archived card can never change. Use '
      + 'another status, or acknowledge that the card is complete',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        modelCard: ModelCard.fromContent({ intendedUses: { purposeOfModel: 'Predicts churn' } }, ModelCardStatus.DRAFT),
      });
    },
    source: api('ModelPackageModelCard'),
  },
  'ModelCard.tooSmall': {
    meaning: 'Both schemas have versions from 1 on.',
    wrong: () => ModelCard.fromJson('{"model_overview":{"model_version":0}}'),
    message: 'model_overview.model_version: 0 is less than 1. Use 1 or more',
    right: () => ModelCard.fromJson('{"model_overview":{"model_version":1}}'),
    source: `${CARD_SCHEMA}; ${schema('ModelCard')}`,
  },
  'Text.surrogate': {
    meaning: 'Characters beyond the first 65,536, such as emoji, have two units in JavaScript. Half of one is no character, '
      + 'and CloudFormation rejects the whole template because of it.',
    wrong: ({ stack }) => new ModelPackageGroup(stack, 'Churn', { description: 'Churn 😀'.slice(0, 7) }),
    message: 'description: "Churn \\ud83d" has half of a surrogate pair, which a template cannot contain. Cut the '
      + 'text between characters, as with [...text].slice(0, 100)',
    right: ({ stack }) => new ModelPackageGroup(stack, 'Churn', { description: [...'Churn 😀'].slice(0, 7).join('') }),
    source: '[The Unicode Standard, Surrogates](https://www.unicode.org/faq/utf_bom.html)',
  },
  'Text.roleArn': {
    meaning: 'SageMaker assumes IAM roles only, not users or groups.',
    wrong: ({ stack, container }) => {
      const role = iam.Role.fromRoleArn(stack, 'Execution', 'arn:aws:iam::111122223333:user/ada');
      new Model(stack, 'Churn', { containers: [container], role });
    },
    message: 'role: "arn:aws:iam::111122223333:user/ada" is not the ARN of an IAM role. Write it as '
      + 'arn:aws:iam::111122223333:role/name',
    right: ({ stack, container }) => {
      const role = iam.Role.fromRoleArn(stack, 'Execution', 'arn:aws:iam::111122223333:role/execution');
      new Model(stack, 'Churn', { containers: [container], role });
    },
    source: API_MODEL,
  },
  'Text.kmsKey': {
    meaning: 'SageMaker accepts the ID or the ARN of a key, or an alias.',
    wrong: ({ stack, group, specification }) => {
      const key = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/my key');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        encryptionKey: key,
      });
    },
    message: 'encryptionKey: "arn:aws:kms:eu-west-1:111122223333:key/my key" is not a key of AWS KMS. Use the ID or '
      + 'ARN of a key or an alias: letters, digits and : / _ -',
    right: ({ stack, group, specification }) => {
      const id = '1234abcd-12ab-34cd-56ef-1234567890ab';
      const key = kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:eu-west-1:111122223333:key/${id}`);
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        encryptionKey: key,
      });
    },
    source: API_MODEL,
  },
  'Text.vpcResourceId': {
    meaning: 'SageMaker accepts IDs of security groups and subnets, not their names.',
    wrong: ({ stack, container, vpc }) => {
      const group = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Endpoint', 'my_group');
      new Model(stack, 'Churn', { containers: [container], vpc, securityGroups: [group] });
    },
    message: 'securityGroups[0]: "my_group" is not an ID in Amazon VPC. Use letters, digits and hyphens, such as '
      + 'subnet-0123456789abcdef0',
    right: ({ stack, container, vpc }) => {
      const group = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Endpoint', 'sg-0123456789abcdef0');
      new Model(stack, 'Churn', { containers: [container], vpc, securityGroups: [group] });
    },
    source: API_MODEL,
  },
  'Number.whole': {
    meaning: 'SageMaker counts in whole numbers.',
    wrong: ({ validation }) => validation({ maxPayload: Size.kibibytes(1536) }),
    message: 'validationSpecification.maxPayload: 1.5 is not a whole number. Use a whole number of MiB, at most 100',
    right: ({ validation }) => validation({ maxPayload: Size.mebibytes(2) }),
    source: api('CreateTransformJob'),
  },
} satisfies Explanations;
