"""A registry of 100 packages, its specifications put together in one of three ways: declaratively, by builders, or declaratively with what the packages share made once."""

import sys

from aws_cdk import App, RemovalPolicy, Stack
from aws_cdk import aws_s3 as s3
from cdk_sagemaker_model_package import (
    ContainerImage,
    InferenceContainer,
    InferenceSpecification,
    InstanceType,
    ModelData,
    ModelPackage,
    ModelPackageGroup,
    PrebuiltRepository,
    S3Source,
    TransformInput,
    TransformOutput,
    TransformResources,
    ValidationSpecification,
)

PACKAGES = 100


def declaratively(stack, group, bucket, number):
    ModelPackage(
        stack,
        f"Package{number}",
        model_package_group=group,
        inference_specification=InferenceSpecification(
            containers=[
                InferenceContainer(
                    image=ContainerImage.from_prebuilt(PrebuiltRepository.XGBOOST, "1.7-1"),
                    model_data=ModelData.from_bucket(bucket, f"{number}/model.tar.gz"),
                )
            ],
            supported_content_types=["text/csv"],
            supported_response_mime_types=["text/csv"],
            supported_realtime_inference_instance_types=[InstanceType.M5_LARGE, InstanceType.C5_LARGE],
            supported_transform_instance_types=[InstanceType.M5_LARGE],
        ),
        validation_specification=ValidationSpecification(
            profile_name="rows",
            transform_input=TransformInput(source=S3Source.from_bucket_prefix(bucket, "rows/"), content_type="text/csv"),
            transform_output=TransformOutput(bucket=bucket, prefix=f"{number}/validation"),
            transform_resources=TransformResources(instance_type=InstanceType.M5_LARGE),
        ),
        removal_policy=RemovalPolicy.DESTROY,
    )


def by_builder(stack, group, bucket, number):
    ModelPackage(
        stack,
        f"Package{number}",
        model_package_group=group,
        inference_specification=InferenceSpecification.builder()
        .add_container(
            image=ContainerImage.from_prebuilt(PrebuiltRepository.XGBOOST, "1.7-1"),
            model_data=ModelData.from_bucket(bucket, f"{number}/model.tar.gz"),
        )
        .supported_content_types("text/csv")
        .supported_response_mime_types("text/csv")
        .supported_realtime_inference_instance_types(InstanceType.M5_LARGE, InstanceType.C5_LARGE)
        .supported_transform_instance_types(InstanceType.M5_LARGE)
        .to_specification(),
        validation_specification=ValidationSpecification.builder()
        .profile_name("rows")
        .transform_input(source=S3Source.from_bucket_prefix(bucket, "rows/"), content_type="text/csv")
        .transform_output(bucket=bucket, prefix=f"{number}/validation")
        .transform_resources(instance_type=InstanceType.M5_LARGE)
        .to_specification(),
        removal_policy=RemovalPolicy.DESTROY,
    )


def sharing(bucket):
    image = ContainerImage.from_prebuilt(PrebuiltRepository.XGBOOST, "1.7-1")
    m5_large = InstanceType.M5_LARGE
    c5_large = InstanceType.C5_LARGE
    rows = TransformInput(source=S3Source.from_bucket_prefix(bucket, "rows/"), content_type="text/csv")

    def add(stack, group, bucket, number):
        ModelPackage(
            stack,
            f"Package{number}",
            model_package_group=group,
            inference_specification=InferenceSpecification(
                containers=[InferenceContainer(image=image, model_data=ModelData.from_bucket(bucket, f"{number}/model.tar.gz"))],
                supported_content_types=["text/csv"],
                supported_response_mime_types=["text/csv"],
                supported_realtime_inference_instance_types=[m5_large, c5_large],
                supported_transform_instance_types=[m5_large],
            ),
            validation_specification=ValidationSpecification(
                profile_name="rows",
                transform_input=rows,
                transform_output=TransformOutput(bucket=bucket, prefix=f"{number}/validation"),
                transform_resources=TransformResources(instance_type=m5_large),
            ),
            removal_policy=RemovalPolicy.DESTROY,
        )

    return add


app = App()
stack = Stack(app, "Registry")
group = ModelPackageGroup(stack, "Group")
bucket = s3.Bucket.from_bucket_name(stack, "Models", "models")
style = sys.argv[1]
add = {"declarative": lambda: declaratively, "builder": lambda: by_builder, "sharing": lambda: sharing(bucket)}[style]()
for number in range(PACKAGES):
    add(stack, group, bucket, number)
app.synth()
