import { parseObject } from './card-json';

/** A card as SageMaker hands it out: as a text beside its status. */
export interface ExportedCard<Status> {
  readonly ModelCardContent: string;
  readonly ModelCardStatus?: Status;
}

/** What a text holds if it is not a card itself, but what DescribeModelPackage answers as `ModelCard`. The status is not checked. */
export function exportedCard<Status>(json: string): ExportedCard<Status> | undefined {
  const exported = parseObject(json) as Partial<ExportedCard<Status>> | undefined;
  return typeof exported?.ModelCardContent === 'string' ? exported as ExportedCard<Status> : undefined;
}
