import { Errors } from 'aws-cdk-lib/core/lib/errors';
import * as fc from 'fast-check';
import { legalPackage } from './arbitraries';
import { containerPaths, PackageData, Path, put, StringMap } from './data';
import { Rule, RULES, use } from './rules';
import { check, Hits, logSeed } from './run';
import * as texts from './texts';
import { World } from './world';
import { ENV } from '../support';

beforeAll(() => logSeed('secrets'));

/** Something that stands nowhere by chance. */
const SECRET = fc.uuid().map((id) => `SECRET-${id}`);

/** Environments whose values hold the secret: as it is, in the middle, too often, and in every variable. */
function environment(secret: string): fc.Arbitrary<StringMap> {
  const value = fc.oneof(
    fc.constant(secret),
    fc.constant(`${secret}\n`),
    texts.exactly(texts.ANYTHING, 20).map((start) => `${start}${secret}`),
    fc.integer({ min: 1, max: 40 }).map((times) => secret.repeat(times)),
    fc.constant(JSON.stringify({ password: secret })),
  );
  const key = fc.oneof(
    { weight: 6, arbitrary: texts.ENVIRONMENT_KEY }, { weight: 1, arbitrary: fc.constantFrom('', 'A-B', '1', 'x'.repeat(1025), 'é') },
  );
  return fc.oneof(
    { weight: 5, arbitrary: texts.map(key, value, { min: 1, max: 4 }) },
    { weight: 1, arbitrary: texts.map(texts.ENVIRONMENT_KEY, value, { min: 17, max: 17 }) },
  );
}

interface Hidden {
  readonly secret: string;
  readonly package: PackageData;
}

/** A package that is broken by one of the rules, or legal, with the secret in all environments. */
const HIDDEN: fc.Arbitrary<Hidden> = fc.tuple(
  SECRET,
  fc.oneof(
    { weight: 1, arbitrary: legalPackage({ having: ['inferenceSpecification', 'validationSpecification'] }) },
    { weight: 2, arbitrary: brokenBy(RULES) },
    { weight: 2, arbitrary: brokenBy(RULES.filter(({ name }) => /environment|containers/.test(name))) },
  ),
).filter(([, data]) => environmentPaths(data).length > 0).chain(([secret, data]) => {
  const paths = environmentPaths(data);
  // The same environment for some, so that containers can be equal.
  return fc.tuple(
    environment(secret),
    environment(secret),
    fc.array(fc.boolean(), { minLength: paths.length, maxLength: paths.length }),
  )
    .map(([one, other, which]) => ({
      secret,
      package: paths.reduce((before, path, index) => put(before, path, which[index] ? one : other), data),
    }));
});

function brokenBy(rules: Rule[]): fc.Arbitrary<PackageData> {
  return fc.constantFrom(...rules).chain(({ cases }) => cases).map(({ broken }) => 'package' in broken ? broken.package : {});
}

/** Where environments can be. */
function environmentPaths(data: PackageData): Path[] {
  return [...containerPaths(data), ...data.validationSpecification ? [['validationSpecification']] : []].map((path) => [...path, 'environment']);
}

const hits = new Hits();

test('no message and no warning shows the value of an environment variable', () => {
  let world = new World({ env: ENV, validated: false });
  let count = 0;
  check(HIDDEN, 1_200, ({ secret, package: data }) => {
    if (count % 100 === 0) { world = new World({ env: ENV, validated: false }); }
    const id = `It${count++}`;
    let said: string;
    try {
      said = JSON.stringify(world.addPackage(id, data).node.findAll().map(({ node }) =>
        node.metadata.map(({ type, data: value }) => [type, value])));
      hits.add('accepted');
      hits.addIf(said.includes('aws:cdk:warning'), 'warned');
    } catch (error) {
      expect(Errors.isValidationError(error)).toBe(true);
      const { message, stack, ...rest } = error as Error;
      said = `${message}${stack}${JSON.stringify(rest)}${String(error)}`;
      hits.add('refused');
      PROBLEMS.forEach((problem) => hits.addIf(problem.test(message), String(problem)));
    }
    // Whatever is shown of a value is more than its first few characters.
    expect(said).not.toContain(secret.slice(0, 12));
  });
});

test('an element of a refused list shows none either', () => {
  const world = new World({ env: ENV, validated: false });
  const containers = Array.from({ length: 16 }, () => ({ image: { via: 'uri' as const, uri: 'i' }, environment: { KEY: 'SECRET' } }));

  expect(() => use(world, 'It', {
    package: { modelPackageGroup: 'own', inferenceSpecification: { containers, supportedContentTypes: [], supportedResponseMimeTypes: [] } },
  })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('SECRET') }));
});

/** Problems with environments themselves, that must have come up. */
const PROBLEMS = [
  /environment\["[^"]*"\]: .*\(Text\.length, /, /environment: .*\(Text\.environmentVariable, /, /environment: .*\(Map\.size, /,
  /environment: .*\(ModelPackage\.environmentOnUnversioned, /, /\(InferenceSpecification\.equalContainers, /, /containers: .*\(List\.length, /,
];

test('every problem with environments came up, and many more', () => {
  expect(hits.of('accepted')).toBeGreaterThan(50);
  expect(hits.of('warned')).toBeGreaterThan(20);
  expect(hits.of('refused')).toBeGreaterThan(500);
  expect(hits.missing(PROBLEMS.map(String))).toEqual([]);
});
