import { ITaggable, TagManager } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { checkLimit } from './check-limits';
import { Issues } from './issues';
import { TAGS } from './limits';

/** Looks at the tags of a resource when the construct tree is complete, as aspects apply them. */
export function watchTags(construct: Construct, { tags }: ITaggable): void {
  construct.node.addValidation({ validate: () => tagErrors(tags) });
}

function tagErrors(tags: TagManager): string[] {
  const issues = new Issues();
  checkLimit(issues.at('tags'), TAGS, tags.tagValues());
  return issues.errorLines;
}
