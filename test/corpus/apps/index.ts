import { ARTIFACTS } from './artifacts';
import { CARDS } from './cards';
import { ELSEWHERE } from './elsewhere';
import { EVENTS } from './events';
import { GRANTS } from './grants';
import { GROUPS } from './groups';
import { MODELS } from './models';
import { PROMOTIONS } from './promotions';
import { SHARES } from './shares';
import { STAGES } from './stages';
import { VALIDATIONS } from './validations';
import { VERSIONS } from './versions';
import { CorpusApps } from '../parts';

/** Small apps that together use all of the public API. Their templates are committed. */
export const CORPUS: CorpusApps = {
  ...GROUPS,
  ...VERSIONS,
  ...ARTIFACTS,
  ...CARDS,
  ...VALIDATIONS,
  ...GRANTS,
  ...EVENTS,
  ...MODELS,
  ...PROMOTIONS,
  ...SHARES,
  ...STAGES,
  ...ELSEWHERE,
};
