import { Stack, Token } from 'aws-cdk-lib';
import { FLAG, NUMBER, struct, TEXT, TEXTS } from '../../src/promotion/member';
import { Unknowns } from '../../src/promotion/unknowns';

const FUNCTION = { 'Fn::GetAtt': ['Group', 'Arn'] };

test('equal functions are equal tokens, and others are not', () => {
  const unknowns = new Unknowns();
  const standFor = (value: unknown) => unknowns.standFor(TEXT, value);
  expect(standFor({ ...FUNCTION })).toBe(standFor({ ...FUNCTION }));
  expect(standFor({ Ref: 'Group' })).not.toBe(standFor(FUNCTION));
});

test.each([TEXT, NUMBER, TEXTS, struct({})])('a function is a token of the kind of the member: %j', (member) => {
  const token = new Unknowns().standFor(member, FUNCTION);
  expect(Token.isUnresolved(token)).toBe(true);
});

test('a flag must be known, and is none', () => {
  expect(new Unknowns().standFor(FLAG, FUNCTION)).toBeUndefined();
});

test('a token is never part of a template', () => {
  expect(new Stack().resolve(new Unknowns().standFor(TEXT, FUNCTION))).toBeUndefined();
});
