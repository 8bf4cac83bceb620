import { familyOf, LOCAL_STORAGE_FAMILIES } from '../../src/catalogue/transform-instance-types';

test('the families with local storage are those whose instances Amazon EC2 says to have NVMe volumes', () => {
  expect([...LOCAL_STORAGE_FAMILIES].sort()).toEqual([
    'c5d', 'c6gd', 'dl1', 'g4dn', 'g5', 'g6', 'g6e', 'm5d', 'm6gd', 'p3dn', 'p4d', 'p4de', 'p5', 'p5e', 'p5en', 'r5d', 'r6gd', 'r7gd', 'trn1', 'trn1n', 'trn2',
  ]);
});

test('the family of a type is between its dots', () => {
  expect(familyOf('ml.g4dn.xlarge')).toBe('g4dn');
});
