/**
 * Families with local storage (NVMe), which their hardware encrypts: SageMaker takes no volume key for them. The
 * API's text has the rule and names no families; these are Amazon EC2's.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-volumes.html
 */
export const LOCAL_STORAGE_FAMILIES: ReadonlySet<string> = new Set([
  'c5d', 'c6gd', 'dl1', 'g4dn', 'g5', 'g6', 'g6e', 'm5d', 'm6gd', 'p3dn', 'p4d', 'p4de', 'p5', 'p5e', 'p5en',
  'r5d', 'r6gd', 'r7gd', 'trn1', 'trn1n', 'trn2',
]);

/** The part of an instance type between `ml.` and its size. */
export function familyOf(instanceType: string): string {
  return instanceType.split('.')[1];
}
