import { App, CfnParameter, Fn, Lazy, PropertyInjectors, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import {
  IModelPackageGroup, ModelLifeCycleStage, ModelLifeCycleStageStatus, ModelPackageEvent, ModelPackageGroup,
  ModelPackageGroupEvents,
} from '../../src';
import * as fixture from '../fixtures/model-package-events.json';
import { ENV, issuesOf, newStack, propertiesOf, templateOf, warningsOf } from '../support';
import { acknowledge, sinceCdk } from '../support/cdk';
import { resourcesOf } from '../support/grants';
import { newGroup } from '../support/packages';

const RULE = 'AWS::Events::Rule';

/** Account, region and group of the documented example event. */
const EXAMPLE_ENV = { account: '123456789012', region: 'us-east-2' };
const EXAMPLE_NAME = 'versionedmp-p-idy6c3e1fiqj';
const ARN = 'arn:aws:sagemaker:us-east-2:123456789012:model-package-group/versionedmp-p-idy6c3e1fiqj';

type Method = 'onStateChange' | 'onApproved' | 'onRejected' | 'onLifeCycleChange';
const METHODS: Method[] = ['onStateChange', 'onApproved', 'onRejected', 'onLifeCycleChange'];

/** The pattern of the one rule of a stack. */
const patternOf = (stack: Stack) => propertiesOf(stack, RULE).EventPattern;

/** The group of the example event, in its account and region. */
function exampleGroup(stack = newStack(EXAMPLE_ENV)) {
  return { stack, group: new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: EXAMPLE_NAME }) };
}

/** The pattern of what is defined for the group of the example event. */
function patternWhen(define: (group: IModelPackageGroup) => void) {
  const { stack, group } = exampleGroup();
  define(group);
  return patternOf(stack);
}

/** The same for all groups whose names start like its name. */
function patternOfPrefix(define: (events: ModelPackageGroupEvents) => void) {
  const stack = newStack(EXAMPLE_ENV);
  define(ModelPackageGroupEvents.fromModelPackageGroupNamePrefix(stack, 'versionedmp-p-'));
  return patternOf(stack);
}

/** The pattern of a rule of the group of the example event. */
function pattern(method: Method, eventPattern?: events.EventPattern) {
  const { stack, group } = exampleGroup();
  group[method]('Rule', { eventPattern });
  return patternOf(stack);
}

/** Ways to the rules of the fixture. Which events they match is decided by EventBridge's own matcher, in `ruler/`. */
const RULES: { [name in keyof typeof fixture.rules]: () => unknown } = {
  'onStateChange': () => pattern('onStateChange'),
  'onApproved': () => pattern('onApproved'),
  'onRejected': () => pattern('onRejected'),
  'onStateChange of what is pending': () => pattern('onStateChange', { detail: { ModelApprovalStatus: ['PendingManualApproval'] } }),
  'onApproved of what is complete': () => pattern('onApproved', { detail: { ModelPackageStatus: ['Completed'] } }),
  'onApproved of later versions': () => pattern('onApproved', { detail: { ModelPackageVersion: events.Match.greaterThan(1) } }),
  'onApproved of one or the other': () => pattern('onApproved', {
    detail: { $or: [{ ModelPackageVersion: [1] }, { ModelPackageStatus: ['InProgress'] }] },
  }),
  'onApproved of a generated name': () => {
    const stack = newStack(EXAMPLE_ENV);
    new ModelPackageGroup(stack, 'Group').onApproved('Rule');
    return patternOf(stack);
  },
  'onApproved of every event': () => patternWhen((group) => group.onApproved('Rule', { everyEvent: true })),
  'onRejected of every event': () => patternWhen((group) => group.onRejected('Rule', { everyEvent: true })),
  'onLifeCycleChange': () => pattern('onLifeCycleChange'),
  'onLifeCycleChange to production': () => patternWhen((group) => group.onLifeCycleChange('Rule', { stages: [ModelLifeCycleStage.PRODUCTION] })),
  'onLifeCycleChange of what passed QA': () => patternWhen((group) => group.onLifeCycleChange('Rule', {
    stages: [ModelLifeCycleStage.QA], stageStatuses: [ModelLifeCycleStageStatus.APPROVED],
  })),
  'onLifeCycleChange of what is approved anywhere': () => patternWhen((group) => group.onLifeCycleChange('Rule', {
    stageStatuses: [ModelLifeCycleStageStatus.APPROVED],
  })),
  'onStateChange of a prefix': () => patternOfPrefix((rules) => rules.onStateChange('Rule')),
  'onApproved of a prefix': () => patternOfPrefix((rules) => rules.onApproved('Rule')),
  'forwardEventsTo': () => patternWhen((group) => group.forwardEventsTo('Rule', events.EventBus.fromEventBusName(group, 'Bus', 'central'))),
};

