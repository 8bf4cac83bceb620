import * as forms from '../../src/diagnostics/forms';

const HEX = '0123456789abcdef'.repeat(4);
const FULL_ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:algorithm/xgboost';

/** Texts of each form, and texts that just miss it. */
const TEXTS: { readonly [form in keyof typeof forms]: { readonly are: string[]; readonly areNot: string[] } } = {
  ENTITY_NAME: { are: ['a', '7', 'churn', 'a--b-C9'], areNot: ['', '-a', 'a-', 'a_b', ' a', 'a b', 'a\n'] },
  ENTITY_NAME_PREFIX: { are: ['a', '7', 'churn-', 'a--'], areNot: ['', '-a', 'a_b', ' a', 'a b', 'a\n'] },
  PRINTABLE: { are: ['', 'é 1 + €, (ok)', '模型'], areNot: ['a\tb', 'a\nb', '\u0000a', 'a\n', '\na'] },
  ONE_LINE: { are: ['', 'a\tb'], areNot: ['a\nb', '\na', 'a\n'] },
  S3_URI: {
    are: ['s3://bucket', 's3://bucket/', 's3://bucket/a/b', 'https://bucket.s3.amazonaws.com/a'],
    areNot: ['', 's3://', 's3:///key', 's3:/bucket', 'S3://bucket/key', 'http://bucket/key', 'as3://bucket/key', ' s3://bucket/key', 's3://bucket/key\nmore', 's3://bucket/\n'],
  },
  SOURCE_URI: { are: ['', 'arn:aws:sagemaker:eu-west-1:111122223333:model/m'], areNot: ['a+b', '€', 'a\nb', 'a\n', '\na'] },
  VERSION_NUMBER: { are: ['1', '30', '123456789'], areNot: ['', '0', '01', '-1', '1.5', '*', 'v1', '1234567890', ' 1', '1\n'] },
  NAME_OR_ARN: {
    are: ['a', 'a-b', 'a'.repeat(63), FULL_ARN, 'arn:aws-cn:sagemaker:cn-north-1:111122223333:algorithm/a', 'arn:aws:sagemaker::111122223333:model-package/a'],
    areNot: [
      '', '-a', 'a-', 'a_b', 'a'.repeat(64), ` ${FULL_ARN}`, `${FULL_ARN}/1`, 'arn:aws:sagemaker:eu-west-1:11112222333:algorithm/a', 'arn:aws:s3:eu-west-1:111122223333:algorithm/a',
      'arn:aws:sagemaker:EU:111122223333:algorithm/a', 'arn:aws:sagemaker:eu-west-1:111122223333:Algorithm/a', 'arn:AWS:sagemaker:eu-west-1:111122223333:algorithm/a',
      'algorithm/a',
    ],
  },
  MIME_TYPE: { are: ['text/csv', 'application/x-npy', 'a-b/c; d'], areNot: ['', 'text', 'text/', '/csv', 'my text/csv', 'text/csv\nmore', 'text/csv\n'] },
  SHA256_DIGEST: {
    are: [`sha256:${HEX}`, `SHA256:${HEX.toUpperCase()}`],
    areNot: ['', HEX, `sha256:${HEX}0`, `sha256:${HEX.slice(1)}`, `xsha256:${HEX}`, `sha512:${HEX}`, `sha256:${HEX.slice(1)}g`],
  },
  NO_SPACE: { are: ['a', 'registry/image:1'], areNot: ['', 'a b', ' a', 'a ', 'a\n', 'https://a/b', 'docker://a'] },
  IMAGE_TAG: { are: ['1', '_', 'A', '1.7-1_b'], areNot: ['', '.1', '-1', '1:2', ' 1', '1 ', '1\n'] },
  IMAGE_DIGEST: {
    are: [`sha256:${HEX}`],
    areNot: ['', `sha256:${HEX}0`, `sha256:${HEX.slice(1)}`, `xsha256:${HEX}`, `SHA256:${HEX}`, `sha256:${HEX.toUpperCase()}`],
  },
  REPOSITORY_NAME: {
    are: ['a', '7', 'my-team/my_model.v2', 'a/b/c', 'a1-b2/c'],
    areNot: ['', 'A', '/a', 'a/', 'a//b', '-a', 'a-', 'a--b', 'my-/a', 'my--team/a', '-my/a', 'my team/a', ' a', 'a ', 'a:1', 'a\n'],
  },
  ACCOUNT_ID: { are: ['111122223333'], areNot: ['', '11112222333', '1111222233334', 'a111122223333', '111122223333\n'] },
  ENVIRONMENT_KEY: { are: ['A', '_', 'LOG_LEVEL_2'], areNot: ['', '2A', 'A-B', 'A.B', ' A', 'A ', 'A\n'] },
  FRAMEWORK_VERSION: {
    are: ['1.7', '1.7-1', '2.a', '1..', '1.-2.3'],
    areNot: ['', '1', '1.', '1.-', '10.2', 'v1.7', 'a.1', '1.7_1', ' 1.7', '1.7 ', '1.7\n'],
  },
  METADATA_TEXT: { are: ['', 'é 1_.:/=+-@'], areNot: ['a,b', 'a\nb', '#a', 'a#', 'a\n'] },
  TAG_KEY: { are: ['a', 'é 1_.:/=+-@', 'awsome', 'my:aws:'], areNot: ['a,b', 'a\nb', '#a', 'aws:', 'aws:a', 'Aws:a'] },
  TAG_VALUE: { are: ['', 'é 1_.:/=+-@', 'aws:a'], areNot: ['a,b', 'a\nb', '#a', 'a#', 'a\n'] },
  CLIENT_TOKEN: { are: ['a', 'A-9'], areNot: ['', 'a_b', ' a', 'a ', 'a\n'] },
  INSTANCE_TYPE: {
    are: ['ml.m5.large', 'ml.p6-b200.48xlarge', 'ml.a.b'],
    areNot: ['', 'ml.', 'ml.m5', 'm5.large', 'mlxm5.large', 'xml.m5.large', 'ml.m5 large', 'ml.m5.large\n', 'ml.M5.large', 'ml.m5.large.x', 'ml..large'],
  },
  SOME_LINE: { are: ['a', 'a\nb', ' '], areNot: ['', '\n', '\r\u2028'] },
  BUCKET_NAME: {
    are: ['abc', 'my-bucket.of-9', 'Old_Bucket', 'b'.repeat(255)], areNot: ['', 'ab', 'a b c', 'bücket', 'a/b/c', 'b'.repeat(256), 'abc\n', 'a:b:c'],
  },
  ROLE_ARN: {
    are: ['arn:aws:iam::111122223333:role/a', 'arn:aws-us-gov:iam::111122223333:role/service-role/a+b=c,d.e@f_g-h'],
    areNot: ['', 'a', 'arn:aws:iam::111122223333:user/a', 'arn:aws:iam::11112222333:role/a', 'arn:aws:iam:eu-west-1:111122223333:role/a',
      'arn:aws:sts::111122223333:assumed-role/a/b', 'arn:aws:iam::111122223333:role/a b', 'xarn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:role/a\n'],
  },
  KMS_KEY: { are: ['', 'a', 'alias/a-b_c', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab'], areNot: ['a b', 'é', 'a.b', 'a\n'] },
  VPC_RESOURCE_ID: { are: ['a', 'subnet-0123456789abcdef0'], areNot: ['', 'sg_1', 'sg 1', 'sg/1', 'sg-1\n'] },
};

describe.each(Object.entries(TEXTS))('%s', (form, { are, areNot }) => {
  const { pattern } = forms[form as keyof typeof forms];

  test.each(are)('is the form of %j', (value) => expect(pattern.test(value)).toBe(true));

  test.each(areNot)('is not the form of %j', (value) => expect(pattern.test(value)).toBe(false));
});

test('every form has its texts', () => {
  expect(Object.keys(TEXTS).sort()).toEqual(Object.keys(forms).sort());
});
