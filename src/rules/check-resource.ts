import { MODEL_MEMBERS, modelPropsOf } from './model-props';
import { packagePropsOf } from './package-props';
import { spelledInGroup, spelledInModel } from './spelling';
import { Resource } from './template';
import { removalPolicyOf } from './template-values';
import { checkLimit, checkLimits } from '../diagnostics/check-limits';
import { checkRemovalPolicy } from '../diagnostics/common-checks';
import { Issue, Issues } from '../diagnostics/issues';
import { MODEL_PACKAGE_GROUP, TAGS } from '../diagnostics/limits';
import { checkModel } from '../model/check';
import { checkPackage } from '../model-package/check';
import { planPackage } from '../model-package/plan';
import { list, Members, Read, struct, StructMember, TEXT } from '../promotion/member';
import { MODEL_PACKAGE_MEMBERS } from '../promotion/members';
import { MemberReader } from '../promotion/read-members';
import { spelled } from '../promotion/spelling';
import { Unknowns } from '../promotion/unknowns';

const TAGGED = struct({ Tags: list(struct({ Key: TEXT, Value: TEXT })) });
const GROUP_MEMBERS = struct({ ModelPackageGroupName: TEXT, ModelPackageGroupDescription: TEXT });

/**
 * All that the checks of the library say of a resource, at the places of the template. They are made for what
 * TypeScript lets through: where one fails with something else, that is what is said.
 */
export function checkResource(resource: Resource): Issue[] {
  const found = new Issues();
  try {
    checkKnown(found, resource);
  } catch (error) {
    found.invalidUse('Shape.unreadable', { reason: (error as Error).message });
  }
  return found.all.filter(({ isMet }) => !isMet?.());
}

function checkKnown(found: Issues, { type, properties, deletionPolicy, env }: Resource): void {
  // Versions have none at all.
  if (properties.ModelPackageGroupName === undefined || type === 'AWS::SageMaker::ModelPackageGroup') {
    checkTags(found, properties);
  }
  switch (type) {
    case 'AWS::SageMaker::ModelPackage':
      return check(found, properties, MODEL_PACKAGE_MEMBERS, spelled, (issues, described) => {
        const props = packagePropsOf(issues, described, deletionPolicy);
        checkPackage(issues, planPackage(props), props, env);
        if (props.modelPackageGroup && properties.Tags !== undefined) {
          issues.at('tags').warn('ModelPackage.tagsOnVersion', { consequences: '', remedy: '' });
        }
      });
    case 'AWS::SageMaker::Model':
      return check(found, properties, MODEL_MEMBERS, spelledInModel(properties), (issues, described) => {
        checkModel(issues, modelPropsOf(issues, described), env);
      });
    default: return check(found, properties, GROUP_MEMBERS, spelledInGroup, (issues, described) => {
      const { ModelPackageGroupName: modelPackageGroupName, ModelPackageGroupDescription: description } = described;
      checkLimits(issues, MODEL_PACKAGE_GROUP, { modelPackageGroupName, description });
      checkRemovalPolicy(issues, 'ModelPackageGroup', removalPolicyOf(deletionPolicy));
    });
  }
}

/** As the constructs do when the tree is complete. */
function checkTags(issues: Issues, properties: object): void {
  const { Tags } = new MemberReader(issues, undefined, new Unknowns()).read(TAGGED, properties) ?? {};
  if (!Array.isArray(Tags)) { return; }
  const known = Tags.flatMap(({ Key, Value = '' }) => Key === undefined ? [] : [[Key, Value]]);
  checkLimit(issues.at('Tags'), TAGS, Object.fromEntries(known));
}

function check<S extends Members>(
  found: Issues, properties: object, members: StructMember & { readonly members: S }, spell: (place: string) => string,
  checkRead: (issues: Issues, described: Read<{ readonly kind: 'struct'; readonly members: S }>) => void,
): void {
  const described = new MemberReader(found, undefined, new Unknowns()).read(members, properties) ?? {};
  const issues = new Issues();
  checkRead(issues, described as Read<{ readonly kind: 'struct'; readonly members: S }>);
  found.include(issues.all.map((issue) => ({ ...issue, place: spell(issue.place) })));
}
