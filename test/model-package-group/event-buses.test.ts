import { App, CfnParameter, Fn, Stack, Stage } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { IModelPackageGroup, ModelPackageGroup, ModelPackageGroupEvents } from '../../src';
import { issuesOf, newStack, propertiesOf, resourceOf, templateOf, warningCodes, warningMessages } from '../support';
import { resourcesOf } from '../support/grants';

const RULE = 'AWS::Events::Rule';
const POLICY = 'AWS::Events::EventBusPolicy';

const REGISTRY = { account: '111122223333', region: 'eu-west-1' };
const HUB = { account: '444455556666', region: 'eu-central-1' };
const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn';
const CENTRAL = 'arn:aws:events:eu-central-1:444455556666:event-bus/central';

/** An app with the registry and, in another account and region, a hub that defines a bus. */
function twoAccounts() {
  const app = new App();
  const registry = new Stack(app, 'Registry', { env: REGISTRY });
  const hub = new Stack(app, 'Hub', { env: HUB });
  const group = new ModelPackageGroup(registry, 'Group', { modelPackageGroupName: 'churn' });
  const bus = new events.EventBus(hub, 'Bus', { eventBusName: 'central' });
  return { app, registry, hub, group, bus };
}

const importedGroup = (stack: Stack) => ModelPackageGroup.fromModelPackageGroupArn(stack, 'Imported', ARN);

describe('A rule that forwards events', () => {
  test('sends all events of the group to a bus of another account and region, in a role that can put events only there', () => {
    const { registry, group, bus } = twoAccounts();
    expect(group.forwardEventsTo('Forward', bus).node.path).toBe('Registry/Group/Forward');

    const bareArn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':events:eu-central-1:444455556666:event-bus/central']] };
    const { Properties } = resourceOf(registry, RULE);
    expect(Properties).toEqual({
      State: 'ENABLED',
      EventPattern: {
        'source': ['aws.sagemaker'],
        'detail-type': ['SageMaker Model Package State Change'],
        'account': ['111122223333'],
        'region': ['eu-west-1'],
        'detail': { ModelPackageGroupName: ['churn'] },
      },
      Targets: [{ Id: 'Target0', Arn: bareArn, RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/EventsRole/), 'Arn'] } }],
    });
    expect(propertiesOf(registry, 'AWS::IAM::Policy').PolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: 'events:PutEvents', Resource: bareArn },
    ]);
  });

  test('is allowed by the policy of a bus of another account that the app defines', () => {
    const { hub, group, bus } = twoAccounts();
    group.forwardEventsTo('Forward', bus);
    expect(propertiesOf(hub, POLICY)).toEqual({
      EventBusName: { Ref: 'BusEA82B648' },
      StatementId: 'ModelPackageEventsOf111122223333',
      Statement: {
        Sid: 'ModelPackageEventsOf111122223333',
        Effect: 'Allow',
        Action: 'events:PutEvents',
        Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111122223333:root']] } },
        Resource: { 'Fn::GetAtt': ['BusEA82B648', 'Arn'] },
        Condition: {
          'ForAllValues:StringEquals': { 'events:source': 'aws.sagemaker' },
          'StringEquals': { 'events:detail-type': 'SageMaker Model Package State Change' },
        },
      },
    });
  });

  test('needs one statement for all groups of an account', () => {
    const { registry, hub, group, bus } = twoAccounts();
    group.forwardEventsTo('Forward', bus);
    new ModelPackageGroup(registry, 'Other').forwardEventsTo('Forward', bus);
    expect(Object.keys(resourcesOf(hub, POLICY))).toHaveLength(1);
  });

  test('can be restricted, but not widened', () => {
    const { registry, group, bus } = twoAccounts();
    const rule = group.forwardEventsTo('Forward', bus);
    rule.addEventPattern({ detail: { ModelApprovalStatus: ['Approved'] } });
    expect(propertiesOf(registry, RULE).EventPattern.detail).toEqual({ ModelPackageGroupName: ['churn'], ModelApprovalStatus: ['Approved'] });
    expect(issuesOf(() => rule.addEventPattern({ source: ['aws.s3'] }))).toEqual(['eventPattern.source: ModelPackageGroupEvents.filterChanged']);
  });

  test('leaves the policy of a bus of its own account as it is, as the role is enough', () => {
    const { registry, group } = twoAccounts();
    group.forwardEventsTo('Forward', new events.EventBus(registry, 'Own'));
    expect(resourcesOf(registry, POLICY)).toEqual({});
    expect(warningCodes(registry)).toEqual([]);
  });

  test('warns that the policy of an imported bus of another account has to allow it', () => {
    const { registry, group } = twoAccounts();
    group.forwardEventsTo('Forward', events.EventBus.fromEventBusArn(registry, 'Central', CENTRAL));
    expect(warningCodes(registry)).toEqual(['ModelPackageGroup.importedEventBus']);
    expect(warningMessages(registry, 'ModelPackageGroup.importedEventBus')[0]).toContain('the event bus central must allow account 111122223333');
  });

  test('of an imported group stands in the account and region of the group', () => {
    const { registry, bus } = twoAccounts();
    importedGroup(registry).forwardEventsTo('Forward', bus);
    expect(propertiesOf(registry, RULE).EventPattern.account).toEqual(['111122223333']);
  });

  test.each([
    ['account', { account: '444455556666', region: 'eu-west-1' }],
    ['region', { account: '111122223333', region: 'eu-central-1' }],
  ])('is refused in another %s', (_name, env) => {
    const stack = newStack(env);
    const group = importedGroup(stack);
    expect(issuesOf(() => group.forwardEventsTo('Forward', new events.EventBus(stack, 'Bus')))).toEqual([
      'ModelPackageGroupEvents.forwardedFromElsewhere',
    ]);
    expect(group.node.tryFindChild('Forward')).toBeUndefined();
  });

  test.each([
    ['of the same place', REGISTRY],
    ['of a stack for any environment', undefined],
  ])('warns of the default bus %s, which has the events already', (_name, env) => {
    const stack = newStack(env);
    new ModelPackageGroup(stack, 'Group').forwardEventsTo('Forward', events.EventBus.fromEventBusName(stack, 'Bus', 'default'));
    expect(warningCodes(stack)).toEqual(['ModelPackageGroup.forwardedToSameBus']);
  });

  test('says nothing of the default bus of another region', () => {
    const stack = newStack(REGISTRY);
    const bus = events.EventBus.fromEventBusArn(stack, 'Bus', 'arn:aws:events:eu-central-1:111122223333:event-bus/default');
    new ModelPackageGroup(stack, 'Group').forwardEventsTo('Forward', bus);
    expect(warningCodes(stack)).toEqual([]);
  });

  test('may be in a stack for any environment', () => {
    const stack = newStack();
    new ModelPackageGroup(stack, 'Group').forwardEventsTo('Forward', new events.EventBus(stack, 'Bus'));
    expect(propertiesOf(stack, RULE).EventPattern.account).toEqual([{ Ref: 'AWS::AccountId' }]);
    expect(warningCodes(stack)).toEqual([]);
  });
});

