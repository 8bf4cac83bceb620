import { ALPHA_MODELS, MODELS_OF_GIVEN_ROLE } from './given-role';
import { models } from './models';
import { packages } from './packages';
import { Subject } from './subject';

/** The shape of packages in which the L1 costs the least is measured in all sizes. */
export const SUBJECTS: { readonly [name: string]: Subject } = {
  packagesImported: packages({ bucket: 'imported', shared: false }),
  packagesImportedShared: packages({ bucket: 'imported', shared: true }, { counts: [1, 100, 1_000, 10_000], synthesized: true }),
  packagesOwned: packages({ bucket: 'owned', shared: false }),
  packagesOwnedShared: packages({ bucket: 'owned', shared: true }),
  packagesInOrder: packages({ bucket: 'imported', shared: true, inOrder: true }, { counts: [1_000], synthesized: true }),
  modelsImported: models({ bucket: 'imported', shared: true }),
  modelsOwned: models({ bucket: 'owned', shared: true }),
  modelsOfGivenRole: MODELS_OF_GIVEN_ROLE,
  alphaModels: ALPHA_MODELS,
};
