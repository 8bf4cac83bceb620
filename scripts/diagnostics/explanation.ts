import { Prelude } from './prelude';
import { Code } from '../../src/diagnostics/codes';

/** What a user of the library can do. Its source is shown, and it is executed as it is. */
export type Example = (prelude: Prelude) => unknown;

/** What docs/diagnostics.md says about one code. */
export interface Explanation {
  /** What AWS, CloudFormation or CDK does with it, in one or two sentences. */
  readonly meaning: string;
  /** An example that gives exactly this code. */
  readonly wrong: Example;
  /** The text for this example, without the code and the link. */
  readonly message: string;
  /** The same, done in a way that gives no error and no warning but those of `rightWarns`. */
  readonly right: Example;
  /** What the right example warns of, as it is right for some and surprising for others. @default - nothing */
  readonly rightWarns?: readonly Code[];
  /** Who says so: links, or a name with the version or the year where it is old. */
  readonly source: string;
}

/** Explanations of some codes. A code that does not exist is a type error. */
export type Explanations = { readonly [C in Code]?: Explanation };
