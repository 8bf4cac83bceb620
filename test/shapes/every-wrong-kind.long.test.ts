import { App, Stack } from 'aws-cdk-lib';
import { Samples, SECRET } from './samples';
import { violationsOf } from './violations';
import { isSecret, Path, placeOf, positionsOf, WRONG } from './wrong-kinds';
import { CallName, parametersOf } from '../../src/diagnostics/shapes';
import { calls } from '../../src/diagnostics/shapes.json';

const samples = new Samples(new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } }));

/** The name by which a value is known to its properties. */
const VALUES: { readonly [call: string]: string } = {
  'new InferenceSpecification': 'inferenceSpecification',
  'new ValidationSpecification': 'validationSpecification',
};

/**
 * Where the tests cannot go: an argument that is a getter, and the scope of a construct, of which CDK's own decorator
 * asks first.
 */
function isOutOfReach(call: CallName, wrong: string, path: Path): boolean {
  return path.length === 1 && (wrong === 'a getter that throws' || (path[0] === 0 && parametersOf(call)[0].name === 'scope' && call.startsWith('new ')));
}

describe.each(Object.keys(calls) as CallName[])('%s', (call) => {
  const parameters = parametersOf(call);

  test.each(WRONG)('$name, wherever it is wrong, is a violation that names the place, and nothing else happens', ({ name, isPlain, fits, put }) => {
    const positions = positionsOf(parameters).filter(
      ({ path, property }) => !fits(property) && !isOutOfReach(call, name, path),
    );
    for (const { path, property } of positions) {
      const values = samples.argumentsOf(parameters);
      const holder = path.slice(0, -1).reduce<any>((each, step) => each[step], values);
      put(holder, path[path.length - 1], isSecret(property) ? SECRET : 'wrong');
      const before = samples.scope.node.findAll().length;

      const found = violationsOf(() => samples.call(call, values));

      const place = isPlain && path.length === 1 && property.kind.is === 'struct' ? '' : placeOf(path, parameters, VALUES[call]);
      expect(
        { place, found: found.filter((violation) => violation.place.startsWith(place)) },
      ).not.toEqual({ place, found: [] });
      expect(found.filter(({ code, text }) => !code.startsWith('Shape.') || text.includes(SECRET))).toEqual([]);
      expect(samples.scope.node.findAll()).toHaveLength(before);
    }
  });
});

test('these are more than 5,000 wrong inputs', () => {
  const inputs = (Object.keys(calls) as CallName[]).flatMap((call) => positionsOf(parametersOf(call)))
    .flatMap(({ property }) => WRONG.filter(({ fits }) => !fits(property)));

  expect(inputs.length).toBeGreaterThan(5000);
});
