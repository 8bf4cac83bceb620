import io.github.cdksagemaker.modelpackage.ContainerImage;
import io.github.cdksagemaker.modelpackage.InferenceContainer;
import io.github.cdksagemaker.modelpackage.InferenceSpecification;
import io.github.cdksagemaker.modelpackage.InstanceType;
import io.github.cdksagemaker.modelpackage.IModelPackage;
import io.github.cdksagemaker.modelpackage.Model;
import io.github.cdksagemaker.modelpackage.ModelApprovalStatus;
import io.github.cdksagemaker.modelpackage.ModelContainer;
import io.github.cdksagemaker.modelpackage.ModelData;
import io.github.cdksagemaker.modelpackage.ModelPackage;
import io.github.cdksagemaker.modelpackage.ModelPackageGroup;
import io.github.cdksagemaker.modelpackage.ModelPackageGroupAccess;
import io.github.cdksagemaker.modelpackage.ModelPackageGroupShareOptions;
import io.github.cdksagemaker.modelpackage.ModelPackageLookupOptions;
import io.github.cdksagemaker.modelpackage.PrebuiltRepository;
import io.github.cdksagemaker.modelpackage.RegisterGrantOptions;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;

/** Three accounts: one registers versions, one has the registry and reviews them, one deploys them. */
public final class CrossAccount {
    private static final String REGION = "eu-west-1";
    private static final String REGISTRY = "111122223333";
    private static final String TRAINING = "222233334444";
    private static final String SERVING = "333344445555";
    private static final String GROUP_ARN = "arn:aws:sagemaker:" + REGION + ":" + REGISTRY + ":model-package-group/tumours";
    private static final String BUCKET = "tumour-models-111122223333";

    private CrossAccount() {
    }

    public static void main(final String[] args) {
        App app = new App();

        // The registry: a group that the two others see, each with what it needs.
        Stack registry = stack(app, "TumourRegistry", REGISTRY);
        Bucket models = Bucket.Builder.create(registry, "Models").bucketName(BUCKET).enforceSsl(true).build();
        ModelPackageGroup group = ModelPackageGroup.Builder.create(registry, "Tumours")
                .modelPackageGroupName("tumours")
                .build();
        group.share("Training", ModelPackageGroupShareOptions.builder()
                .accounts(List.of(TRAINING))
                .access(List.of(ModelPackageGroupAccess.REGISTER))
                .build());
        group.share("Serving", ModelPackageGroupShareOptions.builder()
                .accounts(List.of(SERVING))
                .access(List.of(ModelPackageGroupAccess.DEPLOY))
                .build());
        ModelPackage.Builder.create(registry, "Tumours1")
                .modelPackageGroup(group)
                .inferenceSpecification(InferenceSpecification.Builder.create()
                        .containers(List.of(InferenceContainer.builder()
                                .image(ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, "1.7-1"))
                                .modelData(ModelData.fromBucket(models, "tumours/1/model.tar.gz"))
                                .build()))
                        .supportedContentTypes(List.of("text/csv"))
                        .supportedResponseMimeTypes(List.of("text/csv"))
                        .supportedRealtimeInferenceInstanceTypes(List.of(InstanceType.M5_LARGE))
                        .supportedTransformInstanceTypes(List.of(InstanceType.M5_LARGE))
                        .build())
                .build();

        // The account that trains: its role can register versions, which the account of the registry reviews.
        Stack training = stack(app, "TumourTraining", TRAINING);
        Role trainer = Role.Builder.create(training, "Trainer")
                .assumedBy(new ServicePrincipal("sagemaker.amazonaws.com"))
                .build();
        ModelPackageGroup.fromModelPackageGroupArn(training, "Tumours", GROUP_ARN).getGrants()
                .register(trainer, RegisterGrantOptions.builder()
                        .approvalStatuses(List.of(ModelApprovalStatus.PENDING_MANUAL_APPROVAL))
                        .build());

        // The account that deploys: the version is a line of cdk.context.json, and its role can deploy it.
        Stack serving = stack(app, "TumourServing", SERVING);
        IModelPackage version = ModelPackage.fromLookup(serving, "Latest", ModelPackageLookupOptions.builder()
                .modelPackageGroupName(GROUP_ARN)
                .images(List.of(ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, "1.7-1")))
                .modelData(List.of(ModelData.fromBucketPrefix(Bucket.fromBucketName(serving, "Models", BUCKET), "tumours/")))
                .build());
        Role deployer = Role.Builder.create(serving, "Deployer")
                .assumedBy(new ServicePrincipal("codebuild.amazonaws.com"))
                .build();
        ModelPackageGroup.fromModelPackageGroupArn(serving, "Tumours", GROUP_ARN).getGrants().deploy(deployer);
        Model.Builder.create(serving, "Model")
                .containers(List.of(ModelContainer.fromModelPackage(version)))
                .build();

        app.synth();
    }

    private static Stack stack(final App app, final String id, final String account) {
        return new Stack(app, id, StackProps.builder()
                .env(Environment.builder().account(account).region(REGION).build())
                .build());
    }
}
