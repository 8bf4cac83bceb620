import * as iam from 'aws-cdk-lib/aws-iam';
import { Asked, allowedTo, decisions, VERSIONS } from './universe';
import {
  ModelApprovalStatus, ModelLifeCycleStage as Stage, ModelLifeCycleStageStatus as Status, ModelPackage,
  ModelPackageGroupGrants,
} from '../../../src';
import { newRole, newWorld, World } from '../../support/grants';
import { Context, Deployed } from '../../support/iam';
import { newGroup, specification } from '../../support/packages';

const UPDATE = 'sagemaker:UpdateModelPackage';
const CREATE = 'sagemaker:CreateModelPackage';
const OURS = 'arn:aws:iam::111122223333:role/ours';

const STAGES = ['Proposal', 'Development', 'QA', 'PreProduction', 'Production', 'Archived'];
/** A place in the life cycle: a stage and a status. Two statuses tell those that count from those that do not. */
const PLACES = STAGES.flatMap((stage) => ['InProgress', 'Approved'].map((status) => `${stage}/${status}`));
/** MLflow writes stages in lower case, which are other stages. */
const OTHERS = ['production/approved'];

function set(place: string): Context {
  const [stage, status] = place.split('/');
  return { 'sagemaker:ModelLifeCycle:Stage': stage, 'sagemaker:ModelLifeCycle:StageStatus': status };
}

function current(place: string): Context {
  if (place === 'none') { return {}; }
  const [stage, status] = place.split('/');
  return { 'sagemaker:CurrentModelLifeCycleStage': stage, 'sagemaker:CurrentModelLifeCycleStageStatus': status };
}

/** Every change from each place, or from none, to each other place, with what else the request says. */
function changes(context: Context = {}): Asked[] {
  return ['none', ...PLACES, ...OTHERS].flatMap((from) => [...PLACES, ...OTHERS].map((to) => ({
    action: UPDATE, label: `${from} → ${to}`, resource: VERSIONS['churn/1'], context: { ...current(from), ...set(to), ...context },
  })));
}

/** The changes of the stage that somebody may request. */
function changesOf(
  grant: (grants: ModelPackageGroupGrants, grantee: iam.IGrantable) => void, context?: Context,
): readonly string[] {
  return allowedTo(deployedWith(grant), OURS, changes(context))[UPDATE] ?? [];
}

function deployedWith(grant: (grants: ModelPackageGroupGrants, grantee: iam.IGrantable) => void): Deployed {
  const { app, stack } = newWorld();
  grant(newGroup(stack).grants, newRole(stack, 'Role', 'ours'));
  return new Deployed(app);
}

const from = (...stages: string[]) => ['InProgress', 'Approved'].flatMap((status) => stages.map((stage) => `${stage}/${status}`));

