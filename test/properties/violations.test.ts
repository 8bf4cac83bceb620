import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { PackageData } from './data';
import { MODEL_RULES } from './model-rules';
import { RULES as PACKAGE_RULES, use } from './rules';
import { check, Hits, logSeed } from './run';
import { World } from './world';
import * as limits from '../../src/diagnostics/limits';
import { ENV, issuesOf } from '../support';

beforeAll(() => logSeed('violations'));

const RULES = [...PACKAGE_RULES, ...MODEL_RULES];
const RUNS = 7;
const hits = new Hits();

test.each(RULES.map((rule) => [rule.name, rule] as const))('%s is refused, and nothing is left behind', (_name, rule) => {
  const world = new World({ env: ENV, validated: false });
  let count = 0;
  check(rule.cases, RUNS, ({ legal, broken, path }) => {
    const id = `It${count++}`;
    const before = treeOf(world);

    expect(placesOf(() => use(world, id, broken))).toEqual([path]);
    expect(treeOf(world)).toEqual(before);
    hits.add('violations');

    // It was this one thing, and the id is still free.
    use(world, id, legal);
    hits.add('legal twins');
  });
  expect(count).toBeGreaterThanOrEqual(RUNS);
  expect(world.synth().Resources).toBeDefined();
});

test('at least 1,000 violations were tried', () => {
  expect(hits.of('violations')).toBeGreaterThanOrEqual(1_000);
  expect(hits.of('legal twins')).toBe(hits.of('violations'));
});

test('every limit of the library has a rule here', () => {
  const covered = new Set(RULES.flatMap(({ covers }) => covers).concat(TRIED_BELOW));

  expect(limitsOf(TABLES).filter((limit) => !covered.has(limit) && !(limit in IMPOSSIBLE))).toEqual([]);
});

test.each([1, 2, 3])('a resource policy that cannot fit is refused at synthesis (%#)', (more) => {
  const world = new World({ env: ENV, validated: false });
  const group = world.addGroup('Group', {});
  // Each statement has more than 200 characters, and 20,480 are allowed.
  for (let index = 0; index < 102 + more; index++) {
    group.addToResourcePolicy(new PolicyStatement({
      sid: `Statement${index}x${'y'.repeat(100)}`,
      principals: [new ServicePrincipal(`service${index}.amazonaws.com`)],
      actions: [`sagemaker:Action${index}${'z'.repeat(50)}`],
      resources: [`arn:aws:sagemaker:::${index}`],
    }));
  }

  expect(issuesOf(() => world.synth())).toEqual([expect.stringMatching(/: ModelPackageGroup\.policySize$/)]);
});

test.each(['xx-nowhere-1', 'us-isoe-west-9'])('a prebuilt image is refused in %s, of which no account is known', (region) => {
  const world = new World({ env: { account: '111122223333', region }, validated: false });
  const data = (accountId?: string): PackageData => ({
    modelPackageGroup: 'own',
    inferenceSpecification: {
      containers: [{ image: { via: 'prebuilt', repository: 'sagemaker-xgboost', tag: '1', ...accountId && { accountId } } }],
      supportedContentTypes: [],
      supportedResponseMimeTypes: [],
    },
  });

  expect(issuesOf(() => world.addPackage('Package', data()))).toEqual(['inferenceSpecification.containers[0].image: ContainerImage.unknownRegion']);
  expect(world.scope.node.children).toEqual([]);
  world.addPackage('Package', data('444455556666'));
});

/** The tables of limits of groups, packages and models. */
const TABLES = {
  'MODEL_PACKAGE_GROUP': limits.MODEL_PACKAGE_GROUP,
  'MODEL_PACKAGE': limits.MODEL_PACKAGE,
  'METADATA_PROPERTIES': limits.METADATA_PROPERTIES,
  'INFERENCE_SPECIFICATION': limits.INFERENCE_SPECIFICATION,
  'ADDITIONAL_INFERENCE_SPECIFICATION': limits.ADDITIONAL_INFERENCE_SPECIFICATION,
  'INFERENCE_CONTAINER': limits.INFERENCE_CONTAINER,
  'SOURCE_ALGORITHM': limits.SOURCE_ALGORITHM,
  'DESCRIBED_FILE': limits.DESCRIBED_FILE,
  'VALIDATION_SPECIFICATION': limits.VALIDATION_SPECIFICATION,
  'TRANSFORM_INPUT': limits.TRANSFORM_INPUT,
  'TRANSFORM_OUTPUT': limits.TRANSFORM_OUTPUT,
  'TRANSFORM_RESOURCES': limits.TRANSFORM_RESOURCES,
  'MODEL': limits.MODEL,
  'MODEL_CONTAINER': limits.MODEL_CONTAINER,
  '': {
    MODEL_SUBNETS: limits.MODEL_SUBNETS,
    CREDENTIALS_PROVIDER: limits.CREDENTIALS_PROVIDER,
    MAX_MODEL_ENVIRONMENT: limits.MAX_MODEL_ENVIRONMENT,
    IMAGE_URI: limits.IMAGE_URI,
    S3_LOCATION: limits.S3_LOCATION,
    INSTANCE_TYPE: limits.INSTANCE_TYPE,
    IMAGE_TAG: limits.IMAGE_TAG,
    IMAGE_DIGEST: limits.IMAGE_DIGEST,
    REPOSITORY_NAME: limits.REPOSITORY_NAME,
    REGISTRY_ACCOUNT: limits.REGISTRY_ACCOUNT,
    MODEL_CARD_CONTENT: limits.MODEL_CARD_CONTENT,
    MAX_PAYLOAD: limits.MAX_PAYLOAD,
    MAX_CONCURRENT_PAYLOAD: limits.MAX_CONCURRENT_PAYLOAD,
    MAX_RESOURCE_POLICY: limits.MAX_RESOURCE_POLICY,
    MAX_ADDITIONAL_SPECIFICATIONS: limits.MAX_ADDITIONAL_SPECIFICATIONS,
  },
};

const TRIED_BELOW = ['MAX_RESOURCE_POLICY'];

const IMPOSSIBLE: Record<string, string> = {
  ...Object.fromEntries(['min', 'max', 'form'].map((part) =>
    [`MODEL_PACKAGE.customerMetadataPropertiesToRemove.each.${part}`, 'no property of a template: test/model-package/limits.test.ts'])),
  'MAX_PAYLOAD.min': 'CDK has no negative sizes',
};

/** Every single limit, such as `MODEL_PACKAGE.description.max`. */
function limitsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) { return [path]; }
  return Object.entries(value)
    .filter(([key, inner]) => !['kind', 'source', 'secret', 'unit'].includes(key) && !(key === 'min' && inner === 0 && (value as any).kind !== 'number'))
    .flatMap(([key, inner]) => limitsOf(key === 'form' ? key : inner, [path, key].filter((part) => part !== '').join('.')));
}

/** All that stands below the packages, and directly below the stack. */
function treeOf({ scope, stack }: World): string[] {
  return [...scope.node.findAll(), ...stack.node.children].map(({ node }) => node.path);
}

/** The places of all that is wrong by the error that something throws. */
function placesOf(action: () => unknown): string[] {
  return issuesOf(action).map((issue) => issue.slice(0, issue.lastIndexOf(': ')));
}
