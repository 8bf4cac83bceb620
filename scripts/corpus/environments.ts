/**
 * Holds the compiled library against the committed templates on every supported line of Node.js, in other time zones,
 * locales and folders. The runtimes are installed from npm into a folder that git ignores.
 */
import { spawnSync } from 'child_process';
import { existsSync, mkdirSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';

const WORK = resolve('.nodes');
const OTHER_LINES = ['22', '24'];
const PLACES = [
  { TZ: 'UTC', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
  { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  { TZ: 'Pacific/Chatham', LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8' },
];

const nodes = [process.execPath, ...OTHER_LINES.map(install)];
const folders = [resolve(), tmpdir()];
nodes.forEach((node, index) => compare(node, PLACES[index], folders[index % folders.length]));

/** The executable of a line of Node.js, as the package of the platform brings it. */
function install(line: string): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = join(WORK, line);
  mkdirSync(folder, { recursive: true });
  run('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--loglevel=error', `${name}@${line}`], folder);
  const executable = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(executable)) { throw new Error(`${name}@${line} has no ${executable}`); }
  return executable;
}

function compare(node: string, place: NodeJS.ProcessEnv, cwd: string): void {
  run(node, [
    resolve('node_modules/tsx/dist/cli.mjs'), '--tsconfig', resolve('bench/tsconfig.json'), resolve('scripts/corpus/compare.ts'),
  ], cwd, place);
}

function run(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): void {
  const { status } = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
  if (status !== 0) { throw new Error(`${command} ${args.join(' ')} failed`); }
}
