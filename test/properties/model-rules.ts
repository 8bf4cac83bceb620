import * as fc from 'fast-check';
import { idsOf, LEGAL_MODEL, ModelOfData, ServedData } from './models';
import { Call, Rule } from './rules';
import * as texts from './texts';
import { Model } from '../../src';

/*
 * Every rule that the library has for models, each with legal input and the same with exactly one thing broken, as
 * rules.ts has them for packages.
 */

const { constant, constantFrom } = fc;
type Values = fc.Arbitrary<unknown>;

const longer = (alphabet: readonly string[], max: number) => fc.oneof(
  texts.exactly(alphabet, max + 1), texts.exactly(alphabet, max + 200),
);
const NAME: Record<string, Values> = { min: constant(''), max: fc.oneof(texts.nameOf(64), texts.nameOf(200)), form: texts.NO_NAME };
const KEY_ALPHABET = [...texts.ALPHANUMERIC, '_'];

/** A legal model, changed. */
function changed<T>(
  name: string,
  covers: string[],
  path: string,
  values: fc.Arbitrary<T>,
  change: (data: ModelOfData, value: T) => ModelOfData,
  prepare: (data: ModelOfData) => ModelOfData = (data) => data,
): Rule {
  return {
    name: `a model: ${name}`,
    covers,
    cases: fc.tuple(LEGAL_MODEL, values).map(([data, value]) => {
      const legal = prepare(data);
      return { legal: { model: legal }, broken: { model: change(legal, value) }, path };
    }),
  };
}

