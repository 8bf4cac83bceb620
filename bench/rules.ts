import { execFileSync } from 'child_process';
import { IPolicyValidationContext, Validations } from 'aws-cdk-lib';
import { cpuTime, newApp } from './apps';
import { packages } from './packages';
import { median } from './statistics';
import { GovernanceRule, ModelRegistryRules } from 'cdk-sagemaker-model-package';

const COUNTS = [100, 1_000, 10_000];
const SAMPLES = 7;

/** Median CPU times in milliseconds of one validation of all templates of an app, which are on the disk. */
export interface RulesFigures {
  /** How many L1 packages the templates have, in stacks of 400. */
  readonly count: number;
  readonly samples: number;
  /** The first validation of the process, in which nothing is compiled yet: the one that a synthesis has. */
  readonly first: number;
  readonly libraryRules: number;
  /** The rules of the library and all of governance. */
  readonly allRules: number;
}

/** Each size in a process of its own. */
export function measureRules(): RulesFigures[] {
  return COUNTS.map((count) => {
    const args = [...process.execArgv, __filename, String(count)];
    // On stderr, CDK prints a warning for each package: the template owns its approval.
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf-8', stdio: ['ignore', 'pipe', 'ignore'] }));
  });
}

function measure(count: number): RulesFigures {
  const first: number[] = [];
  let context: IPolicyValidationContext | undefined;
  class Timed extends ModelRegistryRules {
    public validate(given: IPolicyValidationContext) {
      context = given;
      return timed(first, () => super.validate(given));
    }
  }
  const app = newApp();
  packages({ bucket: 'owned', shared: true }).variants.raw(app, count);
  Validations.of(app).addPlugins(new Timed());
  app.synth();

  const libraryRules: number[] = [];
  const allRules: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    timed(libraryRules, () => new ModelRegistryRules().validate(context!));
    timed(allRules, () => new ModelRegistryRules({ governance: GovernanceRule.all() }).validate(context!));
  }
  return { count, samples: SAMPLES, first: first[0], libraryRules: median(libraryRules), allRules: median(allRules) };
}

function timed<T>(times: number[], action: () => T): T {
  let result: T;
  times.push(cpuTime(() => { result = action(); }));
  return result!;
}

if (require.main === module) {
  process.setSourceMapsEnabled(false);
  console.log(JSON.stringify(measure(Number(process.argv[2]))));
}
