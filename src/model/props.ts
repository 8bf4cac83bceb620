import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ModelContainer } from './container';
import { InferenceExecutionMode } from './execution-mode';

/**
 * Properties of a Model.
 *
 * Only the tags of a model can be updated. Any other change replaces the model, so that resources that use it, such as
 * an endpoint configuration, must refer to the new model.
 */
export interface ModelProps {
  /**
   * The containers of the model: one, or 2 to 15 containers that form an inference pipeline in this order.
   *
   * A change replaces the model.
   */
  readonly containers: ModelContainer[];

  /**
   * The name of the model: letters, digits and hyphens, at most 63 characters.
   *
   * A change replaces the model. If the name is specified, the replacement by a change of any other property fails
   * unless the name is changed as well, because the new model would have the same name as the old model.
   *
   * @default - CloudFormation generates a name
   */
  readonly modelName?: string;

  /**
   * The execution role, with which SageMaker pulls the images, reads the model data and runs the containers.
   *
   * The role is granted the permissions that the containers need. A change replaces the model.
   *
   * @default - a role is created that only SageMaker can assume and that has only the permissions that the containers
   * need
   */
  readonly role?: iam.IRoleRef;

  /**
   * Whether SageMaker can assume the created role only on behalf of this account (conditions on `aws:SourceAccount` and
   * `aws:SourceArn`).
   *
   * AWS recommends such conditions, but documents them only for training jobs. Test the model before you rely on them.
   * Cannot be combined with `role`.
   *
   * @default false
   */
  readonly confusedDeputyProtection?: boolean;

  /**
   * The execution mode of the containers of a pipeline. The direct mode requires a host name for each container.
   *
   * A change replaces the model.
   *
   * @default InferenceExecutionMode.SERIAL
   */
  readonly executionMode?: InferenceExecutionMode;

  /**
   * The VPC that the containers are connected to. Without a route to the internet, it requires an endpoint for Amazon
   * S3.
   *
   * A change replaces the model.
   *
   * @default - the containers run in a VPC that SageMaker manages
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The subnets of the VPC that the containers are connected to: 1 to 16, in at least two availability zones. Requires
   * `vpc`.
   *
   * A change replaces the model.
   *
   * @default - the private subnets
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * The security groups of the containers: 1 to 5. Requires `vpc`.
   *
   * A change replaces the model.
   *
   * @default - a security group is created
   */
  readonly securityGroups?: ec2.ISecurityGroupRef[];

  /**
   * Whether the created security group allows all outbound traffic. Requires `vpc`. Cannot be combined with
   * `securityGroups`.
   *
   * @default true
   */
  readonly allowAllOutbound?: boolean;

  /**
   * Whether the containers are isolated from the network. With isolation, they cannot make any network calls, and only
   * SageMaker exchanges data with them.
   *
   * Required for packages of AWS Marketplace. Not supported by images that read from Amazon S3 at run time. A change
   * replaces the model.
   *
   * @default false
   */
  readonly networkIsolation?: boolean;
}
