import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { sinceCdk } from './cdk';

/** Synthesizes an app with one resource. */
function synthesize(type: string, properties: { [name: string]: unknown }): void {
  const app = new App();
  new CfnResource(new Stack(app, 'Stack'), 'Resource', { type, properties });
  app.synth();
}

sinceCdk('2.262.0', 'CDK had no CloudFormation Validate', () => {
  describe('an app in a test', () => {
    test('passes where CloudFormation Validate finds nothing', () => {
      expect(() => synthesize('AWS::SageMaker::ModelPackageGroup', { ModelPackageGroupName: 'churn' })).not.toThrow();
    });

    test('fails where a property is missing', () => {
      expect(() => synthesize('AWS::SageMaker::ModelPackageGroup', {})).toThrow('CloudFormation-Validate::F3003');
    });

    test('fails where a value is not in the enum, which is a warning', () => {
      expect(() => synthesize('AWS::SageMaker::ModelPackage', { ModelApprovalStatus: 'Perhaps' })).toThrow('CloudFormation-Validate::W3030');
    });

    test('fails where a resource of another service has a finding', () => {
      expect(() => synthesize('AWS::Events::Rule', { EventPattern: {}, State: 'PERHAPS' })).toThrow('CloudFormation-Validate::W3030');
    });
  });
});

sinceCdk('2.276.0', 'CDK had no rules of its own', () => {
  test('an app in a test fails where a rule for a certain type of resource finds something', () => {
    const capacity = { MinSize: 2, MaxSize: 1, DesiredEC2Instances: 1 };
    expect(() => synthesize('AWS::GameLift::Fleet', {
      Name: 'fleet', Locations: [{ Location: 'eu-west-1', LocationCapacity: capacity }],
    })).toThrow('CDK-GameLift-002');
  });
});
