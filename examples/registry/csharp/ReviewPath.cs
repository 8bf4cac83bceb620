using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SQS;
using CdkSagemaker.ModelPackages;
using Constructs;

namespace Registry;

public class ReviewPath : Construct
{
    public Role Scientist { get; }
    public Role Reviewer { get; }
    public Queue Approvals { get; }

    public ReviewPath(Construct scope, string id, IModelPackageGroup modelPackageGroup) : base(scope, id)
    {
        Scientist = new Role(this, "Scientist", new RoleProps { AssumedBy = new AccountRootPrincipal() });
        modelPackageGroup.Grants.Register(Scientist, new RegisterGrantOptions
        {
            ApprovalStatuses = [ModelApprovalStatus.PENDING_MANUAL_APPROVAL],
            Stages = [ModelLifeCycleStage.DEVELOPMENT],
        });
        modelPackageGroup.Grants.ChangeStage(Scientist, new ModelPackageGroupChangeStageGrantOptions
        {
            FromStages = [ModelLifeCycleStage.DEVELOPMENT],
            ToStages = [ModelLifeCycleStage.QA],
            ToStatuses = [ModelLifeCycleStageStatus.PENDING_APPROVAL],
        });
        Reviewer = new Role(this, "Reviewer", new RoleProps { AssumedBy = new AccountRootPrincipal() });
        modelPackageGroup.Grants.Approve(Reviewer);
        modelPackageGroup.Grants.ChangeStage(Reviewer, new ModelPackageGroupChangeStageGrantOptions
        {
            FromStages = [ModelLifeCycleStage.QA],
            ToStages = [ModelLifeCycleStage.QA, ModelLifeCycleStage.PRODUCTION],
        });

        var key = new Key(this, "Key", new KeyProps { EnableKeyRotation = true, RemovalPolicy = RemovalPolicy.DESTROY });
        var failures = new Queue(this, "Failures", Props(key));
        var props = Props(key);
        props.DeadLetterQueue = new DeadLetterQueue { Queue = failures, MaxReceiveCount = 3 };
        Approvals = new Queue(this, "Approvals", props);
        modelPackageGroup.OnApproved("Approved", new DecisionEventOptions
        {
            Description = "Passes approved versions on to their deployment",
            EventPattern = new EventPattern { Detail = new Dictionary<string, object> { ["ModelPackageStatus"] = new[] { "Completed" } } },
            Target = new SqsQueue(Approvals, new SqsQueueProps
            {
                MessageGroupId = "approvals",
                Message = RuleTargetInput.FromObject(new Dictionary<string, object>
                {
                    ["approvedAt"] = ModelPackageEvent.LastModifiedTime,
                    ["modelPackageArn"] = ModelPackageEvent.ModelPackageArn,
                    ["version"] = ModelPackageEvent.ModelPackageVersion,
                }),
            }),
        });
    }

    private static QueueProps Props(Key key) => new() { Fifo = true, ContentBasedDeduplication = true, EncryptionMasterKey = key, EnforceSSL = true };
}
