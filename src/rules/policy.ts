import * as iam from 'aws-cdk-lib/aws-iam';
import { allowsEveryone as isPublic } from '../access/grantee-conditions';

/** Whether a statement allows everyone, without a condition that limits who that is. One that is malformed does not. */
export function allowsEveryone(statement: object): boolean {
  try {
    return isPublic(iam.PolicyStatement.fromJson(statement).toStatementJson());
  } catch {
    return false;
  }
}
