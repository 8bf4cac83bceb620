from pathlib import Path

from aws_cdk import RemovalPolicy, Size, Stack
from aws_cdk import aws_s3 as s3
from cdk_sagemaker_model_package import (
    AssembleWith,
    BatchStrategy,
    ContainerImage,
    DriftCheckBaselines,
    InferenceSpecification,
    InstanceType,
    MachineLearningDomain,
    MachineLearningTask,
    MetadataProperties,
    MetricsSource,
    ModelData,
    ModelMetrics,
    ModelPackage,
    ModelPackageGroup,
    PrebuiltRepository,
    S3File,
    S3Source,
    SplitType,
    StatisticsAndConstraints,
    ValidationSpecification,
)
from constructs import Construct

from review_path import ReviewPath
from tumour_card import tumour_card

MODEL = Path(__file__).parent.parent / "model"


class RegistryStack(Stack):
    """Registers the tumour model of ``model/`` in the SageMaker model registry, for a reviewer to approve."""

    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        group = ModelPackageGroup(
            self,
            "Tumours",
            description="Tells malignant from benign tumours by the shape of their cells",
        )

        ReviewPath(self, "Review", model_package_group=group)

        results = s3.Bucket(
            self,
            "ValidationResults",
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            encryption=s3.BucketEncryption.S3_MANAGED,
            enforce_ssl=True,
            versioned=True,
            server_access_logs_prefix="access-logs/",
            removal_policy=RemovalPolicy.DESTROY,
        )

        validation = (
            ValidationSpecification.builder()
            .profile_name("held-out-rows")
            .transform_input(
                source=S3Source.from_asset(file("batch-transform.csv")),
                content_type="text/csv",
                split_type=SplitType.LINE,
            )
            .transform_output(
                bucket=results,
                prefix="tumours",
                accept="text/csv",
                assemble_with=AssembleWith.LINE,
            )
            .transform_resources(instance_type=InstanceType.M5_LARGE)
            .batch_strategy(BatchStrategy.MULTI_RECORD)
            .max_payload(Size.mebibytes(6))
            .to_specification()
        )

        quality = StatisticsAndConstraints(
            statistics=report("evaluation.json"), constraints=report("constraints.json")
        )

        # Version 1, which waits for a reviewer.
        self.model_package = ModelPackage(
            self,
            "TumourModel",
            model_package_group=group,
            description="XGBoost on the Wisconsin breast cancer data",
            inference_specification=InferenceSpecification.builder()
            .add_container(
                image=ContainerImage.from_prebuilt(PrebuiltRepository.XGBOOST, "1.7-1"),
                model_data=ModelData.from_asset(file("model.tar.gz")),
                framework="XGBOOST",
                framework_version="1.7-1",
            )
            .supported_content_types("text/csv")
            .supported_response_mime_types("text/csv")
            .supported_realtime_inference_instance_types(InstanceType.M5_LARGE, InstanceType.C5_LARGE)
            .supported_transform_instance_types(InstanceType.M5_LARGE)
            .to_specification(),
            validation_specification=validation,
            model_metrics=ModelMetrics(model_quality=quality),
            model_card=tumour_card(),
            drift_check_baselines=DriftCheckBaselines(model_quality=quality),
            customer_metadata_properties={"team": "diagnostics", "dataset": "breast cancer wisconsin"},
            metadata_properties=MetadataProperties(generated_by="examples/registry/model/train.py"),
            domain=MachineLearningDomain.MACHINE_LEARNING,
            task=MachineLearningTask.CLASSIFICATION,
            sample_payload=S3File.from_asset(file("payload.tar.gz")),
        )


def report(name: str) -> MetricsSource:
    return MetricsSource(file=S3File.from_asset(file(name)))


def file(name: str) -> str:
    return str(MODEL / name)
