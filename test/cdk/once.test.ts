import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { memo, once } from '../../src/cdk/once';

describe('once', () => {
  test('makes the value of each key at the first call', () => {
    const known = new Map<string, number>();
    expect(['a', 'b', 'a'].map((key) => once(known, key, () => known.size))).toEqual([0, 1, 0]);
  });
});

describe('memo', () => {
  test('computes the result of each object once', () => {
    const compute = jest.fn((object: { readonly name: string }) => object.name);
    const nameOf = memo(compute);
    const [one, another] = [{ name: 'a' }, { name: 'b' }];
    expect([one, another, one].map(nameOf)).toEqual(['a', 'b', 'a']);
    expect(compute).toHaveBeenCalledTimes(2);
  });

  test('knows undefined as a result, too', () => {
    const compute = jest.fn(() => undefined);
    const nothingOf = memo(compute);
    const object = {};
    nothingOf(object);
    nothingOf(object);
    expect(compute).toHaveBeenCalledTimes(1);
  });
});

// Other copies of the library in an app do not see the variables of a module.
test('no other module keeps what belongs to a construct in a variable', () => {
  const src = join(__dirname, '../../src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf-8' }).filter((file) => file.endsWith('.ts'));
  const keeping = (file: string) => /^(?:export )?(?:(?:let|var) |const (?!.*memo\().*(?:new (?:Weak)?Map\b|new WeakSet\b|new Set\(\)))/m
    .test(readFileSync(join(src, file), 'utf-8'));
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter(keeping)).toEqual([]);
});
