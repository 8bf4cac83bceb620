import { App } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { marksOf } from './class-of-cdk';
import { memo } from './once';

/** A library of which an app has two copies, and their versions. */
export interface OtherCopy {
  readonly library: string;
  readonly ofApp: string;
  readonly own: string;
}

/**
 * Of `aws-cdk-lib` and `constructs`, the one of which an app uses another version than this library does. What one
 * version makes has no internals that another one can use.
 *
 * @param root the root of the construct tree
 */
export const otherCopyOf = memo((root: IConstruct): OtherCopy | undefined => {
  const [ofApp, own] = [versionsOf(root), versionsOf(App.prototype)];
  const library = [...own.keys()].find((name) => ofApp.has(name) && ofApp.get(name) !== own.get(name));
  return library === undefined ? undefined : { library, ofApp: ofApp.get(library)!, own: own.get(library)! };
});

/** The versions of the libraries whose classes a value is an instance of: of each, that of the most specific class. */
function versionsOf(value: unknown): Map<string, string> {
  return new Map([...marksOf(value)].reverse().map(({ fqn, version }) => [fqn.split('.')[0], version]));
}
