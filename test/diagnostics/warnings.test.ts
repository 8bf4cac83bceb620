import { Annotations, App, Stack, Validations } from 'aws-cdk-lib';
import { Annotations as Shown } from 'aws-cdk-lib/assertions';
import { warn } from '../../src/diagnostics/issues';
import { filledStack } from '../support/grants';

const ID = 'cdk-sagemaker-model-package:Thing.surprise';

/** What a stack shows of a warning that is acknowledged or not. */
function shown(acknowledge: (stack: Stack) => void): unknown[] {
  const stack = filledStack(new App(), 'Stack');
  warn(stack, 'Thing', { name: 'surprise', message: 'it surprises' });
  acknowledge(stack);
  return Shown.fromStack(stack).findWarning('*', 'it surprises [ack: cdk-sagemaker-model-package:Thing.surprise]').map(({ entry }) => entry.data);
}

describe('where Validations takes no warnings yet', () => {
  const { addWarning } = Validations.prototype;
  beforeAll(() => { delete (Validations.prototype as Partial<Validations>).addWarning; });
  afterAll(() => { Validations.prototype.addWarning = addWarning; });

  test('Annotations shows them', () => {
    expect(shown(() => {})).toEqual(['it surprises [ack: cdk-sagemaker-model-package:Thing.surprise]']);
  });

  test('Annotations acknowledges them', () => {
    expect(shown((stack) => Annotations.of(stack).acknowledgeWarning(ID, 'known'))).toEqual([]);
  });
});