test.each(Object.entries(fixture.rules))('%s has the pattern that is held against the events', (name, { pattern: expected }) => {
  expect(RULES[name as keyof typeof RULES]()).toEqual(expected);
});

test('a rule is enabled, and has no target unless there is one', () => {
  const { stack, group } = exampleGroup();
  expect(group.onApproved('Rule')).toBeInstanceOf(events.Rule);
  expect(propertiesOf(stack, RULE)).toEqual({ State: 'ENABLED', EventPattern: fixture.rules.onApproved.pattern });
});

test('a rule stands below its group', () => {
  const { group } = exampleGroup();
  expect(group.onRejected('Rejection').node.path).toBe('Stack/Group/Rejection');
});

test.each(METHODS)('%s has target, name and description', (method) => {
  const { stack, group } = exampleGroup();
  group[method]('Rule', { target: new targets.SnsTopic(new sns.Topic(stack, 'Topic')), ruleName: 'decisions', description: 'To the team' });
  expect(propertiesOf(stack, RULE)).toEqual({
    Name: 'decisions',
    Description: 'To the team',
    State: 'ENABLED',
    EventPattern: pattern(method),
    Targets: [{ Arn: { Ref: 'TopicBFC7AF6E' }, Id: 'Target0' }],
  });
});

test('a rule stands where it is told to, if that is in the same environment', () => {
  const app = new App();
  const stack = new Stack(app, 'Group', { env: EXAMPLE_ENV });
  const other = new Stack(app, 'Rules', { env: EXAMPLE_ENV });
  exampleGroup(stack).group.onApproved('Rule', { crossStackScope: other });
  expect(resourcesOf(stack, RULE)).toEqual({});
  expect(patternOf(other)).toEqual(fixture.rules.onApproved.pattern);
});

describe('the group', () => {
  const inStack = (make: (stack: Stack) => IModelPackageGroup, stack = newStack(EXAMPLE_ENV)) => {
    make(stack).onApproved('Rule');
    return patternOf(stack);
  };

  test('imported by ARN has account, region and name of the ARN', () => {
    expect(inStack((stack) => ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', ARN), newStack())).toEqual(fixture.rules.onApproved.pattern);
  });

  test('imported by name has account and region of the stack', () => {
    expect(inStack((stack) => ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', EXAMPLE_NAME))).toEqual(fixture.rules.onApproved.pattern);
  });

  test('imported by an ARN that is a token has the name within', () => {
    expect(inStack((stack) => ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', Fn.importValue('GroupArn')))).toEqual({
      'source': ['aws.sagemaker'],
      'detail-type': ['SageMaker Model Package State Change'],
      'account': [{ 'Fn::Select': [4, { 'Fn::Split': [':', { 'Fn::ImportValue': 'GroupArn' }] }] }],
      'region': [{ 'Fn::Select': [3, { 'Fn::Split': [':', { 'Fn::ImportValue': 'GroupArn' }] }] }],
      'detail': {
        ModelPackageGroupName: [{
          'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::ImportValue': 'GroupArn' }] }] }] }],
        }],
        ModelApprovalStatus: ['Approved'],
        UpdatedModelPackageFields: ['ModelApprovalStatus', { exists: false }],
      },
    });
  });

  test('of a stack for any environment has account and region of the deployment', () => {
    expect(inStack((stack) => new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: EXAMPLE_NAME }), newStack())).toEqual({
      ...fixture.rules.onApproved.pattern,
      account: [{ Ref: 'AWS::AccountId' }],
      region: [{ Ref: 'AWS::Region' }],
    });
  });

  test('with a name that is a token has that', () => {
    expect(inStack((stack) => new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: new CfnParameter(stack, 'Name').valueAsString })))
      .toMatchObject({ detail: { ModelPackageGroupName: [{ Ref: 'Name' }], ModelApprovalStatus: ['Approved'] } });
  });

  test.each(METHODS)('as an L1 has %s', (method) => {
    const stack = newStack(EXAMPLE_ENV);
    const group = new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: EXAMPLE_NAME });
    const rule = ModelPackageGroupEvents.fromModelPackageGroup(group)[method]('Rule');
    expect(rule.node.path).toBe('Stack/Group/Rule');
    expect(patternOf(stack)).toEqual(fixture.rules[method].pattern);
  });
});

