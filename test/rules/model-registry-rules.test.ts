import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, IPolicyValidationContext, NestedStack, Stack, Validations } from 'aws-cdk-lib';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { fileWith, findingsIn, findingsOf, lenientStack, reportOf } from './support';
import { GovernanceRule, ModelPackage, ModelRegistryRules } from '../../src';
import { checkResource } from '../../src/rules/check-resource';
import { ENV, GROUP, PACKAGE } from '../support';
import { sinceCdk } from '../support/cdk';
import { newGroup } from '../support/packages';

const MODEL = 'AWS::SageMaker::Model';
const IMAGE = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3';
const LISTS = {
  SupportedRealtimeInferenceInstanceTypes: ['ml.m5.large'], SupportedTransformInstanceTypes: ['ml.m5.large'],
};
const SERVING = { SupportedContentTypes: ['text/csv'], SupportedResponseMIMETypes: ['text/csv'], ...LISTS };
const VERSION = { ModelPackageGroupName: 'churn', InferenceSpecification: { ...SERVING, Containers: [{ Image: IMAGE }] } };

function validated(path: string, rules = new ModelRegistryRules()) {
  return rules.validate({ templatePaths: [path] } as IPolicyValidationContext);
}

describe('a package', () => {
  test('that is right gives no finding', () => {
    expect(findingsIn(PACKAGE, VERSION)).toEqual([]);
  });

  test('is held against the checks of the library, at the places of the template', () => {
    expect(findingsIn(PACKAGE, {
      ...VERSION,
      ModelPackageName: 'churn-3',
      CertifyForMarketplace: true,
      ModelPackageDescription: 'a\nb',
      SamplePayloadUrl: 's3://models/payload.csv',
      SecurityConfig: { KmsKeyId: 'not a key' },
      ClientToken: 'a token',
      SkipModelValidation: 'None',
      Tags: [{ Key: 'team', Value: 'churn' }],
      InferenceSpecification: {
        ...SERVING,
        Containers: [{
          Image: IMAGE, ModelDataUrl: 's3://models/model.zip', ModelInput: { DataInputConfig: '' }, Environment: { 1: 'x' },
        }],
        SupportedResponseMIMETypes: ['csv'],
      },
      ModelMetrics: { Bias: { Report: { S3Uri: 'models/report.json', ContentType: 'application/json' } } },
      AdditionalInferenceSpecifications: [{ Name: 'on gpu', ...LISTS, Containers: [{ Image: IMAGE }] }],
      AdditionalInferenceSpecificationsToAdd: [{ Name: 'later', ...LISTS, Containers: [{ Image: 'not an image' }] }],
    })).toEqual(expect.arrayContaining([
      'Properties.ModelPackageName: ModelPackage.nameOnVersion',
      'Properties.CertifyForMarketplace: ModelPackage.certifiedVersion',
      'Properties.ModelPackageDescription: Text.printable',
      'Properties.SamplePayloadUrl: S3Location.notAnArchive',
      'Properties.Tags: ModelPackage.tagsOnVersion',
      'Properties.ClientToken: Text.clientToken',
      'Properties.InferenceSpecification.Containers[0].ModelDataUrl: S3Location.notAnArchive',
      'Properties.InferenceSpecification.Containers[0].ModelInput.DataInputConfig: Text.length',
      'Properties.InferenceSpecification.Containers[0].Environment: Text.environmentVariable',
      'Properties.InferenceSpecification.SupportedResponseMIMETypes[0]: Text.mimeType',
      'Properties.ModelMetrics.Bias.Report.S3Uri: Text.s3Location',
      'Properties.AdditionalInferenceSpecifications[0].Name: Text.sageMakerName',
      'Properties.AdditionalInferenceSpecificationsToAdd[0].Containers[0].Image: Text.imagePath',
    ]));
  });

  test('without a group is held against the rules of packages without one', () => {
    expect(findingsIn(PACKAGE, { CertifyForMarketplace: true })).toEqual(expect.arrayContaining([
      'Properties.InferenceSpecification: ModelPackage.specificationRequired',
      'Properties.CertifyForMarketplace: ModelPackage.certificationWithoutValidation',
    ]));
  });

  test('with a validation is held against the rules of validations', () => {
    const TransformJobDefinition = {
      BatchStrategy: 'MultiRecord',
      MaxPayloadInMB: 101,
      MaxConcurrentTransforms: -1,
      TransformInput: { DataSource: { S3DataSource: { S3DataType: 'ManifestFile', S3Uri: 's3://models/manifest' } } },
      TransformOutput: { S3OutputPath: 's3://models/output/', KmsKeyId: 'alias/key' },
      TransformResources: { InstanceType: 'ml.g5.xlarge', InstanceCount: 0, VolumeKmsKeyId: 'alias/key' },
    };
    const ValidationSpecification = {
      ValidationRole: 'arn:aws:iam::444455556666:role/Validation',
      ValidationProfiles: [{ ProfileName: 'on cpu', TransformJobDefinition }],
    };
    const profile = 'Properties.ValidationSpecification.ValidationProfiles[0]';
    expect(findingsIn(PACKAGE, { ...VERSION, ValidationSpecification })).toEqual(expect.arrayContaining([
      `${profile}.ProfileName: Text.sageMakerName`,
      `${profile}.TransformJobDefinition.MaxConcurrentTransforms: Number.range`,
      `${profile}.TransformJobDefinition.MaxPayloadInMB: Number.range`,
      `${profile}.TransformJobDefinition.TransformResources.InstanceCount: Number.range`,
      `${profile}.TransformJobDefinition.TransformResources.VolumeKmsKeyId: ModelPackage.volumeKeyWithLocalStorage`,
      `${profile}.TransformJobDefinition.BatchStrategy: ModelPackage.batchStrategyWithoutSplitType`,
      'Properties.ValidationSpecification.ValidationRole: Role.otherAccount',
    ]));
  });

  test.each<[unknown, boolean]>([
    [-1, true], ['7', false], [{ Ref: 'Payload' }, false],
  ])('with a payload of %j', (MaxPayloadInMB, isFound) => {
    const ValidationSpecification = { ValidationProfiles: [{ TransformJobDefinition: { MaxPayloadInMB } }] };
    const found = findingsIn(PACKAGE, { ...VERSION, ValidationSpecification });
    expect(found.some((finding) => finding.endsWith('MaxPayloadInMB: Number.range'))).toBe(isFound);
  });

  test('with an empty validation', () => {
    expect(findingsIn(PACKAGE, { ...VERSION, ValidationSpecification: {} })).toContain(
      'Properties.ValidationSpecification.ValidationProfiles[0].ProfileName: ModelPackageDescription.missing');
  });

  test('with a snapshot', () => {
    expect(findingsIn(PACKAGE, VERSION, { DeletionPolicy: 'Snapshot' })).toEqual(['DeletionPolicy: ModelPackage.snapshot']);
  });
});

