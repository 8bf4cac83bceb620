package registry;

import io.github.cdksagemaker.modelpackage.DecisionEventOptions;
import io.github.cdksagemaker.modelpackage.IModelPackageGroup;
import io.github.cdksagemaker.modelpackage.ModelApprovalStatus;
import io.github.cdksagemaker.modelpackage.ModelLifeCycleStage;
import io.github.cdksagemaker.modelpackage.ModelLifeCycleStageStatus;
import io.github.cdksagemaker.modelpackage.ModelPackageEvent;
import io.github.cdksagemaker.modelpackage.ModelPackageGroupChangeStageGrantOptions;
import io.github.cdksagemaker.modelpackage.RegisterGrantOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** One role registers versions, another one decides about them, and a deployment takes the approved ones from a queue. */
public class ReviewPath extends Construct {
    private final Role scientist;
    private final Role reviewer;
    private final Queue approvals;

    public ReviewPath(final Construct scope, final String id, final IModelPackageGroup modelPackageGroup) {
        super(scope, id);

        this.scientist = Role.Builder.create(this, "Scientist").assumedBy(new AccountRootPrincipal()).build();
        modelPackageGroup.getGrants().register(this.scientist, RegisterGrantOptions.builder()
                .approvalStatuses(List.of(ModelApprovalStatus.PENDING_MANUAL_APPROVAL))
                .stages(List.of(ModelLifeCycleStage.DEVELOPMENT))
                .build());
        modelPackageGroup.getGrants().changeStage(this.scientist, ModelPackageGroupChangeStageGrantOptions.builder()
                .fromStages(List.of(ModelLifeCycleStage.DEVELOPMENT))
                .toStages(List.of(ModelLifeCycleStage.QA))
                .toStatuses(List.of(ModelLifeCycleStageStatus.PENDING_APPROVAL))
                .build());

        this.reviewer = Role.Builder.create(this, "Reviewer").assumedBy(new AccountRootPrincipal()).build();
        modelPackageGroup.getGrants().approve(this.reviewer);
        modelPackageGroup.getGrants().changeStage(this.reviewer, ModelPackageGroupChangeStageGrantOptions.builder()
                .fromStages(List.of(ModelLifeCycleStage.QA))
                .toStages(List.of(ModelLifeCycleStage.QA, ModelLifeCycleStage.PRODUCTION))
                .build());

        Key key = Key.Builder.create(this, "Key").enableKeyRotation(true).removalPolicy(RemovalPolicy.DESTROY).build();
        Queue failures = queue("Failures", key).build();
        this.approvals = queue("Approvals", key)
                .deadLetterQueue(DeadLetterQueue.builder().queue(failures).maxReceiveCount(3).build())
                .build();
        modelPackageGroup.onApproved("Approved", DecisionEventOptions.builder()
                .description("Passes approved versions on to their deployment")
                .eventPattern(EventPattern.builder()
                        .detail(Map.of("ModelPackageStatus", List.of("Completed")))
                        .build())
                .target(SqsQueue.Builder.create(this.approvals)
                        .messageGroupId("approvals")
                        // The order of the message has to be the same in each run.
                        .message(RuleTargetInput.fromObject(new TreeMap<>(Map.of(
                                "approvedAt", ModelPackageEvent.getLastModifiedTime(),
                                "modelPackageArn", ModelPackageEvent.getModelPackageArn(),
                                "version", ModelPackageEvent.getModelPackageVersion()))))
                        .build())
                .build());
    }

    /** May register versions that wait for a decision, and no others, and move them from development to QA. */
    public Role getScientist() {
        return this.scientist;
    }

    /** May approve and reject, decide in QA, and move versions from QA to production. */
    public Role getReviewer() {
        return this.reviewer;
    }

    /** What was approved. SageMaker may tell of it twice: the queue drops the same message within five minutes. */
    public Queue getApprovals() {
        return this.approvals;
    }

    private Queue.Builder queue(final String id, final Key key) {
        return Queue.Builder.create(this, id)
                .fifo(true)
                .contentBasedDeduplication(true)
                .encryptionMasterKey(key)
                .enforceSsl(true);
    }
}
