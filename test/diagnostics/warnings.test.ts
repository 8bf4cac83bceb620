import { Annotations, App, Stack, Validations } from 'aws-cdk-lib';
import { Annotations as Shown, Match } from 'aws-cdk-lib/assertions';
import { warn } from '../../src/diagnostics/issues';
import { filledStack } from '../support/grants';

const ID = 'cdk-sagemaker-model-package:ModelPackageGroup.importedPolicy';

/** What a stack shows of a warning that is acknowledged or not. */
function shown(acknowledge: (stack: Stack) => void): unknown[] {
  const stack = filledStack(new App(), 'Stack');
  warn(stack, 'ModelPackageGroup.importedPolicy', { policy: '{}' });
  acknowledge(stack);
  return Shown.fromStack(stack).findWarning('*', Match.stringLikeRegexp(`\\[ack: ${ID}\\]$`)).map(({ entry }) => entry.data);
}

describe('where Validations takes no warnings yet', () => {
  const { addWarning } = Validations.prototype;
  beforeAll(() => { delete (Validations.prototype as Partial<Validations>).addWarning; });
  afterAll(() => { Validations.prototype.addWarning = addWarning; });

  test('Annotations shows them', () => {
    expect(shown(() => {})).toEqual([expect.stringMatching(/^the resource policy of an imported model package group is not changed\. /)]);
  });

  test('Annotations acknowledges them', () => {
    expect(shown((stack) => Annotations.of(stack).acknowledgeWarning(ID, 'known'))).toEqual([]);
  });
});