describe('a model', () => {
  test('that is right gives no finding', () => {
    expect(findingsIn(MODEL, { PrimaryContainer: { Image: IMAGE, ModelDataUrl: 's3://models/model.tar.gz' } })).toEqual([]);
    const ModelPackageName = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';
    expect(findingsIn(MODEL, { Containers: [{ ModelPackageName }] })).toEqual([]);
  });

  test('is held against the checks of the library, at the places of the template', () => {
    expect(findingsIn(MODEL, {
      ModelName: 'on cpu',
      ExecutionRoleArn: 'arn:aws:iam::444455556666:role/Model',
      PrimaryContainer: { Image: 'docker.io/churn:3', ModelDataUrl: 's3://models/model.zip', Environment: { 1: 'x' } },
      InferenceExecutionConfig: { Mode: 'Direct' },
      VpcConfig: { SecurityGroupIds: ['sg 1'], Subnets: ['subnet-0123456789abcdef0'] },
    })).toEqual(expect.arrayContaining([
      'Properties.ModelName: Text.sageMakerName',
      'Properties.ExecutionRoleArn: Role.otherAccount',
      'Properties.PrimaryContainer.Image: ModelContainer.imageOutsideEcr',
      'Properties.PrimaryContainer.ModelDataUrl: S3Location.notAnArchive',
      'Properties.PrimaryContainer.Environment: Text.environmentVariable',
      'Properties.InferenceExecutionConfig.Mode: Model.executionModeWithOneContainer',
      'Properties.VpcConfig.Subnets: Model.singleAvailabilityZone',
    ]));
  });

  test('of several containers', () => {
    expect(findingsIn(MODEL, {
      Containers: [
        { Image: IMAGE, Mode: 'MultiModel', ModelDataUrl: 's3://models/model.tar.gz' },
        { Image: IMAGE, ContainerHostname: 'second', ImageConfig: { RepositoryAccessMode: 'Vpc' } },
        {
          ModelPackageName: 'arn:aws:sagemaker:us-east-1:111122223333:model-package/churn/3',
          InferenceSpecificationName: 'on gpu',
          ContainerHostname: 'third',
        },
      ],
    })).toEqual(expect.arrayContaining([
      'Properties.Containers[0].ModelDataUrl: ModelContainer.multiModelData',
      'Properties.Containers[0].ContainerHostname: Model.missingHostname',
      'Properties.Containers[1].ImageConfig: Model.privateRegistryWithoutVpc',
      'Properties.Containers[2].ModelPackageName: Model.otherRegion',
      'Properties.Containers[2].InferenceSpecificationName: Text.sageMakerName',
    ]));
  });

  test('of a private registry and a hub', () => {
    const S3DataSource = { S3Uri: 's3://models/churn/', S3DataType: 'S3Prefix', CompressionType: 'None', HubAccessConfig: { HubContentArn: 'a\nb' } };
    const credentials = (RepositoryCredentialsProviderArn: unknown) =>
      ({ RepositoryAccessMode: 'Vpc', RepositoryAuthConfig: { RepositoryCredentialsProviderArn } });
    expect(findingsIn(MODEL, {
      Containers: [
        { Image: 'registry.example.com/churn:3', ImageConfig: credentials('arn:aws:lambda:us-east-1:111122223333:function:login') },
        { Image: 'registry.example.com/churn:3', ImageConfig: credentials('a\nb') },
        { Image: 'registry.example.com/churn:3', ImageConfig: credentials({ Ref: 'Login' }), ModelDataSource: { S3DataSource } },
      ],
      VpcConfig: { SecurityGroupIds: ['sg-12345678'], Subnets: ['subnet-12345678', 'subnet-87654321'] },
    })).toEqual([
      'Properties.Containers[2].ModelDataSource.S3DataSource.HubAccessConfig.HubContentArn: Text.oneLine',
      'Properties.Containers[0].ImageConfig.RepositoryAuthConfig.RepositoryCredentialsProviderArn: Model.otherRegion',
      'Properties.Containers[1].ImageConfig.RepositoryAuthConfig.RepositoryCredentialsProviderArn: Text.oneLine',
    ]);
  });

  test('without containers', () => {
    expect(findingsIn(MODEL, { VpcConfig: {} })).toContain('Properties.Containers: List.length');
  });
});

