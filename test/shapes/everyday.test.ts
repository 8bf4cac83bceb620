import { Fn, Lazy, Size, Stack, Token } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IModelPackageGroupRef, CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import * as typed from '../../src';
import { ENV, GROUP, issuesOf, messageOf, newStack, PACKAGE, propertiesOf, warningCodes } from '../support';

/** The library as JavaScript sees it. */
const api: { readonly [name: string]: any } = typed;

const stack = newStack(ENV);
const bucket = Bucket.fromBucketName(stack, 'Bucket', 'models');
const group = new typed.ModelPackageGroup(stack, 'Group');
const image = typed.ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/models:1');
const role = Role.fromRoleName(stack, 'Role', 'role');
const container = { image };
const serving = { supportedContentTypes: ['text/csv'], supportedResponseMimeTypes: ['text/csv'] };
const specification = () => new typed.InferenceSpecification({ containers: [container], ...serving });

describe('A package', () => {
  const version = (props: object) => () => new api.ModelPackage(stack, 'Version', { modelPackageGroup: group, ...props });

  afterEach(() => expect(stack.node.tryFindChild('Version')).toBeUndefined());

  test.each([
    ['its group by name', { modelPackageGroup: 'churn' }, 'modelPackageGroup', 'Shape.kind',
      'Specify an IModelPackageGroupRef of aws-cdk-lib/aws-sagemaker, such as ModelPackageGroup.fromModelPackageGroupArn(...) or .fromModelPackageGroupName(...)'],
    ['a specification that is written in place', { inferenceSpecification: { containers: [container], ...serving } },
      'inferenceSpecification', 'Shape.classInstance', 'Use new InferenceSpecification(...)'],
    ['a builder', { inferenceSpecification: typed.InferenceSpecification.builder() },
      'inferenceSpecification', 'Shape.builder', 'Call toSpecification() on it'],
    ['the other specification', { validationSpecification: specification() },
      'validationSpecification', 'Shape.classInstance', 'is an instance of InferenceSpecification, not an instance of ValidationSpecification'],
    ['a class instead of an instance', { inferenceSpecification: typed.InferenceSpecification },
      'inferenceSpecification', 'Shape.classInstance', 'is a class'],
    ['a promise', { modelCard: Promise.resolve() }, 'modelCard', 'Shape.classInstance', 'is a promise that is not awaited'],
    ['the value that CloudFormation has for a boolean', { skipModelValidation: 'None' }, 'skipModelValidation', 'Shape.kind',
      '"None" is a string. Specify true or false'],
    ['a token for a boolean', { skipModelValidation: Fn.ref('Parameter') }, 'skipModelValidation', 'Shape.kind', 'is a token. Specify true or false'],
    ['the name of a status instead of its value', { approvalStatus: 'APPROVED' }, 'approvalStatus', 'Shape.enum',
      '"APPROVED" is not a ModelApprovalStatus. Use ModelApprovalStatus.APPROVED ("Approved"), ModelApprovalStatus.REJECTED'],
    ['a status with a slip', { approvalStatus: 'Regected' }, 'approvalStatus', 'Shape.enum', 'Use ModelApprovalStatus.REJECTED ("Rejected"), '],
    ['a policy that there is not', { removalPolicy: 'keep' }, 'removalPolicy', 'Shape.enum', 'RemovalPolicy.RETAIN ("retain")'],
    ['a number for a text', { description: 5 }, 'description', 'Shape.kind', '5 is a number. Specify a string'],
    ['null', { description: null }, 'description', 'Shape.null', 'Specify a string, or omit the property'],
    ['a domain as a text', { domain: 'COMPUTER_VISION' }, 'domain', 'Shape.classInstance', 'a constant such as MachineLearningDomain.COMPUTER_VISION'],
    ['a key by its ARN', { encryptionKey: 'arn:aws:kms:eu-west-1:111122223333:key/1' }, 'encryptionKey', 'Shape.kind', 'such as Key.fromKeyArn(...)'],
    ['an empty object for a key', { encryptionKey: {} }, 'encryptionKey', 'Shape.kind', 'is an object. Specify an IKeyRef of aws-cdk-lib/aws-kms'],
    ['a single specification for a list', { additionalInferenceSpecifications: { name: 'gpu' } }, 'additionalInferenceSpecifications', 'Shape.kind',
      'is an object. Specify a list'],
    ['a Map', { customerMetadataProperties: new Map([['team', 'churn']]) }, 'customerMetadataProperties', 'Shape.kind', 'is an instance of Map'],
    ['a list for a struct', { metadataProperties: ['abc'] }, 'metadataProperties', 'Shape.kind', 'is a list. Specify an object with the properties of MetadataProperties'],
    ['a variable that is not set', { customerMetadataProperties: { run: undefined } }, 'customerMetadataProperties["run"]', 'Shape.undefinedEntry',
      'an environment variable that is not set is undefined'],
    ['metrics as values', { modelMetrics: { accuracy: 0.9 } }, 'modelMetrics.accuracy', 'Shape.metric',
      "specify { modelQuality: { statistics: { file: S3File.fromBucket(bucket, 'evaluation/statistics.json') } } }"],
    ['a metric as a value', { modelMetrics: { modelQuality: 0.9 } }, 'modelMetrics.modelQuality', 'Shape.metric', 'Metrics and baselines are files in S3: specify { statistics: '],
    ['metrics as a URI', { modelMetrics: { modelQuality: { statistics: 's3://models/statistics.json' } } }, 'modelMetrics.modelQuality.statistics',
      'Shape.metric', "specify { file: S3File.fromBucket(bucket, 'evaluation/statistics.json') }"],
    ['a file that is not in its source', { modelMetrics: { bias: { report: typed.S3File.fromBucket(bucket, 'bias.json') } } },
      'modelMetrics.bias.report', 'Shape.metric', 'is an instance of S3File'],
    ['a source with a URI', { driftCheckBaselines: { bias: { configFile: { file: 's3://models/config.json' } } } },
      'driftCheckBaselines.bias.configFile.file', 'Shape.classInstance', 'Use S3File.fromAsset(...), .fromBucket(...) or .fromUri(...)'],
  ])('with %s is refused', (_, props, place, code, says) => {
    expect(issuesOf(version(props))).toEqual([`${place}: ${code}`]);
    expect(messageOf(version(props))).toContain(says);
  });

  test('with a getter that throws is refused', () => {
    const make = () => new api.ModelPackage(stack, 'Version', { get description() { throw new Error('not loaded'); } });

    expect(issuesOf(make)).toEqual(['description: Shape.unreadable']);
    expect(messageOf(make)).toContain('it throws Error: not loaded');
  });

  test('hears of everything that is of a wrong kind at once', () => {
    expect(issuesOf(version({ description: 5, task: 'CLASSIFICATION', modelMetrics: [], customerMetadataProperties: { a: 1, b: 'b', c: null } }))).toEqual([
      'customerMetadataProperties["a"]: Shape.kind',
      'customerMetadataProperties["c"]: Shape.null',
      'description: Shape.kind',
      'modelMetrics: Shape.metric',
      'task: Shape.classInstance',
    ]);
  });

  test.each([[[]], ['churn'], [() => {}], [7]])('with %p for its properties is refused', (props) => {
    expect(issuesOf(() => new api.ModelPackage(stack, 'Version', props))).toEqual(['props: Shape.kind']);
  });
});

