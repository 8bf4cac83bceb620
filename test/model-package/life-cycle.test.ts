import { Fn } from 'aws-cdk-lib';
import { ModelLifeCycleStage, ModelLifeCycleStageStatus } from '../../src';
import { issuesOf } from '../support';

/** The stages and statuses of Amazon SageMaker Studio, as it spells them. */
const STAGES: { readonly [constant: string]: string } = {
  PROPOSAL: 'Proposal',
  DEVELOPMENT: 'Development',
  QA: 'QA',
  PRE_PRODUCTION: 'PreProduction',
  PRODUCTION: 'Production',
  ARCHIVED: 'Archived',
};
const STATUSES: { readonly [constant: string]: string } = {
  PENDING_APPROVAL: 'PendingApproval',
  IN_PROGRESS: 'InProgress',
  ON_HOLD: 'OnHold',
  APPROVED: 'Approved',
  REJECTED: 'Rejected',
  RETIRED: 'Retired',
};

const valuesOf = (type: object) =>
  Object.fromEntries(Object.entries(type).map(([name, constant]) => [name, constant.value]));

test('the stages have the names of Studio', () => {
  expect(valuesOf(ModelLifeCycleStage)).toEqual(STAGES);
});

test('the statuses have the names of Studio', () => {
  expect(valuesOf(ModelLifeCycleStageStatus)).toEqual(STATUSES);
});

describe.each([
  ['a stage', ModelLifeCycleStage], ['a status', ModelLifeCycleStageStatus],
])('%s', (_name, type) => {
  test.each(['production', 'Staging', 'a', 'Shadow-2', 'a'.repeat(63)])('may be %s', (name) => {
    expect(type.of(name).value).toBe(name);
  });

  test('may be a token', () => {
    const name = Fn.importValue('Name');
    expect(type.of(name).value).toBe(name);
  });

  test.each([
    ['', 'Text.length'], ['a'.repeat(64), 'Text.length'], ['Pre Production', 'Text.sageMakerName'], ['QA-', 'Text.sageMakerName'],
  ])('cannot be %p', (name, code) => {
    expect(issuesOf(() => type.of(name))).toContain(`name: ${code}`);
  });
});
