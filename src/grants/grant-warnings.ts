import { IConstruct } from 'constructs';
import { Granting } from './granting';
import { warn } from '../private/warnings';

/** Says whose policies should have let the grantee in and could not be changed. */
export function warnOfUnreached(construct: IConstruct, constructName: string, { unreached, undecryptable }: Granting): void {
  if (unreached.size > 0) {
    warn(construct, constructName, {
      name: 'crossAccountPolicies',
      message: `the grantee is of another account, or has no policy of its own, and this app does not own the policy of ${[...unreached].join(', ')}: `
        + 'let the grantee in where that is made',
    });
  }
  if (undecryptable.size > 0) {
    warn(construct, constructName, {
      name: 'crossAccountManagedKey',
      message: `objects of ${[...undecryptable].join(', ')} are encrypted with a key that AWS manages, and no other account can use that: encrypt them with a key of your own`,
    });
  }
}

/** Says of which artifacts too little is known to grant anything. */
export function warnOfUnknown(construct: IConstruct, constructName: string, unknown: string[]): void {
  if (unknown.length > 0) {
    warn(construct, constructName, {
      name: 'unknownArtifacts',
      message: `too little is known of ${unknown.join(', ')} to grant the permission to read it: grant it where it lies`,
    });
  }
}
