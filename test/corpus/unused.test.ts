import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { Assembly, unusedMembers, usedMembers } from '../../scripts/corpus/unused';

type Type = Assembly['types'][string];

function unusedOf(types: Type[], ...used: string[]): string[] {
  return unusedMembers({ types: Object.fromEntries(types.map((type) => [`lib.${type.name}`, type])) }, new Set(used));
}

describe('A member that no app uses is found', () => {
  const GROUP: Type = {
    kind: 'class', name: 'Group', initializer: {}, methods: [{ name: 'share' }], properties: [{ name: 'arn' }, { name: 'DEFAULT', const: true }],
  };

  test('whatever it is', () => {
    expect(unusedOf([
      GROUP, { kind: 'interface', name: 'GroupProps', properties: [{ name: 'role' }] }, { kind: 'enum', name: 'Status', members: [{ name: 'DRAFT' }] },
    ])).toEqual(['Group.DEFAULT', 'Group.arn', 'Group.constructor', 'Group.share', 'GroupProps.role', 'Status.DRAFT']);
  });

  test('and the others are not', () => {
    expect(unusedOf([GROUP], 'Group.constructor', 'Group.share', 'Group.DEFAULT', 'Other.arn')).toEqual(['Group.arn']);
  });

  test('but not of an interface that a class implements which is used', () => {
    const types: Type[] = [
      { kind: 'interface', name: 'IGroup', properties: [{ name: 'arn' }] },
      { kind: 'class', name: 'Group', interfaces: ['lib.IGroup'], properties: [{ name: 'arn' }] },
    ];
    expect(unusedOf(types, 'Group.arn')).toEqual([]);
    expect(unusedOf(types)).toEqual(['Group.arn', 'IGroup.arn']);
  });

  test.each<[string, Type]>([
    ['that is deprecated', { kind: 'class', name: 'Group', properties: [{ name: 'old', docs: { deprecated: 'Use new.' } }] }],
    ['of a catalogue, as all its constants render alike', { kind: 'class', name: 'InstanceType', properties: [{ name: 'M5_LARGE', const: true }] }],
    ['that is the constructor of an abstract class', { kind: 'class', name: 'Image', abstract: true, initializer: {} }],
    ['of the rules, which render nothing', { kind: 'class', name: 'GovernanceRule', methods: [{ name: 'all' }] }],
  ])('but not one %s', (_name, type) => {
    expect(unusedOf([type])).toEqual([]);
  });
});

test('What apps use of the sources is found: constructors, methods, properties, options and what is taken apart', () => {
  const root = mkdtempSync(join(tmpdir(), 'unused-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  write('tsconfig.dev.json', '{ "compilerOptions": { "types": [], "lib": ["es2022"] }, "include": ["src", "test"] }');
  write('src/group.ts', `
    export interface ShareOptions { readonly accounts?: string[]; readonly tags?: string[] }
    export class Group {
      public readonly arn = ''; public readonly label = ''; public readonly status = '';
      constructor(id: string) {}
      public share(options: ShareOptions): void {}
      public forward(): void {}
    }
    export class Other { constructor(id: string) {} }
    const own = new Other('own').constructor;
  `);
  write('test/corpus/app.ts', `
    import { Group } from '../../src/group';
    const group = new Group('group');
    group.share({ accounts: [] });
    const { arn, label: renamed } = group;
  `);
  write('test/other/app.ts', "import { Other } from '../../src/group'; new Other('other');");

  expect([...usedMembers(root, 'test/corpus')].filter((name) => !name.startsWith('__')).sort())
    .toEqual(['Group.arn', 'Group.constructor', 'Group.label', 'Group.share', 'ShareOptions.accounts']);
  rmSync(root, { recursive: true });
});
