import { execFileSync } from 'child_process';
import { newApp, timeApp } from './apps';
import { SUBJECTS } from './subjects';

/** What one variant costs in a process of its own, in which nothing is compiled yet. */
export interface FreshFigures {
  /** CPU time of construction and resolution, in milliseconds. */
  readonly firstInProcess: number;
  /** MB that the synthesized app keeps. */
  readonly heap: number;
  /** MB of the process at its largest, CDK included. */
  readonly peak: number;
}

const MB = 1024 * 1024;

export function measureFresh(subject: string, variant: string, count: number): FreshFigures {
  return JSON.parse(execFileSync(process.execPath, [...process.execArgv, __filename, subject, variant, String(count)], { encoding: 'utf-8' }));
}

if (require.main === module) {
  process.setSourceMapsEnabled(false);
  const [subject, variant, count] = process.argv.slice(2);
  gc!();
  const before = process.memoryUsage().heapUsed;
  const app = newApp();
  const measured = SUBJECTS[subject].variants[variant];
  const { constructionAndResolution: firstInProcess } = timeApp(measured, Number(count), app);
  app.synth();
  gc!();
  const heap = (process.memoryUsage().heapUsed - before) / MB;
  // Linux counts kilobytes here.
  const figures: FreshFigures = { firstInProcess, heap, peak: process.resourceUsage().maxRSS / 1024 };
  console.log(JSON.stringify(figures));
  // The app has to be alive when its memory is measured.
  process.exitCode = app.node.children.length > 0 ? 0 : 1;
}
