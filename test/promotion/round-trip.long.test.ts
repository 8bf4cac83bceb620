import * as fc from 'fast-check';
import { DESCRIPTION } from './descriptions';
import { keptOf } from './kept';
import { describedAgain, normal, promote } from './promoted';
import { issuesOf } from '../support';

const PARAMETERS = { seed: 20, numRuns: 300 };

test('what is described of a promoted version is what is described of its source, but for what is lost', () => {
  fc.assert(fc.property(DESCRIPTION, (description) => {
    const { kept, lost } = keptOf(description);
    expect(normal(describedAgain(promote(description, lost)))).toEqual(normal(kept));
  }), PARAMETERS);
});

test('all that is lost is one error, if it is not accepted', () => {
  let erroneous = 0;
  fc.assert(fc.property(DESCRIPTION, (description) => {
    const { lost } = keptOf(description);
    if (lost.length === 0) { return promote(description) !== undefined; }
    erroneous++;
    const places = issuesOf(() => promote(description)).map((issue) => issue.replace(/: [^:]*$/, '').replace(/^source\./, ''));
    // More than ten of a kind are not shown.
    expect(lost).toEqual(expect.arrayContaining(places));
    expect(new Set(places).size).toBeGreaterThanOrEqual(Math.min(lost.length, 10));
    return true;
  }), PARAMETERS);
  expect(erroneous).toBeGreaterThan(100);
});
