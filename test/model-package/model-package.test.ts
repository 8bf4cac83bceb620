import { CfnParameter, Fn, PropertyInjectors, RemovalPolicy, Size, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnModelPackage, CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import {
  MachineLearningDomain, MachineLearningTask, ModelApprovalStatus, ModelCard, ModelCardStatus, ModelData, ModelPackage,
  ModelPackageGroup,
  ModelPackageProps, S3File,
} from '../../src';
import { issuesOf, newStack, PACKAGE, propertiesOf, resourceOf, templateOf } from '../support';
import { container, newGroup, specification, SPECIFICATION, validation } from '../support/packages';

/** What every version of the group "churn" renders. */
const VERSION = { ModelPackageGroupName: 'churn' };

/** A version of the group "churn". */
function newVersion(stack: Stack, props: ModelPackageProps = {}): ModelPackage {
  return new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), ...props });
}

/** The properties of a version of the group "churn". */
function version(props?: ModelPackageProps) {
  const stack = newStack();
  newVersion(stack, props);
  return propertiesOf(stack, PACKAGE);
}

/** The properties of an unversioned package. */
function unversioned(props?: ModelPackageProps) {
  const stack = newStack();
  new ModelPackage(stack, 'Package', { modelPackageName: 'churn', inferenceSpecification: specification(), ...props });
  return propertiesOf(stack, PACKAGE);
}

describe('a package with a group', () => {
  test('is a version: it has the name of the group and none of its own', () => {
    expect(version({ inferenceSpecification: specification() })).toEqual({
      ModelPackageGroupName: 'churn',
      InferenceSpecification: SPECIFICATION,
    });
  });

  test('needs nothing else', () => {
    expect(version()).toEqual({ ModelPackageGroupName: 'churn' });
  });

  test('has the generated name of a group without a name', () => {
    const stack = newStack();
    new ModelPackage(stack, 'Package', { modelPackageGroup: new ModelPackageGroup(stack, 'Group') });
    expect(propertiesOf(stack, PACKAGE).ModelPackageGroupName).toBe('Stack-Group-CABF5A83');
  });

  test('cannot have a name', () => {
    const stack = newStack();
    expect(issuesOf(() => newVersion(stack, { modelPackageName: 'churn' }))).toEqual([
      'modelPackageName: ModelPackage.nameOnVersion',
    ]);
  });

  test('cannot have a name even if that is a token', () => {
    const stack = newStack();
    expect(issuesOf(() => newVersion(stack, { modelPackageName: new CfnParameter(stack, 'Name').valueAsString }))).toEqual([
      'modelPackageName: ModelPackage.nameOnVersion',
    ]);
  });

  test('has no approval status, so that it is not approved and keeps what reviewers decide', () => {
    expect(version().ModelApprovalStatus).toBeUndefined();
  });

  test('has the group as a property', () => {
    const stack = newStack();
    const modelPackageGroup = newGroup(stack);
    expect(new ModelPackage(stack, 'Package', { modelPackageGroup }).modelPackageGroup).toBe(modelPackageGroup);
  });

  test('has its reference as its ARN', () => {
    const stack = newStack();
    expect(stack.resolve(newVersion(stack).modelPackageArn)).toEqual({ Ref: 'Package30CE7B1A' });
  });

  test('has the last part of its ARN as its version', () => {
    const stack = newStack();
    expect(stack.resolve(newVersion(stack).modelPackageVersion)).toEqual({ 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'Package30CE7B1A' }] }] });
  });
});

