import { Aws, CfnParameter, Fn, Lazy } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { put } from './data';
import { addModel, LEGAL_MODEL, ModelOfData } from './models';
import { check, checkBatches, Hits, logSeed } from './run';
import { modelsIn, synthesized, World } from './world';
import { ENV } from '../support';

beforeAll(() => logSeed('models'));

const hits = new Hits();

test.each([['environment-agnostic', undefined, 0], ['of a known environment', ENV, 1]])(
  'models that are legal construct, synthesize, and pass CloudFormation Validate in a stack %s',
  (_name, env, salt) => checkBatches(LEGAL_MODEL, { batches: 10, size: 22, salt }, (batch) => {
    // Errors fail the synthesis itself.
    const { world, template, fitting } = synthesized(batch, (some) => {
      const of = new World({ env });
      some.forEach((data, index) => addModel(of, `Model${index}`, data));
      return of;
    });
    fitting.forEach(count);

    expect(modelsIn(template)
      .map(({ Containers, PrimaryContainer }) => Containers?.length ?? (PrimaryContainer ? 1 : 0)))
      .toEqual(fitting.map(({ containers }) => containers.length));
    expect(world.findings()).toEqual([]);
  }),
);

test('these models have everything, and do without it', () => {
  expect(hits.of('models')).toBeGreaterThanOrEqual(400);
  expect(hits.missing([
    'of 1', 'of 2', 'of 15', 'multi-model', 'private registry', 'package', 'image uri', 'image ecr', 'image prebuilt', 'image asset', 'environment of 100', 'hub',
    ...['modelName', 'executionMode', 'networkIsolation', 'confusedDeputyProtection', 'role', 'network'].flatMap((property) => [property, `no ${property}`]),
  ])).toEqual([]);
});

/** Ways to give a text that is known at deployment alone. */
const TOKENS: Record<string, (world: World, mark: string) => string> = {
  'a parameter': (world, mark) => new CfnParameter(world.stack, mark).valueAsString,
  'a lazy text': (_world, mark) => Lazy.string({ produce: () => mark }),
  'an import': (_world, mark) => Fn.importValue(mark),
  'something in the middle': (_world, mark) => `-${mark}\n${Aws.STACK_NAME}/`,
  'too long a text': (_world, mark) => `${'x'.repeat(2_000)}${mark}${Aws.STACK_NAME}`,
};

test('tokens anywhere are taken, and rendered', () => {
  const cases = fc.tuple(LEGAL_MODEL, fc.constantFrom(...Object.entries(TOKENS)), fc.nat());
  checkBatches(cases, { batches: 10, size: 25, salt: 2 }, (batch) => {
    const { template, fitting } = synthesized(batch, (some) => {
      const world = new World({ env: ENV, validated: false });
      some.forEach(([data, [way, make], choice], index) => {
        const places = placesOf(data);
        const path = places[choice % places.length];
        hits.add(`token ${way}`);
        hits.add(`token in ${String(path[path.length - 1])}`);
        addModel(world, `Model${index}`, put(data, path, make(world, `Mark${index}x`)));
      });
      return world;
    });
    const rendered = modelsIn(template).map((model) => JSON.stringify(model));
    expect(rendered.map((text, index) => text.includes(`Mark${index}x`))).toEqual(fitting.map(() => true));
  });
  expect(hits.missing([
    ...Object.keys(TOKENS).map((way) => `token ${way}`), 'token in modelName', 'token in containerHostname', 'token in inferenceSpecificationName',
    'token in uri', 'token in K0', 'token in modelPackage',
  ])).toEqual([]);
});

/** Where a text may be a token: in what is there, or in addition to it. */
function placesOf(data: ModelOfData): (string | number)[][] {
  return [
    ['modelName'],
    ...data.containers.flatMap(({ image, modelPackage }, index) => [
      ['containers', index, 'inferenceSpecificationName'],
      ['containers', index, 'environment', 'K0'],
      ...data.containers.length === 1 || data.containers[0].containerHostname !== undefined ? [['containers', index, 'containerHostname']] : [],
      ...image?.via === 'uri' ? [['containers', index, 'image', 'uri']] : [],
      ...modelPackage !== undefined ? [['containers', index, 'modelPackage']] : [],
    ]),
  ];
}

test('no message and no warning shows the value of an environment variable', () => {
  const world = new World({ env: ENV, validated: false });
  const said = { refused: 0, accepted: 0 };
  const cases = fc.tuple(LEGAL_MODEL, fc.uuid(), fc.constantFrom(1, 5, 40), fc.constantFrom('KEY', '', 'NOT-A-KEY'), fc.constantFrom('churn', 'not a name'));
  let index = 0;
  check(cases, 300, ([data, id, times, key, modelName]) => {
    const secret = `SECRET-${id}`;
    const containers = data.containers.map((one) => ({
      ...one,
      environment: { ...one.environment, [key]: secret.repeat(times) },
    }));
    let shown: string;
    try {
      const model = addModel(world, `It${index++}`, { ...data, containers, modelName });
      shown = JSON.stringify(
        model.node.findAll().map(({ node }) => node.metadata.map(({ type, data: value }) => [type, value])),
      );
      said.accepted++;
    } catch (error) {
      shown = `${(error as Error).message}${(error as Error).stack}`;
      expect(shown).toContain('invalid model');
      said.refused++;
    }
    expect(shown).not.toContain(secret.slice(0, 12));
  });
  expect(said.accepted).toBeGreaterThan(10);
  expect(said.refused).toBeGreaterThan(100);
});

function count(data: ModelOfData): void {
  hits.add('models');
  hits.add(`of ${data.containers.length}`);
  for (const property of ['modelName', 'executionMode', 'networkIsolation', 'confusedDeputyProtection', 'role', 'network'] as const) {
    hits.add(data[property] === undefined ? `no ${property}` : property);
  }
  for (const { image, modelPackage, multiModel, privateRegistry, environment = {}, hubContentArn } of data.containers) {
    hits.addIf(image !== undefined, `image ${image?.via}`);
    hits.addIf(modelPackage !== undefined, 'package');
    hits.addIf(multiModel !== undefined, 'multi-model');
    hits.addIf(privateRegistry === true, 'private registry');
    hits.addIf(hubContentArn !== undefined, 'hub');
    hits.add(`environment of ${Object.keys(environment).length}`);
  }
}
