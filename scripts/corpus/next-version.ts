/**
 * Prints the version change of the next release: what the commits suggest, or more if deployed versions are replaced.
 */
import { bumpFor, greaterBump, readUpgrade } from './upgrade';

const { VERSION = '0.0.0', SUGGESTED_BUMP = 'patch' } = process.env;
console.log(greaterBump(SUGGESTED_BUMP, bumpFor(readUpgrade(), VERSION)));