describe('a package without a group', () => {
  test('is unversioned: it has a name and no approval', () => {
    expect(unversioned()).toEqual({ ModelPackageName: 'churn', InferenceSpecification: SPECIFICATION });
  });

  test('gets a generated name where none is given', () => {
    expect(unversioned({ modelPackageName: undefined }).ModelPackageName).toBe('Stack-Package-F238B84A');
  });

  test('gets a name of at most 63 characters where the path is long', () => {
    const stack = newStack();
    const place = new Construct(stack, 'AVeryLongNameForATeamThatHasMuchToSayAboutItself');
    new ModelPackage(place, 'AnotherVeryLongNameForAModelPackageWithoutAGroup', { inferenceSpecification: specification() });
    expect(propertiesOf(stack, PACKAGE).ModelPackageName).toBe('Stack-AVeryLongNameForATeamAModelPackageWithoutAGroup-409531D3');
  });

  test('may have a token as its name', () => {
    const stack = newStack();
    new ModelPackage(stack, 'Package', {
      modelPackageName: new CfnParameter(stack, 'Name').valueAsString, inferenceSpecification: specification(),
    });
    expect(propertiesOf(stack, PACKAGE).ModelPackageName).toEqual({ Ref: 'Name' });
  });

  test('has the approval that it is given', () => {
    expect(unversioned({ approvalStatus: ModelApprovalStatus.APPROVED }).ModelApprovalStatus).toBe('Approved');
  });

  test('has no group and no version', () => {
    const modelPackage = new ModelPackage(newStack(), 'Package', { inferenceSpecification: specification() });
    expect([modelPackage.modelPackageGroup, modelPackage.modelPackageVersion]).toEqual([undefined, undefined]);
  });

  test('has its reference as its ARN', () => {
    const stack = newStack();
    const modelPackage = new ModelPackage(stack, 'Package', { inferenceSpecification: specification() });
    expect(stack.resolve(modelPackage.modelPackageArn)).toEqual({ Ref: 'Package30CE7B1A' });
  });

  test('may be certified for AWS Marketplace', () => {
    expect(
      unversioned({ certifyForMarketplace: true, validationSpecification: validation() }),
    ).toMatchObject({ CertifyForMarketplace: true });
  });
});

describe('attributes', () => {
  test('the reference has the ARN', () => {
    const stack = newStack();
    expect(stack.resolve(newVersion(stack).modelPackageRef)).toEqual({ modelPackageArn: { Ref: 'Package30CE7B1A' } });
  });

  test('the status is known at deployment', () => {
    const stack = newStack();
    expect(stack.resolve(newVersion(stack).modelPackageStatus)).toEqual({ 'Fn::GetAtt': ['Package30CE7B1A', 'ModelPackageStatus'] });
  });

  test('the creation time is known at deployment', () => {
    const stack = newStack();
    expect(stack.resolve(newVersion(stack).modelPackageCreationTime)).toEqual({ 'Fn::GetAtt': ['Package30CE7B1A', 'CreationTime'] });
  });

  test('the creation time still has its old name', () => {
    const stack = newStack();
    expect(stack.resolve(newVersion(stack).creationTime)).toEqual({ 'Fn::GetAtt': ['Package30CE7B1A', 'CreationTime'] });
  });

  test('the resource is the primary child', () => {
    const modelPackage = newVersion(newStack());
    expect(modelPackage.node.findChild('Resource')).toBeInstanceOf(CfnModelPackage);
    expect(modelPackage.node.defaultChild).toBe(modelPackage.node.findChild('Resource'));
  });
});

describe('removal policy', () => {
  test.each([
    ['retain where none is given, but not what a failed deployment created', undefined, 'RetainExceptOnCreate', 'Retain'],
    ['retain', RemovalPolicy.RETAIN, 'Retain', 'Retain'],
    ['destroy', RemovalPolicy.DESTROY, 'Delete', 'Delete'],
    ['retain on update or delete', RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, 'RetainExceptOnCreate', 'Retain'],
  ])('of a version: %s', (_name, removalPolicy, deletion, updateReplace) => {
    const stack = newStack();
    newVersion(stack, { removalPolicy });
    expect(resourceOf(stack, PACKAGE)).toMatchObject({ DeletionPolicy: deletion, UpdateReplacePolicy: updateReplace });
  });

  test.each([
    ['retain where none is given, but not what a failed deployment created', undefined, 'RetainExceptOnCreate', 'Retain'],
    ['destroy', RemovalPolicy.DESTROY, 'Delete', 'Delete'],
  ])('of an unversioned package: %s', (_name, removalPolicy, deletion, updateReplace) => {
    const stack = newStack();
    new ModelPackage(stack, 'Package', { inferenceSpecification: specification(), removalPolicy });
    expect(resourceOf(stack, PACKAGE)).toMatchObject({ DeletionPolicy: deletion, UpdateReplacePolicy: updateReplace });
  });

  test('snapshot is refused', () => {
    expect(issuesOf(() => newVersion(newStack(), { removalPolicy: RemovalPolicy.SNAPSHOT }))).toEqual([
      'removalPolicy: ModelPackage.snapshot',
    ]);
  });
});

