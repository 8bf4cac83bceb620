import { ALPHA_MODELS, MODELS } from './models';
import { PACKAGES } from './packages';
import { Subject } from './subject';

export const SUBJECTS: { readonly [name: string]: Subject } = {
  packages: PACKAGES,
  models: MODELS,
  alphaModels: ALPHA_MODELS,
};
