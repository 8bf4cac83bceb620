import { Aws, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import { literal, literalButForAsterisks } from '../../src/access/literal';

test.each([
  ['churn/3/model.tar.gz', 'churn/3/model.tar.gz'],
  ['a*/model', 'a${*}/model'],
  ['a?/model', 'a${?}/model'],
  ['a$/model', 'a${$}/model'],
  ['home/${aws:username}', 'home/${$}{aws:username}'],
  ['${*}', '${$}{${*}}'],
  ['', ''],
])('of a text, %s becomes %s', (text, expected) => {
  expect(literal(text)).toBe(expected);
});

test('tokens are kept, and what is around them is not', () => {
  const name = Token.asString({ Ref: 'Bucket' });
  expect(literal(`${name}/a*`)).toBe(`${name}/a\${*}`);
  expect(literal(`*${name}?${Aws.PARTITION}$`)).toBe(`\${*}${name}\${?}${Aws.PARTITION}\${$}`);
  expect(literal(name)).toBe(name);
});

test('an element of a list that is a token is kept', () => {
  const [element] = Token.asList({ Ref: 'Names' });
  expect(literal(`*${element}*`)).toBe(`\${*}${element}\${*}`);
});

test('where asterisks stand for any characters, they are kept', () => {
  expect(literalButForAsterisks('churn-*-v?-$')).toBe('churn-*-v${?}-${$}');
});

test.each([
  ['a text that is made at synthesis', () => Lazy.string({ produce: () => 'a*/${aws:username}' }), 'a${*}/${$}{aws:username}'],
  ['a text that is made at synthesis of tokens', () => Lazy.string({ produce: () => `a*/${Token.asString({ Ref: 'Bucket' })}` }),
    { 'Fn::Join': ['', ['a${*}/', { Ref: 'Bucket' }]] }],
  ['texts that are joined', () => Fn.join('/', ['a*', 'b']), 'a${*}/b'],
  ['texts and references that are joined', () => Fn.join('/', ['a*', Fn.ref('Bucket')]), { 'Fn::Join': ['/', ['a${*}', { Ref: 'Bucket' }]] }],
  ['a reference that is made at synthesis', () => Lazy.string({ produce: () => Fn.ref('Bucket') }), { Ref: 'Bucket' }],
  ['what turns out to be a function', () => Token.asString({ resolve: () => ({ Ref: 'Bucket' }), creationStack: [] }), { Ref: 'Bucket' }],
  ['a list that is known at deployment', () => Fn.join('/', Token.asList({ Ref: 'Names' })), { 'Fn::Join': ['/', { Ref: 'Names' }] }],
])('%s means only itself', (_what, make, expected) => {
  expect(new Stack().resolve(literal(make()))).toEqual(expected);
});

test('asterisks are kept in a text that is made at synthesis, where they stand for any characters', () => {
  expect(new Stack().resolve(literalButForAsterisks(Lazy.string({ produce: () => 'churn-*-?' })))).toBe('churn-*-${?}');
});
