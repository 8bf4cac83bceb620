import { Aws, Token } from 'aws-cdk-lib';
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

test('where asterisks stand for any characters, they are kept', () => {
  expect(literalButForAsterisks('churn-*-v?-$')).toBe('churn-*-v${?}-${$}');
});