/** The least that a container needs, changed. */
function container<T>(
  name: string, covers: string[], path: string, values: fc.Arbitrary<T>, change: (value: T) => Partial<ServedData>,
): Rule {
  const legal = fc.constantFrom<ServedData>(
    { image: { via: 'uri', uri: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' } }, { image: { via: 'ecr', repository: 'imported', tagOrDigest: '3' } },
  );
  return {
    name: `a container of a model: ${name}`,
    covers,
    cases: fc.tuple(legal, values).map(([data, value]) => ({
      legal: { served: data },
      broken: { served: { ...data, ...change(value) } },
      path,
    })),
  };
}

const UNPACKED = { via: 'bucketPrefix', bucket: 'own', prefix: 'models/' } as const;
const SIMPLE: ServedData = { image: { via: 'uri', uri: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' } };
const simple = (length: number): ServedData[] => new Array<ServedData>(length).fill(SIMPLE);
const withContainers = (containers: ServedData[]) => (
  { network: _network, executionMode: _mode, ...data }: ModelOfData,
): ModelOfData =>
  ({ ...data, containers });
const withNetwork = (data: ModelOfData): ModelOfData =>
  ({ ...data, network: { subnetIds: idsOf('subnet', 2), securityGroupIds: idsOf('sg', 1) } });
const withIds = (property: 'subnetIds' | 'securityGroupIds') => (data: ModelOfData, ids: string[]): ModelOfData =>
  ({ ...data, network: { ...data.network, [property]: ids } });
const LONG_ID = longer([...texts.ALPHANUMERIC, '-'], 32);
const PRIVATE: ServedData = {
  image: { via: 'uri', uri: 'registry.example.com/churn:3' }, credentialsProvider: 'arn:aws:lambda:eu-west-1:111122223333:function:login',
};
const WRONG_ID = constantFrom('subnet_1', 'sg 1', 'a/b', 'é', '');
const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn';

export const MODEL_RULES: Rule[] = [
  ...Object.entries(NAME).map(([facet, values]) =>
    changed(`modelName ${facet}`, [`MODEL.modelName.${facet}`], 'modelName', values, (data, value) => ({ ...data, modelName: value as string }))),
  changed('containers min', ['MODEL.containers.min'], 'containers', constant(0), (data) => ({ ...data, containers: [] }), withContainers(simple(1))),
  changed('containers max', ['MODEL.containers.max'], 'containers', fc.integer({ min: 16, max: 20 }), (data, length) =>
    ({ ...data, containers: simple(length) }), withContainers(simple(15))),
  changed('securityGroups min', ['MODEL.securityGroups.min'], 'securityGroups', constant<string[]>([]), withIds('securityGroupIds'), withNetwork),
  changed('securityGroups max', ['MODEL.securityGroups.max'], 'securityGroups',
    fc.integer({ min: 6, max: 9 }).map((length) => idsOf('sg', length)), withIds('securityGroupIds'), withNetwork),
  changed('the form of a security group', [], 'securityGroups[1]',
    WRONG_ID.map((id) => [...idsOf('sg', 1), id]), withIds('securityGroupIds'), withNetwork),
  changed('vpcSubnets min', ['MODEL_SUBNETS.min'], 'vpcSubnets', constant<string[]>([]), withIds('subnetIds'), withNetwork),
  changed('vpcSubnets max', ['MODEL_SUBNETS.max'], 'vpcSubnets',
    fc.integer({ min: 17, max: 20 }).map((length) => idsOf('subnet', length)), withIds('subnetIds'), withNetwork),
  changed('the form of a subnet', ['MODEL_SUBNETS.each.form'], 'vpcSubnets[0]',
    WRONG_ID.map((id) => [id, ...idsOf('subnet', 1)]), withIds('subnetIds'), withNetwork),
  changed('the length of a security group', [], 'securityGroups[1]', LONG_ID.map((id) => [...idsOf('sg', 1), id]),
    withIds('securityGroupIds'), withNetwork),
  changed('the length of a subnet', ['MODEL_SUBNETS.each.max'], 'vpcSubnets[0]', LONG_ID.map((id) => [id, ...idsOf('subnet', 1)]),
    withIds('subnetIds'), withNetwork),
  ...Object.entries({ min: constant(''), max: longer(texts.ONE_LINE, 2048), form: texts.broken(2048) }).map(([facet, values]) =>
    changed(`the function of a private registry ${facet}`, [`CREDENTIALS_PROVIDER.${facet}`], 'containers[0].privateRegistry.credentialsProvider',
      values, (data, credentialsProvider) => ({ ...data, containers: [{ ...PRIVATE, credentialsProvider }] }),
      (data) => withNetwork(withContainers([PRIVATE])(data)))),
  changed('allowAllOutbound with securityGroups', [], 'allowAllOutbound', fc.boolean(), (data, allowAllOutbound) =>
    ({ ...data, network: { ...data.network, allowAllOutbound } }), withNetwork),
  changed('confusedDeputyProtection with role', [], 'confusedDeputyProtection', fc.constant(true), (data, confusedDeputyProtection) =>
    ({ ...data, role: 'own', confusedDeputyProtection })),
  changed('environment in all', ['MAX_MODEL_ENVIRONMENT'], 'containers', fc.integer({ min: 33, max: 40 }), (data, length) => ({
    ...data,
    containers: [...data.containers, {
      ...SIMPLE, environment: Object.fromEntries(Array.from({ length }, (_, index) => [`K${index}`, 'x'.repeat(1024)])),
    }],
  }), withContainers(simple(2))),
  changed('two multi-model containers', [], 'containers', fc.integer({ min: 2, max: 5 }), (data, length) =>
    ({
      ...data,
      containers: new Array<ServedData>(length).fill({ ...SIMPLE, modelData: UNPACKED, multiModel: {} }),
    }), withContainers(simple(2))),
  changed('a host name twice', [], 'containers[1].containerHostname', texts.name(), (data, containerHostname) =>
    ({ ...data, containers: simple(2).map((one) => ({ ...one, containerHostname })) }), withContainers(simple(2))),
  changed('a host name for one alone', [], 'containers[1].containerHostname', texts.name(), (data, containerHostname) =>
    ({ ...data, containers: [{ ...SIMPLE, containerHostname }, SIMPLE] }), withContainers(simple(2))),
  changed('a private registry without a VPC', [], 'containers[0].privateRegistry', constant(true), (data, privateRegistry) =>
    ({ ...data, containers: [{ ...SIMPLE, privateRegistry }, SIMPLE] }), withContainers(simple(2))),
  changed('a package of another region', [], 'containers[1].modelPackage', constantFrom('us-east-1', 'eu-central-1'), (data, region) => ({
    ...data, containers: [SIMPLE, { modelPackage: `arn:aws:sagemaker:${region}:111122223333:model-package/churn/3` }],
  }), withContainers(simple(2))),
  changed('an image of another region', [], 'containers[1].image', constantFrom('us-east-1', 'eu-central-1'), (data, region) => ({
    ...data, containers: [SIMPLE, { image: { via: 'uri', uri: `111122223333.dkr.ecr.${region}.amazonaws.com/churn` } }],
  }), withContainers(simple(2))),
  changed('model data of another region', [], 'containers[1].modelData', constantFrom('us-east-1', 'eu-central-1'), (data, region) => ({
    ...data, containers: [SIMPLE, { ...SIMPLE, modelData: { via: 'bucket', bucket: { name: 'far', region }, key: 'k.tar.gz' } }],
  }), withContainers(simple(2))),

  ...(['containerHostname', 'inferenceSpecificationName'] as const).flatMap((property) => Object.entries(NAME).map(([facet, values]) =>
    container(`${property} ${facet}`, [`MODEL_CONTAINER.${property}.${facet}`], property, values, (value) => ({ [property]: value })))),
  container('environment max', ['MODEL_CONTAINER.environment.max'], 'environment', fc.integer({ min: 101, max: 120 }), (length) => ({
    environment: Object.fromEntries(Array.from({ length }, (_, index) => [`KEY${index}`, 'value'])),
  })),
  ...Object.entries({
    min: constant(''),
    max: texts.exactly(KEY_ALPHABET, 1024).map((rest) => `_${rest}`),
    form: texts.inserted(texts.text(KEY_ALPHABET, { max: 50 }), constantFrom('-', '.', ' ', 'é', '\n', '=')),
  }).map(([facet, keys]) =>
    container(`environment key ${facet}`, [`MODEL_CONTAINER.environment.key.${facet}`], 'environment', keys, (key) => ({ environment: { [key]: 'value' } }))),
  container('environment value max', ['MODEL_CONTAINER.environment.value.max'], 'environment["KEY"]', longer(texts.ANYTHING, 1024), (value) =>
    ({ environment: { KEY: value } })),
  ...Object.entries({ min: constant(''), max: longer(texts.ONE_LINE, 255), form: texts.broken(255) }).map(([facet, values]) =>
    container(`hubContentArn ${facet}`, [`MODEL_CONTAINER.hubContentArn.${facet}`], 'hubContentArn', values, (hubContentArn) =>
      ({ hubContentArn, modelData: UNPACKED }))),
  container('hubContentArn of an archive', [], 'hubContentArn', constantFrom(undefined, { via: 'uri', uri: 's3://bbb/k.tar.gz' } as const), (modelData) =>
    ({ hubContentArn: 'arn', modelData })),
  container('hubContentArn with multiModel', [], 'hubContentArn', constant({}), (multiModel) => ({ hubContentArn: 'arn', modelData: UNPACKED, multiModel })),
  container('an image of another registry', [], 'image', constantFrom('churn:3', 'registry.example.com/churn', 'public.ecr.aws/x/y'), (uri) =>
    ({ image: { via: 'uri', uri } })),
  container('model data: no archive', [], 'modelData', constantFrom('s3://bbb/k', 's3://bbb/k.zip', 's3://bbb/k/'), (uri) => ({ modelData: { via: 'uri', uri } })),
  container('multiModel: no prefix', [], 'modelData', constantFrom<ServedData['modelData']>(
    undefined, { via: 'uri', uri: 's3://bbb/k' }, { via: 'bucket', bucket: 'own', key: 'k.tar.gz' }, { via: 'asset' },
    { via: 'bucketObject', bucket: 'own', key: 'k' }), (modelData) => ({ modelData, multiModel: {} })),
  container('multiModel: a license', [], 'modelData.acceptEula', fc.boolean(), (acceptEula) => ({ modelData: { ...UNPACKED, acceptEula }, multiModel: {} })),

  ...(['fromModelArn', 'fromModelAttributes'] as const).map((factory): Rule => {
    const call = (modelArn: string): Call => ({
      call: ({ scope }, id) => factory === 'fromModelArn' ? Model.fromModelArn(scope, id, modelArn) : Model.fromModelAttributes(scope, id, { modelArn }),
      shown: modelArn,
    });
    return {
      name: `Model.${factory}`,
      covers: [],
      cases: fc.oneof(
        constantFrom('', 'churn', `${ARN}/1`, `${ARN}\n`, ` ${ARN}`, `${ARN}-`, ARN.replace('aws', 'azure'), ARN.replace(':model/', ':model-package/')),
        texts.nameOf(64).map((name) => ARN.replace('churn', name)),
      ).map((wrong) => ({ legal: call(ARN), broken: call(wrong), path: 'modelArn' })),
    };
  }),
  {
    name: 'Model.fromModelName',
    covers: [],
    cases: fc.oneof(texts.NO_NAME, texts.nameOf(64), constant('')).map((wrong) => {
      const call = (name: string): Call => ({
        call: ({ scope }, id) => Model.fromModelName(scope, id, name),
        shown: name,
      });
      return { legal: call('churn'), broken: call(wrong), path: 'modelName' };
    }),
  },
];
