import { Aws, Lazy, Token } from 'aws-cdk-lib';
import { TOKEN } from '../../src/cdk/tokens';

// The form is that of CDK, which does not export it.
describe.each<[string, string]>([
  ['a text that is rendered later', Lazy.string({ produce: () => 'later' })],
  ['a text with a name for messages', Token.asString({ Ref: 'Digest' }, { displayHint: 'The digest (of an image)' })],
  ['a pseudo parameter', Aws.REGION],
  ['the elements of a list', Token.asList({ 'Fn::GetAZs': '' })[0]],
])('what stands for %s', (_, text) => {
  test('is found as a whole', () => {
    expect(TOKEN.exec(`before-${text}-after`)?.[0]).toBe(text);
  });
});

test.each(['${AWS::Region}', '${Token[', '${Token[]}', '{{resolve:ssm:name}}'])('%s is no token of CDK', (text) => {
  expect(text).not.toMatch(TOKEN);
});
