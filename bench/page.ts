import { Figure, SizeFigures } from './figures';

/** What the page needs of `results.json`. */
export interface Results {
  readonly node: string;
  readonly imports: { readonly ratioAtImport: number; readonly ratioInUse: number };
  readonly rules: readonly {
    readonly count: number; readonly first: number; readonly allRules: number; readonly libraryRules: number;
  }[];
  readonly [subject: string]: unknown;
}

/** The apps that are measured, with 1,000 resources each. */
export const SHAPES = {
  packagesImported: 'Packages, imported bucket, image and location by each package',
  packagesImportedShared: 'Packages, imported bucket, image and location shared by all',
  packagesOwned: 'Packages, bucket of the app, image and location by each package',
  packagesOwnedShared: 'Packages, bucket of the app, image and location shared by all',
  modelsImported: 'Models, 40 of a role, imported bucket',
  modelsOwned: 'Models, 40 of a role, bucket of the app',
};

/** `docs/performance.md`, whose text is here, and whose figures are those of `results.json`. */
export function performancePage(results: Results): string {
  const sizesOf = (subject: string) => sizes(results, subject);
  const figure = (...which: Which) => figureOf(results, ...which);
  const ratio = (subject: string, variant: string, name = 'constructionAndResolution', count = 1_000) =>
    `${figure(subject, count, variant, name).ratio.toFixed(2)} ×`;
  const seconds = (variant: string, name: string) =>
    `${(figure(GROWTH, 1_000, variant, name).median / 1000).toFixed(2)} s`;
  const pairs = sizesOf(GROWTH).find(({ count }) => count === 1_000)!;
  const rules = (count: number) => results.rules.find((one) => one.count === count)!;

  return `# Performance

The constructs of this library create those of CDK's L1, such as \`CfnModelPackage\`. This is the cost in addition to it, including all checks: ${ratioRange(results)} times
the time of the same templates by the L1. How much it is depends on what CDK has to do for an app:

| 1,000 resources | Library | An L2 that only forwards its properties |
| --- | ---: | ---: |
${Object.entries(SHAPES).map(([shape, title]) => `| ${title} | ${ratio(shape, 'library')} | ${ratio(shape, 'forwarding')} |`).join('\n')}

Construction and resolution as multiples of the L1: CPU time of the process, medians of ${pairs.pairs} pairs in turns, with Node.js ${results.node.slice(1)} and the latest CDK. All variants
make the same templates: for the L1, the permissions of the role are written by hand, too. The image is in a repository of the app.

![Construction and resolution of 1 to 10,000 packages](../bench/growth.svg)

The shape in which the L1 costs the least (imported bucket, image and location shared by all), in all sizes:

| Packages | Construction and resolution | Whole synthesis | Peak memory | Retained heap | Construction and resolution in a new process |
| ---: | ---: | ---: | ---: | ---: | ---: |
${sizesOf(GROWTH).map(({ count }) => `| ${count.toLocaleString('en')} | ${COLUMNS.map((name) => ratio(GROWTH, 'library', name, count)).join(' | ')} |`).join('\n')}

- A thousand packages take ${seconds('library', 'constructionAndResolution')} instead of ${seconds('raw', 'constructionAndResolution')} to construct and resolve. Their whole synthesis takes ${seconds('library', 'wholeSynth')} instead of ${seconds('raw', 'wholeSynth')}: most of it is the template validation of CDK.
- Versions that are registered in order, which is the default, are ordered in the whole synthesis, which takes ${ratio('packagesInOrder', 'library', 'wholeSynth')} the time of the L1 with the same dependencies.
- Each package retains the data that later grants and models require. An L2 that only forwards its properties retains ${ratio(GROWTH, 'forwarding', 'heap')} the heap at 1,000 packages.
- A thousand models of a role that the app cannot change take ${ratio('modelsOfGivenRole', 'library')} the time of \`CfnModel\`, which has nothing to grant then, compared to ${ratio('alphaModels', 'alpha')} for the alpha module of CDK.
- \`ModelRegistryRules\` reads and checks the templates of 10,000 L1 packages in ${time(rules(10_000).first)}, of 1,000 in ${time(rules(1_000).first)}, and of 100 in ${time(rules(100).first)}. All governance rules add ${time(rules(10_000).allRules - rules(10_000).libraryRules)} for 10,000.
- Importing the library takes ${results.imports.ratioAtImport.toFixed(2)} × the time of the modules of CDK that it imports. Its own files are loaded on first use. An app with a single package takes ${results.imports.ratioInUse.toFixed(2)} × as long to load.
- Packages that share groups, buckets, repositories and roles share a single resource for each of them in the template.

\`npm run bench\` repeats the measurement and writes this page. All results are in [\`bench/results.json\`](../bench/results.json).
`;
}

/** The least and the most that the shapes cost, of the time of the L1. */
export function ratioRange(results: Results): string {
  const ratios = Object.keys(SHAPES).map((shape) => figureOf(results, shape, 1_000, 'library', 'constructionAndResolution').ratio);
  return `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
}

type Which = [subject: string, count: number, variant: string, name: string];

function figureOf(results: Results, ...[subject, count, variant, name]: Which): Figure {
  return sizes(results, subject).find((size) => size.count === count)!.variants[variant][name];
}

function sizes(results: Results, subject: string): SizeFigures[] {
  return (results[subject] as { sizes: SizeFigures[] }).sizes;
}

/** The subject that is measured in all sizes. */
export const GROWTH = 'packagesImportedShared';
const COLUMNS = ['constructionAndResolution', 'wholeSynth', 'peak', 'heap', 'firstInProcess'];

function time(milliseconds: number): string {
  return milliseconds < 95 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
