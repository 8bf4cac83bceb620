package registry;

import io.github.cdksagemaker.modelpackage.AssembleWith;
import io.github.cdksagemaker.modelpackage.BatchStrategy;
import io.github.cdksagemaker.modelpackage.ContainerImage;
import io.github.cdksagemaker.modelpackage.DriftCheckBaselines;
import io.github.cdksagemaker.modelpackage.InferenceContainer;
import io.github.cdksagemaker.modelpackage.InferenceSpecification;
import io.github.cdksagemaker.modelpackage.InstanceType;
import io.github.cdksagemaker.modelpackage.MachineLearningDomain;
import io.github.cdksagemaker.modelpackage.MachineLearningTask;
import io.github.cdksagemaker.modelpackage.MetadataProperties;
import io.github.cdksagemaker.modelpackage.MetricsSource;
import io.github.cdksagemaker.modelpackage.ModelData;
import io.github.cdksagemaker.modelpackage.ModelMetrics;
import io.github.cdksagemaker.modelpackage.ModelPackage;
import io.github.cdksagemaker.modelpackage.ModelPackageGroup;
import io.github.cdksagemaker.modelpackage.PrebuiltRepository;
import io.github.cdksagemaker.modelpackage.S3File;
import io.github.cdksagemaker.modelpackage.S3Source;
import io.github.cdksagemaker.modelpackage.SplitType;
import io.github.cdksagemaker.modelpackage.StatisticsAndConstraints;
import io.github.cdksagemaker.modelpackage.TransformInput;
import io.github.cdksagemaker.modelpackage.TransformOutput;
import io.github.cdksagemaker.modelpackage.TransformResources;
import io.github.cdksagemaker.modelpackage.ValidationSpecification;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/** Registers the tumour model of {@code model/} in the SageMaker model registry, for a reviewer to approve. */
public class RegistryStack extends Stack {
    private final ModelPackage modelPackage;

    public RegistryStack(final Construct scope, final String id) {
        super(scope, id);

        ModelPackageGroup group = ModelPackageGroup.Builder.create(this, "Tumours")
                .description("Tells malignant from benign tumours by the shape of their cells")
                .build();

        new ReviewPath(this, "Review", group);

        Bucket results = Bucket.Builder.create(this, "ValidationResults")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .versioned(true)
                .serverAccessLogsPrefix("access-logs/")
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();

        ValidationSpecification validation = ValidationSpecification.builder()
                .profileName("held-out-rows")
                .transformInput(TransformInput.builder()
                        .source(S3Source.fromAsset(file("batch-transform.csv")))
                        .contentType("text/csv")
                        .splitType(SplitType.LINE)
                        .build())
                .transformOutput(TransformOutput.builder()
                        .bucket(results)
                        .prefix("tumours")
                        .accept("text/csv")
                        .assembleWith(AssembleWith.LINE)
                        .build())
                .transformResources(TransformResources.builder().instanceType(InstanceType.M5_LARGE).build())
                .batchStrategy(BatchStrategy.MULTI_RECORD)
                .maxPayload(Size.mebibytes(6))
                .toSpecification();

        StatisticsAndConstraints quality = StatisticsAndConstraints.builder()
                .statistics(report("evaluation.json"))
                .constraints(report("constraints.json"))
                .build();

        this.modelPackage = ModelPackage.Builder.create(this, "TumourModel")
                .modelPackageGroup(group)
                .description("XGBoost on the Wisconsin breast cancer data")
                .inferenceSpecification(InferenceSpecification.builder()
                        .addContainer(InferenceContainer.builder()
                                .image(ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, "1.7-1"))
                                .modelData(ModelData.fromAsset(file("model.tar.gz")))
                                .framework("XGBOOST")
                                .frameworkVersion("1.7-1")
                                .build())
                        .supportedContentTypes("text/csv")
                        .supportedResponseMimeTypes("text/csv")
                        .supportedRealtimeInferenceInstanceTypes(InstanceType.M5_LARGE, InstanceType.C5_LARGE)
                        .supportedTransformInstanceTypes(InstanceType.M5_LARGE)
                        .toSpecification())
                .validationSpecification(validation)
                .modelMetrics(ModelMetrics.builder().modelQuality(quality).build())
                .modelCard(TumourCard.create())
                .driftCheckBaselines(DriftCheckBaselines.builder().modelQuality(quality).build())
                .customerMetadataProperties(Map.of("team", "diagnostics", "dataset", "breast cancer wisconsin"))
                .metadataProperties(MetadataProperties.builder().generatedBy("examples/registry/model/train.py").build())
                .domain(MachineLearningDomain.MACHINE_LEARNING)
                .task(MachineLearningTask.CLASSIFICATION)
                .samplePayload(S3File.fromAsset(file("payload.tar.gz")))
                .build();
    }

    /** Version 1, which waits for a reviewer. */
    public ModelPackage getModelPackage() {
        return this.modelPackage;
    }

    private static MetricsSource report(final String name) {
        return MetricsSource.builder().file(S3File.fromAsset(file(name))).build();
    }

    private static String file(final String name) {
        return Path.of("..", "model", name).toString();
    }
}
