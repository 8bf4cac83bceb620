import { ResourceEnvironment } from 'aws-cdk-lib';
import { Granting } from './granting';
import { CREATE_MODEL } from './perms';
import { arnIn } from '../private/names-and-arns';
import { checkValue } from '../private/violations';

/** Lets an identity make models of these names, in its own account and the region of the package. */
export function allowCreatingModels(granting: Granting, packageEnv: ResourceEnvironment, modelNames: string[] = ['*']): void {
  checkValue('grant', (violations) => {
    if (modelNames.length === 0) {
      violations.at('modelNames').refuse(modelNames, 'allows no model at all', 'name a model, or leave it out');
    }
  });
  const account = granting.grantee.grantPrincipal.principalAccount ?? packageEnv.account;
  granting.allow({
    actions: CREATE_MODEL,
    resourceArns: modelNames.map((name) => arnIn({ account, region: packageEnv.region }, 'model', name)),
  });
}