describe('A rule on another bus', () => {
  test('has its name, and keeps the account and region of the group in its pattern', () => {
    const { hub, bus } = twoAccounts();
    importedGroup(hub).onApproved('Rule', { eventBus: bus });
    expect(propertiesOf(hub, RULE)).toEqual({
      State: 'ENABLED',
      EventBusName: { Ref: 'BusEA82B648' },
      EventPattern: {
        'source': ['aws.sagemaker'],
        'detail-type': ['SageMaker Model Package State Change'],
        'account': ['111122223333'],
        'region': ['eu-west-1'],
        'detail': {
          ModelPackageGroupName: ['churn'],
          ModelApprovalStatus: ['Approved'],
          UpdatedModelPackageFields: ['ModelApprovalStatus', { exists: false }],
        },
      },
    });
  });

  test('warns that nothing forwards the events to it, by its name', () => {
    const { hub, bus } = twoAccounts();
    importedGroup(hub).onApproved('Rule', { eventBus: bus });
    expect(warningCodes(hub)).toEqual(['ModelPackageGroup.eventsElsewhere']);
    expect(warningMessages(hub, 'ModelPackageGroup.eventsElsewhere')[0])
      .toContain('account 111122223333 and region eu-west-1. Forward them from there to the event bus central,');
  });

  test('warns in the account of the group as well, where services send events only to the default bus', () => {
    const { registry, group } = twoAccounts();
    group.onApproved('Rule', { eventBus: new events.EventBus(registry, 'Own', { eventBusName: 'own' }) });
    expect(warningMessages(registry, 'ModelPackageGroup.eventsElsewhere')[0]).toContain('to the event bus own,');
  });

  test('warns of a bus with a generated name in a stack for any environment', () => {
    const stack = newStack();
    new ModelPackageGroup(stack, 'Group').onApproved('Rule', { eventBus: new events.EventBus(stack, 'Bus') });
    expect(warningMessages(stack, 'ModelPackageGroup.eventsElsewhere')[0])
      .toContain('of its account and region. Forward them from there to the event bus StackBusAA0A1E4B,');
  });

  test.each<[string, (stack: Stack) => events.IEventBus]>([
    ['the default bus', (stack) => events.EventBus.fromEventBusName(stack, 'Bus', 'default')],
    ['a bus whose name is not known', (stack) => events.EventBus.fromEventBusName(stack, 'Bus', Fn.importValue('Bus'))],
    ['a new bus whose name is a parameter', (stack) => new events.EventBus(stack, 'Bus', { eventBusName: new CfnParameter(stack, 'Name').valueAsString })],
  ])('does not warn of %s in the account of the group', (_name, make) => {
    const { registry, group } = twoAccounts();
    group.onApproved('Rule', { eventBus: make(registry) });
    expect(warningCodes(registry)).toEqual([]);
  });

  test('warns of a bus of another account by its path, if its name is not known', () => {
    const { hub } = twoAccounts();
    const bus = new events.EventBus(hub, 'Named', { eventBusName: new CfnParameter(hub, 'Name').valueAsString });
    importedGroup(hub).onApproved('Rule', { eventBus: bus });
    expect(warningMessages(hub, 'ModelPackageGroup.eventsElsewhere')[0]).toContain('to the event bus Hub/Named,');
  });
});

