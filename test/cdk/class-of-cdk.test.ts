import * as iam from 'aws-cdk-lib/aws-iam';
import { isOfCdk } from '../../src/cdk/class-of-cdk';
import { newStack } from '../support';

const USER = 'aws-cdk-lib.aws_iam.User';

/** An instance as another copy of CDK makes it: of a class that has nothing but the name in common. */
function ofAnotherCopy(fqn: string): object {
  class Copy {}
  Object.defineProperty(Copy, Symbol.for('jsii.rtti'), { value: { fqn, version: '2.251.0' } });
  return new Copy();
}

test('An instance of a class is one', () => {
  expect(isOfCdk(USER, new iam.User(newStack(), 'User'))).toBe(true);
});

test('An instance of a class that users derive is one', () => {
  class OwnUser extends iam.User {}
  expect(isOfCdk(USER, new OwnUser(newStack(), 'User'))).toBe(true);
});

test('An instance of another copy of the class is one', () => {
  expect(isOfCdk(USER, ofAnotherCopy(USER))).toBe(true);
});

test.each([
  ['another class', () => new iam.Group(newStack(), 'Group')],
  ['another copy of another class', () => ofAnotherCopy('aws-cdk-lib.aws_iam.Group')],
  ['an object without a class', () => Object.create(null)],
  ['nothing', () => undefined],
])('%s is none', (_what, make) => {
  expect(isOfCdk(USER, make())).toBe(false);
});
