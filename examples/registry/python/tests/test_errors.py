import unittest

from aws_cdk import App, Stack
from cdk_sagemaker_model_package import ContainerImage, InferenceSpecification, ModelPackage, ModelPackageGroup

MESSAGE = """invalid model package at Registry/Churn:
  - modelPackageName: "churn" cannot be combined with modelPackageGroup; a package in a group is named by its group and version. Remove modelPackageName (ModelPackage.nameOnVersion, https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/diagnostics.md#modelpackagenameonversion)
  - description: "two\\nlines" is not printable text. Remove the line break (Text.printable, https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/diagnostics.md#textprintable)"""


class ErrorsTest(unittest.TestCase):
    def test_all_that_is_wrong_with_a_package_reaches_python(self) -> None:
        stack = Stack(App(), "Registry")
        with self.assertRaises(RuntimeError) as raised:
            ModelPackage(
                stack,
                "Churn",
                model_package_group=ModelPackageGroup(stack, "Group"),
                model_package_name="churn",
                description="two\nlines",
                inference_specification=InferenceSpecification(
                    containers=[{"image": ContainerImage.from_uri("111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3")}],
                    supported_content_types=["text/csv"],
                    supported_response_mime_types=["text/csv"],
                ),
            )
        self.assertEqual(str(raised.exception), MESSAGE)
        self.assertIsNone(stack.node.try_find_child("Churn"))


if __name__ == "__main__":
    unittest.main()
