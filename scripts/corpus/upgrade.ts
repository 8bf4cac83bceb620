import { createHash } from 'crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Difference, isReplacement } from './differences';

export const TEMPLATES = join(__dirname, '..', '..', 'test', 'corpus', 'templates');
const UPGRADES = join(__dirname, '..', '..', 'upgrades');
const NEXT = join(UPGRADES, 'next.json');

/** A difference, in an app of the corpus, that somebody decided on. */
export interface RecordedDifference extends Difference {
  readonly app: string;
  /** Why the template changes. */
  readonly why: string;
  /** What keeps that which is deployed, where it would be replaced. */
  readonly keep?: string;
}

/** What the next release does to stacks that the last one deployed. */
export interface Upgrade {
  /** The digest of the templates that the record leads to, so that none changes without it. */
  readonly templates: string;
  readonly changes: readonly RecordedDifference[];
}

export type Bump = 'none' | 'patch' | 'minor' | 'major';

export function readUpgrade(): Upgrade {
  return existsSync(NEXT) ? JSON.parse(readFileSync(NEXT, 'utf8')) : { templates: '', changes: [] };
}

/** Keeps the record of a version that was released, and starts the next one. */
export function release(version: string): void {
  renameSync(NEXT, join(UPGRADES, `${version}.json`));
  writeUpgrade([]);
}

export function writeUpgrade(changes: readonly RecordedDifference[]): void {
  writeFileSync(NEXT, `${JSON.stringify({ templates: digestOfTemplates(), changes }, undefined, 2)}\n`);
}

export function digestOfTemplates(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(TEMPLATES).sort()) { hash.update(`${file}\n${readFileSync(join(TEMPLATES, file), 'utf8')}`); }
  return hash.digest('hex');
}

/** The least version change that an upgrade needs. Before 1.0, a minor version may break. */
export function bumpFor({ changes }: Upgrade, currentVersion: string): Bump {
  if (changes.length === 0) { return 'none'; }
  if (!changes.some(isReplacement)) { return 'patch'; }
  return currentVersion.startsWith('0.') ? 'minor' : 'major';
}

/** The greater of two version changes. */
export function greaterBump(one: string, other: string): string {
  const bumps = ['none', 'patch', 'minor', 'major'];
  return bumps.indexOf(one) > bumps.indexOf(other) ? one : other;
}

/** Why differences cannot be recorded with so little, if they cannot. */
export function missingIn(changes: readonly Difference[], { why, keep }: Partial<Pick<RecordedDifference, 'why' | 'keep'>>): string | undefined {
  if (changes.length > 0 && !why) { return 'stacks of users change: say --why "…"'; }
  return changes.some(isReplacement) && !keep
    ? 'versions or groups of users would be replaced: say --keep "what keeps those that are deployed"' : undefined;
}

/** The changelog's section, or nothing if stacks stay as they are. */
export function sectionOf({ changes }: Upgrade): string {
  if (changes.length === 0) { return ''; }
  const byReason = new Map<string, RecordedDifference[]>();
  for (const change of changes) { byReason.set(change.why, [...byReason.get(change.why) ?? [], change]); }
  const items = [...byReason].flatMap(([why, alike]) => [
    `- ${why}`,
    ...new Set(alike.map(({ effect, type, properties }) => `  - ${effect}: \`${type}\`${properties.length > 0 ? ` (${properties.join(', ')})` : ''}`)),
    ...new Set(alike.flatMap(({ keep }) => keep ? [`  - To keep what is deployed: ${keep}`] : [])),
  ]);
  return ['### What an upgrade does to deployed stacks', '', ...items, ''].join('\n');
}
