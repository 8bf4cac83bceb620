import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ModelContainer } from './container';
import { InferenceExecutionMode } from './execution-mode';

/**
 * What a model consists of.
 *
 * Nothing of it but its tags can be changed: a change replaces the model, and what serves it, such as an endpoint
 * configuration, has to follow.
 */
export interface ModelProps {
  /** The containers: one, or 2 to 15 that form a pipeline in this order. A change replaces the model. */
  readonly containers: ModelContainer[];

  /**
   * The name: letters, digits and hyphens, at most 63 characters. A change replaces the model.
   *
   * With a name of its own, a model cannot be replaced: the new one would have the name of the old one. Change the name
   * with whatever else you change.
   *
   * @default - CloudFormation names it
   */
  readonly modelName?: string;

  /**
   * The role under which SageMaker pulls the images, reads the model data and runs the containers. It is given what
   * they need. A change replaces the model.
   *
   * @default - a new role that SageMaker alone can assume
   */
  readonly role?: iam.IRole;

  /**
   * Whether the role that the model makes can be assumed by SageMaker only on behalf of this account
   * (`aws:SourceAccount` and `aws:SourceArn`). AWS recommends such conditions, and documents them for training jobs
   * alone: try it before you rely on it. Excludes `role`.
   *
   * @default false
   */
  readonly confusedDeputyProtection?: boolean;

  /**
   * How the containers of a pipeline are called. In direct mode every container has a host name. A change replaces the
   * model.
   *
   * @default InferenceExecutionMode.SERIAL
   */
  readonly executionMode?: InferenceExecutionMode;

  /**
   * The VPC to which the containers are connected. Without a route to the internet, it needs an endpoint for Amazon S3.
   * A change replaces the model.
   *
   * @default - the containers run in a VPC of SageMaker
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The subnets in the VPC: 1 to 16, in at least two availability zones. Needs `vpc`.
   *
   * @default - the private subnets
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * The security groups of the containers: 1 to 5. Needs `vpc`.
   *
   * @default - a new security group
   */
  readonly securityGroups?: ec2.ISecurityGroup[];

  /**
   * Whether the new security group lets all traffic out. Needs `vpc`, and excludes `securityGroups`.
   *
   * @default true
   */
  readonly allowAllOutbound?: boolean;

  /**
   * Whether the containers have no network: nothing gets in or out but what SageMaker brings them. Models from packages
   * of AWS Marketplace need it. Images that read from Amazon S3 as they run cannot do with it. A change replaces the
   * model.
   *
   * @default false
   */
  readonly networkIsolation?: boolean;
}