test('a group is held against the checks of the library', () => {
  const properties = { ModelPackageGroupName: 'on cpu', ModelPackageGroupDescription: 'a\nb' };
  expect(findingsIn(GROUP, properties, { DeletionPolicy: 'Snapshot' })).toEqual([
    'Properties.ModelPackageGroupName: Text.sageMakerName',
    'Properties.ModelPackageGroupDescription: Text.printable',
    'DeletionPolicy: ModelPackageGroup.snapshot',
  ]);
});

describe('tags', () => {
  const CONTAINER = { PrimaryContainer: { Image: IMAGE } };
  const Tags = [{ Key: 'aws:team', Value: 'churn' }, { Key: 'cost', Value: 'a,b' }, { Key: 'owner' }];

  test.each<[string, string, object]>([
    ['a group', GROUP, { ModelPackageGroupName: 'churn' }],
    ['a model', MODEL, CONTAINER],
    ['an unversioned package', PACKAGE, { InferenceSpecification: VERSION.InferenceSpecification }],
  ])('of %s are held against the limits of tags', (_name, type, properties) => {
    expect(findingsIn(type, { ...properties, Tags })).toEqual(['Properties.Tags: Text.tagKey', 'Properties.Tags["cost"]: Text.tagValue']);
  });

  test('of a version are all too many', () => {
    expect(findingsIn(PACKAGE, { ...VERSION, Tags })).toEqual(['Properties.Tags: ModelPackage.tagsOnVersion']);
  });

  test.each([
    [{ Ref: 'Tags' }], [[{ Ref: 'Tag' }, { Key: { Ref: 'Key' }, Value: { Ref: 'Value' } }, { Value: 'a,b' }]],
  ])('that are unknown are none: %j', (unknown) => {
    expect(findingsIn(GROUP, { ModelPackageGroupName: 'churn', Tags: unknown })).toEqual([]);
  });
});

