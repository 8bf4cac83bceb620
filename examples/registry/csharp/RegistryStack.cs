using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using CdkSagemaker.ModelPackages;
using Constructs;

namespace Registry;

public class RegistryStack : Stack
{
    public ModelPackage ModelPackage { get; }

    public RegistryStack(Construct scope, string id) : base(scope, id)
    {
        var group = new ModelPackageGroup(this, "Tumours", new ModelPackageGroupProps
        {
            Description = "Tells malignant from benign tumours by the shape of their cells",
        });
        new ReviewPath(this, "Review", group);
        var results = new Bucket(this, "ValidationResults", new BucketProps
        {
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            Encryption = BucketEncryption.S3_MANAGED,
            EnforceSSL = true,
            Versioned = true,
            ServerAccessLogsPrefix = "access-logs/",
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        var validation = ValidationSpecification.Builder()
            .ProfileName("held-out-rows")
            .TransformInput(new TransformInput { Source = S3Source.FromAsset(ModelFile("batch-transform.csv")), ContentType = "text/csv", SplitType = SplitType.LINE })
            .TransformOutput(new TransformOutput { Bucket = results, Prefix = "tumours", Accept = "text/csv", AssembleWith = AssembleWith.LINE })
            .TransformResources(new TransformResources { InstanceType = InstanceType.M5_LARGE })
            .BatchStrategy(BatchStrategy.MULTI_RECORD)
            .MaxPayload(Size.Mebibytes(6))
            .ToSpecification();
        var quality = new StatisticsAndConstraints { Statistics = Report("evaluation.json"), Constraints = Report("constraints.json") };
        ModelPackage = new ModelPackage(this, "TumourModel", new ModelPackageProps
        {
            ModelPackageGroup = group,
            Description = "XGBoost on the Wisconsin breast cancer data",
            InferenceSpecification = InferenceSpecification.Builder()
                .AddContainer(new InferenceContainer
                {
                    Image = ContainerImage.FromPrebuilt(PrebuiltRepository.XGBOOST, "1.7-1"),
                    ModelData = ModelData.FromAsset(ModelFile("model.tar.gz")),
                    Framework = "XGBOOST",
                    FrameworkVersion = "1.7-1",
                })
                .SupportedContentTypes("text/csv")
                .SupportedResponseMimeTypes("text/csv")
                .SupportedRealtimeInferenceInstanceTypes(InstanceType.M5_LARGE, InstanceType.C5_LARGE)
                .SupportedTransformInstanceTypes(InstanceType.M5_LARGE)
                .ToSpecification(),
            ValidationSpecification = validation,
            ModelMetrics = new ModelMetrics { ModelQuality = quality },
            ModelCard = TumourCard.Create(),
            DriftCheckBaselines = new DriftCheckBaselines { ModelQuality = quality },
            CustomerMetadataProperties = new Dictionary<string, string> { ["team"] = "diagnostics", ["dataset"] = "breast cancer wisconsin" },
            MetadataProperties = new MetadataProperties { GeneratedBy = "examples/registry/model/train.py" },
            Domain = MachineLearningDomain.MACHINE_LEARNING,
            Task = MachineLearningTask.CLASSIFICATION,
            SamplePayload = S3File.FromAsset(ModelFile("payload.tar.gz")),
        });
    }

    private static MetricsSource Report(string name) => new() { File = S3File.FromAsset(ModelFile(name)) };

    internal static string ModelFile(string name) => Path.Combine("..", "model", name);
}