describe('The warning that events are elsewhere is gone', () => {
  test.each<[string, (app: ReturnType<typeof twoAccounts>) => void]>([
    ['once the app forwards the events to the bus', ({ hub, group, bus }) => {
      group.forwardEventsTo('Forward', bus);
      importedGroup(hub).onApproved('Rule', { eventBus: bus });
    }],
    ['if the app forwards them later', ({ hub, group, bus }) => {
      importedGroup(hub).onApproved('Rule', { eventBus: bus });
      group.forwardEventsTo('Forward', bus);
    }],
    ['if both name the bus by itself', ({ registry, hub, group }) => {
      importedGroup(hub).onApproved('Rule', { eventBus: events.EventBus.fromEventBusName(hub, 'Central', 'central') });
      group.forwardEventsTo('Forward', events.EventBus.fromEventBusArn(registry, 'Central', CENTRAL));
    }],
    ['on the default bus', ({ registry, hub, group }) => {
      importedGroup(hub).onApproved('Rule');
      group.forwardEventsTo('Forward', events.EventBus.fromEventBusArn(registry, 'Default', 'arn:aws:events:eu-central-1:444455556666:event-bus/default'));
    }],
    ['if all groups with its prefix are forwarded', ({ registry, hub, bus }) => {
      ModelPackageGroupEvents.fromModelPackageGroupNamePrefix(registry, 'chu').forwardEventsTo('Forward', bus);
      importedGroup(hub).onApproved('Rule', { eventBus: bus });
    }],
    ['if a longer prefix is forwarded with a shorter one', ({ registry }) => {
      const own = new events.EventBus(registry, 'Own');
      ModelPackageGroupEvents.fromModelPackageGroupNamePrefix(registry, 'chu').forwardEventsTo('Forward', own);
      ModelPackageGroupEvents.fromModelPackageGroupNamePrefix(registry, 'churn').onApproved('Rule', { eventBus: own });
    }],
  ])('%s', (_name, define) => {
    const all = twoAccounts();
    define(all);
    expect([...warningCodes(all.hub), ...warningCodes(all.registry)].filter((code) => code.endsWith('eventsElsewhere'))).toEqual([]);
  });

  test.each<[string, (app: ReturnType<typeof twoAccounts>) => void]>([
    ['they are forwarded to another bus', ({ hub, group, bus }) => {
      group.forwardEventsTo('Forward', new events.EventBus(hub, 'Other', { eventBusName: 'other' }));
      importedGroup(hub).onApproved('Rule', { eventBus: bus });
    }],
    ['they are forwarded to a bus of the same name in another region', ({ app, hub, group, bus }) => {
      const elsewhere = new Stack(app, 'Elsewhere', { env: { ...HUB, region: 'us-east-1' } });
      group.forwardEventsTo('Forward', new events.EventBus(elsewhere, 'Bus', { eventBusName: 'central' }));
      importedGroup(hub).onApproved('Rule', { eventBus: bus });
    }],
    ['they are forwarded to a bus of the same name in another account', ({ app, hub, group, bus }) => {
      const elsewhere = new Stack(app, 'Elsewhere', { env: { ...HUB, account: '777788889999' } });
      group.forwardEventsTo('Forward', new events.EventBus(elsewhere, 'Bus', { eventBusName: 'central' }));
      importedGroup(hub).onApproved('Rule', { eventBus: bus });
    }],
    ['those of another group are forwarded', ({ registry, hub, bus }) => {
      new ModelPackageGroup(registry, 'Other', { modelPackageGroupName: 'chur' }).forwardEventsTo('Forward', bus);
      importedGroup(hub).onApproved('Rule', { eventBus: bus });
    }],
    ['those of another prefix are forwarded', ({ registry, hub, bus }) => {
      ModelPackageGroupEvents.fromModelPackageGroupNamePrefix(registry, 'churn-').forwardEventsTo('Forward', bus);
      importedGroup(hub).onApproved('Rule', { eventBus: bus });
    }],
    ['those of a group of the same name in another region are forwarded', ({ app, hub, bus }) => {
      const elsewhere = new Stack(app, 'Elsewhere', { env: { ...REGISTRY, region: 'us-east-1' } });
      new ModelPackageGroup(elsewhere, 'Group', { modelPackageGroupName: 'churn' }).forwardEventsTo('Forward', bus);
      importedGroup(hub).onApproved('Rule', { eventBus: bus });
    }],
  ])('but not if %s', (_name, define) => {
    const all = twoAccounts();
    define(all);
    expect(warningCodes(all.hub)).toEqual(['ModelPackageGroup.eventsElsewhere']);
  });

  test('between stages of one app', () => {
    const app = new App();
    const hub = new Stack(new Stage(app, 'Operations'), 'Hub', { env: HUB });
    const registry = new Stack(new Stage(app, 'Development'), 'Registry', { env: REGISTRY });
    importedGroup(hub).onApproved('Rule');
    const group: IModelPackageGroup = ModelPackageGroup.fromModelPackageGroupName(registry, 'Group', 'churn');
    group.forwardEventsTo('Forward', events.EventBus.fromEventBusArn(registry, 'Default', 'arn:aws:events:eu-central-1:444455556666:event-bus/default'));
    app.synth();
    const codes = (hub.node.findAll().flatMap(({ node }) => node.metadata)).map(({ data }) => String(data));
    expect(codes.filter((data) => data.includes('eventsElsewhere'))).toEqual([]);
  });
});