describe('intrinsic functions are unknown values, and break no rule:', () => {
  const unknown = (name: string) => ({ 'Fn::GetAtt': [name, 'Value'] });
  const inGroup = { ModelPackageGroupName: 'churn' };

  test.each<[string, string, object]>([
    ['texts', PACKAGE, {
      ModelPackageGroupName: unknown('Group'),
      ModelPackageDescription: { 'Fn::Sub': 'a\n${B}' },
      Domain: { Ref: 'Domain' },
      SourceUri: { Ref: 'AWS::NoValue' },
      InferenceSpecification: { ...SERVING, Containers: [{ Image: unknown('Image'), ModelDataUrl: unknown('Data') }] },
      SecurityConfig: { KmsKeyId: unknown('Key') },
    }],
    ['elements of lists', PACKAGE, {
      ...inGroup,
      InferenceSpecification: {
        Containers: [unknown('Container')],
        SupportedContentTypes: unknown('Types'),
        SupportedResponseMIMETypes: [unknown('Type')],
        SupportedRealtimeInferenceInstanceTypes: unknown('Types'),
        SupportedTransformInstanceTypes: [unknown('Type')],
      },
    }],
    ['a list of containers', PACKAGE, { ...inGroup, InferenceSpecification: { ...SERVING, Containers: unknown('All') } }],
    ['a list of specifications', PACKAGE, { ...inGroup, SourceUri: unknown('Source'), ModelMetrics: { Bias: unknown('B') } }],
    ['structures', PACKAGE, {
      ...inGroup,
      InferenceSpecification: unknown('Specification'),
      ModelMetrics: unknown('Metrics'),
      ModelCard: unknown('Card'),
      MetadataProperties: unknown('Metadata'),
      CustomerMetadataProperties: unknown('Map'),
      SecurityConfig: unknown('Security'),
    }],
    ['a card', PACKAGE, { ...VERSION, ModelCard: { ModelCardContent: unknown('Content'), ModelCardStatus: 'Draft' } }],
    ['an algorithm', PACKAGE, { ...inGroup, SourceAlgorithmSpecification: unknown('Algorithm') }],
    ['a validation', PACKAGE, { ...VERSION, ValidationSpecification: unknown('Validation') }],
    ['parts of a validation', PACKAGE, {
      ...VERSION,
      ValidationSpecification: {
        ValidationRole: unknown('Role'),
        ValidationProfiles: [{
          ProfileName: unknown('Name'),
          TransformJobDefinition: {
            MaxPayloadInMB: unknown('Number'),
            MaxConcurrentTransforms: unknown('Number'),
            TransformInput: unknown('Input'),
            TransformOutput: unknown('Output'),
            TransformResources: unknown('Resources'),
          },
        }],
      },
    }],
    ['a flag', PACKAGE, { ...VERSION, CertifyForMarketplace: unknown('Flag') }],
    ['a model', MODEL, {
      PrimaryContainer: unknown('Container'), VpcConfig: unknown('Vpc'), ExecutionRoleArn: unknown('Role'),
    }],
    ['parts of a model', MODEL, {
      Containers: [unknown('Container')], VpcConfig: { Subnets: unknown('Subnets'), SecurityGroupIds: unknown('Groups') },
    }],
  ])('%s', (_, type, properties) => {
    expect(findingsIn(type, properties)).toEqual([]);
  });

  test('a list of additional specifications, which cannot be changed', () => {
    const properties = { ...VERSION, AdditionalInferenceSpecifications: unknown('All') };
    expect(findingsIn(PACKAGE, properties)).toEqual(['Properties.AdditionalInferenceSpecifications: ModelPackage.notUpdatable']);
  });
});

