import { AppChange, CHANGES } from './changes';

/** The pages that have the table, from the root of the project. */
export const PAGES = ['docs/as-time-passes.md'];

const EFFECTS = { created: 'created', replaced: 'replaced', retained: 'leaves the stack and stays', updated: 'updated in place' } as const;

/** What a deployment does with each change. */
export function table(): string {
  return [
    '| Change of the code | What the deployment does | What follows | What to do |',
    '| --- | --- | --- | --- |',
    ...CHANGES.map((change) => `| ${[change.change, effectsOf(change), change.consequence, change.advice].join(' | ')} |`),
  ].join('\n');
}

export function effectsOf({ effects }: AppChange): string {
  return Object.entries(effects).filter(([, effect]) => effect !== 'metadata only')
    .map(([id, effect]) => `\`${id}\` ${EFFECTS[effect as keyof typeof EFFECTS]}`).join(', ');
}

const BEGIN = '<!-- the table is written by `npx projen as-time-passes` -->';
const END = '<!-- end of the table -->';

/** A page with its table written anew. */
export function withTable(page: string): string {
  const [before, rest] = page.split(BEGIN);
  return [before, BEGIN, '\n', table(), '\n', END, rest.split(END)[1]].join('');
}
