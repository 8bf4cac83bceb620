/**
 * The sizes of each family that transform jobs support: TransformInstanceType of the API model, 2017-07-24 (botocore
 * 1.43.107). AWS adds more.
 */
const SIZES: { readonly [family: string]: readonly string[] } = {
  c4: ['xlarge', '2xlarge', '4xlarge', '8xlarge'],
  c5: ['xlarge', '2xlarge', '4xlarge', '9xlarge', '18xlarge'],
  c6i: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '32xlarge'],
  c7i: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '48xlarge'],
  g4dn: ['xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'],
  g5: ['xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '48xlarge'],
  g6: ['xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '48xlarge'],
  g6e: ['xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '48xlarge'],
  inf2: ['xlarge', '8xlarge', '24xlarge', '48xlarge'],
  m4: ['xlarge', '2xlarge', '4xlarge', '10xlarge', '16xlarge'],
  m5: ['large', 'xlarge', '2xlarge', '4xlarge', '12xlarge', '24xlarge'],
  m6i: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '32xlarge'],
  m7i: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '48xlarge'],
  p2: ['xlarge', '8xlarge', '16xlarge'],
  p3: ['2xlarge', '8xlarge', '16xlarge'],
  r6i: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '32xlarge'],
  r7i: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '48xlarge'],
  trn1: ['2xlarge', '32xlarge'],
};

export const TRANSFORM_INSTANCE_TYPES: ReadonlySet<string> = new Set(
  Object.entries(SIZES).flatMap(([family, sizes]) => sizes.map((size) => `ml.${family}.${size}`)),
);

/**
 * Families with local storage (NVMe), which the hardware encrypts. SageMaker does not support a volume key for them.
 * The API reference documents the rule without listing the families; these are the families of Amazon EC2.
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