describe('dependency on the group', () => {
  test('is there for a group made here', () => {
    const stack = newStack();
    newVersion(stack);
    expect(resourceOf(stack, PACKAGE).DependsOn).toEqual(['GroupC77FDACD']);
  });

  test('is there for a group given as a resource of CloudFormation', () => {
    const stack = newStack();
    const modelPackageGroup = new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
    new ModelPackage(stack, 'Package', { modelPackageGroup });
    expect(resourceOf(stack, PACKAGE)).toMatchObject({ Properties: { ModelPackageGroupName: 'churn' }, DependsOn: ['Group'] });
  });

  test('is a reference for a group imported by the ARN of another resource', () => {
    const stack = newStack();
    const resource = new CfnModelPackageGroup(stack, 'Resource', { modelPackageGroupName: 'churn' });
    new ModelPackage(stack, 'Package', { modelPackageGroup: ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', resource.ref) });
    expect(propertiesOf(stack, PACKAGE).ModelPackageGroupName).toEqual({ Ref: 'Resource' });
  });

  test('is not there for a group imported by name, which has no resource', () => {
    const stack = newStack();
    new ModelPackage(stack, 'Package', { modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn') });
    expect(resourceOf(stack, PACKAGE).DependsOn).toBeUndefined();
  });

  test('is on the resource of the group alone: what stands below the group may wait for the package', () => {
    const stack = newStack();
    const modelPackageGroup = newGroup(stack);
    const below = new iam.Role(modelPackageGroup, 'Role', { assumedBy: new iam.ServicePrincipal('events.amazonaws.com') });
    const modelPackage = new ModelPackage(stack, 'Package', { modelPackageGroup });
    below.node.addDependency(modelPackage);
    expect(resourceOf(stack, PACKAGE).DependsOn).toEqual(['GroupC77FDACD']);
    expect(resourceOf(stack, 'AWS::IAM::Role').DependsOn).toEqual(['Package30CE7B1A']);
  });
});

describe('a property is rendered as given:', () => {
  test.each<[string, ModelPackageProps, object]>([
    ['description', { description: 'Gradient boosting, 80 %' }, { ModelPackageDescription: 'Gradient boosting, 80 %' }],
    ['approval', { approvalStatus: ModelApprovalStatus.REJECTED }, { ModelApprovalStatus: 'Rejected' }],
    ['approval description', { approvalDescription: 'biased' }, { ApprovalDescription: 'biased' }],
    ['source URI', { sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/a' }, { SourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/a' }],
    ['domain', { domain: MachineLearningDomain.MACHINE_LEARNING }, { Domain: 'MACHINE_LEARNING' }],
    ['task', { task: MachineLearningTask.CLASSIFICATION }, { Task: 'CLASSIFICATION' }],
    ['sample payload', { samplePayload: S3File.fromUri('s3://data/payload.tar.gz') }, { SamplePayloadUrl: 's3://data/payload.tar.gz' }],
    ['client token', { clientToken: 'churn-2026' }, { ClientToken: 'churn-2026' }],
    ['certification', { certifyForMarketplace: false }, { CertifyForMarketplace: false }],
    ['skipped validation', { skipModelValidation: true }, { SkipModelValidation: 'All' }],
    ['validation that is not skipped', { skipModelValidation: false }, { SkipModelValidation: 'None' }],
    ['customer metadata', { customerMetadataProperties: { Team: 'growth', cost: '1:2' } }, { CustomerMetadataProperties: { Team: 'growth', cost: '1:2' } }],
    [
      'metadata',
      { metadataProperties: { commitId: 'abc', generatedBy: 'train.py', projectId: 'p-1', repository: 'https://example.com/churn' } },
      { MetadataProperties: { CommitId: 'abc', GeneratedBy: 'train.py', ProjectId: 'p-1', Repository: 'https://example.com/churn' } },
    ],
    [
      'model card',
      { modelCard: ModelCard.fromJson('{"model_overview": {}}', ModelCardStatus.PENDING_REVIEW) },
      { ModelCard: { ModelCardContent: '{"model_overview":{}}', ModelCardStatus: 'PendingReview' } },
    ],
    ['empty description', { description: '', approvalDescription: '' }, { ModelPackageDescription: '', ApprovalDescription: '' }],
  ])('%s', (_name, props, expected) => {
    expect(version(props)).toEqual({ ...VERSION, ...expected });
  });

  test('encryption key', () => {
    const stack = newStack();
    newVersion(stack, { encryptionKey: new kms.Key(stack, 'Key') });
    expect(propertiesOf(stack, PACKAGE)).toEqual({ ...VERSION, SecurityConfig: { KmsKeyId: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] } } });
  });

  test('source algorithm', () => {
    expect(unversioned({ inferenceSpecification: undefined, sourceAlgorithm: { algorithmName: 'boosting' } })).toEqual({
      ModelPackageName: 'churn', SourceAlgorithmSpecification: { SourceAlgorithms: [{ AlgorithmName: 'boosting' }] },
    });
  });

  test('additional specifications', () => {
    expect(version({ additionalInferenceSpecifications: [{ name: 'large', containers: [container()] }] })).toEqual({
      ...VERSION, AdditionalInferenceSpecifications: [{ Name: 'large', Containers: [{ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' }] }],
    });
  });

  test('additional specifications to add later', () => {
    expect(version({ additionalInferenceSpecificationsToAdd: [{ name: 'large', containers: [container()] }] })).toEqual({
      ...VERSION,
      AdditionalInferenceSpecificationsToAdd: [{ Name: 'large', Containers: [{ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' }] }],
    });
  });
});

describe('what is empty', () => {
  test('lists of types are kept', () => {
    expect(version({
      inferenceSpecification: specification({
        supportedContentTypes: [], supportedResponseMimeTypes: [], supportedRealtimeInferenceInstanceTypes: [],
      }),
    }).InferenceSpecification).toMatchObject({
      SupportedContentTypes: [], SupportedResponseMIMETypes: [], SupportedRealtimeInferenceInstanceTypes: [],
    });
  });

  test('lists of types of an additional specification are kept', () => {
    expect(version({
      additionalInferenceSpecifications: [{
        name: 'large', containers: [container()], supportedContentTypes: [], supportedResponseMimeTypes: [], supportedRealtimeInferenceInstanceTypes: [],
      }],
    }).AdditionalInferenceSpecifications[0]).toMatchObject({
      SupportedContentTypes: [], SupportedResponseMIMETypes: [], SupportedRealtimeInferenceInstanceTypes: [],
    });
  });

  test('an empty map of customer metadata is left out', () => {
    expect(version({ customerMetadataProperties: {} })).toEqual({ ModelPackageGroupName: 'churn' });
  });

  test('properties that are undefined are left out, at every depth', () => {
    expect(version({
      description: undefined,
      inferenceSpecification: specification({
        containers: [container(
          { modelData: undefined, environment: undefined, dataInputConfig: undefined, imageDigest: undefined },
        )],
        supportedRealtimeInferenceInstanceTypes: undefined,
        supportedTransformInstanceTypes: undefined,
      }),
      modelMetrics: { bias: undefined, modelQuality: { statistics: undefined, constraints: { file: S3File.fromUri('s3://data/c.json') } } },
      driftCheckBaselines: { bias: undefined, modelQuality: { statistics: { file: S3File.fromUri('s3://data/s.json') }, constraints: undefined } },
      metadataProperties: { commitId: 'abc', repository: undefined },
      customerMetadataProperties: undefined,
      samplePayload: undefined,
      encryptionKey: undefined,
      skipModelValidation: undefined,
    })).toEqual({
      ModelPackageGroupName: 'churn',
      InferenceSpecification: {
        Containers: [{ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' }],
        SupportedContentTypes: ['text/csv'],
        SupportedResponseMIMETypes: ['text/csv'],
      },
      ModelMetrics: { ModelQuality: { Constraints: { S3Uri: 's3://data/c.json', ContentType: 'application/json' } } },
      DriftCheckBaselines: { ModelQuality: { Statistics: { S3Uri: 's3://data/s.json', ContentType: 'application/json' } } },
      MetadataProperties: { CommitId: 'abc' },
    });
  });
});

describe('tokens', () => {
  test('may stand for texts', () => {
    const stack = newStack();
    const token = new CfnParameter(stack, 'Text').valueAsString;
    newVersion(stack, {
      description: token,
      approvalDescription: token,
      sourceUri: token,
      clientToken: token,
      customerMetadataProperties: { team: token },
      metadataProperties: { commitId: token },
      domain: MachineLearningDomain.of(token),
      task: MachineLearningTask.of(token),
    });
    expect(propertiesOf(stack, PACKAGE)).toEqual({
      ...VERSION,
      ModelPackageDescription: { Ref: 'Text' },
      ApprovalDescription: { Ref: 'Text' },
      SourceUri: { Ref: 'Text' },
      ClientToken: { Ref: 'Text' },
      CustomerMetadataProperties: { team: { Ref: 'Text' } },
      MetadataProperties: { CommitId: { Ref: 'Text' } },
      Domain: { Ref: 'Text' },
      Task: { Ref: 'Text' },
    });
  });

  test('may stand for lists', () => {
    const stack = newStack();
    const types = new CfnParameter(stack, 'Types', { type: 'CommaDelimitedList' }).valueAsList;
    newVersion(stack, {
      inferenceSpecification: specification({ supportedContentTypes: types, supportedResponseMimeTypes: types }),
    });
    expect(propertiesOf(stack, PACKAGE).InferenceSpecification).toMatchObject({
      SupportedContentTypes: { Ref: 'Types' }, SupportedResponseMIMETypes: { Ref: 'Types' },
    });
  });

  test('may stand for numbers', () => {
    const stack = newStack();
    const count = new CfnParameter(stack, 'Count', { type: 'Number' }).valueAsNumber;
    newVersion(
      stack, { validationSpecification: validation({ maxConcurrentTransforms: count, maxPayload: Size.mebibytes(6) }) },
    );
    expect(
      propertiesOf(stack, PACKAGE).ValidationSpecification.ValidationProfiles[0].TransformJobDefinition,
    ).toMatchObject({
      MaxConcurrentTransforms: { Ref: 'Count' }, MaxPayloadInMB: 6,
    });
  });

  test('may stand for a whole map', () => {
    const stack = newStack();
    const map = Token.asAny({ 'Fn::Transform': { Name: 'Metadata', Parameters: {} } }) as any;
    newVersion(stack, { customerMetadataProperties: map });
    expect(propertiesOf(stack, PACKAGE).CustomerMetadataProperties).toEqual({ 'Fn::Transform': { Name: 'Metadata', Parameters: {} } });
  });
});

describe('validation role', () => {
  test('is made by the package where none is given, for SageMaker alone', () => {
    const stack = newStack();
    newVersion(stack, { validationSpecification: validation() });
    expect(resourceOf(stack, 'AWS::IAM::Role')).toMatchObject({
      logicalId: 'PackageValidationRole55475C4D',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
      },
    });
  });

  test('can be for SageMaker on behalf of this account alone', () => {
    const stack = newStack({ account: '111122223333', region: 'eu-west-1' });
    newVersion(stack, { validationSpecification: validation({ confusedDeputyProtection: true }) });
    expect(propertiesOf(stack, 'AWS::IAM::Role').AssumeRolePolicyDocument.Statement).toEqual([{
      Effect: 'Allow',
      Principal: { Service: 'sagemaker.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:eu-west-1:111122223333:*']] } },
      },
    }]);
  });

  test('is rendered by its ARN', () => {
    const stack = newStack();
    newVersion(stack, { validationSpecification: validation() });
    expect(propertiesOf(stack, PACKAGE).ValidationSpecification.ValidationRole).toEqual({ 'Fn::GetAtt': ['PackageValidationRole55475C4D', 'Arn'] });
  });

  test('is a property of the package', () => {
    const stack = newStack();
    expect(newVersion(stack, { validationSpecification: validation() }).validationRole).toBe(stack.node.findChild('Package').node.findChild('ValidationRole'));
  });

  test('that is brought is used', () => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Mine', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
    expect(newVersion(stack, { validationSpecification: validation({ role }) }).validationRole).toBe(role);
    expect(resourceOf(stack, 'AWS::IAM::Role').logicalId).toBe('MineC1B42D3A');
    expect(propertiesOf(stack, PACKAGE).ValidationSpecification.ValidationRole).toEqual({ 'Fn::GetAtt': ['MineC1B42D3A', 'Arn'] });
  });

  test('that is imported is used', () => {
    const stack = newStack();
    const role = iam.Role.fromRoleArn(stack, 'Mine', 'arn:aws:iam::111122223333:role/validation', { mutable: false });
    newVersion(stack, { validationSpecification: validation({ role }) });
    expect(propertiesOf(stack, PACKAGE).ValidationSpecification.ValidationRole).toBe('arn:aws:iam::111122223333:role/validation');
  });

  test('is waited for, with the policy that it gets later', () => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Mine', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
    newVersion(stack, { validationSpecification: validation({ role }) });
    role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::data/input/*'] }));
    expect(resourceOf(stack, PACKAGE).DependsOn).toEqual(expect.arrayContaining(['GroupC77FDACD', 'MineDefaultPolicyC872F717']));
  });

  test('made by the package is waited for', () => {
    const stack = newStack();
    newVersion(stack, { validationSpecification: validation() });
    expect(resourceOf(stack, PACKAGE).DependsOn).toEqual(expect.arrayContaining(['GroupC77FDACD', 'PackageValidationRoleDefaultPolicyC0D57A69']));
  });

  test('is not there without a validation', () => {
    const stack = newStack();
    expect(newVersion(stack).validationRole).toBeUndefined();
    expect(Object.values(templateOf(stack).Resources).map(({ Type }) => Type).sort())
      .toEqual(['AWS::SageMaker::ModelPackage', 'AWS::SageMaker::ModelPackageGroup']);
  });
});

describe('what the package reads', () => {
  test('is waited for: the policy of a bucket', () => {
    const stack = newStack();
    const modelData = ModelData.fromBucket(new s3.Bucket(stack, 'Data', { enforceSSL: true }), 'model.tar.gz');
    newVersion(stack, { inferenceSpecification: specification({ containers: [container({ modelData })] }) });
    expect(resourceOf(stack, PACKAGE).DependsOn).toEqual(['DataPolicyB80589C3', 'GroupC77FDACD']);
  });

  test('is a reference where it is a bucket of the stack', () => {
    const stack = newStack();
    newVersion(stack, { samplePayload: S3File.fromBucket(new s3.Bucket(stack, 'Data'), 'payload.tar.gz') });
    expect(propertiesOf(stack, PACKAGE).SamplePayloadUrl).toEqual({ 'Fn::Join': ['', ['s3://', { Ref: 'Data666C94C7' }, '/payload.tar.gz']] });
  });
});

describe('property injection', () => {
  test('changes the properties of every package below its scope', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: 'cdk-sagemaker-model-package.ModelPackage',
      inject: (original: ModelPackageProps) => ({ ...original, approvalStatus: ModelApprovalStatus.REJECTED }),
    });
    newVersion(stack);
    expect(propertiesOf(stack, PACKAGE)).toEqual({ ModelPackageGroupName: 'churn', ModelApprovalStatus: 'Rejected' });
  });

  test('is held against the rules, too', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: 'cdk-sagemaker-model-package.ModelPackage',
      inject: (original: ModelPackageProps) => ({ ...original, description: 'two\nlines' }),
    });
    expect(issuesOf(() => newVersion(stack))).toEqual(['description: Text.printable']);
  });
});

describe('import', () => {
  const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/ChurnModels/3';

  test('by ARN keeps the ARN as it is', () => {
    expect(ModelPackage.fromModelPackageArn(newStack(), 'Package', ARN).modelPackageArn).toBe(ARN);
  });

  test('by ARN has the ARN as its reference', () => {
    expect(ModelPackage.fromModelPackageArn(newStack(), 'Package', ARN).modelPackageRef).toEqual({ modelPackageArn: ARN });
  });

  test('by ARN stands in the environment of the ARN', () => {
    expect(ModelPackage.fromModelPackageArn(newStack({ account: '444455556666', region: 'us-east-1' }), 'Package', ARN).env)
      .toEqual({ account: '111122223333', region: 'eu-west-1' });
  });

  test('by ARN takes an unversioned package', () => {
    const arn = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn';
    expect(ModelPackage.fromModelPackageArn(newStack(), 'Package', arn).modelPackageArn).toBe(arn);
  });

  test('by ARN takes a package of China', () => {
    const arn = 'arn:aws-cn:sagemaker:cn-north-1:111122223333:model-package/churn/1';
    expect(ModelPackage.fromModelPackageArn(newStack(), 'Package', arn).env.region).toBe('cn-north-1');
  });

  test('by ARN takes a token', () => {
    const stack = newStack();
    expect(stack.resolve(ModelPackage.fromModelPackageArn(stack, 'Package', Fn.importValue('PackageArn')).modelPackageRef))
      .toEqual({ modelPackageArn: { 'Fn::ImportValue': 'PackageArn' } });
  });

  test('by attributes keeps the ARN as it is', () => {
    const stack = newStack();
    const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012');
    const imported = ModelPackage.fromModelPackageAttributes(stack, 'Package', { modelPackageArn: ARN, encryptionKey });
    expect([imported.modelPackageArn, imported.env.account]).toEqual([ARN, '111122223333']);
  });

  test('makes no resource', () => {
    expect(ModelPackage.fromModelPackageArn(newStack(), 'Package', ARN).node.children).toEqual([]);
  });

  test.each([
    ['of a group', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn'],
    ['of a model', 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn'],
    ['with a version that is no number', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/latest'],
    ['with a version of 10 digits', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/1234567890'],
    ['without a name', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/'],
    ['without an account', 'arn:aws:sagemaker:eu-west-1::model-package/churn/3'],
    ['that is only a name', 'churn/3'],
  ])('refuses an ARN %s', (_name, arn) => {
    expect(issuesOf(() => ModelPackage.fromModelPackageArn(newStack(), 'Package', arn))).toEqual([
      'modelPackageArn: Arn.form',
    ]);
  });

  test('by attributes refuses a malformed ARN likewise', () => {
    expect(issuesOf(() => ModelPackage.fromModelPackageAttributes(newStack(), 'Package', { modelPackageArn: 'churn' }))).toEqual([
      'modelPackageArn: Arn.form',
    ]);
  });
});

describe('isModelPackage', () => {
  test('tells a package', () => {
    expect(ModelPackage.isModelPackage(newVersion(newStack()))).toBe(true);
  });

  test('does not take an imported package for one', () => {
    const imported = ModelPackage.fromModelPackageArn(newStack(), 'Package', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3');
    expect(ModelPackage.isModelPackage(imported)).toBe(false);
  });

  test('does not take an L1 for one', () => {
    expect(ModelPackage.isModelPackage(new CfnModelPackage(newStack(), 'Package'))).toBe(false);
  });
});