test('properties that are unknown as a whole give no finding', () => {
  expect(findingsIn(GROUP, { Ref: 'AWS::NoValue' })).toEqual([]);
});

describe('the rules never throw,', () => {
  const NAMES = [
    'InferenceSpecification', 'AdditionalInferenceSpecifications', 'ValidationSpecification', 'ModelMetrics', 'ModelCard',
    'CustomerMetadataProperties', 'SourceAlgorithmSpecification', 'Domain', 'ModelPackageGroupName', 'Containers',
    'ModelPackageGroupPolicy', 'PrimaryContainer', 'VpcConfig', 'Tags',
  ];

  test.each([[5], ['text'], [[]], [null], [{ a: 1 }], [[5, null, {}]], [true]])('whatever a property is: %j', (value) => {
    for (const Type of [PACKAGE, MODEL, GROUP]) {
      const Resources = Object.fromEntries(NAMES.map((name) => [name, { Type, Properties: { [name]: value } }]));
      const rules = new ModelRegistryRules({ governance: GovernanceRule.all() });
      const { violations } = validated(fileWith(JSON.stringify({ Resources })), rules);
      expect(violations.map(({ ruleName }) => ruleName)).not.toContain('Shape.unreadable');
    }
  });

  test.each([
    '', 'Resources:', '[]', '{}', '{ "Resources": [] }',
    '{ "Resources": { "One": 5, "Two": { "Type": "AWS::SageMaker::ModelPackage", "Properties": [] } } }',
  ])('whatever a template is: %s', (text) => {
    expect(() => validated(fileWith(text))).not.toThrow();
  });

  test('though a template is not there', () => {
    expect(validated('no.json')).toMatchObject({ success: true, violations: [] });
  });

  test('though a check does, which is said', () => {
    const properties = { get ModelPackageGroupName(): string { throw new Error('out of order'); } };
    const env = { account: '111122223333', region: 'eu-west-1' };
    expect(checkResource({ templatePath: 'template.json', logicalId: 'Version', type: PACKAGE, properties, env })).toMatchObject([
      { code: 'Shape.unreadable', facts: { reason: 'out of order' } },
    ]);
  });
});

