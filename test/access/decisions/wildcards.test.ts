import { Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { allowedTo, ofLists, ofObjects } from './universe';
import {
  ContainerImage, InstanceType, Model, ModelContainer, ModelData, ModelPackage, ModelPackageGroup, S3File, S3Source,
  ValidationSpecification,
} from '../../../src';
import { acknowledge } from '../../support/cdk';
import { newRole, newWorld, World } from '../../support/grants';
import { Deployed } from '../../support/iam';
import { container, newGroup, specification } from '../../support/packages';

/*
 * `*`, `?` and `${…}` are legal in the keys of S3, and mean something else in policies. What is written here is the
 * text of a user, with them in it: the grant has to reach the object of exactly this name, and no other.
 */

const OURS = 'arn:aws:iam::111122223333:role/ours';
const OTHER = '444455556666';

/** A text with special characters, and names that it would match as a pattern. */
const TEXTS: [string, string[]][] = [
  ['a*', ['a', 'ab', 'a-secret', 'a*b']],
  ['*', ['a', 'secret', '']],
  ['a?', ['ab', 'a', 'a??']],
  ['${aws:username}', ['ours', 'mallory']],
  ["${aws:username, 'secret'}", ['ours', 'secret']],
  ['${aws:PrincipalAccount}', ['111122223333', '444455556666']],
  ['a${*}', ['a*', 'ab']],
  ['a$', ['a${$}', 'a']],
];

/** How an object of this name becomes an artifact: all of its bucket `models`, but for URIs. */
interface Form {
  readonly name: string;
  readonly data: (bucket: s3.IBucket, text: string) => Partial<{ modelData: ModelData; payload: S3File }>;
  /** The object that a text names. */
  readonly object: (text: string) => string;
  /** The prefix to list, if there is one. */
  readonly prefix?: (text: string) => string;
}

const FORMS: Form[] = [
  {
    name: 'a key',
    data: (bucket, text) => ({ modelData: ModelData.fromBucket(bucket, `${text}/model.tar.gz`) }),
    object: (text) => `models/${text}/model.tar.gz`,
  },
  {
    name: 'a key of an object',
    data: (bucket, text) => ({ modelData: ModelData.fromBucketObject(bucket, `churn/${text}.bin`) }),
    object: (text) => `models/churn/${text}.bin`,
  },
  {
    name: 'a prefix',
    data: (bucket, text) => ({ modelData: ModelData.fromBucketPrefix(bucket, `${text}/`) }),
    object: (text) => `models/${text}/weights.bin`,
    prefix: (text) => `${text}/`,
  },
  {
    name: 'a URI',
    data: (_bucket, text) => ({ modelData: ModelData.fromUri(`s3://models/${text}/model.tar.gz`) }),
    object: (text) => `models/${text}/model.tar.gz`,
  },
  {
    name: 'a file',
    data: (bucket, text) => ({ payload: S3File.fromBucket(bucket, `${text}/payload.tar.gz`) }),
    object: (text) => `models/${text}/payload.tar.gz`,
  },
  {
    name: 'the URI of a file',
    data: (_bucket, text) => ({ payload: S3File.fromUri(`s3://models/${text}/payload.tar.gz`) }),
    object: (text) => `models/${text}/payload.tar.gz`,
  },
];

function packageOf(
  stack: Stack, bucket: s3.IBucket, { data }: Form, text: string, group: ModelPackageGroup,
): ModelPackage {
  const { modelData, payload } = data(bucket, text);
  return new ModelPackage(stack, 'Package', {
    modelPackageGroup: group,
    inferenceSpecification: specification({ containers: [container({ modelData })] }),
    samplePayload: payload,
  });
}

function bucketOf({ stack }: World): s3.Bucket {
  return new s3.Bucket(stack, 'Bucket', { bucketName: 'models' });
}

describe.each(FORMS)('$name', (form) => {
  const { object, prefix } = form;
  const asked = (text: string, others: string[]) => [
    ...ofObjects(...[text, ...others].map(object)),
    ...prefix ? ofLists('models', ...[text, ...others].map(prefix)) : [],
  ];
  const allowed = (text: string) => ({ 's3:GetObject': [object(text)], ...prefix && { 's3:ListBucket': [`models/${prefix(text)}`] } });

  test.each(TEXTS)('%s means only itself in the policy of a role', (text, others) => {
    const world = newWorld();
    packageOf(world.stack, bucketOf(world), form, text, newGroup(world.stack)).grants.readArtifacts(newRole(world.stack, 'Role', 'ours'));
    expect(allowedTo(new Deployed(world.app), OURS, asked(text, others))).toEqual(allowed(text));
  });

  test.each(TEXTS)('%s means only itself in the policy of a user, who has a name', (text, others) => {
    const world = newWorld();
    const user = new iam.User(world.stack, 'User', { userName: 'ours' });
    packageOf(world.stack, bucketOf(world), form, text, newGroup(world.stack)).grants.readArtifacts(user);
    expect(allowedTo(new Deployed(world.app), 'arn:aws:iam::111122223333:user/ours', asked(text, others))).toEqual(allowed(text));
  });

  test.each(TEXTS)('%s means only itself in the policy of the bucket', (text, others) => {
    const world = newWorld();
    const group = newGroup(world.stack);
    packageOf(world.stack, bucketOf(world), form, text, group);
    group.grants.deploy(new iam.AccountPrincipal(OTHER));
    // The policy of a bucket that is known only by a URI is not the app's.
    const isOwned = !form.name.includes('URI');
    expect(allowedTo(new Deployed(world.app), OTHER, asked(text, others))).toEqual(isOwned ? allowed(text) : {});
  });
});

/** Tokens that CDK replaces by this text. */
const TOKENS: [string, (text: string) => string][] = [
  ['a text', (text) => Lazy.string({ produce: () => text })],
  ['texts that are joined', (text) => Fn.join('', [text.slice(0, 1), text.slice(1)])],
];

describe.each(TOKENS)('%s that CDK makes at synthesis', (_what, token) => {
  test.each(TEXTS)('%s means only itself in the policy of a role, as a key', (text, others) => {
    const world = newWorld();
    packageOf(world.stack, bucketOf(world), FORMS[0], token(text), newGroup(world.stack)).grants.readArtifacts(newRole(world.stack, 'Role', 'ours'));
    expect(allowedTo(new Deployed(world.app), OURS, ofObjects(...[text, ...others].map(FORMS[0].object))))
      .toEqual({ 's3:GetObject': [FORMS[0].object(text)] });
  });

  test.each(TEXTS)('%s means only itself in the policy of a bucket, as a prefix', (text, others) => {
    const world = newWorld();
    const group = newGroup(world.stack);
    packageOf(world.stack, bucketOf(world), FORMS[2], token(text), group);
    group.grants.deploy(new iam.AccountPrincipal(OTHER));
    expect(allowedTo(new Deployed(world.app), OTHER, [
      ...ofObjects(...[text, ...others].map(FORMS[2].object)), ...ofLists('models', ...[text, ...others].map(FORMS[2].prefix!)),
    ])).toEqual({ 's3:GetObject': [FORMS[2].object(text)], 's3:ListBucket': [`models/${FORMS[2].prefix!(text)}`] });
  });

  test.each(TEXTS)('%s means only itself as the output of a validation', (text, others) => {
    const world = newWorld();
    validated(world, S3Source.fromBucketPrefix(bucketOf(world), 'in/'), token(text));
    const outputs = [text, ...others].map((name) => `results/${name}/rows.csv.out`);
    expect(allowedTo(new Deployed(world.app), OURS, ofObjects(...outputs)))
      .toEqual({ 's3:PutObject': [outputs[0]], 's3:AbortMultipartUpload': [outputs[0]] });
  });
});

/** A validation, whose output is in the bucket `results`. */
function validated({ stack }: World, source: S3Source, prefix?: string): void {
  // A variable of policies in a URI looks to CloudFormation Validate like one of Fn::Sub.
  acknowledge(stack, 'CloudFormation-Validate::E1029', 'is meant as it is');
  new ModelPackage(stack, 'Package', {
    modelPackageGroup: newGroup(stack),
    inferenceSpecification: specification(),
    validationSpecification: new ValidationSpecification({
      profileName: 'profile',
      transformInput: { source },
      transformOutput: { bucket: new s3.Bucket(stack, 'Results', { bucketName: 'results' }), prefix },
      transformResources: { instanceType: InstanceType.M5_LARGE },
      role: newRole(stack, 'Role', 'ours'),
    }),
  });
}

describe('the role of a validation', () => {
  test.each(TEXTS)('reads the input and writes the output of %s, and nothing beside them', (text, others) => {
    const world = newWorld();
    validated(world, S3Source.fromBucketPrefix(bucketOf(world), `in/${text}/`), `out/${text}`);
    const names = [text, ...others];
    expect(allowedTo(new Deployed(world.app), OURS, [
      ...ofObjects(...names.flatMap((name) => [`models/in/${name}/rows.csv`, `results/out/${name}/rows.csv.out`])),
      ...ofLists('models', ...names.map((name) => `in/${name}/`)),
    ])).toEqual({
      's3:GetObject': [`models/in/${text}/rows.csv`],
      's3:ListBucket': [`models/in/${text}/`],
      's3:PutObject': [`results/out/${text}/rows.csv.out`],
      's3:AbortMultipartUpload': [`results/out/${text}/rows.csv.out`],
    });
  });

  test.each(TEXTS)('reads the input of the URI of %s, and nothing beside it', (text, others) => {
    const world = newWorld();
    validated(world, S3Source.fromUri(`s3://models/${text}`));
    // What begins with the text belongs to the prefix.
    const names = [text, ...others.filter((name) => !name.startsWith(text))];
    expect(allowedTo(new Deployed(world.app), OURS, [...ofObjects(...names.map((name) => `models/${name}`)), ...ofLists('models', ...names)]))
      .toEqual({ 's3:GetObject': [`models/${text}`], 's3:ListBucket': [`models/${text}`] });
  });
});

describe('the role of a model', () => {
  test.each(TEXTS)('reads the models below %s, and nothing beside them', (text, others) => {
    const world = newWorld();
    new Model(world.stack, 'Model', {
      containers: [ModelContainer.fromImage(ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3'), {
        modelData: ModelData.fromBucketPrefix(bucketOf(world), `${text}/`), multiModel: {},
      })],
      role: newRole(world.stack, 'Role', 'ours'),
    });
    const names = [text, ...others];
    expect(allowedTo(new Deployed(world.app), OURS, [
      ...ofObjects(...names.map((name) => `models/${name}/a.tar.gz`)),
      ...ofLists('models', ...names.map((name) => `${name}/`)),
    ])).toEqual({ 's3:GetObject': [`models/${text}/a.tar.gz`], 's3:ListBucket': [`models/${text}/`] });
  });
});
