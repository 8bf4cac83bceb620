import { DescribedPackage } from './members';
import { MODEL_PACKAGE, MapLimit } from '../diagnostics/limits';

const { max: entries, value: { max: characters } } = MODEL_PACKAGE.customerMetadataProperties as MapLimit;

/** The region in the ARN of the package, if the description has one. */
export function regionOfSource({ ModelPackageArn }: DescribedPackage): string | undefined {
  return ModelPackageArn?.split(':')[3];
}

/**
 * Where a package comes from, as customer metadata: the most telling first, as many as there is room for beside what
 * the package has itself, and as long as CloudFormation takes them.
 */
export function provenanceOf(
  { ModelPackageArn, ModelPackageGroupName, ModelPackageVersion }: DescribedPackage,
  taken: { readonly [key: string]: string },
): { [key: string]: string } {
  const all: [string, string | number | undefined][] = [
    ['promotedFromArn', ModelPackageArn],
    ['promotedFromGroup', ModelPackageGroupName],
    ['promotedFromVersion', ModelPackageVersion],
  ];
  const room = entries - Object.keys(taken).filter((key) => !all.some(([name]) => name === key)).length;
  return Object.fromEntries(all.filter(([, value]) => value !== undefined).slice(0, Math.max(room, 0))
    .map(([key, value]) => [key, String(value).slice(0, characters)]));
}
