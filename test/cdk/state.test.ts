import { Construct, RootConstruct } from 'constructs';
import { stateOf } from '../../src/cdk/state';

test('is made at the first call and kept', () => {
  const owner = new RootConstruct();
  const make = jest.fn(() => ({}));
  expect(stateOf(owner, 'Thing', make)).toBe(stateOf(owner, 'Thing', make));
  expect(make).toHaveBeenCalledTimes(1);
});

test('is of one construct', () => {
  const root = new RootConstruct();
  const child = new Construct(root, 'Child');
  expect(stateOf(root, 'Thing', () => ({}))).not.toBe(stateOf(child, 'Thing', () => ({})));
});

test('of two names is two', () => {
  const owner = new RootConstruct();
  expect(stateOf(owner, 'One', () => ({}))).not.toBe(stateOf(owner, 'Two', () => ({})));
});

test('is found by any copy of the library', () => {
  const owner = new RootConstruct();
  const state = stateOf(owner, 'Thing', () => ({}));
  expect((owner as any)[Symbol.for('cdk-sagemaker-model-package.Thing')]).toBe(state);
});

test('is not seen by those who list the properties of the construct', () => {
  const owner = {};
  stateOf(owner, 'Thing', () => ({}));
  expect(Object.getOwnPropertySymbols({ ...owner })).toEqual([]);
});