describe('the pattern of the user', () => {
  test('adds fields beside the detail', () => {
    expect(pattern('onApproved', { time: ['2026-11-21T00:00:00Z'] }))
      .toEqual({ ...fixture.rules.onApproved.pattern, time: ['2026-11-21T00:00:00Z'] });
  });

  test('may repeat what the rule asks for', () => {
    expect(pattern('onApproved', {
      source: ['aws.sagemaker'],
      account: ['123456789012'],
      detail: { ModelPackageGroupName: [EXAMPLE_NAME], ModelApprovalStatus: ['Approved'] },
    })).toEqual(fixture.rules.onApproved.pattern);
  });

  test('may repeat the condition on the fields that change', () => {
    expect(pattern('onApproved', { detail: { UpdatedModelPackageFields: [{ exists: false }, 'ModelApprovalStatus'] } }))
      .toEqual(fixture.rules.onApproved.pattern);
  });

  test('with more than what the rule asks for adds nothing', () => {
    expect(pattern('onApproved', { detail: { ModelApprovalStatus: ['Rejected', 'Approved'] } })).toEqual(fixture.rules.onApproved.pattern);
  });

  test('may leave fields undefined', () => {
    expect(pattern('onApproved', { source: undefined, detail: { ModelApprovalStatus: undefined } })).toEqual(fixture.rules.onApproved.pattern);
  });

  test('may have tokens as values of alternatives', () => {
    const $or = [{ ModelPackageArn: [Fn.importValue('Arn')] }, { ModelPackageVersion: [1, null] }];
    expect(pattern('onApproved', { detail: { $or } }).detail).toEqual({
      ModelPackageGroupName: [EXAMPLE_NAME],
      ModelApprovalStatus: ['Approved'],
      UpdatedModelPackageFields: ['ModelApprovalStatus', { exists: false }],
      $or: [{ ModelPackageArn: [{ 'Fn::ImportValue': 'Arn' }] }, { ModelPackageVersion: [1, null] }],
    });
  });

  test('is not changed', () => {
    const eventPattern = { detail: { ModelPackageStatus: ['Completed'] } };
    pattern('onApproved', eventPattern);
    expect(eventPattern).toEqual({ detail: { ModelPackageStatus: ['Completed'] } });
  });

  const WRONG: [string, Method, object, ...string[]][] = [
    ['another decision', 'onApproved', { detail: { ModelApprovalStatus: ['Rejected'] } },
      'eventPattern.detail.ModelApprovalStatus: ModelPackageGroupEvents.filterChanged'],
    ['any decision', 'onRejected', { detail: { ModelApprovalStatus: [{ exists: true }] } },
      'eventPattern.detail.ModelApprovalStatus: ModelPackageGroupEvents.filterChanged'],
    ['a decision that is a token', 'onApproved', { detail: { ModelApprovalStatus: [Fn.ref('Status')] } },
      'eventPattern.detail.ModelApprovalStatus: ModelPackageGroupEvents.filterChanged'],
    ['no list of decisions', 'onApproved', { detail: { ModelApprovalStatus: 'Approved' } },
      'eventPattern.detail.ModelApprovalStatus: ModelPackageGroupEvents.filterChanged'],
    ['another group, source, type, account and region', 'onStateChange', {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      account: ['444455556666'],
      region: ['eu-west-1'],
      detail: { ModelPackageGroupName: ['other'] },
    },
    'eventPattern.source: ModelPackageGroupEvents.filterChanged',
    'eventPattern.detailType: ModelPackageGroupEvents.filterChanged',
    'eventPattern.account: ModelPackageGroupEvents.filterChanged',
    'eventPattern.region: ModelPackageGroupEvents.filterChanged',
    'eventPattern.detail.ModelPackageGroupName: ModelPackageGroupEvents.filterChanged'],
    ['an alternative decision', 'onApproved', { detail: { $or: [{ ModelPackageVersion: [1] }, { ModelApprovalStatus: ['Rejected'] }] } },
      'eventPattern.detail.$or: ModelPackageGroupEvents.filterChanged'],
    ['an alternative with the same decision', 'onApproved',
      { detail: { $or: [{ ModelApprovalStatus: ['Approved'] }, { ModelPackageVersion: [1] }] } },
      'eventPattern.detail.$or: ModelPackageGroupEvents.filterChanged'],
    ['an alternative group within alternatives', 'onStateChange',
      { $or: [{ detail: { $or: [{ ModelPackageGroupName: ['other'] }] } }] },
      'eventPattern.$or: ModelPackageGroupEvents.filterChanged'],
    ['an alternative type', 'onStateChange', { $or: [{ 'detail-type': ['Object Created'] }, { id: ['1'] }] },
      'eventPattern.$or: ModelPackageGroupEvents.filterChanged'],
    ['an alternative that is a token', 'onStateChange',
      { detail: { $or: [{ ModelPackageVersion: [1] }, Lazy.any({ produce: () => ({}) })] } },
      'eventPattern.detail.$or: ModelPackageGroupEvents.filterChanged'],
    ['an alternative about a field that is a token', 'onStateChange',
      { detail: { $or: [{ [Fn.ref('Field')]: ['other'] }] } },
      'eventPattern.detail.$or: ModelPackageGroupEvents.filterChanged'],
    ['only the registration', 'onApproved', { detail: { UpdatedModelPackageFields: [{ exists: false }] } },
      'eventPattern.detail.UpdatedModelPackageFields: ModelPackageGroupEvents.filterChanged'],
    ['other changes', 'onApproved', { detail: { UpdatedModelPackageFields: ['ModelApprovalStatus', { exists: true }] } },
      'eventPattern.detail.UpdatedModelPackageFields: ModelPackageGroupEvents.filterChanged'],
    ['an alternative stage', 'onLifeCycleChange', { detail: { ModelLifeCycle: { $or: [{ Stage: ['QA'] }, { StageDescription: ['a'] }] } } },
      'eventPattern.detail.ModelLifeCycle.$or: ModelPackageGroupEvents.filterChanged'],
    ['a detail that is a list', 'onApproved', { detail: ['Approved'] },
      'eventPattern.detail: ModelPackageGroupEvents.patternUnknown'],
    ['a detail that is null', 'onApproved', { detail: null },
      'eventPattern.detail: ModelPackageGroupEvents.patternUnknown'],
    ['a detail that is a token', 'onApproved', { detail: Lazy.any({ produce: () => ({}) }) },
      'eventPattern.detail: ModelPackageGroupEvents.patternUnknown'],
  ];

  test.each(WRONG)('cannot have %s', (_name, method, eventPattern, ...lines) => {
    const { group } = exampleGroup();
    expect(issuesOf(() => group[method]('Rule', { eventPattern }))).toEqual(lines);
  });

  test('may be added later', () => {
    const { stack, group } = exampleGroup();
    const rule = group.onApproved('Rule');
    rule.addEventPattern({ detail: { ModelPackageStatus: ['Completed'], ModelApprovalStatus: ['Approved', 'Rejected'] } });
    rule.addEventPattern();
    expect(patternOf(stack)).toEqual(fixture.rules['onApproved of what is complete'].pattern);
  });

  test('cannot change the rule later', () => {
    const { stack, group } = exampleGroup();
    const rule = group.onApproved('Rule');
    expect(issuesOf(() => rule.addEventPattern({ detail: { ModelApprovalStatus: ['Rejected'] } }))).toEqual([
      'eventPattern.detail.ModelApprovalStatus: ModelPackageGroupEvents.filterChanged',
    ]);
    expect(patternOf(stack)).toEqual(fixture.rules.onApproved.pattern);
  });

  test('may come from property injection', () => {
    const { stack, group } = exampleGroup();
    PropertyInjectors.of(stack).add({
      constructUniqueId: events.Rule.PROPERTY_INJECTION_ID,
      inject: (props) => ({ ...props, eventPattern: { detail: { ModelPackageStatus: ['Completed'] } } }),
    });
    group.onApproved('Rule');
    expect(patternOf(stack)).toEqual(fixture.rules['onApproved of what is complete'].pattern);
  });

  test.each([
    ['another decision', { detail: { ModelApprovalStatus: ['Rejected'] } },
      'eventPattern.detail.ModelApprovalStatus: ModelPackageGroupEvents.filterChanged'],
    ['another source', { source: ['my'] },
      'eventPattern.source: ModelPackageGroupEvents.filterChanged'],
    ['other groups', { detail: { ModelPackageGroupName: [{ prefix: 'v' }] } },
      'eventPattern.detail.ModelPackageGroupName: ModelPackageGroupEvents.filterChanged'],
  ])('cannot get %s from property injection', (_name, eventPattern, line) => {
    const { stack, group } = exampleGroup();
    const queue = new sqs.Queue(stack, 'Queue');
    PropertyInjectors.of(stack).add({
      constructUniqueId: events.Rule.PROPERTY_INJECTION_ID,
      inject: (props) => ({ ...props, eventPattern }),
    });
    expect(issuesOf(() => group.onApproved('Rule', { target: new targets.SqsQueue(queue) }))).toEqual([line]);
    expect(group.node.tryFindChild('Rule')).toBeUndefined();
    expect(resourcesOf(stack, 'AWS::SQS::QueuePolicy')).toEqual({});
  });

  test('may come from property injection and from the user', () => {
    const { stack, group } = exampleGroup();
    PropertyInjectors.of(stack).add({
      constructUniqueId: events.Rule.PROPERTY_INJECTION_ID,
      inject: (props) => ({ ...props, eventPattern: { time: ['2026-11-21T00:00:00Z'] } }),
    });
    group.onApproved('Rule', { eventPattern: { detail: { ModelPackageStatus: ['Completed'] } } });
    expect(patternOf(stack)).toEqual({ ...fixture.rules['onApproved of what is complete'].pattern, time: ['2026-11-21T00:00:00Z'] });
  });

  test('leaves nothing behind that is wrong', () => {
    const { group } = exampleGroup();
    expect(() => group.onApproved('Rule', { eventPattern: { source: ['aws.s3'] } })).toThrow();
    expect(group.node.tryFindChild('Rule')).toBeUndefined();
  });

  test.each(Object.entries(fixture.refused))('is refused with %s, which lets more events through', (_name, { pattern: refused, matches }) => {
    const { group } = exampleGroup();
    const { ModelPackageGroupName, ModelApprovalStatus, UpdatedModelPackageFields, ...detail } = refused.detail;
    const more = ModelApprovalStatus.filter((status) => status !== 'Approved');
    const given = { ...('$or' in refused && { $or: refused.$or }), detail: { ...detail, ...(more.length > 0 && { ModelApprovalStatus: more }) } };
    const issues = issuesOf(() => group.onApproved('Rule', { eventPattern: given }));
    expect(new Set(issues.map((issue) => issue.split(': ')[1]))).toEqual(new Set(['ModelPackageGroupEvents.filterChanged']));
    expect(matches).toContain('the documented example, rejected');
  });
});

