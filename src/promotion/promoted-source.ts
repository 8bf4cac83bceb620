import { ArtifactSource, DataLayout, IN_PLACE, layoutOf } from './artifact-source';
import { CopiedLocation } from './copied-location';
import { PromotedArtifacts } from './promoted-artifacts';
import { regionOf, repositoryOf } from '../artifacts/bound-image';
import { ContainerImage } from '../artifacts/container-image';
import { ModelData } from '../artifacts/model-data';
import { S3File } from '../artifacts/s3-file';
import { BucketLocation, S3Location } from '../artifacts/s3-location';
import { objectOf, ObjectUri } from '../artifacts/s3-uri';
import { prebuiltAccountsOf } from '../catalogue/prebuilt-accounts';
import { PrebuiltRepository } from '../catalogue/prebuilt-repository';
import { knownToDiffer } from '../cdk/names-and-arns';
import { once } from '../cdk/once';
import { checkLimit } from '../diagnostics/check-limits';
import { Code, FactsOf } from '../diagnostics/codes';
import { checkValue } from '../diagnostics/issues';
import { BUCKET_NAME } from '../diagnostics/limits';

/** A repository, a tag and a digest. Only after the last slash, a colon begins a tag. */
const IMAGE = /^([^]*?)(?::([^:/@]+))?(?:@([^@]+))?$/;

/** The artifacts of one package that is promoted from one region to another. Each object is copied once. */
export class PromotedSource implements ArtifactSource {
  /** By their keys, which the copies have in common. */
  private readonly copies = new Map<string, CopiedLocation>();

  constructor(
    private readonly artifacts: PromotedArtifacts,
    private readonly sourceRegion: string | undefined,
    private readonly region: string,
  ) {}

  public image(uri: string): ContainerImage {
    const [, repository, tag, digest] = IMAGE.exec(uri)!;
    const mapped = this.artifacts._mappings.repositories.get(repository);
    if (mapped) { return ContainerImage.fromEcrRepository(mapped, digest ?? tag); }
    const sourceRegion = regionOf(uri);
    if (sourceRegion === undefined || !knownToDiffer(sourceRegion, this.region)) { return IN_PLACE.image(uri); }
    return this.imageOfAws(uri, sourceRegion, tag) ?? refuse('PromotedArtifacts.otherRegion', uri, {
      sourceRegion, region: this.region, remedy: 'Replicate the image, and map its repository with withRepository',
    });
  }

  public modelData(uri: string, layout?: DataLayout): ModelData {
    const location = this.locationOf(uri, layout?.isPrefix);
    if (location) { return ModelData._at(location, layout && layoutOf(layout)); }
    if (this.sourceRegion !== undefined && knownToDiffer(this.sourceRegion, this.region)) {
      refuse('PromotedArtifacts.otherRegion', uri, {
        sourceRegion: this.sourceRegion,
        region: this.region,
        remedy: 'Copy the model data with PromotedArtifacts.copiedTo, or map the bucket with withBucket',
      });
    }
    return IN_PLACE.modelData(uri, layout);
  }

  public algorithmData(uri: string): ModelData {
    const location = this.locationOf(uri);
    return location ? ModelData._at(location) : IN_PLACE.algorithmData(uri);
  }

  public file(uri: string): S3File {
    const location = this.locationOf(uri);
    return location ? S3File._at(location) : IN_PLACE.file(uri);
  }

  /** AWS has the same images in each of its regions. */
  private imageOfAws(uri: string, sourceRegion: string, tag?: string): ContainerImage | undefined {
    const name = repositoryOf(uri)!;
    const accounts = prebuiltAccountsOf(name)?.accounts;
    const isOfAws = accounts?.[sourceRegion] === uri.slice(0, 12) && accounts[this.region] !== undefined;
    return isOfAws && tag !== undefined ? ContainerImage.fromPrebuilt(PrebuiltRepository.of(name), tag) : undefined;
  }

  /** Where the artifact is, if that is another place. */
  private locationOf(uri: string, isPrefix?: boolean): S3Location | undefined {
    const object = objectOf(uri);
    const mapped = object && this.artifacts._mappings.buckets.get(object.bucket);
    return mapped ? new BucketLocation(mapped, object.key) : this.copyOf(uri, object, isPrefix);
  }

  private copyOf(uri: string, object?: ObjectUri, isPrefix?: boolean): S3Location | undefined {
    const copying = this.artifacts._copying;
    if (!copying) { return undefined; }
    if (!object) { return refuse('PromotedArtifacts.notCopied', uri); }
    if (isPrefix || object.key === '' || object.key.endsWith('/')) { return refuse('PromotedArtifacts.prefix', uri); }
    checkValue(SUBJECT, (issues) => { checkLimit(issues, BUCKET_NAME, object.bucket); });
    const copy = once(this.copies, object.key, () => new CopiedLocation(object, copying));
    const { bucket } = copy.source;
    return bucket === object.bucket ? copy : refuse('PromotedArtifacts.sameKey', uri, { bucket });
  }
}

const SUBJECT = 'promoted artifact';

/** Throws what is wrong with a URI of the description. */
function refuse<C extends Extract<Code, `PromotedArtifacts.${string}`>>(
  code: C, uri: string, facts?: FactsOf<C>,
): never {
  return checkValue(SUBJECT, (issues) => issues.invalidValue(code, uri, ...[facts] as never)) as never;
}
