using Amazon.CDK;
using Amazon.CDK.Assertions;
using CdkSagemaker.ModelPackages;
using Xunit;

namespace Registry.Tests;

public class ChurnTest
{
    // docs: assertions
    private readonly Stack stack = new(new App(), "Churn");

    [Fact]
    public void TheRuleFiresForApprovedVersionsOfTheGroup()
    {
        var group = new ModelPackageGroup(stack, "Group", new ModelPackageGroupProps { ModelPackageGroupName = "churn" });
        group.OnApproved("Approved");

        Template.FromStack(stack).HasResourceProperties("AWS::Events::Rule", new Dictionary<string, object>
        {
            ["EventPattern"] = Match.ObjectLike(new Dictionary<string, object>
            {
                ["detail"] = Match.ObjectLike(new Dictionary<string, object> { ["ModelApprovalStatus"] = new[] { "Approved" } }),
            }),
        });
        Annotations.FromStack(stack).HasNoWarning("*", Match.AnyValue());
    }

    [Fact]
    public void ANameForAVersionIsRefused()
    {
        var group = ModelPackageGroup.FromModelPackageGroupName(stack, "Imported", "churn");
        var props = new ModelPackageProps { ModelPackageGroup = group, ModelPackageName = "churn" };

        var thrown = Assert.Throws<Exception>(() => new ModelPackage(stack, "Churn", props));

        Assert.Contains("ModelPackage.nameOnVersion", thrown.Message);
    }
    // docs: end
}
