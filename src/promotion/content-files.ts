import { ArtifactSource } from './artifact-source';
import { attemptOrUnknown } from './attempt';
import { DescribedFile } from './members';
import { propertiesOf, propertyOf } from './property-names';
import { Issues } from '../diagnostics/issues';
import { MetricsSource } from '../metrics/sources';

/** Metrics or baselines: topics, of which each has files. */
interface DescribedFiles {
  readonly [topic: string]: { readonly [name: string]: DescribedFile | undefined } | undefined;
}

export function filesOf(
  issues: Issues, source: ArtifactSource, topics?: DescribedFiles,
): { [topic: string]: { [name: string]: MetricsSource } } | undefined {
  return topics && propertiesOf(topics, (files, topic) =>
    propertiesOf(files, (file, name) => fileOf(issues.at(propertyOf(topic), propertyOf(name), 'file'), source, file)));
}

function fileOf(
  issues: Issues, source: ArtifactSource, { S3Uri, ContentType, ContentDigest }: DescribedFile,
): MetricsSource {
  return {
    file: attemptOrUnknown(issues, S3Uri ?? '', (uri) => source.file(uri)),
    contentType: ContentType,
    contentDigest: ContentDigest,
  };
}