describe('changeStage', () => {
  test('allows every change of a stage, if nothing is specified', () => {
    expect(changesOf((grants, grantee) => grants.changeStage(grantee))).toEqual(changes().map(({ label }) => label));
  });

  test.each<[string, Context]>([
    ['an approval', { 'sagemaker:ModelApprovalStatus': 'Approved' }],
    ['a rejection', { 'sagemaker:ModelApprovalStatus': 'Rejected' }],
    ['the removal of metadata', { 'sagemaker:CustomerMetadataPropertiesToRemove': ['team'] }],
  ])('never allows %s in the same request', (_name, context) => {
    expect(changesOf((grants, grantee) => grants.changeStage(grantee), context)).toEqual([]);
  });

  test('allows no request that sets no stage', () => {
    const deployed = deployedWith((grants, grantee) => grants.changeStage(grantee));
    const contexts: Context[] = [
      {}, current('QA/Approved'), { 'sagemaker:CustomerMetadataProperties/team': 'growth' }, { 'sagemaker:ModelLifeCycle:StageStatus': 'Approved' },
    ];
    expect(contexts.filter((context) => deployed.may(OURS, UPDATE, VERSIONS['churn/1'], context))).toEqual([]);
  });

  test('allows nothing but the update, on the versions of the group', () => {
    const deployed = deployedWith((grants, grantee) => grants.changeStage(grantee));
    const asked = Object.entries(VERSIONS).flatMap(([label, resource]) => [
      'sagemaker:CreateModelPackage', UPDATE, 'sagemaker:DescribeModelPackage', 'sagemaker:DeleteModelPackage',
    ].map((action): Asked => ({ action, label, resource, context: set('QA/Approved') })));
    expect(allowedTo(deployed, OURS, asked)).toEqual({
      [UPDATE]: ['churn/1', 'churn/2'], 'sagemaker:DescribeModelPackage': ['churn/1', 'churn/2'],
    });
  });

  test('to stages allows these, from everywhere', () => {
    expect(changesOf((grants, grantee) => grants.changeStage(grantee, { toStages: [Stage.QA, Stage.ARCHIVED] })))
      .toEqual(changes().map(({ label }) => label).filter((label) => /→ (QA|Archived)\//.test(label)));
  });

  test('to statuses allows these in every stage', () => {
    expect(changesOf((grants, grantee) => grants.changeStage(grantee, { toStatuses: [Status.APPROVED] })))
      .toEqual(changes().map(({ label }) => label).filter((label) => /→ .*\/Approved$/.test(label)));
  });

  test('from stages allows nothing to a version without a stage', () => {
    const allowed = changesOf((grants, grantee) => grants.changeStage(grantee, {
      fromStages: [Stage.QA], toStages: [Stage.PRODUCTION],
    }));
    expect(allowed).toEqual([
      'QA/InProgress → Production/InProgress', 'QA/InProgress → Production/Approved',
      'QA/Approved → Production/InProgress', 'QA/Approved → Production/Approved',
    ]);
  });

  test.each(STAGES.flatMap((one) => STAGES.map((other) => [one, other])))('from %s to %s allows this change only', (one, other) => {
    expect(changesOf((grants, grantee) => grants.changeStage(grantee, {
      fromStages: [Stage.of(one)],
      fromStatuses: [Status.APPROVED],
      toStages: [Stage.of(other)],
      toStatuses: [Status.IN_PROGRESS],
    }))).toEqual([`${one}/Approved → ${other}/InProgress`]);
  });

  test.each<[string, (world: World) => void]>([
    ['a package', ({ stack }) => new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack), inferenceSpecification: specification(),
    }).grants.changeStage(newRole(stack, 'Role', 'ours'), { fromStages: [Stage.QA], toStages: [Stage.PRODUCTION] })],
    ['an imported package', ({ stack }) => ModelPackage.fromModelPackageArn(stack, 'Package', VERSIONS['churn/1']).grants
      .changeStage(newRole(stack, 'Role', 'ours'), { fromStages: [Stage.QA], toStages: [Stage.PRODUCTION] })],
  ])('of %s is for this one', (_name, grant) => {
    const world = newWorld();
    grant(world);
    const deployed = new Deployed(world.app);
    const context = { ...current('QA/Approved'), ...set('Production/Approved') };
    expect(Object.entries(VERSIONS).filter(([, arn]) => deployed.may(OURS, UPDATE, arn, context)).map(([label]) => label)).toEqual(['churn/1']);
    expect(allowedTo(deployed, OURS, changes())[UPDATE].filter((label) => !/^QA\/.* → Production\//.test(label))).toEqual([]);
  });
});

describe.each([
  ['register', CREATE, (grants: ModelPackageGroupGrants, grantee: iam.IGrantable, options: object) => grants.register(grantee, options)],
  ['approve', UPDATE, (grants: ModelPackageGroupGrants, grantee: iam.IGrantable, options: object) => grants.approve(grantee, options)],
])('%s', (_name, action, grant) => {
  /** The places that a decision may set, or `none`. */
  function placesWith(options: object): string[] {
    const deployed = deployedWith((grants, grantee) => grant(grants, grantee, options));
    return ['none', ...PLACES].filter((place) => deployed.may(OURS, action, VERSIONS['churn/1'], {
      'sagemaker:ModelApprovalStatus': 'Approved', ...place !== 'none' && set(place),
    }));
  }

  test('allows no stage by default', () => {
    expect(placesWith({})).toEqual(['none']);
  });

  test('allows the stages of the options, with any status, or none', () => {
    expect(placesWith({ stages: [Stage.QA] })).toEqual(['none', 'QA/InProgress', 'QA/Approved']);
  });

  test('allows the statuses of the options, in any stage, or none', () => {
    expect(placesWith({ stageStatuses: [Status.APPROVED] })).toEqual(['none', ...STAGES.map((stage) => `${stage}/Approved`)]);
  });

  test('allows the stages and statuses of the options together, or none', () => {
    expect(placesWith({ stages: [Stage.QA, Stage.PRODUCTION], stageStatuses: [Status.IN_PROGRESS] }))
      .toEqual(['none', 'QA/InProgress', 'Production/InProgress']);
  });

  test('still needs a decision', () => {
    const deployed = deployedWith((grants, grantee) => grant(grants, grantee, {
      approvalStatuses: [ModelApprovalStatus.REJECTED], stages: [Stage.QA],
    }));
    expect(deployed.may(OURS, action, VERSIONS['churn/1'], set('QA/Approved'))).toBe(false);
    expect(deployed.may(OURS, action, VERSIONS['churn/1'], { ...set('QA/Approved'), 'sagemaker:ModelApprovalStatus': 'Rejected' })).toBe(true);
  });
});

/** The people of docs/stages.md. */
describe('The personas', () => {
  const { app, stack } = newWorld();
  const { grants } = newGroup(stack);
  const role = (name: string) => newRole(stack, name, name);
  const who = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

  const scientist = role('scientist');
  grants.register(scientist, {
    approvalStatuses: [ModelApprovalStatus.PENDING_MANUAL_APPROVAL],
    stages: [Stage.DEVELOPMENT],
    stageStatuses: [Status.IN_PROGRESS],
  });
  grants.changeStage(scientist, {
    fromStages: [Stage.DEVELOPMENT], toStages: [Stage.QA], toStatuses: [Status.IN_PROGRESS],
  });

  const engineer = role('engineer');
  grants.changeStage(engineer, { fromStages: [Stage.QA], toStages: [Stage.QA] });
  grants.changeStage(engineer, {
    fromStages: [Stage.QA],
    fromStatuses: [Status.APPROVED],
    toStages: [Stage.PRE_PRODUCTION],
    toStatuses: [Status.IN_PROGRESS],
  });

  const lead = role('lead');
  grants.approve(lead);
  grants.changeStage(lead, { fromStages: [Stage.PRE_PRODUCTION], toStages: [Stage.PRODUCTION] });

  const deployed = new Deployed(app);
  const changesBy = (name: string, context?: Context) => allowedTo(deployed, who(name), changes(context))[UPDATE] ?? [];

  test('the data scientist registers pending versions in development, and moves them to QA', () => {
    expect(changesBy('scientist')).toEqual(from('Development').map((place) => `${place} → QA/InProgress`));
    const places = (status: string) => ['none', ...PLACES].filter((place) => deployed.may(who('scientist'), CREATE, VERSIONS['churn/1'], {
      'sagemaker:ModelApprovalStatus': status, ...place !== 'none' && set(place),
    }));
    expect(places('PendingManualApproval')).toEqual(['none', 'Development/InProgress']);
    expect([...places('Approved'), ...places('Rejected')]).toEqual([]);
  });

  test('the ML engineer decides in QA, and moves what QA approved to pre-production', () => {
    expect(changesBy('engineer')).toEqual([
      'QA/InProgress → QA/InProgress', 'QA/InProgress → QA/Approved',
      'QA/Approved → QA/InProgress', 'QA/Approved → QA/Approved', 'QA/Approved → PreProduction/InProgress',
    ]);
  });

  test('the lead moves versions from pre-production to production', () => {
    expect(changesBy('lead')).toEqual(from('PreProduction').flatMap((place) =>
      ['InProgress', 'Approved'].map((status) => `${place} → Production/${status}`)));
  });

  test.each(['Approved', 'Rejected', 'PendingManualApproval'])('nobody sets the status %s together with a stage', (status) => {
    const context = { 'sagemaker:ModelApprovalStatus': status };
    expect(['scientist', 'engineer', 'lead'].flatMap((name) => changesBy(name, context))).toEqual([]);
  });

  test('only the lead approves', () => {
    const approves = (name: string) => deployed.may(who(name), UPDATE, VERSIONS['churn/1'], { 'sagemaker:ModelApprovalStatus': 'Approved' });
    expect(['scientist', 'engineer', 'lead'].filter(approves)).toEqual(['lead']);
  });
});

afterAll(() => expect(decisions()).toBeGreaterThan(9_000));
