import type { Code, FactsOf } from '../diagnostics/codes';
import { Issues, pathOf, Step } from '../diagnostics/issues';

/** Why CloudFormation cannot register something that is described. */
export type LossCode = Extract<Code, `ModelPackageDescription.lost${string}`>;

interface Loss<C extends LossCode = LossCode> {
  readonly place: readonly Step[];
  readonly code: C;
  readonly facts: FactsOf<C>;
}

/** What is of the account of the source, and not taken over: nothing of it is lost. */
const NOT_TAKEN_OVER: readonly Step[] = ['ValidationSpecification'];

/** What would be lost, unless the user accepts it. */
export class Losses {
  private readonly found: Loss[] = [];

  /** Adds a loss. `name` is that by which it is accepted everywhere. */
  public add<C extends LossCode>(code: C, place: readonly Step[], facts: Omit<FactsOf<C>, 'name'>): void {
    if (NOT_TAKEN_OVER.includes(place[0])) { return; }
    const name = place.filter((step) => typeof step === 'string' && !step.startsWith('[')).pop()!;
    this.found.push({ place, code, facts: { ...facts, name } as unknown as FactsOf<C> });
  }

  /** Those that are not accepted: neither by the path of the member, nor by its name. */
  public report(issues: Issues, accepted: readonly string[]): void {
    for (const { place, code, facts } of this.found) {
      const path = pathOf(place);
      if (!accepted.includes(path) && !accepted.includes(String((facts as { readonly name: unknown }).name))) {
        issues.at(...place).invalidUse(code, facts as never);
      }
    }
  }
}
