import { readFileSync } from 'fs';
import { CHANGES, templatesOf } from '../../scripts/time/changes';
import { PAGES, withTable } from '../../scripts/time/page';
import { changesBetween } from '../../scripts/time/template-changes';

test.each(CHANGES)('$change', (change) => {
  const [before, after] = templatesOf(change);
  const effects = changesBetween(before, after)
    .filter(({ type }) => /^(AWS::SageMaker::|Custom::ModelPackage)/.test(type))
    .map(({ logicalId, effect }) => [logicalId.slice(0, -8), effect]);
  expect(Object.fromEntries(effects)).toEqual(change.effects);
});

test.each(PAGES)('%s has the table of these changes', (file) => {
  const page = readFileSync(file, 'utf-8');
  expect(page).toBe(withTable(page));
});
