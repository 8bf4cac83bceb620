import { ModelPackageProps } from './props';
import { checkLimits } from '../diagnostics/check-limits';
import { Issues } from '../diagnostics/issues';
import { LIFE_CYCLE } from '../diagnostics/limits';

/** What the registry has for versions only, and the API changes only in a version that exists. */
const OF_VERSIONS = ['lifeCycle', 'registrationType', 'customerMetadataPropertiesToRemove'] as const;

/** Checks the properties that are set after a version is registered. */
export function checkUpdatesOfVersion(issues: Issues, props: ModelPackageProps): void {
  if (!props.modelPackageGroup) {
    for (const name of OF_VERSIONS) {
      if (props[name] !== undefined) { issues.at(name).invalidUse('ModelPackage.versionOnly'); }
    }
  }
  if (props.lifeCycle) { checkLimits(issues.at('lifeCycle'), LIFE_CYCLE, props.lifeCycle); }
  const kept = props.customerMetadataProperties ?? {};
  props.customerMetadataPropertiesToRemove?.forEach((key, index) => {
    if (key in kept) {
      issues.at('customerMetadataPropertiesToRemove', index).invalidValue('ModelPackage.metadataKeptAndRemoved', key);
    }
  });
}
