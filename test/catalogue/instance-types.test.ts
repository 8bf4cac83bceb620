import { closestType, familyOf, hasLocalStorage, isKnownType } from '../../src/catalogue/instance-types';
import * as catalogue from '../../src/catalogue/instance-types.json';

test('each list names its source and its day', () => {
  expect(catalogue.hosting.source)
    .toMatch(/^ProductionVariantInstanceType of SageMaker's API model 2017-07-24 \(botocore [\d.]+\)$/);
  expect(catalogue.transform.source)
    .toMatch(/^TransformInstanceType of SageMaker's API model 2017-07-24 \(botocore [\d.]+\)$/);
  expect(catalogue.localStorage.source)
    .toContain('https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-volumes.html');
  for (const { date } of [catalogue.hosting, catalogue.transform, catalogue.localStorage]) {
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});

test.each([
  ['hosting', 'ml.m5.large', true],
  ['hosting', 'ml.p6-b200.48xlarge', true],
  ['hosting', 'ml.m5.lage', false],
  ['hosting', 'm5.large', false],
  ['transform', 'ml.m5.large', true],
  ['transform', 'ml.c5.18xlarge', true],
  ['transform', 'ml.c5.large', false],
  ['transform', 'ml.t2.medium', false],
  ['transform', 'constructor', false],
] as const)('for %s, %s is known: %s', (use, type, known) => {
  expect(isKnownType(use, type)).toBe(known);
});

test.each([
  ['hosting', 'm5.large', 'ml.m5.large'],
  ['hosting', 'ml.m5.lage', 'ml.m5.large'],
  ['hosting', 'ml.t2.medium', 'ml.t2.medium'],
  ['hosting', 'ML.G4DN.XLARGE', 'ml.g4dn.xlarge'],
  ['hosting', 'large GPU', undefined],
  ['hosting', 'ml.m6.large', 'ml.m6g.large'],
  ['transform', 'ml.m5.16xlarge', 'ml.m5.12xlarge'],
] as const)('for %s, the closest to %s is %s', (use, type, closest) => {
  expect(closestType(use, type)).toBe(closest);
});

// By Amazon EC2: the families whose instances have NVMe volumes.
test.each([
  'c5d', 'c6gd', 'dl1', 'g4dn', 'g5', 'g6', 'g6e', 'm5d', 'm6gd', 'p3dn', 'p4d', 'p4de', 'p5', 'p5e', 'p5en',
  'r5d', 'r6gd', 'r7gd', 'trn1', 'trn1n', 'trn2',
])('instances of the family %s have local storage', (family) => {
  expect(hasLocalStorage(`ml.${family}.xlarge`)).toBe(true);
});

test.each([
  'c4', 'c5', 'c6i', 'inf2', 'm5', 'p2', 'p3', 'r7i', 't2',
])('instances of the family %s have none', (family) => {
  expect(hasLocalStorage(`ml.${family}.xlarge`)).toBe(false);
});

test('the family of a type is between its dots', () => {
  expect(familyOf('ml.g4dn.xlarge')).toBe('g4dn');
});