describe('The events of all groups with a prefix', () => {
  const rules = (stack: Stack, prefix: string) =>
    ModelPackageGroupEvents.fromModelPackageGroupNamePrefix(stack, prefix);

  test('have rules below the scope, in its account and region', () => {
    const stack = newStack(REGISTRY);
    expect(rules(stack, 'mlflow-').onStateChange('Rule').node.path).toBe('Stack/Rule');
    expect(propertiesOf(stack, RULE).EventPattern).toEqual({
      'source': ['aws.sagemaker'],
      'detail-type': ['SageMaker Model Package State Change'],
      'account': ['111122223333'],
      'region': ['eu-west-1'],
      'detail': { ModelPackageGroupName: [{ prefix: 'mlflow-' }] },
    });
  });

  test('keep the prefix', () => {
    const stack = newStack(REGISTRY);
    rules(stack, 'mlflow-').onStateChange('Rule', { eventPattern: { detail: { ModelPackageGroupName: [{ prefix: 'mlflow-' }] } } });
    expect(issuesOf(() => rules(stack, 'mlflow-').onStateChange('Other', { eventPattern: { detail: { ModelPackageGroupName: ['mlflow-churn'] } } })))
      .toEqual(['eventPattern.detail.ModelPackageGroupName: ModelPackageGroupEvents.filterChanged']);
    expect(Object.keys(templateOf(stack).Resources)).toHaveLength(1);
  });

  test('may have a prefix that is a token', () => {
    const stack = newStack(REGISTRY);
    rules(stack, new CfnParameter(stack, 'Prefix').valueAsString).onStateChange('Rule');
    expect(propertiesOf(stack, RULE).EventPattern.detail).toEqual({ ModelPackageGroupName: [{ prefix: { Ref: 'Prefix' } }] });
  });

  test.each([
    ['no characters', '', 'prefix: Text.length'],
    ['other characters', 'my_models', 'prefix: Text.sageMakerName'],
    ['a hyphen at its start', '-models', 'prefix: Text.sageMakerName'],
    ['too many characters', 'a'.repeat(64), 'prefix: Text.length'],
  ])('cannot have a prefix with %s', (_name, prefix, issue) => {
    expect(issuesOf(() => rules(newStack(), prefix))).toContain(issue);
  });
});