describe('the rules find resources', () => {
  test('of CfnInclude', () => {
    const stack = lenientStack();
    const Resources = { Churn: { Type: PACKAGE, Properties: { ...VERSION, ModelPackageName: 'churn' } } };
    new CfnInclude(stack, 'Included', { templateFile: fileWith(JSON.stringify({ Resources })) });
    expect(findingsOf(stack)).toContain('Properties.ModelPackageName: ModelPackage.nameOnVersion');
  });

  test('of nested stacks', () => {
    const stack = lenientStack();
    stack.node.setContext('aws:cdk:enable-asset-metadata', true);
    new CfnModelPackage(new NestedStack(stack, 'Nested'), 'Churn', { modelPackageGroupName: 'churn' });
    expect(findingsOf(stack)).toContain('Properties: ModelPackage.nothingToServe');
  });

  test('but those of the constructs of this library, which have warned', () => {
    const stack = lenientStack();
    new ModelPackage(stack, 'Churn', { modelPackageGroup: newGroup(stack) });
    expect(findingsOf(stack)).toEqual([]);
    expect(findingsOf(stack, { governance: [GovernanceRule.ENCRYPTED_WITH_KEY] }))
      .toEqual(['Properties.SecurityConfig: Governance.keyMissing']);
  });

  test('without their regions and accounts, where CDK does not tell them', () => {
    expect(
      validated(fileWith(JSON.stringify({ Resources: { Churn: { Type: PACKAGE, Properties: VERSION } } }))).violations,
    ).toEqual([]);
  });

  sinceCdk('2.252.0', 'Validations takes plug-ins', () => test('of an app, after synthesis', () => {
    const app = new App();
    const rules = new ModelRegistryRules();
    Validations.of(app).addPlugins(rules);
    new CfnModelPackage(new Stack(app, 'Stack', { env: ENV }), 'Churn', {
      modelPackageGroupName: 'churn', modelPackageName: 'churn-3',
    });
    expect(() => app.synth()).toThrow('ModelPackage.nameOnVersion');
    expect(JSON.parse(rules.json()).summary.errors).toBe(1);
  }));
});

describe('the report', () => {
  test('has the code, the place, the remedy and the link of each finding', () => {
    const stack = lenientStack();
    new CfnModelPackage(stack, 'Churn', { modelPackageGroupName: 'churn' });
    expect(reportOf(stack).violations).toEqual([{
      ruleName: 'ModelPackage.nothingToServe',
      description: expect.stringMatching(/^the version has none of /),
      fix: expect.stringMatching(/^Specify one of them, .* \(https:.*#modelpackagenothingtoserve\)$/),
      severity: 'warning',
      violatingResources: [{
        resourceLogicalId: 'Churn', templatePath: expect.stringMatching(/Stack\.template\.json$/), locations: ['Properties'],
      }],
    }]);
  });

  test('is a table and JSON, also in a file', () => {
    const reportFile = join(mkdtempSync(join(tmpdir(), 'rules-')), 'report.json');
    const rules = new ModelRegistryRules({ reportFile, libraryRules: false, governance: [GovernanceRule.RETENTION] });
    expect(rules.table()).toBe('No findings');
    const template = fileWith(JSON.stringify({
      Resources: { Churn: { Type: PACKAGE, DeletionPolicy: 'Retain', Metadata: { 'aws:cdk:path': 'Stack/Churn' } } },
    }));
    expect(validated(template, rules).metadata).toEqual({ reportFile });
    expect(rules.table().split('\n')).toEqual([
      'Severity  Code                         Resource     Place                Finding',
      'warning   Governance.retentionMissing  Stack/Churn  UpdateReplacePolicy  UpdateReplacePolicy: does not keep the '
        + 'resource when it leaves the stack or is replaced. Set DeletionPolicy to Retain or RetainExceptOnCreate, and UpdateReplacePolicy to Retain',
    ]);
    expect(JSON.parse(readFileSync(reportFile, 'utf-8'))).toMatchObject({
      summary: { errors: 0, warnings: 1 },
      findings: [{ code: 'Governance.retentionMissing', resource: 'Stack/Churn', template: 'template.json', logicalId: 'Churn' }],
    });
  });

  test('says that its file cannot be written', () => {
    const rules = new ModelRegistryRules({ reportFile: '/no/such/directory/report.json' });
    expect(validated(fileWith('{}'), rules).metadata!.reportFile).toMatch(/^not written: /);
  });
});
