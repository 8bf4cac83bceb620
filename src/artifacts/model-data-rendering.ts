import { ArtifactBinder } from './artifact-binder';
import { ModelData } from './model-data';

/** What CloudFormation has for model data, alike in packages and models. */
interface ModelDataProperties {
  readonly modelDataUrl?: string;
  readonly modelDataSource?: {
    readonly s3DataSource: {
      readonly s3Uri: string;
      readonly s3DataType: string;
      readonly compressionType: string;
      readonly modelAccessConfig?: { readonly acceptEula: boolean };
      readonly hubAccessConfig?: { readonly hubContentArn: string };
    };
  };
}

/** `id` names the asset, if the data is one. Only models know hubs. */
export function renderModelData(
  modelData: ModelData | undefined, artifacts: ArtifactBinder, id: string, hubContentArn?: string,
): ModelDataProperties {
  if (!modelData) { return {}; }
  const uri = artifacts.s3Uri(modelData._location, id);
  const layout = modelData._source;
  if (!layout) { return { modelDataUrl: uri }; }
  return {
    modelDataSource: {
      s3DataSource: {
        s3Uri: uri,
        s3DataType: layout.dataType,
        compressionType: layout.compressionType,
        modelAccessConfig: layout.acceptEula === undefined ? undefined : { acceptEula: layout.acceptEula },
        hubAccessConfig: hubContentArn === undefined ? undefined : { hubContentArn },
      },
    },
  };
}
