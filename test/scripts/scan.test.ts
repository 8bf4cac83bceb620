import { judge } from '../../scripts/scan/judge';

const FINDING = { rule: 'CKV_AWS_18', template: 'integ-model.template.json', text: 'AWS::S3::Bucket.Results: no access logs' };

test('a finding of a scanner is open unless its rule is accepted in its template', () => {
  expect(judge([FINDING], []).open).toEqual([FINDING]);
  expect(judge([FINDING], [{ rule: 'CKV_AWS_18', template: 'integ-', because: 'short-lived' }])).toEqual({ open: [], unused: [] });
});

test.each([
  ['another rule', { rule: 'CKV_AWS_21', template: 'integ-' }],
  ['another template', { rule: 'CKV_AWS_18', template: 'ModelRegistry' }],
  ['another resource', { rule: 'CKV_AWS_18', template: 'integ-', text: 'Reports' }],
])('what accepts %s does not accept it, and is to be deleted', (_, accepted) => {
  const row = { ...accepted, because: 'short-lived' };
  expect(judge([FINDING], [row])).toEqual({ open: [FINDING], unused: [row] });
});
