import { Drawing } from './drawing';
import { CHANGES } from '../../time/changes';
import { effectsOf } from '../../time/page';

/** What the picture shows of the page "As time passes", by the beginnings of the changes. */
const SHOWN: readonly [beginning: string, title: string, means: string][] = [
  ['The model, its metrics', 'The model is edited', 'A new version, without an approval. The old one stays.'],
  ['Customer metadata change', 'Customer metadata change', 'Updated; an approval stays.'],
  ['The id of a version changes', 'The construct is renamed', 'The same model is registered a second time.'],
  ['A version is removed', 'Removed in the code', 'Stays in the registry; models keep working.'],
  ['A first deployment fails', 'A first deployment fails', 'Deleted again: it can be repeated.'],
];

/** From the registration to the endpoint, and what later deployments do with the version. */
export function lifeOfAVersion(): string {
  const drawing = new Drawing('The life of a version: registered, reviewed, deployed, and what later deployments do with it', 920, 442);

  drawing.box({ x: 20, y: 40, width: 160, height: 76 }, 'plain', 'Your app', 'new ModelPackage(…)', 'or a pipeline');
  drawing.box({ x: 280, y: 40, width: 160, height: 76 }, 'registry', 'Registered version', 'no model can use it yet');
  drawing.box({ x: 550, y: 50, width: 120, height: 66 }, 'good', 'Approved', 'grants.approve');
  drawing.box({ x: 780, y: 50, width: 120, height: 66 }, 'good', 'Deployed', 'Model, endpoint');
  drawing.box({ x: 550, y: 160, width: 120, height: 50 }, 'bad', 'Rejected', 'its models stay');
  drawing.box({ x: 20, y: 160, width: 420, height: 50 }, 'plain', 'grants.changeStage: a stage approves nothing', 'Development → QA (scientist) → Production (reviewer)');
  drawing.box({ x: 780, y: 160, width: 120, height: 50 }, 'plain', 'Your target', 'removes it');

  drawing.arrow([[180, 83], [280, 83]], 'register');
  drawing.arrow([[440, 83], [550, 83]], 'a reviewer');
  drawing.arrow([[670, 83], [780, 83]], 'onApproved', 'or look-up');
  drawing.arrow([[495, 83], [495, 185], [550, 185]]);
  drawing.arrow([[670, 185], [780, 185]], 'onRejected');
  drawing.arrow([[360, 160], [360, 116]], 'onLifeCycleChange');
  drawing.arrow([[610, 116], [610, 160]]);

  drawing.text([20, 250], 'What a later deployment does with the version (Churn1):', { bold: true });
  SHOWN.forEach(([beginning, title, means], index) => {
    const change = CHANGES.find((each) => each.change.startsWith(beginning));
    if (!change) { throw new Error(`there is no change "${beginning}"`); }
    const effects = effectsOf(change).replace(/`/g, '').split(', ').filter((effect) => !effect.startsWith('Churn '));
    drawing.box({ x: 20 + 178 * index, y: 266, width: 168, height: 156 }, 'frame', title, ...effects, '', means);
  });
  return drawing.toSvg();
}
