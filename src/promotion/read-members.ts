import { Losses } from './losses';
import { MapMember, Member, Members, Read, StructMember } from './member';
import { Unknowns } from './unknowns';
import { Issues, Step } from '../diagnostics/issues';
import { isObject } from '../diagnostics/json';

/** Reads what describes a package, by the table of its members. Nothing that it finds makes it throw. */
export class MemberReader {
  /**
   * @param issues where values of wrong kinds are reported
   * @param losses where that which CloudFormation cannot register is reported. Absent for a template, of which nothing
   * is lost: what CloudFormation takes less of is for the checks
   * @param unknowns what stands for intrinsic functions. Absent for an answer of the API, which has none
   */
  constructor(
    private readonly issues: Issues, private readonly losses?: Losses, private readonly unknowns?: Unknowns,
  ) {}

  public read<M extends Member>(member: M, value: unknown): Read<M> | undefined {
    return this.readMember(member, value, []) as Read<M> | undefined;
  }

  private readMember(member: Member, value: unknown, place: readonly Step[]): unknown {
    if (member.kind === 'unread') {
      if (member.as === 'lost' && holdsAnything(value) && value !== member.nothing) {
        this.losses?.add('ModelPackageDescription.lostMember', place, {});
      }
      return undefined;
    }
    if (value === undefined || value === null) { return undefined; }
    if (this.unknowns?.isIntrinsic(value)) { return this.unknowns.standFor(member, value); }
    switch (member.kind) {
      case 'text': return this.readText(member.max, value, place);
      case 'number': return this.readNumber(value, place);
      case 'flag': return this.readFlag(value, place);
      case 'list': return this.readList(member.each, value, place);
      case 'map': return this.readMap(member, value, place);
      case 'struct': return this.readStruct(member, value, place);
    }
  }

  /** CloudFormation converts scalars as it needs them. */
  private readText(max: number | undefined, value: unknown, place: readonly Step[]): string | undefined {
    if (typeof value === 'object') { return this.refuse(value, 'a string', place); }
    const text = String(value);
    return this.isTooLong(max, text, place) ? undefined : text;
  }

  private isTooLong(max: number | undefined, text: string, place: readonly Step[]): boolean {
    if (max === undefined || !this.losses || [...text].length <= max) { return false; }
    this.losses.add('ModelPackageDescription.lostExcess', place, { count: `${[...text].length} characters`, max });
    return true;
  }

  private readNumber(value: unknown, place: readonly Step[]): number | undefined {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && !Number.isNaN(number) ? number : this.refuse(value, 'a number', place);
  }

  private readFlag(value: unknown, place: readonly Step[]): boolean | undefined {
    if (value === 'true' || value === 'false') { return value === 'true'; }
    return typeof value === 'boolean' ? value : this.refuse(value, 'true or false', place);
  }

  private readList(each: Member, value: unknown, place: readonly Step[]): unknown[] | undefined {
    if (!Array.isArray(value)) { return this.refuse(value, 'a list', place); }
    return value.map((element, index) => this.readMember(each, element, [...place, index]))
      .filter((element) => element !== undefined);
  }

  private readMap(
    { entries, max }: MapMember, value: unknown, place: readonly Step[],
  ): { [key: string]: string } | undefined {
    if (!isObject(value)) { return this.refuse(value, 'an object', place); }
    const all = Object.entries(value);
    if (this.losses && entries !== undefined && all.length > entries) {
      this.losses.add('ModelPackageDescription.lostExcess', place, { count: `${all.length} entries`, max: entries });
      return undefined;
    }
    const read = all.map(([key, entry]) =>
      [key, this.readMember({ kind: 'text', max }, entry, [...place, `[${JSON.stringify(key)}]`])] as const);
    return Object.fromEntries(read.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }

  private readStruct({ members }: StructMember, value: unknown, place: readonly Step[]): object | undefined {
    if (!isObject(value)) { return this.refuse(value, 'an object', place); }
    const read: { [name: string]: unknown } = {};
    for (const [name, inner] of Object.entries(value)) {
      const member = memberOf(members, name);
      const there = [...place, name];
      if (member) {
        const result = this.readMember(member, inner, there);
        if (result !== undefined) { read[name] = result; }
      } else if (holdsAnything(inner)) {
        this.losses?.add('ModelPackageDescription.lostUnknownMember', there, {});
      }
    }
    return read;
  }

  private refuse(value: unknown, expected: string, place: readonly Step[]): undefined {
    this.issues.at(...place).invalidUse('Shape.kind', { got: kindOf(value), expected });
    return undefined;
  }
}

function memberOf(members: Members, name: string): Member | undefined {
  return Object.prototype.hasOwnProperty.call(members, name) ? members[name] : undefined;
}

/** SDKs answer empty lists and maps for what is not there. */
function holdsAnything(value: unknown): boolean {
  if (value === undefined || value === null) { return false; }
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
