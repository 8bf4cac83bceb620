import { cycleIn, needsOf } from './cycles';

/** What `One` needs, where it has such properties. */
function needs(properties: unknown, more: object = {}): string[] | undefined {
  return needsOf({ Resources: { One: { ...more, Properties: properties } as {}, Two: {}, Three: {} } }).get('One');
}

describe('a resource needs', () => {
  test.each<[string, unknown]>([
    ['a Ref', { Name: { Ref: 'Two' } }],
    ['a GetAtt with a list', { Name: { 'Fn::GetAtt': ['Two', 'Arn'] } }],
    ['a GetAtt with a text', { Name: { 'Fn::GetAtt': 'Two.Outputs.Arn' } }],
    ['a Sub of a name', { Name: { 'Fn::Sub': 'x-${Two}' } }],
    ['a Sub of an attribute', { Name: { 'Fn::Sub': 'x-${Two.Arn}' } }],
    ['a Sub with variables', { Name: { 'Fn::Sub': ['${Two}-${Other}', { Other: 'x' }] } }],
    ['a variable of a Sub', { Name: { 'Fn::Sub': ['${Other}', { Other: { Ref: 'Two' } }] } }],
    ['something deep inside', { Statement: [{ Resource: [{ 'Fn::Join': ['', ['x', { Ref: 'Two' }]] }] }] }],
  ])('what it refers to by %s', (_name, properties) => {
    expect(needs(properties)).toEqual(['Two']);
  });

  test('what it depends on', () => {
    expect(needs({}, { DependsOn: 'Two' })).toEqual(['Two']);
    expect(needs({}, { DependsOn: ['Two', 'Three'] })).toEqual(['Two', 'Three']);
  });

  test('no parameters, no pseudo parameters and no literals', () => {
    expect(needs({ Name: { Ref: 'AWS::Region' }, Other: { Ref: 'Parameter' }, Text: { 'Fn::Sub': '${!Two}' }, Plain: 'Two' })).toEqual([]);
  });
});

describe('a cycle', () => {
  const cycleOf = (needed: { [name: string]: string[] }) => cycleIn(new Map(Object.entries(needed)));

  test('is found between two', () => {
    expect(cycleOf({ One: ['Two'], Two: ['One'] })).toEqual(['One', 'Two']);
  });

  test('is found behind others', () => {
    expect(cycleOf({ Zero: ['One'], One: ['Two', 'Three'], Two: [], Three: ['Four'], Four: ['One'] })).toEqual(['One', 'Three', 'Four']);
  });

  test('is found where a resource needs itself', () => {
    expect(cycleOf({ One: ['One'] })).toEqual(['One']);
  });

  test('is not what is needed twice', () => {
    expect(cycleOf({ One: ['Two', 'Three'], Two: ['Four'], Three: ['Four'], Four: [] })).toBeUndefined();
  });
});
