package registry;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cdksagemaker.modelpackage.ContainerImage;
import io.github.cdksagemaker.modelpackage.InferenceContainer;
import io.github.cdksagemaker.modelpackage.InferenceSpecification;
import io.github.cdksagemaker.modelpackage.ModelPackage;
import io.github.cdksagemaker.modelpackage.ModelPackageGroup;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.jsii.JsiiException;

class ErrorsTest {
    private static final String MESSAGE = """
            invalid model package at Registry/Churn:
              - modelPackageName: "churn" cannot be combined with modelPackageGroup; a package in a group is named by its group and version. Remove modelPackageName (ModelPackage.nameOnVersion, https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/diagnostics.md#modelpackagenameonversion)
              - description: "two\\nlines" is not printable text. Remove the line break (Text.printable, https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/diagnostics.md#textprintable)""";

    @Test
    void allThatIsWrongWithAPackageReachesJava() {
        Stack stack = new Stack(new App(), "Registry");
        ModelPackage.Builder churn = ModelPackage.Builder.create(stack, "Churn")
                .modelPackageGroup(new ModelPackageGroup(stack, "Group"))
                .modelPackageName("churn")
                .description("two\nlines")
                .inferenceSpecification(InferenceSpecification.Builder.create()
                        .containers(List.of(InferenceContainer.builder()
                                .image(ContainerImage.fromUri("111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3"))
                                .build()))
                        .supportedContentTypes(List.of("text/csv"))
                        .supportedResponseMimeTypes(List.of("text/csv"))
                        .build());

        JsiiException thrown = assertThrows(JsiiException.class, churn::build);

        // What JavaScript's stack has to say follows.
        assertTrue(thrown.getMessage().startsWith(MESSAGE + "\n"), thrown.getMessage());
        assertNull(stack.getNode().tryFindChild("Churn"));
    }
}
