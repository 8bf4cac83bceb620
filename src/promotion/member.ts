/**
 * A member of a structure, in the words of the SageMaker API, and what becomes of it: most members are properties of
 * the CloudFormation resource, too. `members.ts` is the table of them.
 */
export type Member = TextMember | NumberMember | FlagMember | ListMember | MapMember | StructMember | UnreadMember;

export interface TextMember {
  readonly kind: 'text';
  /** Characters that CloudFormation takes, where the API takes more. */
  readonly max?: number;
}

export interface NumberMember {
  readonly kind: 'number';
}

export interface FlagMember {
  readonly kind: 'flag';
}

export interface ListMember {
  readonly kind: 'list';
  readonly each: Member;
}

/** A map of texts. */
export interface MapMember {
  readonly kind: 'map';
  /** Entries that CloudFormation takes, where the API takes more. */
  readonly entries?: number;
  /** Characters of a value that CloudFormation takes, where the API takes more. */
  readonly max?: number;
}

export interface StructMember {
  readonly kind: 'struct';
  readonly members: Members;
}

/** A member that is not read. */
export interface UnreadMember {
  readonly kind: 'unread';
  /** `lost`: the API registers it and CloudFormation cannot. `observed`: SageMaker says it, and nobody registers it. */
  readonly as: 'lost' | 'observed';
  /** The value that registers nothing, so that nothing is lost with it. */
  readonly nothing?: unknown;
}

export interface Members { readonly [name: string]: Member }

/** What is read of a member. Any of the members of a structure may be missing. */
export type Read<M extends Member> =
  M extends TextMember ? string
    : M extends NumberMember ? number
      : M extends FlagMember ? boolean
        : M extends ListMember ? Read<M['each']>[]
          : M extends MapMember ? { readonly [key: string]: string }
            : M extends StructMember ? ReadMembers<M['members']>
              : undefined;

export type ReadMembers<S extends Members> = { readonly [Name in keyof S]?: Read<S[Name]> };

export const TEXT = { kind: 'text' } as const satisfies Member;
export const NUMBER = { kind: 'number' } as const satisfies Member;
export const FLAG = { kind: 'flag' } as const satisfies Member;
export const TEXTS = { kind: 'list', each: TEXT } as const satisfies Member;
export const LOST = { kind: 'unread', as: 'lost' } as const satisfies Member;
export const OBSERVED = { kind: 'unread', as: 'observed' } as const satisfies Member;

export function shortText(max: number): { readonly kind: 'text'; readonly max: number } {
  return { kind: 'text', max };
}

export function map(
  entries: number, max?: number,
): { readonly kind: 'map'; readonly entries: number; readonly max?: number } {
  return { kind: 'map', entries, max };
}

export function list<const M extends Member>(each: M): { readonly kind: 'list'; readonly each: M } {
  return { kind: 'list', each };
}

export function struct<const S extends Members>(members: S): { readonly kind: 'struct'; readonly members: S } {
  return { kind: 'struct', members };
}

/** A member that CloudFormation lacks, of which one value registers nothing. */
export function lostUnless(nothing: unknown): {
  readonly kind: 'unread'; readonly as: 'lost'; readonly nothing: unknown;
} {
  return { kind: 'unread', as: 'lost', nothing };
}
