import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';

export const ROOT = join(__dirname, '..');
/** Where the oldest CDK lies, out of reach of whatever does not ask for it. */
export const FLOOR = join(ROOT, '.floor');

interface Manifest {
  readonly devDependencies: { [name: string]: string };
  readonly peerDependencies: { [name: string]: string };
  readonly jest: { [option: string]: any };
}

export const MANIFEST: Manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf-8'));

/** Runs a command to its end, and fails where it does. */
export function run(cwd: string, command: string, ...args: string[]): void {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) { throw new Error(`${command} failed`); }
}

export function binary(name: string): string {
  return join(ROOT, 'node_modules/.bin', name);
}

/** Installs the lowest version of every peer, once. */
export function installFloor(): void {
  const { devDependencies, peerDependencies } = MANIFEST;
  const peers = Object.fromEntries(Object.entries(peerDependencies).map(([name, range]) => [name, range.replace(/^\^/, '')]));
  const content = JSON.stringify({
    private: true,
    // It imports aws-cdk-lib itself, and has to find the same.
    dependencies: { ...peers, '@aws-cdk/integ-tests-alpha': devDependencies['@aws-cdk/integ-tests-alpha'] },
  });
  const stamp = join(FLOOR, 'node_modules/.floor.json');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf-8') !== content) {
    rmSync(FLOOR, { recursive: true, force: true });
    mkdirSync(FLOOR);
    writeFileSync(join(FLOOR, 'package.json'), content);
    run(FLOOR, 'npm', 'install', '--no-audit', '--no-fund', '--no-package-lock');
    writeFileSync(stamp, content);
  }
  for (const [name, version] of Object.entries(peers)) {
    console.log(`${name} ${version}`);
  }
}
