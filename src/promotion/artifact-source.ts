import { ContainerImage } from '../artifacts/container-image';
import { ModelData } from '../artifacts/model-data';
import { S3File } from '../artifacts/s3-file';

/** How the data of a model lies in S3, if it is not a single archive. */
export interface DataLayout {
  readonly isPrefix: boolean;
  readonly compressed: boolean;
  readonly acceptEula?: boolean;
}

/** Where the artifacts of a described package are, of which the description knows the URIs. */
export interface ArtifactSource {
  image(uri: string): ContainerImage;
  modelData(uri: string, layout?: DataLayout): ModelData;
  algorithmData(uri: string): ModelData;
  file(uri: string): S3File;
}

/** They are where the description says. */
export const IN_PLACE: ArtifactSource = {
  image: (uri) => ContainerImage.fromUri(uri),
  modelData: (uri, layout) => {
    if (!layout) { return ModelData.fromUri(uri); }
    return layout.isPrefix ? ModelData.fromUriPrefix(uri, layout) : ModelData.fromUriObject(uri, layout);
  },
  algorithmData: (uri) => ModelData.fromUri(uri),
  file: (uri) => S3File.fromUri(uri),
};

export function layoutOf({ isPrefix, compressed, acceptEula }: DataLayout): ModelData['_source'] {
  return { dataType: isPrefix ? 'S3Prefix' : 'S3Object', compressionType: compressed ? 'Gzip' : 'None', acceptEula };
}
