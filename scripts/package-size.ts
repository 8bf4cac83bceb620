import { execFileSync } from 'child_process';

/* Fails if the npm package is larger than an install should download. Needs what is packed: compile and rosetta. */

const MOST_KILOBYTES = 400;

const [{ size }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { encoding: 'utf-8', stdio: ['ignore', 'pipe', 'ignore'] }));
const kilobytes = Math.ceil(size / 1000);
console.log(`the npm package has ${kilobytes} kB, and at most ${MOST_KILOBYTES}`);
if (kilobytes > MOST_KILOBYTES) { process.exitCode = 1; }
