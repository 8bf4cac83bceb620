import { spawnSync } from 'child_process';

export interface RunOptions {
  readonly cwd?: string;
  /** Where the app puts its templates. */
  readonly outdir?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Shows the output as it comes, not only that of a failure. */
  readonly verbose?: boolean;
  /** Returns the messages of jsii, too. */
  readonly trace?: boolean;
}

/** Runs a command to its end, and returns what it said; throws, with the same, if it fails. */
export function run(command: string, args: string[], options: RunOptions = {}): string {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env, ...(options.outdir && { CDK_OUTDIR: options.outdir }), ...(options.trace && { JSII_DEBUG: '1' }) },
    stdio: options.verbose ? 'inherit' : 'pipe',
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) { throw new Error(`${command}: ${error.message}`); }
  const said = `${stdout ?? ''}${stderr ?? ''}`;
  if (status !== 0) { throw new Error(`${[command, ...args].join(' ')} failed:\n${said}`); }
  return said;
}

/** Does something, and says how long it took. */
export function timed<T>(what: string, action: () => T): T {
  const start = Date.now();
  const result = action();
  console.log(`${what}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