describe('a group of another environment', () => {
  const ID = 'cdk-sagemaker-model-package:ModelPackageGroup.eventsElsewhere';
  const imported = (stack: Stack, arn = ARN) => ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', arn);

  test('has the pattern of its own events', () => {
    const stack = newStack(ENV);
    imported(stack).onApproved('Rule');
    expect(patternOf(stack)).toEqual(fixture.rules.onApproved.pattern);
  });

  test.each([
    ['account and region', ENV],
    ['account', { account: '111122223333', region: 'us-east-2' }],
    ['region', { account: '123456789012', region: 'eu-west-1' }],
    ['region alone, as the account is not known', { region: 'eu-west-1' }],
  ])('warns of another %s', (_name, env) => {
    const stack = newStack(env);
    imported(stack).onStateChange('Rule');
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Group',
      code: 'ModelPackageGroup.eventsElsewhere',
      places: [],
      message: expect.stringContaining('account 123456789012 and region us-east-2'),
    }]);
  });

  sinceCdk('2.271.0', 'what was acknowledged on the very construct counts for later warnings', () => test('does not warn where that is acknowledged', () => {
    const stack = newStack(ENV);
    const group = imported(stack);
    group.onApproved('Rule');
    acknowledge(group, ID, 'they are forwarded');
    expect(warningsOf(stack)).toEqual([]);
  }));

  test.each([
    ['it is in the same one', (stack: Stack) => imported(stack), EXAMPLE_ENV],
    ['that of the stack is not known', (stack: Stack) => imported(stack), undefined],
    ['its own is not known', (stack: Stack) => imported(stack, Fn.importValue('GroupArn')), EXAMPLE_ENV],
    ['the app makes it', (stack: Stack) => newGroup(stack), EXAMPLE_ENV],
  ])('does not warn where %s', (_name, make, env) => {
    const stack = newStack(env);
    make(stack).onApproved('Rule');
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('the input of a target', () => {
  /** Where each field stands in an event. */
  const PATHS: { [field in keyof typeof ModelPackageEvent]: string } = {
    prototype: '',
    modelPackageArn: '$.detail.ModelPackageArn',
    modelPackageGroupName: '$.detail.ModelPackageGroupName',
    modelPackageVersion: '$.detail.ModelPackageVersion',
    modelApprovalStatus: '$.detail.ModelApprovalStatus',
    modelPackageStatus: '$.detail.ModelPackageStatus',
    modelPackageStatusDetails: '$.detail.ModelPackageStatusDetails',
    creationTime: '$.detail.CreationTime',
    lastModifiedTime: '$.detail.LastModifiedTime',
    generatedBy: '$.detail.MetadataProperties.GeneratedBy',
    inferenceSpecification: '$.detail.InferenceSpecification',
    modelMetrics: '$.detail.ModelMetrics',
    certifyForMarketplace: '$.detail.CertifyForMarketplace',
    approvalDescription: '$.detail.ApprovalDescription',
    customerMetadataProperties: '$.detail.CustomerMetadataProperties',
    updatedFields: '$.detail.UpdatedModelPackageFields',
    lifeCycleStage: '$.detail.ModelLifeCycle.Stage',
    lifeCycleStageStatus: '$.detail.ModelLifeCycle.StageStatus',
    lifeCycleStageDescription: '$.detail.ModelLifeCycle.StageDescription',
  };
  /** What an event has once a version is approved in production with a description and metadata. */
  const NEWER = {
    ApprovalDescription: 'meets the goal',
    CustomerMetadataProperties: { team: 'retention' },
    UpdatedModelPackageFields: ['ModelLifeCycle'],
    ModelLifeCycle: fixture.events['approved, and moved to production later']['detail.ModelLifeCycle'],
  };
  const EVENT = { ...fixture.example, detail: { ...fixture.example.detail, ...NEWER } };
  const FIELDS = Object.entries(PATHS).filter(([field]) => field !== 'prototype') as [Exclude<keyof typeof ModelPackageEvent, 'prototype'>, string][];

  test.each(FIELDS)('can have %s, which events have', (field, path) => {
    const { stack, group } = exampleGroup();
    const message = events.RuleTargetInput.fromObject({ value: ModelPackageEvent[field] });
    group.onApproved('Rule', { target: new targets.SnsTopic(new sns.Topic(stack, 'Topic'), { message }) });
    const key = path.slice(2).replace(/\./g, '-');
    expect(propertiesOf(stack, RULE).Targets[0].InputTransformer).toEqual({ InputPathsMap: { [key]: path }, InputTemplate: `{"value":<${key}>}` });
    expect(path.split('.').slice(1).reduce<any>((value, step) => value[step], EVENT)).toBeDefined();
  });

  test('can be a text with several', () => {
    const { stack, group } = exampleGroup();
    const message = events.RuleTargetInput.fromText(`${ModelPackageEvent.modelPackageGroupName} ${ModelPackageEvent.modelPackageVersion} is approved`);
    group.onApproved('Rule', { target: new targets.SnsTopic(new sns.Topic(stack, 'Topic'), { message }) });
    expect(propertiesOf(stack, RULE).Targets[0].InputTransformer).toEqual({
      InputPathsMap: { 'detail-ModelPackageGroupName': '$.detail.ModelPackageGroupName', 'detail-ModelPackageVersion': '$.detail.ModelPackageVersion' },
      InputTemplate: '"<detail-ModelPackageGroupName> <detail-ModelPackageVersion> is approved"',
    });
  });
});

test('templates with rules are valid', () => {
  const { stack, group } = exampleGroup();
  METHODS.forEach((method) => group[method](method, { target: new targets.SnsTopic(new sns.Topic(stack, `${method}Topic`)) }));
  expect(Object.values(templateOf(stack).Resources).filter(({ Type }) => Type === RULE)).toHaveLength(4);
});

test('a target that cannot be bound leaves no rule behind', () => {
  const stack = newStack();
  const group = newGroup(stack);
  const target = { bind: () => { throw new Error('no such queue'); } };
  expect(() => group.onApproved('Approved', { target })).toThrow('no such queue');
  expect(group.node.tryFindChild('Approved')).toBeUndefined();
});
