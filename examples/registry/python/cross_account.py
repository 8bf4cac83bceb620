from aws_cdk import App, Environment, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from cdk_sagemaker_model_package import (
    ContainerImage,
    InferenceContainer,
    InferenceSpecification,
    InstanceType,
    Model,
    ModelApprovalStatus,
    ModelContainer,
    ModelData,
    ModelPackage,
    ModelPackageGroup,
    ModelPackageGroupAccess,
    PrebuiltRepository,
)

REGION = "eu-west-1"
REGISTRY = "111122223333"
TRAINING = "222233334444"
SERVING = "333344445555"
GROUP_ARN = f"arn:aws:sagemaker:{REGION}:{REGISTRY}:model-package-group/tumours"
BUCKET = "tumour-models-111122223333"


def three_accounts(app: App) -> None:
    """Three accounts: one registers versions, one has the registry and reviews them, one deploys them."""

    # The registry: a group that the two others see, each with what it needs.
    registry = Stack(app, "TumourRegistry", env=Environment(account=REGISTRY, region=REGION))
    models = s3.Bucket(registry, "Models", bucket_name=BUCKET, enforce_ssl=True)
    group = ModelPackageGroup(registry, "Tumours", model_package_group_name="tumours")
    group.share("Training", accounts=[TRAINING], access=[ModelPackageGroupAccess.REGISTER])
    group.share("Serving", accounts=[SERVING], access=[ModelPackageGroupAccess.DEPLOY])
    ModelPackage(
        registry,
        "Tumours1",
        model_package_group=group,
        inference_specification=InferenceSpecification(
            containers=[
                InferenceContainer(
                    image=ContainerImage.from_prebuilt(PrebuiltRepository.XGBOOST, "1.7-1"),
                    model_data=ModelData.from_bucket(models, "tumours/1/model.tar.gz"),
                )
            ],
            supported_content_types=["text/csv"],
            supported_response_mime_types=["text/csv"],
            supported_realtime_inference_instance_types=[InstanceType.M5_LARGE],
            supported_transform_instance_types=[InstanceType.M5_LARGE],
        ),
    )

    # The account that trains: its role can register versions, which the account of the registry reviews.
    training = Stack(app, "TumourTraining", env=Environment(account=TRAINING, region=REGION))
    trainer = iam.Role(training, "Trainer", assumed_by=iam.ServicePrincipal("sagemaker.amazonaws.com"))
    ModelPackageGroup.from_model_package_group_arn(training, "Tumours", GROUP_ARN).grants.register(
        trainer, approval_statuses=[ModelApprovalStatus.PENDING_MANUAL_APPROVAL]
    )

    # The account that deploys: the version is a line of cdk.context.json, and its role can deploy it.
    serving = Stack(app, "TumourServing", env=Environment(account=SERVING, region=REGION))
    version = ModelPackage.from_lookup(
        serving,
        "Latest",
        model_package_group_name=GROUP_ARN,
        images=[ContainerImage.from_prebuilt(PrebuiltRepository.XGBOOST, "1.7-1")],
        model_data=[ModelData.from_bucket_prefix(s3.Bucket.from_bucket_name(serving, "Models", BUCKET), "tumours/")],
    )
    deployer = iam.Role(serving, "Deployer", assumed_by=iam.ServicePrincipal("codebuild.amazonaws.com"))
    ModelPackageGroup.from_model_package_group_arn(serving, "Tumours", GROUP_ARN).grants.deploy(deployer)
    Model(serving, "Model", containers=[ModelContainer.from_model_package(version)])


app = App()
three_accounts(app)
app.synth()
