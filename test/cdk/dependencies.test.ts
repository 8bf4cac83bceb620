import { Construct } from 'constructs';
import { removeOnFailure } from '../../src/cdk/dependencies';
import { messageOf, newStack } from '../support';

test('a construct that cannot be finished leaves the tree', () => {
  const stack = newStack();
  const construct = new Construct(stack, 'Package');
  expect(messageOf(() => removeOnFailure(construct, () => { throw new Error('no such image'); }))).toBe('no such image');
  expect(stack.node.tryFindChild('Package')).toBeUndefined();
});

test('a construct that is finished stays', () => {
  const stack = newStack();
  const construct = new Construct(stack, 'Package');
  expect(removeOnFailure(construct, () => 3)).toBe(3);
  expect(stack.node.tryFindChild('Package')).toBe(construct);
});
