import json
import os
import re
from pathlib import Path

import pytest
from aws_cdk import Acknowledgment, App, Environment, Stack, Validations
from aws_cdk.assertions import Annotations, Match, Template
from aws_cdk.aws_iam import AccountRootPrincipal, Role
from cdk_sagemaker_model_package import (
    ContainerImage, InferenceContainer, InferenceSpecification, InstanceType, ModelData, ModelPackage,
    ModelPackageGroup, PrebuiltRepository,
)

HERE = Path(__file__).parent


class ChurnStack(Stack):
    """The stack that the tests are about. A small archive stands for the model, which is not in the repository."""

    def __init__(self, scope, id, **kwargs):
        super().__init__(scope, id, **kwargs)
        group = ModelPackageGroup(self, "Churn", model_package_group_name="churn")
        first = ModelPackage(
            self,
            "Churn1",
            model_package_group=group,
            inference_specification=InferenceSpecification(
                containers=[
                    InferenceContainer(
                        image=ContainerImage.from_prebuilt(PrebuiltRepository.XGBOOST, "1.7-1"),
                        model_data=ModelData.from_asset(str(HERE / ".." / ".." / "tests" / "model.tar.gz")),
                    )
                ],
                supported_content_types=["text/csv"],
                supported_response_mime_types=["text/csv"],
                supported_realtime_inference_instance_types=[InstanceType.M5_LARGE],
            ),
        )
        Validations.of(first).acknowledge(
            Acknowledgment(
                id="cdk-sagemaker-model-package:ModelPackage.instanceTypesMissing",
                reason="the model runs on endpoints only",
            )
        )
        group.grants.approve(Role(self, "Lead", assumed_by=AccountRootPrincipal()))
        group.on_approved("Approved")


# docs: setup
@pytest.fixture(scope="module")
def stack():
    return ChurnStack(App(), "Churn", env=Environment(account="111122223333", region="eu-west-1"))


@pytest.fixture(scope="module")
def template(stack):
    return Template.from_stack(stack)
# docs: end


# docs: snapshot
def without_hashes(template):
    """Names of assets are hashes of their content: here another model is not another template."""
    return json.loads(re.sub(r"[0-9a-f]{64}", "HASH", json.dumps(template)))


def test_the_template_is_the_one_that_was_reviewed(template):
    snapshot = HERE / "churn.snapshot.json"
    found = without_hashes(template.to_json())
    if "UPDATE_SNAPSHOTS" in os.environ:
        snapshot.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n")
    assert found == json.loads(snapshot.read_text())
# docs: end


# docs: assertions
def test_the_version_serves_the_xgboost_image_of_the_region(template):
    image = {"Fn::Join": ["", Match.array_with(["/sagemaker-xgboost:1.7-1"])]}
    template.has_resource_properties(
        "AWS::SageMaker::ModelPackage",
        {"InferenceSpecification": {"Containers": [Match.object_like({"Image": image})]}},
    )


def test_the_lead_may_approve(template):
    template.has_resource_properties(
        "AWS::IAM::Policy",
        {"PolicyDocument": {"Statement": Match.array_with([Match.object_like({"Action": "sagemaker:UpdateModelPackage"})])}},
    )


def test_the_rule_fires_for_approved_versions_of_the_group(template):
    detail = Match.object_like({"ModelPackageGroupName": ["churn"], "ModelApprovalStatus": ["Approved"]})
    template.has_resource_properties("AWS::Events::Rule", {"EventPattern": Match.object_like({"detail": detail})})


def test_the_stack_has_no_warnings_but_those_acknowledged(stack):
    Annotations.from_stack(stack).has_no_warning("*", Match.any_value())


def test_a_name_for_a_version_is_refused(stack):
    group = ModelPackageGroup.from_model_package_group_name(stack, "Imported", "churn")
    with pytest.raises(RuntimeError, match="ModelPackage.nameOnVersion"):
        ModelPackage(stack, "Churn2", model_package_group=group, model_package_name="churn")
# docs: end