describe('A specification', () => {
  test.each([
    ['a variable that is not set', { environment: { TOKEN: undefined } }, 'environment["TOKEN"]', 'Shape.undefinedEntry'],
    ['a number for a variable', { environment: { PORT: 8080 } }, 'environment["PORT"]', 'Shape.kind'],
    ['variables as a list', { environment: ['PORT=8080'] }, 'environment', 'Shape.kind'],
    ['variables as a text', { environment: 'PORT=8080' }, 'environment', 'Shape.kind'],
    ['data by its URI', { modelData: 's3://models/model.tar.gz' }, 'modelData', 'Shape.classInstance'],
    ['an image by its URI', { image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/models:1' }, 'image', 'Shape.classInstance'],
    ['no image', { image: undefined }, 'image', 'Shape.missing'],
  ])('of a container with %s is refused, and no value of a variable is shown', (_, props, place, code) => {
    const make = () => new api.InferenceSpecification({ containers: [{ ...container, ...props }], ...serving });

    expect(issuesOf(make)).toEqual([`inferenceSpecification.containers[0].${place}: ${code}`]);
    expect(messageOf(make)).not.toContain('8080');
  });

  test('of nothing misses all that it has to have', () => {
    expect(issuesOf(() => new api.InferenceSpecification({}))).toEqual([
      'inferenceSpecification.containers: Shape.missing',
      'inferenceSpecification.supportedContentTypes: Shape.missing',
      'inferenceSpecification.supportedResponseMimeTypes: Shape.missing',
    ]);
    expect(issuesOf(() => new api.InferenceSpecification())).toEqual(['inferenceSpecification: Shape.missing']);
  });

  test('from a builder that was given a list for several texts is refused', () => {
    const builder = api.InferenceSpecification.builder().addContainer(container)
      .supportedContentTypes(['text/csv']).supportedResponseMimeTypes('text/csv');

    expect(issuesOf(() => builder.toSpecification())).toEqual(['inferenceSpecification.supportedContentTypes[0]: Shape.kind']);
  });

  test('of a validation with a number for a size is refused', () => {
    const builder = api.ValidationSpecification.builder().profileName('profile')
      .transformInput({ source: typed.S3Source.fromBucketPrefix(bucket) })
      .transformOutput({ bucket: 'models' })
      .transformResources({ instanceType: 'ml.m5.large', instanceCount: '2' })
      .maxPayload(6);

    expect(issuesOf(() => builder.toSpecification())).toEqual([
      'validationSpecification.maxPayload: Shape.kind',
      'validationSpecification.transformOutput.bucket: Shape.kind',
      'validationSpecification.transformResources.instanceCount: Shape.kind',
      'validationSpecification.transformResources.instanceType: Shape.classInstance',
    ]);
  });
});

describe('Arguments', () => {
  test.each<[string, () => unknown, string, string]>([
    ['a bucket by name', () => api.ModelData.fromBucket('models', 'model.tar.gz'), 'bucket', 'Shape.kind'],
    ['no URI', () => api.ModelData.fromUri(), 'uri', 'Shape.missing'],
    ['a token that is no text', () => api.S3File.fromUri(Lazy.any({ produce: () => 's3://models/file' })), 'uri', 'Shape.kind'],
    ['a role by its ARN', () => api.ModelPackageGroupGrants.fromModelPackageGroup(group).read('arn:aws:iam::111122223333:role/r'), 'grantee', 'Shape.kind'],
    ['one status for several', () => (group as any).grants.approve(role, { approvalStatuses: 'Approved' }), 'approvalStatuses', 'Shape.kind'],
    ['a function as a target', () => (group as any).onApproved('Rule', { target: () => {} }), 'target', 'Shape.kind'],
    ['a statement as its properties', () => (group as any).addToResourcePolicy({ actions: ['sagemaker:*'] }), 'statement', 'Shape.kind'],
    ['a status of a card', () => api.ModelCard.fromContent({}, 'draft'), 'status', 'Shape.enum'],
    ['a metric of a card as a value', () => api.ModelCard.fromContent({
      evaluationDetails: [{ name: 'evaluation', metricGroups: [{ name: 'group', metricData: [0.9] }] }],
    }), 'evaluationDetails[0].metricGroups[0].metricData[0]', 'Shape.classInstance'],
    ['a number of a card as a text', () => api.ModelCardMetric.number('accuracy', '0.9'), 'value', 'Shape.kind'],
    ['an ARN that is missing', () => api.ModelPackage.fromModelPackageArn(stack, 'Imported'), 'modelPackageArn', 'Shape.missing'],
    ['a scope that is missing', () => api.ModelPackage.fromModelPackageArn(undefined, 'Imported', 'arn'), 'scope', 'Shape.missing'],
    ['an id that is a number', () => api.Model.fromModelName(stack, 5, 'model'), 'id', 'Shape.kind'],
  ])('with %s are refused', (_, action, place, code) => {
    expect(issuesOf(action)).toEqual([`${place}: ${code}`]);
  });
});

describe('What is of the right kind is accepted', () => {
  test.each<[string, () => Construct & IModelPackageGroupRef]>([
    ['an L1', () => new CfnModelPackageGroup(stack, 'L1', { modelPackageGroupName: 'l1' })],
    ['an import', () => typed.ModelPackageGroup.fromModelPackageGroupName(stack, 'Import', 'import')],
  ])('a group that is %s', (_, make) => {
    const modelPackageGroup = make();

    expect(() => new typed.ModelPackage(modelPackageGroup, 'Version', { modelPackageGroup })).not.toThrow();
  });

  test('values of another copy of the library', () => {
    jest.isolateModules(() => {
      const other: typeof typed = jest.requireActual('../../src');

      expect(other.InferenceSpecification).not.toBe(typed.InferenceSpecification);
      expect(() => new typed.InferenceSpecification({
        containers: [{ image: other.ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/models:1') }], ...serving,
      })).not.toThrow();
    });
  });

  test('an instance of a class with getters', () => {
    class Properties {
      public get description(): string { return 'predicts churn'; }
    }
    const own = newStack();
    new typed.ModelPackageGroup(own, 'Group', new Properties());

    expect(propertiesOf(own, GROUP).ModelPackageGroupDescription).toBe('predicts churn');
  });

  test('tokens where CloudFormation takes their values', () => {
    const own = newStack(ENV);
    const any = (text: string) => Lazy.any({ produce: () => text });
    new api.ModelPackage(own, 'Version', {
      modelPackageGroup: typed.ModelPackageGroup.fromModelPackageGroupName(own, 'Group', 'churn'),
      description: any('predicts churn'),
      approvalStatus: any('Approved'),
      customerMetadataProperties: { run: Token.asNumber(any('7')), team: any('churn') },
      metadataProperties: { commitId: any('abc') },
    });

    expect(propertiesOf(own, PACKAGE)).toMatchObject({
      ModelPackageDescription: 'predicts churn',
      ModelApprovalStatus: 'Approved',
      CustomerMetadataProperties: { run: '7', team: 'churn' },
      MetadataProperties: { CommitId: 'abc' },
    });
  });

  test('maps and structs of texts that are tokens as a whole', () => {
    const own = newStack(ENV);
    new api.ModelPackage(own, 'Version', {
      modelPackageGroup: typed.ModelPackageGroup.fromModelPackageGroupName(own, 'Group', 'churn'),
      customerMetadataProperties: Lazy.any({ produce: () => ({ team: 'churn' }) }),
      metadataProperties: Lazy.any({ produce: () => ({ commitId: 'abc' }) }),
    });

    expect(propertiesOf(own, PACKAGE)).toMatchObject({
      CustomerMetadataProperties: { team: 'churn' }, MetadataProperties: { CommitId: 'abc' },
    });
  });

  test('a struct that is a resolvable without a class', () => {
    const own = newStack(ENV);
    new api.ModelPackage(own, 'Version', {
      modelPackageGroup: typed.ModelPackageGroup.fromModelPackageGroupName(own, 'Group', 'churn'),
      metadataProperties: { creationStack: [], resolve: () => ({ commitId: 'abc' }), toString: () => 'metadata' },
    });

    expect(propertiesOf(own, PACKAGE).MetadataProperties).toEqual({ CommitId: 'abc' });
  });

  test('a size, a list that is a token, and an object without a prototype', () => {
    expect(() => new typed.ValidationSpecification({
      profileName: 'profile',
      transformInput: { source: typed.S3Source.fromBucketPrefix(bucket) },
      transformOutput: { bucket },
      transformResources: { instanceType: typed.InstanceType.of('ml.m5.large') },
      maxPayload: Size.mebibytes(6),
      environment: Object.assign(Object.create(null), { LOG_LEVEL: 'info' }),
    })).not.toThrow();
    expect(() => new typed.InferenceSpecification({
      containers: [container], ...serving, supportedContentTypes: Token.asList({ Ref: 'ContentTypes' }),
    })).not.toThrow();
  });
});

describe('A property that a struct does not have', () => {
  function warned(make: (scope: Stack, own: typed.ModelPackageGroup) => unknown): string[] {
    const own = newStack(ENV);
    make(own, new typed.ModelPackageGroup(own, 'Group'));
    return warningCodes(own).filter((code) => code.startsWith('Shape.'));
  }

  test.each<[string, (scope: Stack, own: typed.ModelPackageGroup) => unknown]>([
    ['cut off', (scope, own) => new api.ModelPackage(scope, 'V', { modelPackageGroup: own, inferenceSpec: specification() })],
    ['with a slip', (scope, own) => new api.ModelPackage(scope, 'V', { modelPackageGroup: own, modelMetrcs: {} })],
    ['in the spelling of Python', (scope, own) => new api.ModelPackage(scope, 'V', { modelPackageGroup: own, model_metrics: {} })],
    ['in a struct', (scope, own) => new api.ModelPackage(scope, 'V', { modelPackageGroup: own, metadataProperties: { commitID: 'abc' } })],
    ['in a container', (scope, own) => new api.ModelPackage(scope, 'V', {
      modelPackageGroup: own,
      inferenceSpecification: new api.InferenceSpecification({ containers: [{ image, modelDta: 'x' }], ...serving }),
    })],
    ['of a group', (scope) => new api.ModelPackageGroup(scope, 'G', { descripton: 'predicts churn' })],
    ['of a grant', (scope, own: any) => own.grants.deploy(Role.fromRoleName(scope, 'Role', 'role'), { modelName: ['churn-*'] })],
    ['of a model', (scope) => new api.Model(scope, 'M', { containers: [typed.ModelContainer.fromImage(image)], excutionMode: 'Serial' })],
    ['of a container of a model', (scope) => new api.Model(scope, 'M', { containers: [api.ModelContainer.fromImage(image, { enviroment: {} })] })],
  ])('and nearly has, %s, is warned of', (_, make) => {
    expect(warned(make)).toEqual(['Shape.unknownProperty']);
  });

  test.each<[string, object]>([
    ['is called otherwise', { owner: 'me' }],
    ['is given besides the right one', { descriptions: 'x', description: 'y' }],
    ['is short', { tsk: 'x' }],
  ])('and that %s is the business of whoever gives it', (_, props) => {
    expect(warned((scope, own) => new api.ModelPackage(scope, 'V', { modelPackageGroup: own, ...props }))).toEqual([]);
  });
});
