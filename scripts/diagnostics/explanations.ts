import { readdirSync } from 'fs';
import { join } from 'path';
import { ACCESS_EXPLANATIONS } from './entries/access';
import { ARTIFACT_EXPLANATIONS } from './entries/artifacts';
import { GOVERNANCE_EXPLANATIONS } from './entries/governance';
import { LOCATION_EXPLANATIONS } from './entries/locations';
import { LOOK_UP_EXPLANATIONS } from './entries/look-up';
import { CARD_EXPLANATIONS } from './entries/model-card';
import { MODEL_CONTAINER_EXPLANATIONS } from './entries/model-container';
import { MODEL_ERROR_EXPLANATIONS } from './entries/model-errors';
import { PACKAGE_ERROR_EXPLANATIONS } from './entries/model-package-errors';
import { GROUP_EXPLANATIONS } from './entries/model-package-group';
import { PACKAGE_SPECIFICATION_WARNING_EXPLANATIONS } from './entries/model-package-specification-warnings';
import { PACKAGE_WARNING_EXPLANATIONS } from './entries/model-package-warnings';
import { MODEL_WARNING_EXPLANATIONS } from './entries/model-warnings';
import { PROMOTION_EXPLANATIONS } from './entries/promotion';
import { REGION_EXPLANATIONS } from './entries/regions';
import { SHAPE_EXPLANATIONS } from './entries/shapes';
import { SHARE_EXPLANATIONS } from './entries/shares';
import { SPECIFICATION_EXPLANATIONS } from './entries/specification';
import { TEXT_EXPLANATIONS } from './entries/texts';
import { TIME_EXPLANATIONS } from './entries/time';
import { UNCERTAIN_EXPLANATIONS } from './entries/uncertain';
import { VALUE_EXPLANATIONS } from './entries/values';
import { Explanation } from './explanation';
import { Code } from '../../src/diagnostics/codes';
import { ACCESS } from '../../src/diagnostics/codes/access';
import { ARTIFACTS } from '../../src/diagnostics/codes/artifacts';
import { GOVERNANCE } from '../../src/diagnostics/codes/governance';
import { MODEL } from '../../src/diagnostics/codes/model';
import { MODEL_CARD } from '../../src/diagnostics/codes/model-card';
import { MODEL_PACKAGE } from '../../src/diagnostics/codes/model-package';
import { MODEL_PACKAGE_GROUP } from '../../src/diagnostics/codes/model-package-group';
import { PROMOTION } from '../../src/diagnostics/codes/promotion';
import { SHAPES } from '../../src/diagnostics/codes/shapes';
import { SHARES } from '../../src/diagnostics/codes/shares';
import { SPECIFICATION } from '../../src/diagnostics/codes/specification';
import { VALUES } from '../../src/diagnostics/codes/values';

/** The explanation of every code: one without an explanation is a type error here, and goes into a file of entries. */
export const EXPLANATIONS: Record<Code, Explanation> = {
  ...SHAPE_EXPLANATIONS,
  ...TEXT_EXPLANATIONS,
  ...VALUE_EXPLANATIONS,
  ...ARTIFACT_EXPLANATIONS,
  ...SPECIFICATION_EXPLANATIONS,
  ...CARD_EXPLANATIONS,
  ...PACKAGE_ERROR_EXPLANATIONS,
  ...PACKAGE_WARNING_EXPLANATIONS,
  ...PACKAGE_SPECIFICATION_WARNING_EXPLANATIONS,
  ...LOOK_UP_EXPLANATIONS,
  ...PROMOTION_EXPLANATIONS,
  ...GOVERNANCE_EXPLANATIONS,
  ...GROUP_EXPLANATIONS,
  ...SHARE_EXPLANATIONS,
  ...MODEL_ERROR_EXPLANATIONS,
  ...MODEL_CONTAINER_EXPLANATIONS,
  ...MODEL_WARNING_EXPLANATIONS,
  ...ACCESS_EXPLANATIONS,
  ...TIME_EXPLANATIONS,
  ...LOCATION_EXPLANATIONS,
  ...REGION_EXPLANATIONS,
  ...UNCERTAIN_EXPLANATIONS,
};

/** The files of entries, whose sources are shown. */
export const FILES = readdirSync(join(__dirname, 'entries'));

/** The codes in the order of the document. */
export const GROUPS: readonly Group[] = [
  group('Packages', MODEL_PACKAGE),
  group('Promotion', PROMOTION),
  group('Governance', GOVERNANCE),
  group('Groups, events and look-ups', MODEL_PACKAGE_GROUP),
  group('Shares', SHARES),
  group('Models and their containers', MODEL),
  group('Specifications and roles', SPECIFICATION),
  group('Images, model data and files in S3', ARTIFACTS),
  group('Model cards', MODEL_CARD),
  group('Grants', ACCESS),
  group('Values of the wrong kind', SHAPES),
  group('Texts, lists, numbers, files and ARNs', VALUES),
];

interface Group {
  readonly title: string;
  readonly codes: readonly Code[];
}

function group(title: string, codes: { readonly [C in Code]?: unknown }): Group {
  return { title, codes: Object.keys(codes) as Code[] };
}
