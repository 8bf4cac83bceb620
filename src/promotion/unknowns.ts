import { IResolvable, Token } from 'aws-cdk-lib';
import { Member } from './member';
import { once } from '../cdk/once';

/** The intrinsic function that is no value at all. */
const NO_VALUE = 'AWS::NoValue';

/**
 * What stands for the intrinsic functions of a template: tokens, which break no rule. Equal functions are equal tokens,
 * so that values that are equal in the template stay so.
 */
export class Unknowns {
  private readonly known = new Map<string, Unknown>();

  /** Whether a value of a template is an intrinsic function. */
  public isIntrinsic(value: unknown): boolean {
    if (typeof value !== 'object' || value === null) { return false; }
    const [name, ...others] = Object.keys(value);
    return others.length === 0 && (name === 'Ref' || name?.startsWith('Fn::'));
  }

  /** What a member is read as whose value is a function. */
  public standFor(member: Member, value: unknown): unknown {
    if ((value as { readonly Ref?: unknown }).Ref === NO_VALUE) { return undefined; }
    const unknown = once(this.known, JSON.stringify(value), () => new Unknown());
    switch (member.kind) {
      case 'text': return unknown.text;
      case 'number': return unknown.number;
      case 'list': return unknown.list;
      // Of a structure that is unknown, so are all members.
      case 'map':
      case 'struct': return unknown;
      // Whatever decides what is made must be known.
      default: return undefined;
    }
  }
}

/** One unknown value. Unlike CDK's own, it keeps no stack trace: templates have many. */
class Unknown implements IResolvable {
  public readonly creationStack = [];
  private asText?: string;
  private asNumber?: number;
  private asList?: string[];

  public get text(): string {
    return this.asText ??= Token.asString(this);
  }

  public get number(): number {
    return this.asNumber ??= Token.asNumber(this);
  }

  public get list(): string[] {
    return this.asList ??= Token.asList(this);
  }

  public resolve(): undefined {
    return undefined;
  }
}
