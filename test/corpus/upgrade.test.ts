import { differencesBetween, isReplacement } from '../../scripts/corpus/differences';
import { bumpFor, greaterBump, missingIn, RecordedDifference, sectionOf } from '../../scripts/corpus/upgrade';

const VERSION: RecordedDifference = {
  app: 'version',
  template: 'Stack.template.json',
  logicalId: 'Version',
  type: 'AWS::SageMaker::ModelPackage',
  effect: 'replaced',
  properties: ['Task'],
  why: 'tasks are in upper case',
  keep: 'pin the old version of the library',
};
const ROLE: RecordedDifference = { ...VERSION, type: 'AWS::IAM::Role', effect: 'updated', properties: ['Policies'], why: 'fewer permissions', keep: undefined };

describe('a difference', () => {
  const stack = (more: object) => ({ 'Stack.template.json': { Resources: { R: { Type: 'AWS::SNS::Topic' } }, ...more } });

  test('is found in sections other than resources', () => {
    expect(differencesBetween(stack({ Mappings: { M: {} }, Outputs: { O: { Value: '1' } } }), stack({ Outputs: { O: { Value: '2' } } }))).toEqual([
      { template: 'Stack.template.json', logicalId: 'Mappings', type: 'section', effect: 'metadata only', properties: [] },
      { template: 'Stack.template.json', logicalId: 'Outputs', type: 'section', effect: 'updated', properties: [] },
    ]);
  });

  test('is found in stacks that come and go', () => {
    expect(differencesBetween(stack({}), {})).toEqual([
      { template: 'Stack.template.json', logicalId: 'R', type: 'AWS::SNS::Topic', effect: 'deleted', properties: [] },
    ]);
  });

  test.each<[RecordedDifference['effect'], string, boolean]>([
    ['replaced', 'AWS::SageMaker::ModelPackage', true],
    ['perhaps replaced', 'AWS::SageMaker::ModelPackageGroup', true],
    ['retained', 'AWS::SageMaker::ModelPackage', true],
    ['deleted', 'AWS::SageMaker::ModelPackageGroup', true],
    ['created', 'AWS::SageMaker::ModelPackage', true],
    ['updated', 'AWS::SageMaker::ModelPackage', false],
    ['metadata only', 'AWS::SageMaker::ModelPackage', false],
    ['replaced', 'AWS::SageMaker::Model', false],
  ])('%s, of an %s, replaces a version or group: %s', (effect, type, replacement) => {
    expect(isReplacement({ effect, type })).toBe(replacement);
  });
});

describe('the next release', () => {
  const upgrade = (...changes: RecordedDifference[]) => ({ templates: '', changes });

  test('needs a major version if it replaces a version of users', () => {
    expect(bumpFor(upgrade(VERSION, ROLE), '1.2.3')).toBe('major');
  });

  test('needs a minor version for it before 1.0', () => {
    expect(bumpFor(upgrade(VERSION), '0.4.0')).toBe('minor');
  });

  test('may be a patch otherwise', () => {
    expect(bumpFor(upgrade(ROLE), '1.2.3')).toBe('patch');
    expect(bumpFor(upgrade(), '1.2.3')).toBe('none');
  });

  test.each([
    ['patch', 'minor', 'minor'],
    ['major', 'minor', 'major'],
    ['none', 'patch', 'patch'],
  ])('is no less than commits and templates ask for: %s and %s make %s', (commits, templates, bump) => {
    expect(greaterBump(commits, templates)).toBe(bump);
  });

  test('cannot be recorded without a reason, or, if it replaces a version of users, without what keeps it', () => {
    expect(missingIn([ROLE], {})).toContain('--why');
    expect(missingIn([ROLE], { why: 'fewer permissions' })).toBeUndefined();
    expect(missingIn([VERSION], { why: 'tasks are in upper case' })).toContain('--keep');
    expect(missingIn([VERSION], { why: 'tasks are in upper case', keep: 'pin the old version' })).toBeUndefined();
    expect(missingIn([], {})).toBeUndefined();
  });

  test('says in the changelog what it does to deployed stacks', () => {
    expect(sectionOf(upgrade(VERSION, { ...VERSION, app: 'other' }, ROLE))).toBe(`### What an upgrade does to deployed stacks

- tasks are in upper case
  - replaced: \`AWS::SageMaker::ModelPackage\` (Task)
  - To keep what is deployed: pin the old version of the library
- fewer permissions
  - updated: \`AWS::IAM::Role\` (Policies)
`);
  });

  test('says nothing if stacks stay as they are', () => {
    expect(sectionOf(upgrade())).toBe('');
  });
});
