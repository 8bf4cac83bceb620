using Amazon.CDK;
using CdkSagemaker.ModelPackages;
using Xunit;

namespace Registry.Tests;

public class ErrorsTest
{
    private const string Message = """
        invalid model package at Registry/Churn:
          - modelPackageName: "churn" cannot be combined with modelPackageGroup; a package in a group is named by its group and version. Remove modelPackageName (ModelPackage.nameOnVersion, https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/diagnostics.md#modelpackagenameonversion)
          - description: "two\nlines" is not printable text. Remove the line break (Text.printable, https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/diagnostics.md#textprintable)
        """;

    [Fact]
    public void AllThatIsWrongWithAPackageReachesCSharp()
    {
        var stack = new Stack(new App(), "Registry");
        var props = new ModelPackageProps
        {
            ModelPackageGroup = new ModelPackageGroup(stack, "Group"),
            ModelPackageName = "churn",
            Description = "two\nlines",
            InferenceSpecification = new InferenceSpecification(new InferenceSpecificationProps
            {
                Containers = [new InferenceContainer { Image = ContainerImage.FromUri("111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3") }],
                SupportedContentTypes = ["text/csv"],
                SupportedResponseMimeTypes = ["text/csv"],
            }),
        };

        // The runtime of jsii knows no other type of exception.
        var thrown = Assert.Throws<Exception>(() => new ModelPackage(stack, "Churn", props));

        Assert.Equal(Message, thrown.Message);
        Assert.Null(stack.Node.TryFindChild("Churn"));
    }
}
